//! The process's catalog: the one that is built into this crate, unless another is installed.

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

use fluent::FluentArgs;
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use crate::catalog::Catalog;
use crate::code::Code;

/// The shipped messages, as a layer for [`CatalogBuilder::embedded`](crate::CatalogBuilder::embedded).
#[derive(RustEmbed)]
#[folder = "locales"]
pub struct Locales;

static CATALOG: OnceLock<Catalog> = OnceLock::new();

/// The text of a code in a language, from the process's catalog: the shipped one, unless another was
/// [installed](install). See [`Catalog::tr`].
///
/// ```
/// use fluent_codes::{langid, tr};
///
/// assert_eq!(tr(131201, &langid!("zh-CN")), "文件大小过大");
/// assert_eq!(tr(-1, &langid!("en-US")), "Failed");
/// ```
#[inline]
pub fn tr(code: impl Into<Code>, lang: &LanguageIdentifier) -> Cow<'static, str> {
    catalog().tr(code, lang)
}

/// The text of a code in a language, with arguments for the message's variables, from the process's
/// catalog. See [`Catalog::tr_args`].
///
/// ```
/// use fluent_codes::{fluent_args, langid, tr_args};
///
/// // A message without variables needs no arguments; surplus ones do no harm.
/// let args = fluent_args!["limit" => 5];
/// assert_eq!(tr_args(131201, &langid!("zh-CN"), &args), "文件大小过大");
/// ```
#[inline]
pub fn tr_args(
    code: impl Into<Code>,
    lang: &LanguageIdentifier,
    args: &FluentArgs<'_>,
) -> Cow<'static, str> {
    catalog().tr_args(code, lang, args)
}

/// The process's catalog, which [`tr`] answers from: for everything else that a [`Catalog`] can do.
///
/// ```
/// let locale = fluent_codes::catalog().accept("zh-SG, en;q=0.5");
/// assert_eq!(locale.tr(131201), "文件大小过大");
/// ```
#[inline]
pub fn catalog() -> &'static Catalog {
    CATALOG.get_or_init(shipped)
}

#[cold]
fn shipped() -> Catalog {
    Catalog::builder().embedded::<Locales>().settings.assemble()
}

/// Makes a catalog the process's, for as long as it runs. To be called once, before the first
/// [`tr`].
///
/// # Errors
///
/// If one is installed, or the shipped one has answered already. The catalog comes back in the
/// error.
///
/// ```
/// use fluent_codes::{Catalog, Locales, install, langid, tr};
///
/// # let folder = tempfile::tempdir()?;
/// # std::fs::create_dir(folder.path().join("en-US"))?;
/// # std::fs::write(folder.path().join("en-US/errors.ftl"), "E700001 = The disk is full")?;
/// // E700001 = The disk is full
/// let catalog = Catalog::builder().embedded::<Locales>().directory(folder.path()).build()?;
/// install(catalog)?;
/// assert_eq!(tr(131201, &langid!("zh-CN")), "文件大小过大");
/// assert_eq!(tr(700001, &langid!("zh-CN")), "The disk is full");
///
/// let another = Catalog::builder().embedded::<Locales>().build()?;
/// let error = install(another).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "the process has a catalog already; install one before the first look-up"
/// );
/// assert_eq!(error.into_catalog().codes().len(), 81);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn install(catalog: Catalog) -> Result<(), InstallError> {
    CATALOG.set(catalog).map_err(|catalog| InstallError { catalog: Box::new(catalog) })
}

/// The process has a catalog already.
#[derive(Debug)]
pub struct InstallError {
    catalog: Box<Catalog>,
}

impl InstallError {
    /// The catalog that was not installed.
    pub fn into_catalog(self) -> Catalog {
        *self.catalog
    }
}

impl fmt::Display for InstallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the process has a catalog already; install one before the first look-up")
    }
}

impl std::error::Error for InstallError {}
