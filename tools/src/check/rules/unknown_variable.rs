//! A translation uses a variable that the source's text does not have.
//!
//! # Why
//!
//! The program does not pass it: the user sees its name in braces.
//!
//! # Example
//!
//! `E131201 = limit is { $limit }` in `en-US`, and in `fr`:
//!
//! ```fluent
//! E131201 = la limite est { $limite }
//! ```
//!
//! # Fix
//!
//! Write the variable as the source does; its name is not translated. `--fix` does it where a single
//! variable of the source is like it and not used yet. The variables of a term are its parameters,
//! and not compared.

use std::collections::HashSet;

use fluent_codes::tooling::{UNKNOWN_CODE, ast};

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::edits::Edit;
use crate::syntax::messages::{Bundle, Unit};
use crate::syntax::text::Text;
use crate::syntax::tree::{self, Node};
use crate::syntax::variables;
use crate::wording::nearest;

pub(super) const RULE: Rule = Rule {
    name: "unknown-variable",
    severity: Severity::Error,
    file: include_str!("unknown_variable.rs"),
    find: Find::InLocale(find),
};

/// Whether one name is the other with a letter too many, too few, wrong, or two in the wrong order.
/// What differs in more may be another variable.
fn is_slip(name: &str, meant: &str) -> bool {
    strsim::osa_distance(name, meant) == 1
}

/// How many variables a finding names.
const MAX_NAMES: usize = 20;

fn find(context: &Context<'_>, bundle: &Bundle<'_>, findings: &mut Reporter<'_>) {
    for (unit, text, source) in context.text_pairs(bundle) {
        if unit.is_term() || !text.has_placeables() {
            continue;
        }
        let known = known(context, unit, source);
        let mut unknown = Vec::new();
        tree::visit(text.pattern, &mut |node| match node {
            Node::Inline(ast::InlineExpression::VariableReference { id })
                if !known.contains(id.name) =>
            {
                unknown.push(id.name);
            }
            // A message that the source has too is compared on its own.
            Node::Inline(reference @ ast::InlineExpression::MessageReference { id, .. })
                if context.source.get(id.name).is_none() =>
            {
                report_reference(bundle, unit, &known, reference, findings);
            }
            _ => {}
        });
        report(bundle, unit, text, &known, &unknown, findings);
    }
}

/// The variables that the program passes to a text.
fn known<'c>(context: &Context<'c>, unit: &Unit<'_>, source: &Text<'c>) -> HashSet<&'c str> {
    let mut known = variables::of_text(context.source, source);
    if unit.id == UNKNOWN_CODE {
        known.insert("code");
    }
    known
}

fn report(
    bundle: &Bundle<'_>,
    unit: &Unit<'_>,
    text: &Text<'_>,
    known: &HashSet<&str>,
    unknown: &[&str],
    findings: &mut Reporter<'_>,
) {
    if unknown.is_empty() {
        return;
    }
    let names = if known.len() <= MAX_NAMES { sorted(known) } else { Vec::new() };
    let used = variables::of_text(bundle, text);
    for name in unknown {
        let at = unit.file.source.offset_of(name);
        let meant = nearest(name, names.iter().copied());
        let suggestion = meant.map_or(String::new(), |meant| format!("; did you mean `${meant}`?"));
        let message = format!("the source has no variable `${name}`{suggestion}");
        let help = meant.map_or_else(|| help(known), |meant| format!("write `${meant}`"));
        findings.add(unit.file, at.saturating_sub(1), Some(unit.id), message, help);
        let unused = |other: &&str| !used.contains(other);
        let others = names.iter().copied().filter(unused).filter(|other| Some(*other) != meant);
        if let Some(meant) = meant.filter(unused)
            && nearest(name, others).is_none()
            && is_slip(name, meant)
        {
            findings.fix(Edit { range: at..at + name.len(), text: meant.to_owned() });
        }
    }
}

/// A message that only the translation has uses a variable that is not there.
fn report_reference<'c>(
    bundle: &Bundle<'c>,
    unit: &Unit<'_>,
    known: &HashSet<&str>,
    reference: &'c ast::InlineExpression<&'c str>,
    findings: &mut Reporter<'_>,
) {
    let used = variables::of_reference(bundle, reference);
    for name in sorted(&used).into_iter().filter(|name| !known.contains(name)) {
        let at = tree::offset(unit.file.source, reference);
        let message = format!("the source has no variable `${name}`, which is used here");
        findings.add(unit.file, at, Some(unit.id), message, help(known));
    }
}

fn help(known: &HashSet<&str>) -> String {
    if known.len() > MAX_NAMES {
        return "write one of the source's variables".to_owned();
    }
    let names: Vec<String> = sorted(known).iter().map(|name| format!("`${name}`")).collect();
    match names.as_slice() {
        [] => "the source has no variables; write the text without one".to_owned(),
        [name] => format!("the only variable is {name}"),
        names => format!("the variables are {}", names.join(", ")),
    }
}

fn sorted<'n>(names: &HashSet<&'n str>) -> Vec<&'n str> {
    let mut names: Vec<&str> = names.iter().copied().collect();
    names.sort_unstable();
    names
}
