//! One locale, compiled: the texts of its codes, and what formats those that need arguments.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::num::NonZeroU32;

use unic_langid::{CharacterDirection, LanguageIdentifier};

use crate::code::Code;
use crate::ftl::{ast, is_blank};
use crate::function::Functions;
use crate::merge::{Merged, Winner};
use crate::pattern::{PatternCompiler, Target};
use crate::problem::{Problem, ProblemKind};
use crate::resolver::{Defect, Program};
use crate::slots::Slots;

/// The reserved id of the text for a code that no locale has.
pub(crate) const UNKNOWN_CODE: &str = "unknown-code";

/// How much text all locales may have that is made out of references, in bytes: they could make
/// small files into much.
const MAX_CONSTANTS_LEN: usize = 16 << 20;

/// Where the text of a code is, for one locale.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell {
    /// Where the text begins in the catalog's text, or which pattern formats it, counted from 1.
    /// No text begins at 0, so that slicing has less to ask.
    start: NonZeroU32,
    /// 0 if a pattern formats the text, as it does one that has more bytes than fit in here.
    len: u16,
    /// The row that the text comes from.
    served: u16,
}

impl Cell {
    /// Neither the locale nor any that it falls back to has the code.
    pub(crate) const MISSING: Cell = Cell { start: NonZeroU32::MIN, len: 0, served: u16::MAX };

    /// The row that the text comes from.
    pub(crate) fn served(self) -> Option<u16> {
        (self.served != u16::MAX).then_some(self.served)
    }

    /// The part of the catalog's text that it is, if it needs no pattern.
    #[inline]
    pub(crate) fn text(self, text: &str) -> Option<&str> {
        let (start, len) = (self.start.get() as usize, usize::from(self.len));
        if len == 0 { None } else { text.get(start..start + len) }
    }

    /// Which pattern of the serving row formats it.
    pub(crate) fn pattern(self) -> Option<usize> {
        (self.len == 0 && self.served().is_some()).then_some(self.start.get() as usize - 1)
    }
}

/// One locale of a catalog.
pub(crate) struct Row {
    pub(crate) locale: LanguageIdentifier,
    /// A cell a code in the order of the catalog's codes, then that of `unknown-code`.
    pub(crate) cells: Box<[Cell]>,
    /// The locale's own position among the rows.
    pub(crate) index: u16,
    /// The rows of the same language and script, this one first, then the nearest.
    pub(crate) siblings: Box<[u16]>,
    pub(crate) program: Program,
    /// The attributes of codes' messages: names and patterns, in the message's order.
    pub(crate) attributes: BTreeMap<Code, Attributes>,
}

/// The names of a message's attributes, and where their patterns are.
pub(crate) type Attributes = Box<[(Box<str>, usize)]>;

impl Row {
    /// The cell of a message that the locale has itself.
    pub(crate) fn own(&self, slot: usize) -> Option<Cell> {
        self.cells.get(slot).copied().filter(|cell| cell.served() == Some(self.index))
    }
}

/// What a locale says itself, before it falls back to others.
pub(crate) struct Own {
    /// In ascending order of the codes.
    pub(crate) cells: Vec<(Code, Cell)>,
    unknown_code: Cell,
    program: Program,
    attributes: BTreeMap<Code, Attributes>,
}

impl Own {
    /// A locale without messages.
    pub(crate) fn empty(locale: &LanguageIdentifier) -> Own {
        let program = Program::new(locale, Vec::new(), false);
        let (cells, attributes) = (Vec::new(), BTreeMap::new());
        Own { cells, unknown_code: Cell::MISSING, program, attributes }
    }

    pub(crate) fn locale(&self) -> &LanguageIdentifier {
        &self.program.locale
    }

    /// The same in memory of its own. What it is in stands behind a syntax tree that is freed by now,
    /// and would keep that memory from going back to the system.
    pub(crate) fn moved(self) -> Own {
        Own { cells: self.cells.clone(), ..self }
    }

    /// The row with a cell for each of the codes, at its slot.
    pub(crate) fn into_row(self, index: u16, codes: &[Code], slots: &Slots) -> Row {
        let Own { cells: own, unknown_code, program, attributes } = self;
        let mut cells = vec![Cell::MISSING; codes.len() + 1].into_boxed_slice();
        for (code, cell) in own {
            if let Some(place) = slots.get(code).and_then(|slot| cells.get_mut(slot)) {
                *place = cell;
            }
        }
        if let Some(last) = cells.last_mut() {
            *last = unknown_code;
        }
        let (locale, siblings) = (program.locale.clone(), Box::default());
        Row { locale, cells, index, siblings, program, attributes }
    }
}

/// What locales are compiled with, and into, beside their rows.
pub(crate) struct Compiler<'o> {
    pub(crate) functions: &'o Functions,
    /// Whether isolation marks go around arguments; `None` leaves it to the locale's direction.
    pub(crate) isolating: Option<bool>,
    /// The text of all locales.
    pub(crate) text: String,
    /// How much of it was made out of references.
    pub(crate) constants_len: usize,
    /// How many locales there are so far.
    pub(crate) compiled: u16,
    pub(crate) problems: Vec<Problem>,
}

impl Compiler<'_> {
    /// Compiles a locale's own messages; `None` if there are more locales than can be numbered.
    pub(crate) fn compile(&mut self, merged: &Merged<'_>) -> Option<Own> {
        let index = self.compiled;
        let Some(compiled) = index.checked_add(1) else {
            let message = format!("expected at most {} locales; this one is left out", u16::MAX);
            let locale = merged.locale.to_string();
            self.problems.push(Problem::of_path(ProblemKind::TooLarge, &locale, message));
            return None;
        };
        self.compiled = compiled;
        let mut patterns = PatternCompiler::new(merged, self.functions);
        let mut cells = Vec::with_capacity(merged.len());
        let mut attributes = BTreeMap::new();
        for (code, winner) in merged.codes() {
            cells.push((code, self.draft(winner, index, &mut patterns)));
            let of_code = compile_attributes(winner, &mut patterns);
            if !of_code.is_empty() {
                attributes.insert(code, of_code);
            }
        }
        let unknown = merged.get(UNKNOWN_CODE, false);
        let draft = unknown.map(|winner| self.draft(winner, index, &mut patterns));
        let mut unknown_code = draft.unwrap_or(Cell::MISSING);

        let mut program = self.program(merged.locale, &mut patterns);
        let winners = merged.codes().map(|(_, winner)| winner).chain(unknown);
        let drafts = cells.iter_mut().map(|(_, cell)| cell).chain([&mut unknown_code]);
        for (winner, cell) in winners.zip(drafts) {
            if let Some(at) = cell.pattern() {
                self.resolve(winner, cell, &program, at);
            }
        }
        cells.retain(|(_, cell)| cell.served().is_some());
        let mut all = cells.iter().map(|(_, cell)| *cell).chain([unknown_code]);
        if attributes.is_empty() && !all.any(|cell| cell.pattern().is_some()) {
            program.patterns = Vec::new();
        }
        Some(Own { cells, unknown_code, program, attributes })
    }

    /// The cell of a message: its text if it is nothing but text, else a pattern.
    fn draft<'p>(
        &mut self,
        winner: Winner<'p>,
        served: u16,
        patterns: &mut PatternCompiler<'_, 'p>,
    ) -> Cell {
        let Some((id, pattern)) = winner.id().zip(winner.value()) else { return Cell::MISSING };
        if let Some(text) = plain_text(pattern)
            && let Ok(len) = text.len().try_into()
        {
            return self.text(winner, served, &text, len);
        }
        let index = patterns
            .index(Target::message(id))
            .and_then(|index| NonZeroU32::try_from(u32::try_from(index + 1).ok()?).ok());
        index.map_or(Cell::MISSING, |start| Cell { start, len: 0, served })
    }

    fn program(
        &mut self,
        locale: &LanguageIdentifier,
        compiler: &mut PatternCompiler<'_, '_>,
    ) -> Program {
        let patterns = compiler.finish();
        let unresolved = compiler.unresolved.drain(..).map(|(winner, at, written)| {
            let message =
                format!("expected an id of this locale, found `{written}`, which it lacks");
            winner.problem(ProblemKind::Reference, at, message)
        });
        self.problems.extend(unresolved);
        let is_rtl = locale.character_direction() == CharacterDirection::RTL;
        Program::new(locale, patterns, self.isolating.unwrap_or(is_rtl))
    }

    /// Makes the cell of a pattern that of a text, if it always comes out the same.
    fn resolve(&mut self, winner: Winner<'_>, cell: &mut Cell, program: &Program, at: usize) {
        // One that is only long, and so borrowed from its pattern.
        if program.text(at).is_some() {
            return;
        }
        let formatted = program.preview(at);
        for defect in &formatted.defects {
            let kind = match defect {
                Defect::CyclicReference(_) => ProblemKind::Reference,
                Defect::UnknownFunction(_) | Defect::TooManyPlaceables | Defect::TooLarge => {
                    ProblemKind::Format
                }
                // With other arguments it might do.
                Defect::FailedFunction(_) if !formatted.is_variable => ProblemKind::Format,
                _ => continue,
            };
            let message = format!("expected a text that can be formatted: {defect}");
            self.problems.push(winner.problem(kind, winner.entry.span.start, message));
        }
        let constants_len = self.constants_len + formatted.text.len();
        if formatted.is_variable
            || !formatted.defects.is_empty()
            || constants_len > MAX_CONSTANTS_LEN
        {
            return;
        }
        if formatted.text.trim().is_empty() {
            let message = "expected a text, found an empty one";
            *cell = self.refuse(winner, ProblemKind::EmptyText, message);
        } else if let Ok(len) = formatted.text.len().try_into() {
            self.constants_len = constants_len;
            *cell = self.text(winner, cell.served, &formatted.text, len);
        }
    }

    fn text(&mut self, winner: Winner<'_>, served: u16, text: &str, len: u16) -> Cell {
        let start = u32::try_from(self.text.len()).and_then(NonZeroU32::try_from);
        let Ok(start) = start else {
            let message = "expected at most 4 GiB of text in all locales";
            return self.refuse(winner, ProblemKind::TooLarge, message);
        };
        self.text.push_str(text);
        Cell { start, len, served }
    }

    fn refuse(&mut self, winner: Winner<'_>, kind: ProblemKind, message: &str) -> Cell {
        let at = winner.entry.span.start;
        self.problems.push(winner.problem(kind, at, message.to_owned()));
        Cell::MISSING
    }
}

fn compile_attributes<'p>(
    winner: Winner<'p>,
    compiler: &mut PatternCompiler<'_, 'p>,
) -> Attributes {
    let Some(id) = winner.id() else { return Box::default() };
    let attributes = winner.attributes().iter().filter(|attribute| !is_blank(&attribute.value));
    let compiled = attributes.filter_map(|attribute| {
        let name = attribute.id.name;
        let target = Target { attribute: Some(name), ..Target::message(id) };
        Some((name.into(), compiler.index(target)?))
    });
    compiled.collect()
}

/// The text of a pattern that is nothing but text.
fn plain_text<'p>(pattern: &'p ast::Pattern<&'p str>) -> Option<Cow<'p, str>> {
    let part = |element: &ast::PatternElement<&'p str>| match element {
        ast::PatternElement::TextElement { value } => Some(*value),
        ast::PatternElement::Placeable { .. } => None,
    };
    match &pattern.elements[..] {
        [element] => part(element).map(Cow::Borrowed),
        elements => elements.iter().map(part).collect::<Option<String>>().map(Cow::Owned),
    }
}
