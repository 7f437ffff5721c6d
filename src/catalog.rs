//! All messages of all locales, ready to look up.

pub(crate) mod locale;
pub(crate) mod memo;
pub(crate) mod message;
pub(crate) mod row;
pub(crate) mod slots;
pub(crate) mod table;

use std::borrow::Cow;
use std::fmt;

use fluent_bundle::FluentArgs;
use unic_langid::LanguageIdentifier;

use crate::catalog::locale::Locale;
use crate::catalog::memo::Memo;
use crate::catalog::message::Message;
use crate::catalog::row::{Cell, Row};
use crate::catalog::slots::Slots;
use crate::catalog::table::Table;
use crate::code::Code;
use crate::negotiation::accept_language::{self, Accepted};
use crate::negotiation::{Match, Matcher, best_first};
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
/// assert_eq!(catalog.tr(131201, &langid!("de")), "size of file exceeds limit");
/// assert_eq!(catalog.tr(42, &langid!("zh-CN")), "未知错误（42）");
/// assert!(catalog.get(42, &langid!("zh-CN")).is_none());
/// # Ok::<(), fluent_codes::BuildError>(())
/// ```
pub struct Catalog {
    /// In ascending order; a code's position is its slot.
    pub(crate) codes: Box<[Code]>,
    pub(crate) slots: Slots,
    pub(crate) table: Table,
    /// Which row is the source locale's; beyond them all if it has no messages.
    pub(crate) source: usize,
    /// Chooses among the rows.
    pub(crate) matcher: Matcher,
    /// Which row answers a language.
    pub(crate) memo: Memo,
    /// How near it is.
    pub(crate) nearness: Memo,
    pub(crate) problems: Vec<Problem>,
}

impl Catalog {
    /// The text of a code in a language, or as near to it as the catalog comes.
    ///
    /// Variables of the message show as Fluent shows those that have no argument: `{$name}`.
    #[inline]
    pub fn tr(&self, code: impl Into<Code>, lang: &LanguageIdentifier) -> Cow<'_, str> {
        let code = code.into();
        match self.quick(code, lang) {
            Some(text) => Cow::Borrowed(text),
            None => self.answer(code, lang, None),
        }
    }

    /// The same, with arguments for the message's variables.
    ///
    /// ```
    /// # use fluent_codes::{Catalog, Locales, langid};
    /// # let catalog = Catalog::builder().embedded::<Locales>().build()?;
    /// use fluent_codes::fluent_args;
    ///
    /// let args = fluent_args!["limit" => 5];
    /// // A message without variables needs no arguments; surplus ones do no harm.
    /// assert_eq!(catalog.tr_args(131201, &langid!("zh-CN"), &args), "文件大小过大");
    /// # Ok::<(), fluent_codes::BuildError>(())
    /// ```
    pub fn tr_args(
        &self,
        code: impl Into<Code>,
        lang: &LanguageIdentifier,
        args: &FluentArgs<'_>,
    ) -> Cow<'_, str> {
        let code = code.into();
        match self.quick(code, lang) {
            Some(text) => Cow::Borrowed(text),
            None => self.answer(code, lang, Some(args)),
        }
    }

    /// The message of a code, or `None` if no locale that answers for this language has it.
    pub fn get(&self, code: impl Into<Code>, lang: &LanguageIdentifier) -> Option<Message<'_>> {
        self.locale(lang).get(code)
    }

    /// The locale that answers for a language: chosen once, for many look-ups.
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
        Locale::new(self, self.row(lang), [])
    }

    /// The locale that answers for a list of languages, most wanted first. A message that it lacks
    /// comes from the locales of the languages behind.
    ///
    /// ```
    /// # use fluent_codes::{Catalog, Locales, langid};
    /// # let catalog = Catalog::builder().embedded::<Locales>().build()?;
    /// let locale = catalog.request(&[langid!("fr"), langid!("zh")]);
    /// assert_eq!(locale.id().to_string(), "zh-CN");
    /// # Ok::<(), fluent_codes::BuildError>(())
    /// ```
    pub fn request(&self, languages: &[LanguageIdentifier]) -> Locale<'_> {
        let languages = languages.iter().take(accept_language::MAX_ENTRIES);
        self.locale_of(languages.map(|language| self.nearest(language)))
    }

    /// The locale that answers for an `Accept-Language` header (RFC 9110), whatever stands in it.
    ///
    /// Weights count to three digits. The locales that an entry of weight 0 names are not chosen,
    /// unless a longer tag wants them; as the last resort the source locale answers all the same.
    /// `*` ends the list; entries that do not parse are passed over; the first 32 count.
    ///
    /// ```
    /// # use fluent_codes::{Catalog, Locales, langid};
    /// # let catalog = Catalog::builder().embedded::<Locales>().build()?;
    /// assert_eq!(catalog.accept("zh-TW,zh;q=0.9,en;q=0.5").tr(131201), "文件大小过大");
    /// assert_eq!(catalog.accept("q=zh;;,NaN").tr(131201), "size of file exceeds limit");
    /// # Ok::<(), fluent_codes::BuildError>(())
    /// ```
    pub fn accept(&self, header: &str) -> Locale<'_> {
        let Accepted { wanted, excluded } = accept_language::parse(header);
        let is_allowed = |index: usize| {
            let Some(row) = self.table.rows().get(index) else { return false };
            // The longest range that covers a locale decides.
            let longest = |ranges: &[LanguageIdentifier]| {
                ranges.iter().filter_map(|range| coverage(range, &row.locale)).max()
            };
            longest(&excluded).is_none_or(|excluded| longest(&wanted) > Some(excluded))
        };
        self.locale_of(wanted.iter().map(|language| match excluded.is_empty() {
            true => self.nearest(language),
            false => self.matcher.nearest_allowed(language, is_allowed),
        }))
    }

    /// What the nearest locale to a language is, if one is near enough.
    fn nearest(&self, lang: &LanguageIdentifier) -> Option<Match> {
        let find = || usize::from(Match::nearness(self.matcher.nearest(lang)));
        let nearness = self.nearness.get(lang, find).try_into().ok()?;
        self.matcher.match_of(self.row_index(lang), nearness)
    }

    fn locale_of(&self, nearest: impl Iterator<Item = Option<Match>>) -> Locale<'_> {
        let indices = best_first(nearest);
        let mut rows = indices.iter().filter_map(|index| self.table.rows().get(*index));
        let first = rows.next().unwrap_or_else(|| self.row_at(self.source));
        Locale::new(self, first, rows.map(|row| row.index))
    }

    /// The locales that have messages, in the order of their names.
    pub fn locales(&self) -> impl ExactSizeIterator<Item = &LanguageIdentifier> {
        self.table.rows().iter().map(|row| &row.locale)
    }

    /// The codes that some locale has, in ascending order.
    pub fn codes(&self) -> impl ExactSizeIterator<Item = Code> {
        self.codes.iter().copied()
    }

    /// What is wrong in the files. Whatever a problem does not name serves.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The text of a code that needs no arguments, in a language whose row is remembered.
    #[inline]
    fn quick(&self, code: Code, lang: &LanguageIdentifier) -> Option<&str> {
        let row = self.table.rows().get(self.memo.first(lang)?)?;
        self.text(&row.cells, code)
    }

    /// The text of any code in any language.
    #[cold]
    fn answer(
        &self,
        code: Code,
        lang: &LanguageIdentifier,
        args: Option<&FluentArgs<'_>>,
    ) -> Cow<'_, str> {
        let row = self.row(lang);
        match self.text(&row.cells, code) {
            Some(text) => Cow::Borrowed(text),
            None => Locale::new(self, row, []).answer(code, args),
        }
    }

    /// The row that answers for a language.
    fn row(&self, lang: &LanguageIdentifier) -> &Row<'_> {
        self.row_at(self.row_index(lang))
    }

    fn row_index(&self, lang: &LanguageIdentifier) -> usize {
        let find = || self.matcher.nearest(lang).map_or(self.source, |found| found.index);
        self.memo.get(lang, find)
    }

    fn row_at(&self, index: usize) -> &Row<'_> {
        self.table.rows().get(index).unwrap_or_else(|| self.table.stand_in())
    }

    /// The text of a code in a row, if it needs no arguments.
    #[inline]
    pub(crate) fn text<'c>(&'c self, cells: &[Cell<'c>], code: Code) -> Option<&'c str> {
        match *cells.get(self.slots.get(code)?)? {
            Cell::Text(text) => Some(text),
            Cell::Pattern(_) => None,
        }
    }

    /// The column of `unknown-code` in every row.
    pub(crate) fn unknown_slot(&self) -> usize {
        self.codes.len()
    }
}

/// How many subtags of a locale a language range covers, if it covers it (RFC 4647, basic
/// filtering).
fn coverage(range: &LanguageIdentifier, locale: &LanguageIdentifier) -> Option<usize> {
    let covers = range.language == locale.language
        && (range.script.is_none() || range.script == locale.script)
        && (range.region.is_none() || range.region == locale.region);
    covers.then(|| 1 + usize::from(range.script.is_some()) + usize::from(range.region.is_some()))
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
