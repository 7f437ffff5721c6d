//! Variables that a translation has and its source does not.

use std::collections::HashSet;
use std::sync::Arc;

use crate::build::locale_build::{LocaleBuild, VariableUse};
use crate::catalog::compiled_locale::CompiledLocale;
use crate::catalog::texts::Text;
use crate::code::Code;
use crate::problem::problems::Problems;
use crate::problem::{Problem, ProblemKind};

/// The variables in a locale's messages that the source locale's messages of the same codes do not
/// have: no application passes an argument for them.
///
/// A message's variables are those of its text, of its attributes, and of the messages that these
/// refer to. Codes that the source lacks are not compared.
pub(crate) fn unknown_variables(build: &LocaleBuild, source: &CompiledLocale) -> Problems {
    let mut problems = Problems::default();
    let Some(locale) = &build.compiled else { return problems };
    if build.variables.is_empty() || locale.id() == source.id() {
        return problems;
    }
    let mut found = HashSet::new();
    for (code, text) in locale.codes.iter().zip(locale.texts.as_slice()) {
        let Some(of_source) = source.text(code) else { continue };
        let patterns = patterns_of(locale, Some(code), *text);
        if patterns.is_empty() {
            continue;
        }
        let known = source.program.variables_of(&patterns_of(source, Some(code), of_source));
        report(build, locale, &patterns, &known, &mut found, &mut problems);
    }
    if let Some(text) = locale.unknown_code() {
        let of_source = source.unknown_code();
        let patterns = of_source.map_or(Vec::new(), |text| patterns_of(source, None, text));
        let mut known = source.program.variables_of(&patterns);
        known.insert("code");
        let patterns = patterns_of(locale, None, text);
        report(build, locale, &patterns, &known, &mut found, &mut problems);
    }
    problems
}

/// The patterns of a message's text and attributes.
fn patterns_of(locale: &CompiledLocale, code: Option<Code>, text: Text<'_>) -> Vec<usize> {
    let mut patterns = Vec::new();
    if let Text::Pattern(index) = text {
        patterns.push(index as usize);
    }
    if let Some(attributes) = code.and_then(|code| locale.attributes.get(&code)) {
        patterns.extend(attributes.iter().map(|(_, index)| *index));
    }
    patterns
}

/// Adds each unknown variable of some patterns, once where it is written.
fn report(
    build: &LocaleBuild,
    locale: &CompiledLocale,
    patterns: &[usize],
    known: &HashSet<&str>,
    found: &mut HashSet<*const VariableUse>,
    problems: &mut Problems,
) {
    for pattern in locale.program.reachable(patterns) {
        for variable in uses_in(build, pattern) {
            if !known.contains(&*variable.name) && found.insert(variable) {
                problems.push(problem(variable));
            }
        }
    }
}

/// The variables that are written in a pattern.
fn uses_in(build: &LocaleBuild, pattern: usize) -> &[VariableUse] {
    let uses = &build.variables;
    let start = uses.partition_point(|variable| (variable.pattern as usize) < pattern);
    let end = uses.partition_point(|variable| variable.pattern as usize <= pattern);
    uses.get(start..end).unwrap_or_default()
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
