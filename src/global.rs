//! The process's catalog: the shipped one, unless another is installed.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use fluent::FluentArgs;
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use crate::build::assembly::Settings;
use crate::build::embedded_layer::EmbeddedLayer;
use crate::build::layer::Layer;
use crate::catalog::Catalog;
use crate::code::Code;
use crate::language;
use crate::live::current::Current;
use crate::live::live_catalog::LiveCatalog;

/// The shipped messages, as a layer for [`CatalogBuilder::embedded`](crate::CatalogBuilder::embedded).
#[derive(Clone, Copy, Debug, RustEmbed)]
#[folder = "locales"]
pub struct Locales;

// At most one of the two is set. They are separate so that a look-up in a fixed catalog has one
// branch less.
static FIXED: OnceLock<Catalog> = OnceLock::new();
static LIVE: OnceLock<InstalledLive> = OnceLock::new();

/// The live catalog that was installed, and how it answers: a program that installs none has no code
/// of live catalogs.
pub(crate) struct InstalledLive {
    pub(crate) catalog: Arc<LiveCatalog>,
    answer: fn(&LiveCatalog, Code, &LanguageIdentifier, Option<&FluentArgs<'_>>) -> String,
}

/// Held while one of them is set.
static SETTING: Mutex<()> = Mutex::new(());

/// What [`install`] takes: a catalog that stays as it is, or one that follows its files.
#[derive(Debug)]
pub enum ProcessCatalog {
    /// Its texts are borrowed for as long as the process runs.
    Fixed(Box<Catalog>),
    /// Its texts are copied, as they are freed when the files change.
    Live(Arc<LiveCatalog>),
}

impl From<Catalog> for ProcessCatalog {
    fn from(catalog: Catalog) -> ProcessCatalog {
        ProcessCatalog::Fixed(Box::new(catalog))
    }
}

impl From<LiveCatalog> for ProcessCatalog {
    fn from(live: LiveCatalog) -> ProcessCatalog {
        ProcessCatalog::Live(Arc::new(live))
    }
}

impl From<Arc<LiveCatalog>> for ProcessCatalog {
    fn from(live: Arc<LiveCatalog>) -> ProcessCatalog {
        ProcessCatalog::Live(live)
    }
}

/// The text of a code in a language, from the process's catalog.
///
/// This is the shipped catalog, unless another was [installed](install). See [`Catalog::tr`].
///
/// ```
/// use fluent_codes::{langid, tr};
///
/// assert_eq!(tr(131201, &langid!("zh-CN")), "文件大小过大");
/// assert_eq!(tr(-1, &langid!("en-US")), "Failed");
/// ```
#[inline]
pub fn tr(code: impl Into<Code>, lang: &LanguageIdentifier) -> Cow<'static, str> {
    let code = code.into();
    if let Some(catalog) = FIXED.get()
        && let Some(text) = catalog.cached_text(code, lang)
    {
        return Cow::Borrowed(text);
    }
    answer(code, lang, None)
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
    answer(code.into(), lang, Some(args))
}

/// The text of any code from either kind of catalog.
#[cold]
fn answer(
    code: Code,
    lang: &LanguageIdentifier,
    args: Option<&FluentArgs<'_>>,
) -> Cow<'static, str> {
    match installed() {
        Installed::Fixed(catalog) => catalog.answer(code, lang, args),
        Installed::Live(live) => (live.answer)(&live.catalog, code, lang, args).into(),
    }
}

/// The text of any code from a live catalog.
fn live_answer(
    live: &LiveCatalog,
    code: Code,
    lang: &LanguageIdentifier,
    args: Option<&FluentArgs<'_>>,
) -> String {
    live.current().answer(code, lang, args).into_owned()
}

/// The process's catalog, which [`tr`] answers from.
///
/// It is for everything else that a [`Catalog`] can do. If the process's catalog is a live one, this is
/// what it serves now.
///
/// ```
/// let catalog = fluent_codes::catalog();
/// assert_eq!(catalog.accept("zh-SG, en;q=0.5").tr(131201), "文件大小过大");
/// ```
#[inline]
pub fn catalog() -> Current {
    match installed() {
        Installed::Fixed(catalog) => Current::fixed(catalog),
        Installed::Live(live) => live.catalog.current(),
    }
}

/// The process's catalog, of either kind.
#[derive(Clone, Copy)]
pub(crate) enum Installed {
    Fixed(&'static Catalog),
    Live(&'static InstalledLive),
}

/// The process's catalog: the shipped one, if none is installed by now.
#[inline]
pub(crate) fn installed() -> Installed {
    match (FIXED.get(), LIVE.get()) {
        (Some(catalog), _) => Installed::Fixed(catalog),
        (None, Some(live)) => Installed::Live(live),
        (None, None) => first(),
    }
}

/// The process's catalog at the first look-up.
#[cold]
fn first() -> Installed {
    let _setting = SETTING.lock().unwrap_or_else(PoisonError::into_inner);
    match LIVE.get() {
        Some(live) => Installed::Live(live),
        None => Installed::Fixed(FIXED.get_or_init(shipped)),
    }
}

#[cold]
fn shipped() -> Catalog {
    let layer: Box<dyn Layer> = Box::new(EmbeddedLayer::of::<Locales>());
    Settings { layers: vec![layer], ..Settings::new(&language::COMMON) }.assemble()
}

/// Makes a catalog the process's, for as long as it runs.
///
/// It is a [`Catalog`], or a [`LiveCatalog`], by itself or in an [`Arc`] that the application keeps a
/// clone of. To be called once, before the first [`tr`].
///
/// From a live catalog, [`tr`] answers with what its files say now; each text is a copy.
///
/// # Errors
///
/// If one is installed, or the shipped one has answered already. The error returns the catalog.
///
/// ```
/// use fluent_codes::{Catalog, Locales, install, langid, tr};
///
/// # let folder = tempfile::tempdir()?;
/// # std::fs::create_dir(folder.path().join("en-US"))?;
/// # std::fs::write(folder.path().join("en-US/errors.ftl"), "E700001 = The disk is full")?;
/// // E700001 = The disk is full
/// let builder = Catalog::builder().embedded::<Locales>().directory(folder.path());
/// install(builder.live().start()?)?;
/// assert_eq!(tr(131201, &langid!("zh-CN")), "文件大小过大");
/// assert_eq!(tr(700001, &langid!("zh-CN")), "The disk is full");
///
/// let another = Catalog::builder().embedded::<Locales>().build()?;
/// assert_eq!(
///     install(another).unwrap_err().to_string(),
///     "the process has a catalog already; install one before the first look-up"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn install(catalog: impl Into<ProcessCatalog>) -> Result<(), InstallError> {
    let _setting = SETTING.lock().unwrap_or_else(PoisonError::into_inner);
    let catalog = catalog.into();
    if FIXED.get().is_some() || LIVE.get().is_some() {
        return Err(InstallError { catalog });
    }
    match catalog {
        ProcessCatalog::Fixed(catalog) => drop(FIXED.set(*catalog)),
        ProcessCatalog::Live(catalog) => {
            drop(LIVE.set(InstalledLive { catalog, answer: live_answer }));
        }
    }
    Ok(())
}

/// The error of [`install`]: the process has a catalog already.
#[derive(Debug)]
pub struct InstallError {
    catalog: ProcessCatalog,
}

impl InstallError {
    /// The catalog that was not installed.
    pub fn into_catalog(self) -> ProcessCatalog {
        self.catalog
    }
}

impl fmt::Display for InstallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the process has a catalog already; install one before the first look-up")
    }
}

impl std::error::Error for InstallError {}
