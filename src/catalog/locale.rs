//! A locale of a catalog, chosen for a request.

use std::borrow::Cow;
use std::fmt;

use fluent::FluentArgs;
use unic_langid::LanguageIdentifier;

use crate::catalog::code_set::CodeSet;
use crate::catalog::compiled_locale::CompiledLocale;
use crate::catalog::message::Message;
use crate::catalog::table::{Row, Table};
use crate::catalog::texts::Text;
use crate::code::Code;
use crate::negotiation::accept_language::MAX_ENTRIES;

/// The locale that answers a request, from [`Catalog::locale`](crate::Catalog::locale). It is small
/// and can be copied.
///
/// ```
/// use fluent_codes::{Catalog, Locales};
///
/// let catalog = Catalog::builder().embedded::<Locales>().build()?;
/// let locale = catalog.accept("zh-SG, en;q=0.5");
/// assert_eq!(locale.id().to_string(), "zh-CN");
/// assert_eq!(locale.tr(131201), "文件大小过大");
/// assert_eq!(locale.tr(131601), "设备未找到");
/// # Ok::<(), fluent_codes::BuildError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Locale<'c> {
    table: &'c Table,
    row: &'c Row,
    /// The codes and the texts of the row's locale, here so that a look-up follows fewer pointers.
    codes: &'c CodeSet,
    texts: &'c [Text<'c>],
    /// The rows of the further languages of a request list; `rest_len` of them are in use.
    rest: [u16; MAX_REST],
    rest_len: u8,
}

/// How many languages of a request list can follow the first.
const MAX_REST: usize = MAX_ENTRIES - 1;

impl<'c> Locale<'c> {
    /// The locale of a row; messages that it lacks come from the rows of `rest`.
    pub(crate) fn new(
        table: &'c Table,
        row: &'c Row,
        rest: impl IntoIterator<Item = u16>,
    ) -> Locale<'c> {
        let (codes, texts) = (&row.locale.codes, row.locale.texts.as_slice());
        let rest_len = 0;
        let mut locale = Locale { table, row, codes, texts, rest: [0; MAX_REST], rest_len };
        for (to, from) in locale.rest.iter_mut().zip(rest) {
            *to = from;
            locale.rest_len += 1;
        }
        locale
    }

    /// The identifier of the locale. A message that the locale lacks comes from another one, which
    /// [`Message::locale`] names.
    pub fn id(&self) -> &'c LanguageIdentifier {
        self.row.locale.id()
    }

    /// The text of a code; see [`Catalog::tr`](crate::Catalog::tr).
    #[inline]
    pub fn tr(&self, code: impl Into<Code>) -> Cow<'c, str> {
        let code = code.into();
        match self.plain_text(code) {
            Some(text) => Cow::Borrowed(text),
            None => self.answer(code, None),
        }
    }

    /// The text of a code with arguments; see [`Catalog::tr_args`](crate::Catalog::tr_args).
    #[inline]
    pub fn tr_args(&self, code: impl Into<Code>, args: &FluentArgs<'_>) -> Cow<'c, str> {
        let code = code.into();
        match self.plain_text(code) {
            Some(text) => Cow::Borrowed(text),
            None => self.answer(code, Some(args)),
        }
    }

    /// The message of a code; see [`Catalog::message`](crate::Catalog::message).
    pub fn message(&self, code: impl Into<Code>) -> Message<'c> {
        let code = code.into();
        self.get(code).unwrap_or_else(|| {
            Message::unknown(self.table, code, self.find(CompiledLocale::unknown_code))
        })
    }

    /// The message of a code that a locale has; see [`Catalog::get`](crate::Catalog::get).
    pub fn get(&self, code: impl Into<Code>) -> Option<Message<'c>> {
        let code = code.into();
        let found = self.find(|locale| locale.text(code))?;
        Some(Message::known(self.table, code, found))
    }

    /// The text of a code, if the locale has it itself and it needs no formatting.
    #[inline]
    fn plain_text(&self, code: Code) -> Option<&'c str> {
        self.texts.get(self.codes.index_of(code)?)?.plain()
    }

    /// The text of any code.
    #[inline(never)]
    fn answer(&self, code: Code, args: Option<&FluentArgs<'_>>) -> Cow<'c, str> {
        self.message(code).tr(args)
    }

    /// Finds a text: in the first locale of the request that has it, else in the first of their
    /// siblings that has it, else in the source locale or one of its siblings.
    fn find(
        &self,
        text: impl Fn(&'c CompiledLocale) -> Option<Text<'c>>,
    ) -> Option<(&'c CompiledLocale, Text<'c>)> {
        let with_text = |locale: &'c CompiledLocale| Some((locale, text(locale)?));
        let rest = self.rest.iter().take(self.rest_len.into());
        let rest = rest.map(|index| self.table.row_or_source(usize::from(*index)));
        let rows = std::iter::once(self.row).chain(rest);
        for row in rows.clone() {
            if let Some(found) = with_text(&row.locale) {
                return Some(found);
            }
        }
        for row in rows {
            if let Some(found) = self.table.siblings(row).find_map(with_text) {
                return Some(found);
            }
        }
        self.table.fallback().find_map(with_text)
    }
}

impl fmt::Debug for Locale<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Locale").field(&self.id().to_string()).finish()
    }
}
