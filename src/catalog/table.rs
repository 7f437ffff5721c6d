//! The rows of all locales, and the texts that they borrow.

use self_cell::self_cell;
use unic_langid::LanguageIdentifier;

use crate::build::compiler::{Gathered, Own};
use crate::catalog::row::{Row, Served};
use crate::catalog::slots::Slots;
use crate::code::Code;
use crate::negotiation::Matcher;

self_cell!(
    /// What every locale says of every code. It owns the texts that need no arguments, one behind
    /// the other.
    pub(crate) struct Table {
        owner: Box<[Box<str>]>,
        #[covariant]
        dependent: Rows,
    }
);

/// A row a locale.
struct Rows<'t> {
    /// In the order of the locales' names.
    all: Box<[Row<'t>]>,
    /// The source locale's row, if it has no messages itself.
    stand_in: Row<'t>,
}

impl Table {
    /// The table of these locales, with a slot for each of the codes. With each locale is told in
    /// which part of what was gathered it is.
    pub(crate) fn compose(
        locales: Vec<(Own, usize)>,
        gathered: Vec<Gathered>,
        source: &LanguageIdentifier,
        codes: &[Code],
        slots: &Slots,
        matcher: &Matcher,
    ) -> Table {
        let (texts, drafts): (Vec<Box<str>>, Vec<_>) =
            gathered.into_iter().map(|part| (part.text.into(), part.drafts)).unzip();
        Table::new(texts.into(), |texts| {
            let row = |((own, part), index): ((Own, usize), u16)| {
                let text = texts.get(part).map_or("", |text| text);
                let drafts = drafts.get(part).map_or(&[][..], |drafts| drafts);
                Row::new(own, index, drafts, text, codes, slots)
            };
            let mut all: Box<[Row<'_>]> = locales.into_iter().zip(0..).map(row).collect();
            let mut stand_in = row(((Own::empty(source), 0), u16::MAX));
            fill_in(&mut all, &mut stand_in, matcher);
            Rows { all, stand_in }
        })
    }

    /// The rows, in the order of the locales' names.
    #[inline]
    pub(crate) fn rows(&self) -> &[Row<'_>] {
        &self.borrow_dependent().all
    }

    /// The source locale's row, if it has no messages itself.
    pub(crate) fn stand_in(&self) -> &Row<'_> {
        &self.borrow_dependent().stand_in
    }
}

/// Fills what a locale lacks in from the locales that it falls back to: siblings of the same
/// language and script, the source locale, the source locale's siblings.
fn fill_in<'t>(rows: &mut [Row<'t>], stand_in: &mut Row<'t>, matcher: &Matcher) {
    let of_source = matcher.siblings(&stand_in.locale);
    let found = |row: &Row<'t>, rows: &[Row<'t>]| {
        let siblings = matcher.siblings(&row.locale);
        let chain: Vec<&Row<'t>> =
            siblings.iter().chain(&of_source).filter_map(|index| rows.get(*index)).collect();
        let find = |slot| Some((slot, chain.iter().find_map(|row| row.own(slot))?));
        let cells: Vec<(usize, Served<'t>)> = row.missing().filter_map(find).collect();
        let siblings = siblings.iter().filter_map(|index| (*index).try_into().ok());
        (cells, siblings.collect())
    };
    for index in 0..rows.len() {
        let found = rows.get(index).map(|row| found(row, rows));
        if let Some((row, (cells, siblings))) = rows.get_mut(index).zip(found) {
            row.fill_in(cells, siblings);
        }
    }
    let (cells, siblings) = found(stand_in, rows);
    stand_in.fill_in(cells, siblings);
}
