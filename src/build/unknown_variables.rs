//! Variables that a translation has and its source does not.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use crate::build::locale_build::{LocaleBuild, VariableUse};
use crate::catalog::compiled_locale::CompiledLocale;
use crate::catalog::text_buffer::Text;
use crate::code::Code;
use crate::problem::problems::Problems;
use crate::problem::{Problem, ProblemKind};

/// The variables in a locale's messages that the source locale's messages of the same codes do not
/// have: no application passes an argument for them.
///
/// A message's variables are those of its text, of its attributes, and of the messages that these
/// refer to. Codes that the source lacks are not compared, and a pattern is compared for the first
/// `MAX_COMPARED` messages that it is a part of. How many elements of texts are visited is bounded, too;
/// beyond, nothing more is compared.
pub(crate) fn unknown_variables(build: &LocaleBuild, source: &CompiledLocale) -> Problems {
    let mut problems = Problems::default();
    let Some(locale) = &build.compiled else { return problems };
    if build.variables.is_empty() || locale.id() == source.id() {
        return problems;
    }
    let mut comparison = Comparison {
        build,
        locale,
        compared: vec![0; locale.program.patterns.len()],
        elements_left: max_elements(locale, source),
        is_found: vec![false; build.variables.len()],
        problems: &mut problems,
    };
    for (code, text) in locale.codes.iter().zip(locale.texts.as_slice()) {
        if comparison.elements_left == 0 {
            problems.push(too_much(build));
            return problems;
        }
        let patterns = patterns_of(locale, Some(code), *text);
        if patterns.is_empty() {
            continue;
        }
        let Some(of_source) = source.text(code) else { continue };
        let of_source = patterns_of(source, Some(code), of_source);
        let (known, visited) = source.program.variables_of(&of_source);
        comparison.spend(source, &visited);
        comparison.compare(&patterns, &known);
    }
    // Most often `$code` is the only variable, and `unknown-code` always has it.
    let has_others = build.variables.iter().any(|variable| &*variable.name != CODE);
    if has_others && let Some(text) = locale.unknown_code() {
        let of_source = source.unknown_code();
        let patterns = of_source.map_or(Vec::new(), |text| patterns_of(source, None, text));
        let (mut known, _) = source.program.variables_of(&patterns);
        known.insert(CODE);
        comparison.compare(&patterns_of(locale, None, text), &known);
    }
    problems
}

/// The variable that `unknown-code` always has.
const CODE: &str = "code";

/// The patterns of a message's text and attributes.
fn patterns_of(locale: &CompiledLocale, code: Option<Code>, text: Text<'_>) -> Vec<usize> {
    let mut patterns = Vec::new();
    if let Text::Pattern(index) = text {
        patterns.push(index);
    }
    if let Some(code) = code {
        patterns.extend(locale.attributes(code).iter().map(|(_, index)| *index));
    }
    patterns
}

/// For how many messages a pattern is compared, so that a pattern that many refer to costs little.
const MAX_COMPARED: u8 = 100;

/// How many elements of texts are visited at least.
const MIN_ELEMENTS: usize = 1 << 18;

/// How many elements of a locale's texts, and of the source's, are visited: each as often as it can be
/// compared.
fn max_elements(locale: &CompiledLocale, source: &CompiledLocale) -> usize {
    let elements = locale.program.elements() + source.program.elements();
    elements.saturating_mul(MAX_COMPARED.into()).max(MIN_ELEMENTS)
}

/// The comparison of a locale with the source.
struct Comparison<'c> {
    build: &'c LocaleBuild,
    locale: &'c CompiledLocale,
    /// How often each pattern was compared.
    compared: Vec<u8>,
    /// How many elements of texts may still be visited.
    elements_left: usize,
    /// Whether each variable of the build is a problem by now.
    is_found: Vec<bool>,
    problems: &'c mut Problems,
}

impl Comparison<'_> {
    /// Adds each variable of some patterns that is not known, once where it is written.
    fn compare(&mut self, patterns: &[usize], known: &HashSet<&str>) {
        // What a pattern refers to has been compared as often as the pattern itself.
        let is_wanted = |pattern: usize| {
            self.compared.get(pattern).is_none_or(|compared| *compared < MAX_COMPARED)
        };
        let reachable = self.locale.program.reachable(patterns, is_wanted);
        self.spend(self.locale, &reachable);
        for pattern in reachable {
            if let Some(compared) = self.compared.get_mut(pattern) {
                *compared += 1;
            }
            let uses = uses_in(self.build, pattern);
            let variables = self.build.variables.get(uses.clone()).unwrap_or_default();
            let is_found = self.is_found.get_mut(uses).unwrap_or_default();
            for (variable, is_found) in variables.iter().zip(is_found) {
                if !*is_found && !known.contains(&*variable.name) {
                    *is_found = true;
                    self.problems.push(problem(variable));
                }
            }
        }
    }

    fn spend(&mut self, locale: &CompiledLocale, patterns: &[usize]) {
        let elements = locale.program.elements_in(patterns);
        self.elements_left = self.elements_left.saturating_sub(elements);
    }
}

/// Which of the variables are written in a pattern.
fn uses_in(build: &LocaleBuild, pattern: usize) -> Range<usize> {
    let uses = &build.variables;
    let start = uses.partition_point(|variable| (variable.pattern as usize) < pattern);
    let end = uses.partition_point(|variable| variable.pattern as usize <= pattern);
    start..end
}

/// The problem of a locale whose variables are not all compared.
fn too_much(build: &LocaleBuild) -> Problem {
    let path = build.variables.first().map_or("", |variable| &*variable.path);
    let message = "expected texts with fewer references; not all of their variables are compared";
    Problem::of_path(ProblemKind::TooLarge, path, message.to_owned())
}

fn problem(variable: &VariableUse) -> Problem {
    let message =
        format!("expected a variable of the source's message, found `${}`", variable.name);
    Problem {
        kind: ProblemKind::UnknownVariable,
        path: Arc::clone(&variable.path),
        line: variable.line as usize,
        column: variable.column as usize,
        id: Some(variable.id.to_string()),
        message,
        note: None,
    }
}
