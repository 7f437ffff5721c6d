//! An entry is not Fluent syntax.
//!
//! # Why
//!
//! It is not served: the user reads another language, or that the error is unknown.
//!
//! # Example
//!
//! ```fluent
//! E131201 size of file exceeds limit
//! E131202 = { $name
//! ```
//!
//! # Fix
//!
//! Write what the finding expects. A message is an id, `=` and a text; a variable stands in braces:
//! `{ $name }`; of the variants of a selection one is the default: `*[other]`.

use std::ops::RangeInclusive;

use fluent_codes::ProblemKind;
use fluent_codes::tooling::ast;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::files::File;
use crate::project::severity::Severity;
use crate::syntax::fullwidth;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "syntax",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("syntax.rs"),
    find: Find::InLocale(find),
};

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for file in messages.locale.files.iter().filter(|file| !file.parsed.problems.is_empty()) {
        let explained = explained(file);
        let is_explained = |line: usize| {
            explained.iter().any(|lines: &RangeInclusive<usize>| lines.contains(&line))
        };
        let problems = file.parsed.problems.iter();
        for problem in problems.filter(|problem| problem.kind() == ProblemKind::Syntax) {
            if !is_explained(problem.line()) {
                findings.add_problem(problem, help(problem.message()));
            }
        }
    }
}

/// The lines of the broken entries that another rule has more to say about.
fn explained(file: &File<'_>) -> Vec<RangeInclusive<usize>> {
    let is_explained = |content: &str| {
        content.contains(char::REPLACEMENT_CHARACTER) || fullwidth::mend(content).is_some()
    };
    let broken = file.parsed.entries.iter().filter(|entry| match &entry.node {
        ast::Entry::Junk { content } => is_explained(content),
        _ => false,
    });
    let line = |offset| file.source.position(offset).0;
    broken.map(|entry| line(entry.span.start)..=line(entry.span.end.saturating_sub(1))).collect()
}

/// What to do about a broken entry, by what the loader expected.
fn help(expected: &str) -> &'static str {
    let help = HELP.iter().find(|(part, _)| expected.contains(part));
    help.map_or("correct it here; until then the message is not shown", |(_, help)| help)
}

/// Parts of what the loader says, and what to do then.
const HELP: [(&str, &str); 9] = [
    ("found a tab", "put spaces in place of the tab; before an id, delete it"),
    ("a further line", "indent the line with spaces if it belongs to the text above it"),
    ("`=` after the id", "write the id, `=` and the text, as in `E131201 = text`"),
    ("remove the indentation", "begin the line with the id, or write a text in the line above"),
    ("not to begin with", "move the character to the end of the line above, or write it in braces"),
    (
        "to close the placeable",
        r#"add `}` where the variable ends; to show a brace, write `{"{"}`"#,
    ),
    ("a text, as in", "write the text behind `=`, or delete the message"),
    ("a default variant", "put `*` before the variant for everything else, as in `*[other]`"),
    ("a variable, an id or a string", r#"name a variable; to show a brace, write `{"{"}`"#),
];
