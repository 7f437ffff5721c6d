//! Compiling a locale: the texts of its codes, and the patterns of those that need formatting.

use std::collections::{BTreeMap, BTreeSet};

use unic_langid::LanguageIdentifier;

use crate::build::merge::{Merged, Winner};
use crate::build::pattern_compiler::{PatternCompiler, Target};
use crate::catalog::code_set::CodeSets;
use crate::catalog::compiled_locale::{Attributes, CompiledLocale};
use crate::catalog::texts::{CompiledText, Texts};
use crate::format::defect::Defect;
use crate::format::function::Functions;
use crate::format::program::{Program, Style};
use crate::language;
use crate::problem::{Problem, ProblemKind};

/// The reserved id of the text for a code that no locale has.
pub const UNKNOWN_CODE: &str = "unknown-code";

/// What every locale is compiled with.
pub(crate) struct Options<'o> {
    pub(crate) functions: &'o Functions,
    /// Whether isolation marks go around arguments; `None` leaves it to the locale's direction.
    pub(crate) isolating: Option<bool>,
    pub(crate) localized_numbers: bool,
    pub(crate) code_sets: &'o CodeSets,
    /// How much of the locale's text may be made out of references, in bytes: they could make small
    /// files into much.
    pub(crate) max_constants_len: usize,
}

/// Compiles a locale's messages.
pub(crate) fn compile(
    merged: &Merged<'_>,
    options: &Options<'_>,
    problems: &mut Vec<Problem>,
) -> CompiledLocale {
    let mut patterns = PatternCompiler::new(merged, options.functions);
    let mut compiler = Compiler { options, text: String::new(), constants_len: 0, problems };
    let mut drafts = Vec::with_capacity(merged.len());
    let mut attributes = BTreeMap::new();
    for (code, winner) in merged.codes() {
        if let Some(draft) = compiler.draft(winner, &mut patterns) {
            drafts.push((code, winner, draft));
        }
        let of_code = compile_attributes(winner, &mut patterns);
        if !of_code.is_empty() {
            attributes.insert(code, of_code);
        }
    }
    let unknown = merged.get(UNKNOWN_CODE, false);
    let unknown = unknown.and_then(|winner| Some((winner, compiler.draft(winner, &mut patterns)?)));

    let mut program = compiler.program(merged.locale, &mut patterns);
    let mut codes = Vec::with_capacity(drafts.len());
    let mut texts = Vec::with_capacity(drafts.len() + 1);
    for (code, winner, draft) in drafts {
        if let Some(text) = compiler.resolve(winner, draft, &program) {
            codes.push(code);
            texts.push(text);
        }
    }
    if let Some((winner, draft)) = unknown {
        texts.extend(compiler.resolve(winner, draft, &program));
    }
    let is_pattern = |text: &CompiledText| matches!(text, CompiledText::Pattern(_));
    if attributes.is_empty() && !texts.iter().any(is_pattern) {
        program.patterns = Vec::new();
    }
    CompiledLocale {
        codes: options.code_sets.share(codes),
        texts: Texts::compile(compiler.text, &texts),
        program,
        attributes,
    }
}

struct Compiler<'c> {
    options: &'c Options<'c>,
    text: String,
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
    ) -> Option<CompiledText> {
        let (id, value) = winner.entry.name().zip(winner.value())?;
        match value.text() {
            Some(text) => self.text(winner, &text),
            None => {
                Some(CompiledText::Pattern(patterns.index(Target::message(id))?.try_into().ok()?))
            }
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
        let isolating = self.options.isolating;
        let style = Style {
            isolating: isolating.unwrap_or_else(|| language::is_right_to_left(locale)),
            localized_numbers: self.options.localized_numbers,
        };
        Program::new(locale, patterns, style)
    }

    /// The text instead of the pattern, if the pattern always comes out the same.
    fn resolve(
        &mut self,
        winner: Winner<'_>,
        draft: CompiledText,
        program: &Program,
    ) -> Option<CompiledText> {
        let CompiledText::Pattern(index) = draft else { return Some(draft) };
        let formatted = program.preview(index as usize);
        for defect in &formatted.defects {
            let kind = match defect {
                Defect::CyclicReference(_) => ProblemKind::Reference,
                Defect::UnknownFunction(_) | Defect::TooManyPlaceables | Defect::TooLarge => {
                    ProblemKind::Format
                }
                Defect::InvalidOption(_) => ProblemKind::Format,
                // With other arguments it might succeed.
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

    fn text(&mut self, winner: Winner<'_>, text: &str) -> Option<CompiledText> {
        let bounds = u32::try_from(self.text.len()).and_then(|start| {
            u32::try_from(self.text.len() + text.len()).map(|end| (start, end - start))
        });
        let Ok((start, len)) = bounds else {
            let message = "expected at most 4 GiB of text in a locale";
            return self.refuse(winner, ProblemKind::TooLarge, message);
        };
        self.text.push_str(text);
        Some(CompiledText::Plain { start, len })
    }

    fn refuse(
        &mut self,
        winner: Winner<'_>,
        kind: ProblemKind,
        message: &str,
    ) -> Option<CompiledText> {
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
