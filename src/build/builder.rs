//! Setting up a catalog.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use fluent::{FluentArgs, FluentValue};
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use crate::build::assembly::Settings;
use crate::build::directory_layer::DirectoryLayer;
use crate::build::embedded_layer::EmbeddedLayer;
use crate::build::parallel;
use crate::catalog::Catalog;
use crate::catalog::defect_log::{DefectLog, DefectReport};
use crate::problem::Problem;

/// Collects the layers of a [`Catalog`].
///
/// ```
/// use fluent_codes::{Catalog, Locales, langid};
///
/// let catalog = Catalog::builder().embedded::<Locales>().build()?;
/// assert_eq!(catalog.tr(-1, &langid!("zh")), "错误");
/// # Ok::<(), fluent_codes::BuildError>(())
/// ```
#[derive(Debug, Default)]
#[must_use]
pub struct CatalogBuilder {
    pub(crate) settings: Settings,
}

impl Catalog {
    /// Starts a catalog.
    pub fn builder() -> CatalogBuilder {
        CatalogBuilder::default()
    }
}

impl CatalogBuilder {
    /// The source locale: the one that the others are translated from, and that answers for messages
    /// that they lack. It is `en-US` unless set. A catalog without messages of its source locale has
    /// a [problem](crate::ProblemKind::NoSource).
    pub fn source(mut self, locale: LanguageIdentifier) -> CatalogBuilder {
        self.settings.source = Some(locale);
        self
    }

    /// Adds a layer of files in the program: a `#[derive(RustEmbed)]` folder that holds a folder
    /// of `*.ftl` files for each locale. It overrides the layers added before, message by message.
    ///
    /// ```
    /// use fluent_codes::rust_embed::{self, RustEmbed};
    /// use fluent_codes::{Catalog, langid};
    ///
    /// #[derive(RustEmbed)]
    /// #[folder = "locales"]
    /// struct AppLocales;
    ///
    /// let catalog = Catalog::builder().embedded::<AppLocales>().build()?;
    /// assert_eq!(catalog.tr(131201, &langid!("zh-CN")), "文件大小过大");
    /// # Ok::<(), fluent_codes::BuildError>(())
    /// ```
    pub fn embedded<E: RustEmbed>(mut self) -> CatalogBuilder {
        let layer = EmbeddedLayer::of::<E>();
        if layer.is_large() {
            self.settings.run = parallel::on_threads;
        }
        self.settings.layers.push(Box::new(layer));
        self
    }

    /// Adds a layer of files on disk: a folder that holds a folder of `*.ftl` files for each
    /// locale. It overrides the layers added before, message by message.
    ///
    /// Names that begin with a dot are skipped. A directory that is missing or cannot be read is a
    /// problem of the catalog, not an error.
    pub fn directory(mut self, path: impl Into<PathBuf>) -> CatalogBuilder {
        self.settings.layers.push(Box::new(DirectoryLayer(path.into())));
        self.settings.run = parallel::on_threads;
        self
    }

    /// Whether the isolation marks U+2068 and U+2069 go around arguments in a text. They keep an
    /// argument from changing the direction of the text around it. Unless set, only right-to-left
    /// locales have them.
    pub fn isolating(mut self, isolating: bool) -> CatalogBuilder {
        self.settings.isolating = Some(isolating);
        self
    }

    /// Whether numbers are written as the served locale writes them: in its digits, with its
    /// separators and groups, as `1,234,567.5` in English and `12,34,567.5` in Hindi. They are
    /// unless set. With `false`, as for logs and programs, they are `1234567.5`, with all digits.
    ///
    /// A localized fraction has three digits at most, unless an option of `NUMBER` says otherwise,
    /// as in ECMA-402. A [`Decimal`](crate::Decimal) has those that it is written with.
    pub fn localized_numbers(mut self, localized: bool) -> CatalogBuilder {
        self.settings.localized_numbers = Some(localized);
        self
    }

    /// Adds a function that messages can call, as in `{ KILOBYTES($size) }`. Its name is in capital
    /// letters. `NUMBER` is always there; a function for dates is not, and this is how an
    /// application adds one.
    ///
    /// It gets the positional arguments, the named ones, and the locale that the text is from. It
    /// returns [`FluentValue::Error`] for arguments that it does not accept. It is called when a text
    /// is formatted, never when the catalog is built. If it panics, the text shows `{NAME()}`, and
    /// that is a [defect](crate::Defect::PanickedFunction).
    ///
    /// ```
    /// use fluent_codes::{Catalog, FluentValue, Locales, fluent_args, langid};
    ///
    /// # let folder = tempfile::tempdir()?;
    /// # std::fs::create_dir(folder.path().join("en-US"))?;
    /// # let file = "E700003 = locked until { TIME($hour) }";
    /// # std::fs::write(folder.path().join("en-US/errors.ftl"), file)?;
    /// // E700003 = locked until { TIME($hour) }
    /// let catalog = Catalog::builder()
    ///     .directory(folder.path())
    ///     .function("TIME", |positional, _named, locale| match positional.first() {
    ///         Some(FluentValue::Number(hour)) if *locale == langid!("en-US") => {
    ///             let (hour, half) = (hour.value, if hour.value < 12.0 { "am" } else { "pm" });
    ///             format!("{} {half}", (hour + 11.0) % 12.0 + 1.0).into()
    ///         }
    ///         Some(FluentValue::Number(hour)) => format!("{}:00", hour.value).into(),
    ///         _ => FluentValue::Error,
    ///     })
    ///     .build()?;
    /// let text = catalog.tr_args(700003, &langid!("en-US"), &fluent_args!["hour" => 17]);
    /// assert_eq!(text, "locked until 5 pm");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn function<F>(mut self, name: &str, function: F) -> CatalogBuilder
    where
        F: for<'a> Fn(&[FluentValue<'a>], &FluentArgs<'_>, &LanguageIdentifier) -> FluentValue<'a>
            + Send
            + Sync
            + 'static,
    {
        self.settings.functions.insert(name, false, function);
        self
    }

    /// Sets a callback for each defect of a text that `tr`, `tr_args`,
    /// [`Message::text`](crate::Message::text) or a [`LocalizedError`](crate::LocalizedError) returned:
    /// a missing argument, an unknown code, an unknown function. These do not return errors. It is for
    /// counting, or for a log of one's own.
    ///
    /// Each distinct defect is also logged once an hour, by the `log` crate: as a warning with the
    /// fields `code`, `locale` and, where it is about one, `variable` or `function`. No more than
    /// 60 are logged in a minute. Texts without defects cost nothing more.
    ///
    /// The callback runs in the thread that asked for the text, which waits for it. If it panics,
    /// that is logged.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use std::sync::atomic::{AtomicU64, Ordering};
    ///
    /// use fluent_codes::{Catalog, Locales, langid};
    ///
    /// let unknown_codes = Arc::new(AtomicU64::new(0));
    /// let counter = Arc::clone(&unknown_codes);
    /// let catalog = Catalog::builder()
    ///     .embedded::<Locales>()
    ///     .on_defect(move |report| {
    ///         assert_eq!(report.to_string(), "zh-CN: no message for the code 999");
    ///         counter.fetch_add(1, Ordering::Relaxed);
    ///     })
    ///     .build()?;
    /// assert_eq!(catalog.tr(999, &langid!("zh-CN")), "未知错误（999）");
    /// assert_eq!(unknown_codes.load(Ordering::Relaxed), 1);
    /// # Ok::<(), fluent_codes::BuildError>(())
    /// ```
    pub fn on_defect(
        mut self,
        callback: impl Fn(&DefectReport<'_>) + Send + Sync + 'static,
    ) -> CatalogBuilder {
        self.settings.defect_log = Arc::new(DefectLog::new(Box::new(callback)));
        self
    }

    /// Reads the layers and makes the catalog: the locales of directories on as many threads as
    /// there are processors.
    ///
    /// # Errors
    ///
    /// If there is nothing to serve: no layer has a message. Anything less is one of the catalog's
    /// [problems](Catalog::problems), of which the first 1,000 of a file are listed.
    ///
    /// # Limits
    ///
    /// A catalog has at most 1,000 locales, and a file at most 256 MiB. What exceeds a limit is left
    /// out, and is a problem. A formatted text has at most 1 MiB.
    pub fn build(self) -> Result<Catalog, BuildError> {
        served(self.settings.assemble())
    }
}

/// Returns the catalog, or an error if it has no messages.
pub(crate) fn served(catalog: Catalog) -> Result<Catalog, BuildError> {
    if catalog.table.rows().is_empty() {
        return Err(BuildError { problems: catalog.problems, no_thread: None });
    }
    Ok(catalog)
}

/// The error of building a catalog: no layer has a message, or the thread of a live catalog cannot be
/// started.
#[derive(Debug)]
pub struct BuildError {
    problems: Vec<Problem>,
    /// Why the thread of a live catalog could not be started.
    no_thread: Option<io::Error>,
}

impl BuildError {
    pub(crate) fn no_thread(error: io::Error) -> BuildError {
        BuildError { problems: Vec::new(), no_thread: Some(error) }
    }

    /// What is wrong with the layers.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.no_thread.is_some() {
            return f.write_str("the thread that polls the files cannot be started");
        }
        f.write_str("no layer has a message in a folder named by a language")?;
        match self.problems.first() {
            Some(problem) => write!(f, "; {problem}"),
            None => Ok(()),
        }
    }
}

impl Error for BuildError {
    /// Why the thread of a live catalog cannot be started.
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let error: &(dyn Error + 'static) = self.no_thread.as_ref()?;
        Some(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_of_an_error_is_why_no_thread_was_started() {
        let error = BuildError::no_thread(io::Error::other("too many threads"));
        assert_eq!(error.to_string(), "the thread that polls the files cannot be started");
        assert_eq!(error.source().map(ToString::to_string).as_deref(), Some("too many threads"));
        let nothing = BuildError { problems: Vec::new(), no_thread: None };
        assert_eq!(nothing.to_string(), "no layer has a message in a folder named by a language");
        assert!(nothing.source().is_none());
    }
}
