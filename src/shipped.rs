//! The catalog that is built into this crate.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::FluentArgs;
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use crate::catalog::Catalog;
use crate::code::Code;

/// The shipped messages, as a layer for [`CatalogBuilder::embedded`](crate::CatalogBuilder::embedded).
#[derive(RustEmbed)]
#[folder = "locales"]
pub struct Locales;

/// The text of a code in a language, from the shipped catalog; see [`Catalog::tr`].
///
/// ```
/// use fluent_codes::{langid, tr};
///
/// assert_eq!(tr(131201, &langid!("zh-CN")), "文件大小过大");
/// assert_eq!(tr(-1, &langid!("en-US")), "Failed");
/// ```
pub fn tr(code: impl Into<Code>, lang: &LanguageIdentifier) -> Cow<'static, str> {
    shipped().tr(code, lang)
}

/// The same, with arguments for the message's variables; see [`Catalog::tr_args`].
pub fn tr_args(
    code: impl Into<Code>,
    lang: &LanguageIdentifier,
    args: &FluentArgs<'_>,
) -> Cow<'static, str> {
    shipped().tr_args(code, lang, args)
}

fn shipped() -> &'static Catalog {
    static SHIPPED: LazyLock<Catalog> =
        LazyLock::new(|| Catalog::builder().embedded::<Locales>().assemble());
    &SHIPPED
}
