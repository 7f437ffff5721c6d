//! Compiling a locale: the texts of its codes, and the patterns of those that need formatting.

use std::collections::HashSet;

use unic_langid::LanguageIdentifier;

use crate::build::merge::{Merged, Winner};
use crate::build::pattern_compiler::{FoundVariable, PatternCompiler};
use crate::build::pattern_index::Target;
use crate::catalog::code_set::CodeSets;
use crate::catalog::compiled_locale::{Attributes, CompiledLocale};
use crate::catalog::text_buffer::{CompiledText, TextBuffer};
use crate::code::{Code, UNKNOWN_CODE};
use crate::format::defect::Defect;
use crate::format::function::Functions;
use crate::format::pattern::Pattern;
use crate::format::program::{Program, Style};
use crate::format::resolver::Formatted;
use crate::ftl::Value;
use crate::language::Languages;
use crate::problem::problems::Problems;
use crate::problem::{ProblemKind, Unplaced};

/// What every locale is compiled with.
pub(crate) struct Options<'o> {
    pub(crate) languages: &'o Languages,
    pub(crate) functions: &'o Functions,
    /// Whether isolation marks go around arguments; `None` leaves it to the locale's direction.
    pub(crate) isolating: Option<bool>,
    pub(crate) localized_numbers: bool,
    pub(crate) code_sets: &'o CodeSets,
}

/// How many bytes of texts with references are formatted when the locale is compiled, as a multiple
/// of the length of its files. The other texts are formatted when they are looked up.
const MAX_CONSTANTS: usize = 4;

/// How many steps of formatting are spent on finding the texts that are the same for all arguments:
/// for each byte of a locale's files, and for any locale. The texts that remain are formatted, and
/// their defects found, when they are looked up.
const PREVIEW_STEPS_PER_BYTE: usize = 4;
const PREVIEW_STEPS: usize = 1 << 18;

/// Compiles a locale's messages, from files of `files_len` bytes in all.
pub(crate) fn compile<'p>(
    merged: &Merged<'p>,
    files_len: usize,
    options: &Options<'_>,
    problems: &mut Problems,
) -> (CompiledLocale, Vec<FoundVariable<'p>>) {
    let mut patterns = PatternCompiler::new(merged, options.functions);
    let mut compiler = Compiler {
        options,
        text: String::with_capacity(files_len),
        constants_left: MAX_CONSTANTS * files_len,
        steps_left: PREVIEW_STEPS + PREVIEW_STEPS_PER_BYTE * files_len,
        problems,
    };
    let Drafts { mut codes, mut texts, patterned, attributes } =
        compiler.drafts(merged, &mut patterns);
    let mut program = compiler.program(merged.locale, &mut patterns);
    let mut needs_patterns = !attributes.is_empty();
    for (index, winner) in patterned {
        let Some(text) = texts.get_mut(index) else { continue };
        *text = text.and_then(|draft| compiler.resolve(winner, draft, &program));
        needs_patterns |= matches!(text, Some(CompiledText::Pattern(_)));
    }
    if !needs_patterns {
        program.patterns = Vec::new();
        patterns.uses = Vec::new();
    }
    let mut of_codes = texts.iter();
    codes.retain(|_| of_codes.next().is_some_and(Option::is_some));
    let compiled = CompiledLocale {
        codes: options.code_sets.share(codes),
        texts: TextBuffer::compile(compiler.text, &texts),
        program,
        attributes_by_code: attributes,
    };
    (compiled, patterns.uses)
}

/// The messages of a locale before their patterns are compiled.
struct Drafts<'p> {
    codes: Vec<Code>,
    /// The text of each code, then that of `unknown-code`, if there is one; `None` once a text is
    /// refused.
    texts: Vec<Option<CompiledText>>,
    /// The indices of the texts that are patterns, and their messages.
    patterned: Vec<(usize, Winner<'p>)>,
    attributes: Vec<(Code, Attributes)>,
}

impl<'p> Drafts<'p> {
    fn push(&mut self, winner: Winner<'p>, text: CompiledText) {
        if let CompiledText::Pattern(_) = text {
            self.patterned.push((self.texts.len(), winner));
        }
        self.texts.push(Some(text));
    }
}

struct Compiler<'c> {
    options: &'c Options<'c>,
    text: String,
    /// How many bytes of texts with references may still be formatted.
    constants_left: usize,
    /// How many steps of formatting are left to preview texts with.
    steps_left: usize,
    problems: &'c mut Problems,
}

impl Compiler<'_> {
    /// The texts and attributes of all codes and of `unknown-code`.
    fn drafts<'p>(
        &mut self,
        merged: &Merged<'p>,
        patterns: &mut PatternCompiler<'_, 'p>,
    ) -> Drafts<'p> {
        let mut drafts = Drafts {
            codes: Vec::with_capacity(merged.len()),
            texts: Vec::with_capacity(merged.len() + 1),
            patterned: Vec::new(),
            attributes: Vec::new(),
        };
        for (code, winner) in merged.codes() {
            if let Some(text) = self.draft(winner, patterns) {
                drafts.codes.push(code);
                drafts.push(winner, text);
            }
            let of_code = compile_attributes(winner, patterns);
            if !of_code.is_empty() {
                drafts.attributes.push((code, of_code));
            }
        }
        if let Some(winner) = merged.get(UNKNOWN_CODE, false)
            && let Some(text) = self.draft(winner, patterns)
        {
            drafts.push(winner, text);
        }
        drafts
    }

    /// The text of a message if it has no placeables, else the index of its pattern.
    fn draft<'p>(
        &mut self,
        winner: Winner<'p>,
        patterns: &mut PatternCompiler<'_, 'p>,
    ) -> Option<CompiledText> {
        let (id, value) = winner.entry.name().zip(winner.value())?;
        if winner.is_empty {
            return None;
        }
        match value.text() {
            Some(text) => self.text(winner, &text),
            None => Some(CompiledText::Pattern(
                patterns.index.find(Target::message(id))?.try_into().ok()?,
            )),
        }
    }

    fn program(
        &mut self,
        locale: &LanguageIdentifier,
        compiler: &mut PatternCompiler<'_, '_>,
    ) -> Program {
        let patterns = compiler.finish();
        self.problems.append(std::mem::take(&mut compiler.problems));
        let isolating = self.options.isolating;
        let style = Style {
            isolating: isolating.unwrap_or_else(|| self.options.languages.is_right_to_left(locale)),
            localized_numbers: self.options.localized_numbers,
        };
        Program::new(locale, patterns, style)
    }

    /// Replaces a pattern by its text, if that is the same for all arguments.
    fn resolve(
        &mut self,
        winner: Winner<'_>,
        draft: CompiledText,
        program: &Program,
    ) -> Option<CompiledText> {
        let CompiledText::Pattern(index) = draft else { return Some(draft) };
        let is_simple = program.patterns.get(index as usize).is_some_and(Pattern::is_simple);
        if self.steps_left == 0 || is_simple {
            return Some(draft);
        }
        let formatted = program.preview(index as usize);
        self.steps_left = self.steps_left.saturating_sub(formatted.steps);
        if self.steps_left == 0 {
            let message = "expected texts that take fewer steps to format in all; the texts from this \
                           one on are not checked";
            let problem = Unplaced::new(ProblemKind::TooLarge, message);
            winner.add_problem(self.problems, winner.entry.start, problem);
        }
        self.report_defects(winner, &formatted);
        let len = formatted.text.len();
        if formatted.is_variable || !formatted.defects.is_empty() || len > self.constants_left {
            return Some(draft);
        }
        if formatted.text.trim().is_empty() {
            let message = "expected a text, found an empty one";
            return self.refuse(winner, ProblemKind::EmptyText, message);
        }
        self.constants_left -= len;
        self.text(winner, &formatted.text)
    }

    /// Adds a problem for each defect of a text that no arguments can mend.
    fn report_defects(&mut self, winner: Winner<'_>, formatted: &Formatted) {
        for defect in &formatted.defects {
            let kind = match defect {
                Defect::CyclicReference(_) => ProblemKind::Reference,
                Defect::TooManyPlaceables | Defect::TooLarge => ProblemKind::Format,
                // Other arguments may be right.
                Defect::FailedFunction(_) if !formatted.is_variable => ProblemKind::Format,
                // The pattern compiler has reported the others where they are written.
                _ => continue,
            };
            let message = format!("expected a text that can be formatted: {defect}");
            winner.add_problem(self.problems, winner.entry.start, Unplaced::new(kind, message));
        }
    }

    fn text(&mut self, winner: Winner<'_>, text: &str) -> Option<CompiledText> {
        let Some((start, len)) = place(self.text.len(), text.len()) else {
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
        winner.add_problem(self.problems, winner.entry.start, Unplaced::new(kind, message));
        None
    }
}

/// Where a text begins behind so much text of its locale, and its length; `None` if that would be more
/// than a place can say.
fn place(before: usize, len: usize) -> Option<(u32, u32)> {
    let end = u32::try_from(before.checked_add(len)?).ok()?;
    let start = u32::try_from(before).ok()?;
    Some((start, end - start))
}

fn compile_attributes<'p>(
    winner: Winner<'p>,
    compiler: &mut PatternCompiler<'_, 'p>,
) -> Attributes {
    let Some(id) = winner.entry.name() else { return Box::default() };
    if winner.entry.attributes().is_empty() {
        return Box::default();
    }
    let mut names = HashSet::new();
    let once = winner.attributes().filter(|attribute| names.insert(attribute.id.name));
    let compiled = once.map(|attribute| {
        let name = attribute.id.name;
        let target = Target { attribute: Some(name), ..Target::message(id) };
        (name.into(), compiler.index.insert(target, winner, Value::Tree(&attribute.value)))
    });
    compiled.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_has_so_much_text() {
        let max = u32::MAX as usize;
        assert_eq!(place(max - 3, 3), Some((u32::MAX - 3, 3)));
        assert_eq!(place(max - 3, 4), None);
        assert_eq!(place(usize::MAX, 1), None);
    }
}
