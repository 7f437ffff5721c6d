//! The messages of all locales, ready to look up.

pub(crate) mod code_set;
pub(crate) mod compiled_locale;
pub(crate) mod defect_log;
pub(crate) mod fallback_chain;
pub(crate) mod format_error;
pub(crate) mod language_cache;
pub(crate) mod locale;
pub(crate) mod locale_text;
pub(crate) mod message;
pub(crate) mod table;
pub(crate) mod text_buffer;
pub(crate) mod unknown_code;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use fluent::FluentArgs;
use unic_langid::LanguageIdentifier;

use crate::catalog::code_set::CodeSet;
use crate::catalog::fallback_chain::FallbackChain;
use crate::catalog::language_cache::LanguageCache;
use crate::catalog::locale::Locale;
use crate::catalog::message::Message;
use crate::catalog::table::{Row, Table};
use crate::code::Code;
use crate::negotiation::accept_language;
use crate::negotiation::matcher::{Match, Matcher, best_first};
use crate::negotiation::stored_language::AsLanguage;
use crate::problem::Problem;

/// The messages of every locale, all layers merged: immutable, and shared freely between threads.
///
/// A look-up does no I/O and never fails. Text without variables is borrowed from the catalog.
///
/// ```
/// use fluent_codes::{Catalog, Locales, langid};
///
/// let catalog = Catalog::builder().embedded::<Locales>().build()?;
///
/// assert_eq!(catalog.tr(131201, &langid!("zh-CN")), "文件大小过大");
/// assert_eq!(catalog.tr(131201, &langid!("tlh")), "size of file exceeds limit");
/// assert_eq!(catalog.tr(42, &langid!("zh-CN")), "未知错误（42）");
/// assert!(catalog.get(42, &langid!("zh-CN")).is_none());
/// # Ok::<(), fluent_codes::BuildError>(())
/// ```
pub struct Catalog {
    pub(crate) table: Table,
    /// Chooses among the rows of the table.
    pub(crate) matcher: Matcher,
    /// The row that answers for a language.
    pub(crate) cache: LanguageCache,
    /// The codes that some locale has.
    pub(crate) codes: Arc<CodeSet>,
    pub(crate) problems: Vec<Problem>,
}

impl Catalog {
    /// The text of a code in a language, or the nearest text that the catalog has.
    ///
    /// A variable shows as Fluent shows one without an argument: `{$name}`.
    #[inline]
    pub fn tr(&self, code: impl Into<Code>, lang: &LanguageIdentifier) -> Cow<'_, str> {
        let code = code.into();
        match self.cached_text(code, lang) {
            Some(text) => Cow::Borrowed(text),
            None => self.answer(code, lang, None),
        }
    }

    /// The text of a code in a language, with arguments for the message's variables.
    ///
    /// Surplus arguments have no effect. A variable without an argument shows as `{$name}`, and is
    /// reported to [`CatalogBuilder::on_defect`](crate::CatalogBuilder::on_defect);
    /// [`Message::format`] returns an error instead.
    ///
    /// ```
    /// use fluent_codes::{Catalog, fluent_args, langid};
    ///
    /// # let folder = tempfile::tempdir()?;
    /// # std::fs::create_dir(folder.path().join("en-US"))?;
    /// # let text = "E700004 = at most { $limit } files\n";
    /// # std::fs::write(folder.path().join("en-US/errors.ftl"), text)?;
    /// // E700004 = at most { $limit } files
    /// let catalog = Catalog::builder().directory(folder.path()).build()?;
    /// let args = fluent_args!["limit" => 5000];
    /// assert_eq!(catalog.tr_args(700004, &langid!("en-US"), &args), "at most 5,000 files");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn tr_args(
        &self,
        code: impl Into<Code>,
        lang: &LanguageIdentifier,
        args: &FluentArgs<'_>,
    ) -> Cow<'_, str> {
        let code = code.into();
        match self.cached_text(code, lang) {
            Some(text) => Cow::Borrowed(text),
            None => self.answer(code, lang, Some(args)),
        }
    }

    /// The message of a code: its text, its attributes, and the locale that the text is from.
    ///
    /// A code that no locale has gets the message `unknown-code`; [`Message::is_known`] tells them
    /// apart.
    ///
    /// ```
    /// # use fluent_codes::{Catalog, Locales, langid};
    /// # let catalog = Catalog::builder().embedded::<Locales>().build()?;
    /// let message = catalog.message(131201, &langid!("zh-SG"));
    /// assert_eq!(message.text(), "文件大小过大");
    /// assert_eq!(message.locale().to_string(), "zh-CN"); // for `Content-Language`
    /// assert!(message.is_known());
    /// # Ok::<(), fluent_codes::BuildError>(())
    /// ```
    pub fn message(&self, code: impl Into<Code>, lang: &LanguageIdentifier) -> Message<'_> {
        self.locale(lang).message(code)
    }

    /// The message of a code, or `None` if neither the locales that answer for this language nor the
    /// source locale has it.
    ///
    /// ```
    /// # use fluent_codes::{Catalog, Locales, langid};
    /// # let catalog = Catalog::builder().embedded::<Locales>().build()?;
    /// let text = match catalog.get(42, &langid!("zh-CN")) {
    ///     Some(message) => message.text(),
    ///     None => "our support can help".into(),
    /// };
    /// assert_eq!(text, "our support can help");
    /// # Ok::<(), fluent_codes::BuildError>(())
    /// ```
    pub fn get(&self, code: impl Into<Code>, lang: &LanguageIdentifier) -> Option<Message<'_>> {
        self.locale(lang).get(code)
    }

    /// The locale that answers for a language, negotiated once for many look-ups.
    ///
    /// ```
    /// # use fluent_codes::{Catalog, Locales, langid};
    /// # let catalog = Catalog::builder().embedded::<Locales>().build()?;
    /// let locale = catalog.locale(&langid!("zh-SG"));
    /// assert_eq!(locale.id().to_string(), "zh-CN");
    /// assert_eq!(locale.tr(131601), "设备未找到");
    /// # Ok::<(), fluent_codes::BuildError>(())
    /// ```
    pub fn locale(&self, lang: &LanguageIdentifier) -> Locale<'_> {
        Locale::new(FallbackChain::new(&self.table, self.row(lang), []))
    }

    /// The locale that answers for a list of languages, most preferred first. A message that it lacks
    /// comes from the locales of the later languages.
    ///
    /// The languages are identifiers, or texts that [`parse_language`](crate::parse_language) reads;
    /// one that names no language is skipped. The first 32 languages count.
    ///
    /// ```
    /// # use fluent_codes::{Catalog, Locales, langid};
    /// # let catalog = Catalog::builder().embedded::<Locales>().build()?;
    /// let locale = catalog.request(&[langid!("tlh"), langid!("zh")]);
    /// assert_eq!(locale.id().to_string(), "zh-CN");
    /// assert_eq!(catalog.request(&["C", "zh_CN.UTF-8"]).id().to_string(), "zh-CN");
    /// # Ok::<(), fluent_codes::BuildError>(())
    /// ```
    pub fn request<L: AsLanguage>(&self, languages: &[L]) -> Locale<'_> {
        let languages = languages.iter().take(accept_language::MAX_ENTRIES);
        self.locale_of(languages.map(|language| self.matcher.nearest(&*language.as_language()?)))
    }

    /// The locale that answers for an `Accept-Language` header (RFC 9110, section 12.5.4). Any text
    /// is accepted as a header.
    ///
    /// Weights have up to three digits. A locale that an entry of weight 0 covers is not chosen,
    /// unless a longer tag in the header asks for it; the source locale still answers as the last
    /// resort. `*` ends the list. Languages are read as [`parse_language`](crate::parse_language)
    /// does, and entries that do not parse are skipped. The first 32 entries and the first 8 KiB
    /// count.
    ///
    /// ```
    /// # use fluent_codes::{Catalog, Locales, langid};
    /// # let catalog = Catalog::builder().embedded::<Locales>().build()?;
    /// assert_eq!(catalog.accept("tlh, zh;q=0.9, en;q=0.5").tr(131201), "文件大小过大");
    /// assert_eq!(catalog.accept("q=zh;;,NaN").tr(131201), "size of file exceeds limit");
    /// # Ok::<(), fluent_codes::BuildError>(())
    /// ```
    pub fn accept(&self, header: &str) -> Locale<'_> {
        self.accept_lines([header])
    }

    /// The same for a request with several `Accept-Language` lines, which are one list, in their
    /// order. The limits hold for all lines together. Lines may hold any bytes.
    ///
    /// ```
    /// # use fluent_codes::{Catalog, Locales, langid};
    /// # let catalog = Catalog::builder().embedded::<Locales>().build()?;
    /// assert_eq!(catalog.accept_lines(["en;q=0.5", "zh"]).tr(131201), "文件大小过大");
    /// # Ok::<(), fluent_codes::BuildError>(())
    /// ```
    pub fn accept_lines<L: AsRef<[u8]>>(&self, lines: impl IntoIterator<Item = L>) -> Locale<'_> {
        let accepted = accept_language::parse(lines);
        let is_allowed = |index: usize| {
            let row = self.table.rows().get(index);
            row.is_some_and(|row| accepted.allows(row.locale.id()))
        };
        let wanted = accepted.wanted.iter();
        self.locale_of(wanted.map(|language| self.matcher.nearest_allowed(language, is_allowed)))
    }

    fn locale_of(&self, nearest: impl Iterator<Item = Option<Match>>) -> Locale<'_> {
        let mut rows = best_first(nearest).into_iter();
        let first = rows.next().unwrap_or(self.table.source_index);
        let rest = rows.filter_map(|index| u16::try_from(index).ok());
        Locale::new(FallbackChain::new(&self.table, self.table.row_or_source(first), rest))
    }

    /// The locales that have messages, in the order of their names.
    pub fn locales(&self) -> impl ExactSizeIterator<Item = &LanguageIdentifier> {
        self.table.rows().iter().map(|row| row.locale.id())
    }

    /// The codes that at least one locale has, in ascending order.
    ///
    /// ```
    /// # use fluent_codes::{Catalog, Code, Locales};
    /// # let catalog = Catalog::builder().embedded::<Locales>().build()?;
    /// assert_eq!(catalog.codes().len(), 81);
    /// assert!(catalog.codes().any(|code| code == Code::new(131201)));
    /// # Ok::<(), fluent_codes::BuildError>(())
    /// ```
    pub fn codes(&self) -> impl ExactSizeIterator<Item = Code> {
        self.codes.iter()
    }

    /// What is wrong in the files: to be logged. The catalog serves everything that no problem names.
    ///
    /// ```
    /// use fluent_codes::{Catalog, Locales};
    ///
    /// let catalog =
    ///     Catalog::builder().embedded::<Locales>().directory("/no/such/folder").build()?;
    /// for problem in catalog.problems() {
    ///     eprintln!("{problem}");
    /// }
    /// assert_eq!(catalog.problems().len(), 1);
    /// # Ok::<(), fluent_codes::BuildError>(())
    /// ```
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The text of a code, if the language's row is cached and the text needs no formatting.
    #[inline]
    pub(crate) fn cached_text(&self, code: Code, lang: &LanguageIdentifier) -> Option<&str> {
        self.table.rows().get(self.cache.first(lang)?)?.locale.text(code)?.plain()
    }

    /// The text of any code in any language.
    #[cold]
    pub(crate) fn answer(
        &self,
        code: Code,
        lang: &LanguageIdentifier,
        args: Option<&FluentArgs<'_>>,
    ) -> Cow<'_, str> {
        let locale = self.locale(lang);
        match args {
            Some(args) => locale.tr_args(code, args),
            None => locale.tr(code),
        }
    }

    /// The row that answers for a language.
    fn row(&self, lang: &LanguageIdentifier) -> &Row {
        let source = self.table.source_index;
        let find = || self.matcher.nearest(lang).map_or(source, |found| found.index);
        self.table.row_or_source(self.cache.get(lang, find))
    }
}

impl fmt::Debug for Catalog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalog")
            .field("locales", &self.locales().map(ToString::to_string).collect::<Vec<_>>())
            .field("codes", &self.codes.len())
            .field("problems", &self.problems.len())
            .finish_non_exhaustive()
    }
}
