//! The text of a numeric error code in its user's language, from [Project Fluent] files.
//!
//! ```
//! use fluent_codes::{langid, tr};
//!
//! assert_eq!(tr(131201, &langid!("zh-CN")), "文件大小过大");
//! assert_eq!(tr(131201, &langid!("en-GB")), "size of file exceeds limit");
//! // A language that the catalog lacks is answered in the source locale, English.
//! assert_eq!(tr(131201, &langid!("tlh")), "size of file exceeds limit");
//! // A code that it lacks is answered with a text for unknown codes, in the client's language.
//! assert_eq!(tr(999, &langid!("zh-CN")), "未知错误（999）");
//! ```
//!
//! [`tr`] answers from the catalog that is built into this crate. An application with codes of its
//! own makes its own [`Catalog`]:
//!
//! ```no_run
//! use fluent_codes::{Catalog, Locales, langid};
//!
//! let catalog = Catalog::builder()
//!     .embedded::<Locales>() // the shipped messages,
//!     .directory("/etc/app/locales") // overridden and added to from a folder
//!     .build()?;
//! println!("{}", catalog.tr(700001, &langid!("fr")));
//! # Ok::<(), fluent_codes::BuildError>(())
//! ```
//!
//! # Where to look
//!
//! | for | see |
//! |---|---|
//! | codes of your own, in the program or in a folder | [`Catalog::builder`], [`CatalogBuilder`] |
//! | a request's `Accept-Language` header | [`Catalog::accept`] |
//! | a list of languages, or a user's stored language | [`Catalog::request`], [`parse_language`] |
//! | values for a message's variables | [`fluent_args!`], [`Catalog::tr_args`], [`CatalogBuilder::function`] |
//! | the locale of a text, its attributes, what went wrong in it | [`Catalog::message`], [`Message`] |
//! | files that change while a server runs | [`LiveCatalog`] |
//! | errors with a code | [`ErrorCode`], [`CodedError`], [`Catalog::covers`] |
//! | what a client gets for an error | [`Locale::error`], [`LocalizedError`]; with features, `ErrorRenderer` and the module `axum` |
//! | what is wrong in the files, or in the texts that were asked for | [`Catalog::problems`], [`CatalogBuilder::on_defect`] |
//!
//! The [pages for users] show more: [how messages are written], [how files are checked].
//!
//! # Files
//!
//! A locale is a folder named by its language identifier, with any number of `*.ftl` files in it.
//! The message of code 131201 has the id `E131201`, that of -1 the id `E-1`. `unknown-code` is
//! reserved: it is the text for a code that no locale has, and may use `{ $code }`.
//!
//! # Log
//!
//! The `log` crate gets, with the target `fluent_codes`: the [defects](Defect) of texts that were
//! looked up, as [`CatalogBuilder::on_defect`] describes; the problems of a [`LiveCatalog`] and what
//! became of changed files; with the feature `axum`, each error that was answered.
//!
//! # Features
//!
//! None is on by default, and none changes what another part does.
//!
//! - `derive`: `#[derive(ErrorCode)]` and `code!`, which check codes and arguments against the
//!   messages at compile time.
//! - `serde`: codes, messages and errors by serde.
//! - `http`: the HTTP response to an error, as JSON or as problem details (RFC 9457).
//! - `axum`: a layer and an extractor for axum 0.8.
//!
//! # Scope
//!
//! This crate turns a code and a language into a text. It is not for user interfaces at large
//! (use [`fluent`](https://docs.rs/fluent) itself), does not format dates, and does not decide which codes an API has.
//!
//! [pages for users]: https://github.com/fluent-codes/fluent-codes/tree/main/docs
//! [how messages are written]: https://github.com/fluent-codes/fluent-codes/blob/main/docs/translating.md
//! [how files are checked]: https://github.com/fluent-codes/fluent-codes/blob/main/docs/checking.md
//! [Project Fluent]: https://projectfluent.org

#![cfg_attr(docsrs, feature(doc_cfg))]

mod answer;
#[cfg(feature = "axum")]
#[cfg_attr(docsrs, doc(cfg(feature = "axum")))]
pub mod axum;
mod build;
mod catalog;
mod code;
mod error;
mod format;
mod ftl;
mod global;
mod language;
mod live;
mod logging;
mod negotiation;
mod problem;
pub mod tooling;

#[cfg(feature = "http")]
#[cfg_attr(docsrs, doc(cfg(feature = "http")))]
pub use answer::accept::BodyFormat;
#[cfg(feature = "serde")]
#[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
pub use answer::json::JsonFields;
pub use answer::localized_error::{LocalizedError, LocalizedMessage};
#[cfg(feature = "http")]
#[cfg_attr(docsrs, doc(cfg(feature = "http")))]
pub use answer::problem_details::ProblemDetails;
#[cfg(feature = "http")]
#[cfg_attr(docsrs, doc(cfg(feature = "http")))]
pub use answer::renderer::ErrorRenderer;
pub use build::builder::{BuildError, CatalogBuilder};
pub use catalog::Catalog;
pub use catalog::defect_log::DefectReport;
pub use catalog::format_error::FormatError;
pub use catalog::locale::Locale;
pub use catalog::message::{Attribute, Message};
pub use code::Code;
pub use error::coded_error::CodedError;
pub use error::coverage::{
    CoverageError, CoverageGap, CoverageGapKind, ErrorVariant, ErrorVariants,
};
pub use error::error_code::{ErrorCode, ErrorCodeTypes, find_error_code};
pub use format::argument::Argument;
pub use format::decimal::{Decimal, ParseDecimalError};
pub use format::defect::Defect;
pub use format::owned_args::OwnedArgs;
pub use global::{InstallError, Locales, ProcessCatalog, catalog, install, tr, tr_args};
pub use live::builder::LiveBuilder;
pub use live::current::Current;
pub use live::live_catalog::LiveCatalog;
pub use live::reload::{Rejection, Reload};
pub use live::status::{LocaleStatus, Status};
pub use negotiation::accept_language::accepted_languages;
pub use negotiation::negotiate;
pub use negotiation::stored_language::{AsLanguage, ParseLanguageError, parse_language};
pub use problem::{Problem, ProblemKind};

pub use fluent::{self, FluentArgs, FluentValue};
#[cfg(feature = "derive")]
#[cfg_attr(docsrs, doc(cfg(feature = "derive")))]
pub use fluent_codes_derive::{ErrorCode, code};
pub use rust_embed;
pub use unic_langid::{self, LanguageIdentifier, langid};

/// The code that the documentation shows is compiled and run.
#[cfg(doctest)]
mod pages {
    #[doc = include_str!("../README.md")]
    struct Readme;

    #[doc = include_str!("../README.zh-CN.md")]
    struct ReadmeInChinese;

    #[doc = include_str!("../docs/applications.md")]
    struct Applications;

    #[doc = include_str!("../docs/applications.zh-CN.md")]
    struct ApplicationsInChinese;

    #[doc = include_str!("../docs/deployment.md")]
    struct Deployment;

    #[doc = include_str!("../docs/deployment.zh-CN.md")]
    struct DeploymentInChinese;

    #[cfg(all(feature = "axum", feature = "derive"))]
    #[doc = include_str!("../docs/errors.md")]
    struct Errors;

    #[cfg(all(feature = "axum", feature = "derive"))]
    #[doc = include_str!("../docs/errors.zh-CN.md")]
    struct ErrorsInChinese;
}
