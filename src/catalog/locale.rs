//! A locale of a catalog, chosen for a request.

use std::borrow::Cow;
use std::fmt;

use fluent_bundle::FluentArgs;
use unic_langid::LanguageIdentifier;

use crate::catalog::Catalog;
use crate::catalog::message::Message;
use crate::catalog::row::{Cell, Row, Served};
use crate::code::Code;
use crate::negotiation::accept_language::MAX_ENTRIES;

/// The locale that answers a request, from [`Catalog::locale`].
#[derive(Clone, Copy)]
pub struct Locale<'c> {
    catalog: &'c Catalog,
    /// Those of the row, if no other language of a request list can be asked.
    cells: &'c [Cell<'c>],
    row: &'c Row<'c>,
    /// The rows of the languages behind the first in a request list, as many as `rest_len` says.
    rest: [u16; MAX_REST],
    rest_len: u8,
}

/// How many languages of a request list can be behind the first.
const MAX_REST: usize = MAX_ENTRIES - 1;

impl<'c> Locale<'c> {
    pub(crate) fn new(
        catalog: &'c Catalog,
        row: &'c Row<'c>,
        rest: impl IntoIterator<Item = u16>,
    ) -> Locale<'c> {
        let mut locale =
            Locale { catalog, cells: &row.cells, row, rest: [0; MAX_REST], rest_len: 0 };
        for (to, from) in locale.rest.iter_mut().zip(rest) {
            *to = from;
            locale.rest_len += 1;
            locale.cells = &[];
        }
        locale
    }

    /// The language of the locale. A single message may come from one that it falls back to; that
    /// one is [`Message::locale`].
    pub fn id(&self) -> &'c LanguageIdentifier {
        &self.row.locale
    }

    /// The text of a code; see [`Catalog::tr`].
    #[inline]
    pub fn tr(&self, code: impl Into<Code>) -> Cow<'c, str> {
        let code = code.into();
        match self.catalog.text(self.cells, code) {
            Some(text) => Cow::Borrowed(text),
            None => self.answer(code, None),
        }
    }

    /// The text of a code with arguments; see [`Catalog::tr_args`].
    #[inline]
    pub fn tr_args(&self, code: impl Into<Code>, args: &FluentArgs<'_>) -> Cow<'c, str> {
        let code = code.into();
        match self.catalog.text(self.cells, code) {
            Some(text) => Cow::Borrowed(text),
            None => self.answer(code, Some(args)),
        }
    }

    /// The message of a code; see [`Catalog::get`].
    pub fn get(&self, code: impl Into<Code>) -> Option<Message<'c>> {
        let code = code.into();
        let served = self.served(self.catalog.slots.get(code)?)?;
        Message::new(self.catalog, code, served)
    }

    /// The cell of the first locale of the request that has the message itself, then of the first
    /// with a sibling that has it, then of the source locale.
    fn served(&self, slot: usize) -> Option<Served<'c>> {
        if self.rest_len == 0 {
            return self.row.get(slot);
        }
        let rest = self.rest.iter().take(self.rest_len.into()).map(|index| usize::from(*index));
        let rows = || {
            let rest = rest.clone().filter_map(|index| self.catalog.table.rows().get(index));
            std::iter::once(self.row).chain(rest)
        };
        let of_sibling =
            |row: &Row<'c>| row.get(slot).filter(|served| row.siblings.contains(&served.row));
        let own = rows().find_map(|row| row.own(slot));
        own.or_else(|| rows().find_map(of_sibling)).or_else(|| self.row.get(slot))
    }

    /// The text of a message of whatever kind, or of `unknown-code`.
    #[inline(never)]
    pub(crate) fn answer(&self, code: Code, args: Option<&FluentArgs<'_>>) -> Cow<'c, str> {
        let message = self.get(code);
        let text = message.map(|message| message.best_effort(args));
        // An argument may be empty; then the variable shows.
        let text = text.filter(|text| !text.is_empty()).or_else(|| Some(message?.text()));
        text.filter(|text| !text.is_empty()).unwrap_or_else(|| self.unknown(code))
    }

    /// The text for a code that nobody has.
    fn unknown(&self, code: Code) -> Cow<'c, str> {
        let mut args = FluentArgs::new();
        // As a string: Fluent's numbers are exact only to 2^53.
        args.set("code", code.to_string());
        let served = self.served(self.catalog.unknown_slot());
        let message = served.and_then(|served| Message::new(self.catalog, code, served));
        let text = message.map(|message| message.best_effort(Some(&args)));
        text.filter(|text| !text.is_empty())
            .unwrap_or_else(|| Cow::Owned(format!("Unknown error ({code})")))
    }
}

impl fmt::Debug for Locale<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Locale").field(&self.id().to_string()).finish()
    }
}
