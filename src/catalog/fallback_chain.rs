//! Which locales are searched for a message, and in which order.

use std::iter;

use crate::catalog::compiled_locale::CompiledLocale;
use crate::catalog::table::{Row, Table};
use crate::negotiation::accept_language::MAX_ENTRIES;

/// The locales that answer a request, the most preferred first, and those that answer in their place.
#[derive(Clone, Copy)]
pub(crate) struct FallbackChain<'c> {
    pub(crate) table: &'c Table,
    /// The row of the locale that answers best.
    first: &'c Row,
    /// The rows of the further languages of a request list; `rest_len` of them are in use.
    rest: [u16; MAX_REST],
    rest_len: u8,
}

/// How many languages of a request list can follow the first.
const MAX_REST: usize = MAX_ENTRIES - 1;

impl<'c> FallbackChain<'c> {
    /// The chain that begins with these rows.
    pub(crate) fn new(
        table: &'c Table,
        first: &'c Row,
        rest: impl IntoIterator<Item = u16>,
    ) -> FallbackChain<'c> {
        let mut chain = FallbackChain { table, first, rest: [0; MAX_REST], rest_len: 0 };
        for (to, from) in chain.rest.iter_mut().zip(rest) {
            *to = from;
            chain.rest_len += 1;
        }
        chain
    }

    /// The locale that answers best.
    pub(crate) fn first(&self) -> &'c CompiledLocale {
        &self.first.locale
    }

    /// The locales in the order in which they are searched: those of the request, then their
    /// siblings, then the source locale and its siblings. Some come more than once.
    pub(crate) fn locales(&self) -> impl Iterator<Item = &'c CompiledLocale> {
        let table = self.table;
        let rest = self.rest.iter().take(self.rest_len.into());
        let rest = rest.map(move |index| table.row_or_source(usize::from(*index)));
        let rows = iter::once(self.first).chain(rest);
        let of_request = rows.clone().map(|row| &*row.locale);
        let siblings = rows.flat_map(move |row| table.siblings(row));
        of_request.chain(siblings).chain(table.source_and_siblings())
    }
}
