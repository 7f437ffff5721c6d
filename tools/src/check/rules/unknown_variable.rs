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

use std::collections::{HashMap, HashSet};

use fluent_codes::tooling::{UNKNOWN_CODE, ast};

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::edits::Edit;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::text::Text;
use crate::syntax::tree::{self, Node};
use crate::syntax::variables;
use crate::wording::nearest;

pub(super) const RULE: Rule = Rule {
    name: "unknown-variable",
    severity: Severity::Error,
    has_fixes: true,
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

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (message, text, source) in context.text_pairs(messages) {
        if message.is_term() || !text.has_placeables() {
            continue;
        }
        let known = known(context, message, source);
        let mut unknown = Vec::new();
        tree::visit(text.pattern, &mut |node| match node {
            Node::Inline(ast::InlineExpression::VariableReference { id })
                if !known.contains(id.name) =>
            {
                unknown.push(id.name);
            }
            // A message that the source has too is compared on its own.
            Node::Inline(reference @ ast::InlineExpression::MessageReference { id, .. })
                if context.source.find(id.name).is_none() =>
            {
                report_reference(messages, message, &known, reference, findings);
            }
            _ => {}
        });
        let elsewhere = elsewhere(context, message, source, &unknown);
        report(messages, (message, text), &known, &unknown, &elsewhere, findings);
    }
}

/// The variables that the program passes to a text: one set serves a message and its attributes.
fn known<'c>(context: &Context<'c>, message: &Message<'_>, source: &Text<'c>) -> HashSet<&'c str> {
    let mut known = variables::of_text(context.source, source);
    if let Some(source) = context.source.get(message.id) {
        let texts = source.texts.iter();
        known.extend(texts.flat_map(|text| variables::of_text(context.source, text)));
    }
    if message.id == UNKNOWN_CODE {
        known.insert("code");
    }
    known
}

/// Which other text of the source's message has each of these variables, where one has.
fn elsewhere<'n>(
    context: &Context<'_>,
    message: &Message<'_>,
    source: &Text<'_>,
    names: &[&'n str],
) -> HashMap<&'n str, String> {
    let mut elsewhere = HashMap::new();
    let Some(whole) = context.source.get(message.id).filter(|_| !names.is_empty()) else {
        return elsewhere;
    };
    for text in whole.texts.iter().filter(|text| text.attribute != source.attribute) {
        let known = variables::of_text(context.source, text);
        for name in names.iter().filter(|name| known.contains(**name)) {
            elsewhere.entry(*name).or_insert_with(|| whole.text_name(text));
        }
    }
    elsewhere
}

fn report(
    messages: &Messages<'_>,
    (message, text): (&Message<'_>, &Text<'_>),
    known: &HashSet<&str>,
    unknown: &[&str],
    elsewhere: &HashMap<&str, String>,
    findings: &mut Reporter<'_>,
) {
    if unknown.is_empty() {
        return;
    }
    let names = if known.len() <= MAX_NAMES { sorted(known) } else { Vec::new() };
    let used = variables::of_text(messages, text);
    for name in unknown {
        let at = message.file.source.offset_of(name);
        let unused = |other: &&str| !used.contains(other);
        // A variable that is used already is rarely meant again.
        let is_meant = |other: &&str| unused(other) || is_slip(name, other);
        let meant = nearest(name, names.iter().copied().filter(is_meant));
        let suggestion = meant.map_or(String::new(), |meant| format!("; did you mean `${meant}`?"));
        let own = message.text_name(text);
        let title = match elsewhere.get(name) {
            Some(other) => {
                format!("`{own}` has no variable `${name}` in the source; `{other}` has it")
            }
            None => format!("the source has no variable `${name}`"),
        };
        let help = meant.map_or_else(|| help(known), |meant| format!("write `${meant}`"));
        let at_sign = at.saturating_sub(1);
        findings.add(message.file, at_sign, Some(message.id), title + &suggestion, help);
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
    messages: &Messages<'c>,
    message: &Message<'_>,
    known: &HashSet<&str>,
    reference: &'c ast::InlineExpression<&'c str>,
    findings: &mut Reporter<'_>,
) {
    let used = variables::of_reference(messages, reference);
    for name in sorted(&used).into_iter().filter(|name| !known.contains(name)) {
        let at = message.file.source.offset_of_inline(reference);
        let title = format!("the source has no variable `${name}`, which is used here");
        findings.add(message.file, at, Some(message.id), title, help(known));
    }
}

fn help(known: &HashSet<&str>) -> String {
    if known.len() > MAX_NAMES {
        return "write one of the source's variables".to_owned();
    }
    let names: Vec<String> = sorted(known).iter().map(|name| format!("`${name}`")).collect();
    match names.as_slice() {
        [] => "the source's text has no variables; write it without one".to_owned(),
        [name] => format!("the only variable is {name}"),
        names => format!("the variables are {}", names.join(", ")),
    }
}

fn sorted<'n>(names: &HashSet<&'n str>) -> Vec<&'n str> {
    let mut names: Vec<&str> = names.iter().copied().collect();
    names.sort_unstable();
    names
}
