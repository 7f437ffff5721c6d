//! Compiling a locale: of what its files say, the texts of its codes, and what formats those that
//! need arguments.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use unic_langid::{CharacterDirection, LanguageIdentifier};

use crate::build::merge::{Merged, Winner};
use crate::build::pattern_compiler::{PatternCompiler, Target};
use crate::catalog::row::Attributes;
use crate::code::Code;
use crate::format::function::Functions;
use crate::format::resolver::{Defect, Program};
use crate::problem::{Problem, ProblemKind};

/// The reserved id of the text for a code that no locale has.
pub(crate) const UNKNOWN_CODE: &str = "unknown-code";

/// What some locales say, gathered where it takes up little memory and leaves no holes in it.
#[derive(Default)]
pub(crate) struct Gathered {
    /// The texts that need no arguments, one behind the other.
    pub(crate) text: String,
    /// Each locale's in ascending order of the codes, one locale behind the other.
    pub(crate) drafts: Vec<(Code, Draft)>,
}

/// What a locale says itself, before it falls back to others.
pub(crate) struct Own {
    /// Which drafts are its.
    pub(crate) drafts: Range<usize>,
    pub(crate) unknown_code: Option<Draft>,
    pub(crate) program: Program,
    pub(crate) attributes: BTreeMap<Code, Attributes>,
}

/// What a message says.
#[derive(Clone, Copy)]
pub(crate) enum Draft {
    /// A part of the text that was gathered with it, in bytes.
    Text { start: u32, len: u32 },
    /// Which of the locale's patterns formats the text.
    Pattern(u32),
}

impl Own {
    /// A locale without messages.
    pub(crate) fn empty(locale: &LanguageIdentifier) -> Own {
        let program = Program::new(locale, Vec::new(), false);
        Own { drafts: 0..0, unknown_code: None, program, attributes: BTreeMap::new() }
    }

    pub(crate) fn locale(&self) -> &LanguageIdentifier {
        &self.program.locale
    }
}

/// What every locale is compiled with.
pub(crate) struct Options<'o> {
    pub(crate) functions: &'o Functions,
    /// Whether isolation marks go around arguments; `None` leaves it to the locale's direction.
    pub(crate) isolating: Option<bool>,
    /// How much of a locale's text may be made out of references, in bytes: they could make small
    /// files into much.
    pub(crate) max_constants_len: usize,
}

/// Compiles a locale's own messages.
pub(crate) fn compile(
    merged: &Merged<'_>,
    options: &Options<'_>,
    gathered: &mut Gathered,
    problems: &mut Vec<Problem>,
) -> Own {
    let mut patterns = PatternCompiler::new(merged, options.functions);
    let text = &mut gathered.text;
    let mut compiler = Compiler { options, text, constants_len: 0, problems };
    let mut drafts = Vec::with_capacity(merged.len());
    let mut attributes = BTreeMap::new();
    for (code, winner) in merged.codes() {
        let draft = compiler.draft(winner, &mut patterns);
        drafts.extend(draft.map(|draft| (code, winner, draft)));
        let of_code = compile_attributes(winner, &mut patterns);
        if !of_code.is_empty() {
            attributes.insert(code, of_code);
        }
    }
    let unknown = merged.get(UNKNOWN_CODE, false);
    let unknown = unknown.and_then(|winner| Some((winner, compiler.draft(winner, &mut patterns)?)));

    let mut program = compiler.program(merged.locale, &mut patterns);
    let start = gathered.drafts.len();
    gathered.drafts.extend(drafts.into_iter().filter_map(|(code, winner, draft)| {
        Some((code, compiler.resolve(winner, draft, &program)?))
    }));
    let range = start..gathered.drafts.len();
    let unknown_code =
        unknown.and_then(|(winner, draft)| compiler.resolve(winner, draft, &program));
    let own = gathered.drafts.get(range.clone()).unwrap_or_default();
    let mut all = own.iter().map(|(_, draft)| *draft).chain(unknown_code);
    if attributes.is_empty() && !all.any(|draft| matches!(draft, Draft::Pattern(_))) {
        program.patterns = Vec::new();
    }
    Own { drafts: range, unknown_code, program, attributes }
}

struct Compiler<'c> {
    options: &'c Options<'c>,
    text: &'c mut String,
    /// How much of the text was made out of references.
    constants_len: usize,
    problems: &'c mut Vec<Problem>,
}

impl Compiler<'_> {
    /// What a message says: its text if it is nothing but text, else a pattern.
    fn draft<'p>(
        &mut self,
        winner: Winner<'p>,
        patterns: &mut PatternCompiler<'_, 'p>,
    ) -> Option<Draft> {
        let (id, value) = winner.entry.name().zip(winner.value())?;
        match value.text() {
            Some(text) => self.text(winner, &text),
            None => Some(Draft::Pattern(patterns.index(Target::message(id))?.try_into().ok()?)),
        }
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
        Program::new(locale, patterns, self.options.isolating.unwrap_or(is_rtl))
    }

    /// The text instead of the pattern, if the pattern always comes out the same.
    fn resolve(&mut self, winner: Winner<'_>, draft: Draft, program: &Program) -> Option<Draft> {
        let Draft::Pattern(index) = draft else { return Some(draft) };
        let formatted = program.preview(index as usize);
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
            self.problems.push(winner.problem(kind, winner.entry.start, message));
        }
        let constants_len = self.constants_len + formatted.text.len();
        if formatted.is_variable
            || !formatted.defects.is_empty()
            || constants_len > self.options.max_constants_len
        {
            return Some(draft);
        }
        if formatted.text.trim().is_empty() {
            let message = "expected a text, found an empty one";
            return self.refuse(winner, ProblemKind::EmptyText, message);
        }
        self.constants_len = constants_len;
        self.text(winner, &formatted.text)
    }

    fn text(&mut self, winner: Winner<'_>, text: &str) -> Option<Draft> {
        let bounds = u32::try_from(self.text.len()).and_then(|start| {
            u32::try_from(self.text.len() + text.len()).map(|end| (start, end - start))
        });
        let Ok((start, len)) = bounds else {
            let message = "expected at most 4 GiB of text in all locales";
            return self.refuse(winner, ProblemKind::TooLarge, message);
        };
        self.text.push_str(text);
        Some(Draft::Text { start, len })
    }

    fn refuse(&mut self, winner: Winner<'_>, kind: ProblemKind, message: &str) -> Option<Draft> {
        let at = winner.entry.start;
        self.problems.push(winner.problem(kind, at, message.to_owned()));
        None
    }
}

fn compile_attributes<'p>(
    winner: Winner<'p>,
    compiler: &mut PatternCompiler<'_, 'p>,
) -> Attributes {
    let Some(id) = winner.entry.name() else { return Box::default() };
    let mut names = BTreeSet::new();
    let once = winner.attributes().filter(|attribute| names.insert(attribute.id.name));
    let compiled = once.filter_map(|attribute| {
        let name = attribute.id.name;
        let target = Target { attribute: Some(name), ..Target::message(id) };
        Some((name.into(), compiler.index(target)?))
    });
    compiled.collect()
}
