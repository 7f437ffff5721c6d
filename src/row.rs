//! One locale, compiled: the texts of its codes, and what formats those that need arguments.

use std::collections::BTreeMap;

use unic_langid::{CharacterDirection, LanguageIdentifier};

use crate::code::Code;
use crate::ftl::{ast, is_blank};
use crate::function::Functions;
use crate::merge::{Merged, Winner};
use crate::number::Plurals;
use crate::pattern::{PatternCompiler, Target};
use crate::problem::{Problem, ProblemKind};
use crate::resolver::{Defect, Program};

/// The reserved id of the text for a code that no locale has.
pub(crate) const UNKNOWN_CODE: &str = "unknown-code";

/// How long a text may be, in bytes, to be resolved when the catalog is built, and all of these
/// together: references could make small files into much text.
const MAX_CONSTANT_LEN: usize = 64 << 10;
const MAX_CONSTANTS_LEN: usize = 16 << 20;

/// Where the text of a code is, for one locale.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cell {
    /// Neither this locale nor any that it falls back to has the code.
    Missing,
    /// The text needs no arguments: it is this part of the catalog's text.
    Text { served: u16, start: u32, len: u32 },
    /// The text is formatted by this pattern of the locale that serves it.
    Pattern { served: u16, index: u32 },
}

impl Cell {
    /// This cell, or the other where it is missing.
    pub(crate) fn or(self, other: Cell) -> Cell {
        match self {
            Cell::Missing => other,
            _ => self,
        }
    }

    /// The row that the text comes from.
    pub(crate) fn served(self) -> Option<u16> {
        match self {
            Cell::Missing => None,
            Cell::Text { served, .. } | Cell::Pattern { served, .. } => Some(served),
        }
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
    /// A locale without messages.
    pub(crate) fn empty(locale: LanguageIdentifier, cells: usize) -> Row {
        let program = Program {
            locale: locale.clone(),
            patterns: Vec::new(),
            plurals: Plurals::new(&locale),
            isolating: false,
        };
        let cells = vec![Cell::Missing; cells].into_boxed_slice();
        let (siblings, attributes) = (Box::default(), BTreeMap::new());
        Row { locale, cells, index: u16::MAX, siblings, program, attributes }
    }

    #[inline]
    pub(crate) fn cell(&self, slot: usize) -> Cell {
        self.cells.get(slot).copied().unwrap_or(Cell::Missing)
    }
}

/// What locales are compiled with, and into, beside their rows.
pub(crate) struct Compiler<'o> {
    pub(crate) functions: &'o Functions,
    /// Whether isolation marks go around arguments; `None` leaves it to the locale's direction.
    pub(crate) isolating: Option<bool>,
    /// The text of all locales.
    pub(crate) text: String,
    /// How much of it was resolved from references.
    pub(crate) constants_len: usize,
    pub(crate) problems: Vec<Problem>,
}

/// A message on its way to a cell.
enum Draft<'p> {
    Missing,
    Text(Vec<&'p str>),
    Pattern(usize),
}

impl Compiler<'_> {
    /// Compiles a locale's own messages, not yet what it falls back to.
    pub(crate) fn compile(&mut self, merged: &Merged<'_>, index: u16, codes: &[Code]) -> Row {
        let mut compiler = PatternCompiler::new(merged, self.functions);
        let ids: Vec<String> =
            codes.iter().map(|code| code.message_id()).chain([UNKNOWN_CODE.to_owned()]).collect();
        let winners: Vec<Option<Winner<'_>>> = ids.iter().map(|id| merged.get(id, false)).collect();
        let drafts: Vec<Draft<'_>> =
            winners.iter().map(|winner| draft(*winner, &mut compiler)).collect();
        let mut attributes = BTreeMap::new();
        for (code, winner) in codes.iter().zip(winners.iter().flatten()) {
            let of_code = compile_attributes(*winner, &mut compiler);
            if !of_code.is_empty() {
                attributes.insert(*code, of_code);
            }
        }
        let mut program = self.program(merged.locale, &mut compiler);
        let cells: Box<[Cell]> = (winners.iter().zip(drafts))
            .map(|(winner, draft)| match (winner, draft) {
                (Some(winner), Draft::Text(parts)) => self.text(*winner, index, &parts.concat()),
                (Some(winner), Draft::Pattern(at)) => self.pattern(*winner, index, &program, at),
                _ => Cell::Missing,
            })
            .collect();
        let is_formatted = cells.iter().any(|cell| matches!(cell, Cell::Pattern { .. }));
        if !is_formatted && attributes.is_empty() {
            program.patterns = Vec::new();
        }
        let locale = merged.locale.clone();
        Row { locale, cells, index, siblings: Box::default(), program, attributes }
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
        let isolating = self.isolating.unwrap_or(is_rtl);
        Program { locale: locale.clone(), patterns, plurals: Plurals::new(locale), isolating }
    }

    /// A message with placeables: a text, if it always comes out the same.
    fn pattern(&mut self, winner: Winner<'_>, served: u16, program: &Program, at: usize) -> Cell {
        let Ok(index) = u32::try_from(at) else { return Cell::Missing };
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
            let problem = winner.problem(kind, winner.entry.span.start, message);
            self.problems.push(Problem { defect: Some(defect.clone()), ..problem });
        }
        let len = self.constants_len + formatted.text.len();
        let is_constant = !formatted.is_variable
            && formatted.defects.is_empty()
            && formatted.text.len() <= MAX_CONSTANT_LEN
            && len <= MAX_CONSTANTS_LEN;
        if !is_constant {
            return Cell::Pattern { served, index };
        }
        self.constants_len = len;
        self.text(winner, served, &formatted.text)
    }

    fn text(&mut self, winner: Winner<'_>, served: u16, text: &str) -> Cell {
        let mut refuse = |kind, message: &str| {
            let at = winner.entry.span.start;
            self.problems.push(winner.problem(kind, at, message.to_owned()));
            Cell::Missing
        };
        if text.trim().is_empty() {
            return refuse(ProblemKind::EmptyText, "expected a text, found an empty one");
        }
        let end = self.text.len() + text.len();
        match (u32::try_from(self.text.len()), u32::try_from(text.len()), u32::try_from(end)) {
            (Ok(start), Ok(len), Ok(_)) => {
                self.text.push_str(text);
                Cell::Text { served, start, len }
            }
            _ => refuse(ProblemKind::TooLarge, "expected at most 4 GiB of text in all locales"),
        }
    }
}

fn draft<'p>(winner: Option<Winner<'p>>, compiler: &mut PatternCompiler<'_, 'p>) -> Draft<'p> {
    let Some((id, pattern)) = winner.and_then(|winner| Some((winner.name()?, winner.value()?)))
    else {
        return Draft::Missing;
    };
    match plain_text(pattern) {
        Some(parts) => Draft::Text(parts),
        None => compiler.index(Target::message(id)).map_or(Draft::Missing, Draft::Pattern),
    }
}

fn compile_attributes<'p>(
    winner: Winner<'p>,
    compiler: &mut PatternCompiler<'_, 'p>,
) -> Attributes {
    let Some(id) = winner.name() else { return Box::default() };
    let attributes = winner.attributes().iter().filter(|attribute| !is_blank(&attribute.value));
    let compiled = attributes.filter_map(|attribute| {
        let name = attribute.id.name;
        let target = Target { attribute: Some(name), ..Target::message(id) };
        Some((name.into(), compiler.index(target)?))
    });
    compiled.collect()
}

/// The parts of a pattern that is nothing but text.
fn plain_text<'p>(pattern: &ast::Pattern<&'p str>) -> Option<Vec<&'p str>> {
    let part = |element: &ast::PatternElement<&'p str>| match element {
        ast::PatternElement::TextElement { value } => Some(*value),
        ast::PatternElement::Placeable { .. } => None,
    };
    pattern.elements.iter().map(part).collect()
}
