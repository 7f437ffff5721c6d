//! A locale of a catalog, chosen for a request.

use std::borrow::Cow;
use std::fmt;

use fluent_bundle::FluentArgs;
use unic_langid::LanguageIdentifier;

use crate::catalog::Catalog;
use crate::code::Code;
use crate::message::Message;
use crate::row::{Cell, Row, UNKNOWN_CODE};

/// The locale that answers a request, from [`Catalog::locale`].
#[derive(Clone, Copy)]
pub struct Locale<'c> {
    pub(crate) catalog: &'c Catalog,
    pub(crate) row: &'c Row,
}

impl<'c> Locale<'c> {
    /// The language of the locale. A single message may come from one that it falls back to; that
    /// one is [`Message::locale`].
    pub fn id(self) -> &'c LanguageIdentifier {
        &self.row.locale
    }

    /// The text of a code; see [`Catalog::tr`].
    pub fn tr(self, code: impl Into<Code>) -> Cow<'c, str> {
        let code = code.into();
        match self.cell(code) {
            Cell::Text { start, len, .. } => Cow::Borrowed(self.catalog.text_at(start, len)),
            cell => self.format(code, cell, None),
        }
    }

    /// The text of a code with arguments; see [`Catalog::tr_args`].
    pub fn tr_args(self, code: impl Into<Code>, args: &FluentArgs<'_>) -> Cow<'c, str> {
        let code = code.into();
        match self.cell(code) {
            Cell::Text { start, len, .. } => Cow::Borrowed(self.catalog.text_at(start, len)),
            cell => self.format(code, cell, Some(args)),
        }
    }

    /// The message of a code; see [`Catalog::get`].
    pub fn get(self, code: impl Into<Code>) -> Option<Message<'c>> {
        let code = code.into();
        let cell = self.cell(code);
        Message::new(self.catalog, code, &code.message_id(), cell)
    }

    fn cell(self, code: Code) -> Cell {
        self.catalog.slot(code).map_or(Cell::Missing, |slot| self.row.cell(slot))
    }

    /// The text of a message that needs arguments, or of `unknown-code`.
    #[cold]
    fn format(self, code: Code, cell: Cell, args: Option<&FluentArgs<'_>>) -> Cow<'c, str> {
        let message = Message::new(self.catalog, code, &code.message_id(), cell);
        let text = message.map(|message| message.best_effort(args));
        text.filter(|text| !text.is_empty()).unwrap_or_else(|| self.unknown(code))
    }

    /// The text for a code that nobody has.
    fn unknown(self, code: Code) -> Cow<'c, str> {
        let mut args = FluentArgs::new();
        // As a string: Fluent's numbers are exact only to 2^53.
        args.set("code", code.to_string());
        let cell = self.row.cell(self.catalog.unknown_slot());
        let message = Message::new(self.catalog, code, UNKNOWN_CODE, cell);
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
