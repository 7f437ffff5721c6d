//! One locale of a catalog: what it comes to for every code.

use std::collections::BTreeMap;

use unic_langid::LanguageIdentifier;

use crate::build::compiler::{Draft, Own};
use crate::catalog::slots::Slots;
use crate::code::Code;
use crate::format::resolver::Program;

/// One locale of a catalog.
pub(crate) struct Row<'t> {
    pub(crate) locale: LanguageIdentifier,
    /// A cell a code in the order of the catalog's codes, then that of `unknown-code`.
    pub(crate) cells: Box<[Cell<'t>]>,
    /// For each cell, the row that it comes from.
    served: Box<[u16]>,
    /// The locale's own position among the rows.
    pub(crate) index: u16,
    /// The rows of the same language and script, this one first, then the nearest.
    pub(crate) siblings: Box<[u16]>,
    pub(crate) program: Program,
    /// The attributes of codes' messages: names and patterns, in the message's order.
    pub(crate) attributes: BTreeMap<Code, Attributes>,
}

/// What a locale says of a code.
#[derive(Clone, Copy)]
pub(crate) enum Cell<'t> {
    Text(&'t str),
    /// Which pattern of the serving row formats the text.
    Pattern(u32),
}

/// A cell that says something, and the row that it comes from.
#[derive(Clone, Copy)]
pub(crate) struct Served<'t> {
    pub(crate) cell: Cell<'t>,
    pub(crate) row: u16,
}

/// The names of a message's attributes, and where their patterns are.
pub(crate) type Attributes = Box<[(Box<str>, usize)]>;

/// A cell that neither the locale nor any that it falls back to has.
const MISSING: Cell<'_> = Cell::Pattern(u32::MAX);
const NO_ROW: u16 = u16::MAX;

impl<'t> Row<'t> {
    /// The row of a locale, with a cell for each of the codes at its slot. Its drafts and their
    /// texts are in what was gathered.
    pub(crate) fn new(
        own: Own,
        index: u16,
        drafts: &[(Code, Draft)],
        text: &'t str,
        codes: &[Code],
        slots: &Slots,
    ) -> Row<'t> {
        let Own { drafts: range, unknown_code, program, attributes } = own;
        let len = codes.len() + 1;
        let mut row = Row {
            locale: program.locale.clone(),
            cells: vec![MISSING; len].into(),
            served: vec![NO_ROW; len].into(),
            index,
            siblings: Box::default(),
            program,
            attributes,
        };
        let drafts = drafts.get(range).unwrap_or_default().iter();
        let drafts = drafts.filter_map(|(code, draft)| Some((slots.get(*code)?, *draft)));
        for (slot, draft) in drafts.chain(unknown_code.map(|draft| (codes.len(), draft))) {
            let cell = match draft {
                Draft::Text { start, len } => {
                    let (start, len) = (start as usize, len as usize);
                    text.get(start..start + len).map(Cell::Text)
                }
                Draft::Pattern(pattern) => Some(Cell::Pattern(pattern)),
            };
            cell.into_iter().for_each(|cell| row.set(slot, Served { cell, row: index }));
        }
        row
    }

    fn set(&mut self, slot: usize, served: Served<'t>) {
        if let Some((cell, row)) = self.cells.get_mut(slot).zip(self.served.get_mut(slot)) {
            (*cell, *row) = (served.cell, served.row);
        }
    }

    /// The cell at a slot, whichever locale says it.
    pub(crate) fn get(&self, slot: usize) -> Option<Served<'t>> {
        let (cell, row) = (*self.cells.get(slot)?, *self.served.get(slot)?);
        (row != NO_ROW).then_some(Served { cell, row })
    }

    /// The cell of a message that the locale has itself.
    pub(crate) fn own(&self, slot: usize) -> Option<Served<'t>> {
        self.get(slot).filter(|served| served.row == self.index)
    }

    /// The slots of what the locale lacks.
    pub(crate) fn missing(&self) -> impl Iterator<Item = usize> {
        let slots = self.served.iter().enumerate();
        slots.filter(|(_, row)| **row == NO_ROW).map(|(slot, _)| slot)
    }

    /// Takes what other locales say, and who its siblings are.
    pub(crate) fn fill_in(&mut self, cells: Vec<(usize, Served<'t>)>, siblings: Box<[u16]>) {
        cells.into_iter().for_each(|(slot, served)| self.set(slot, served));
        self.siblings = siblings;
    }
}
