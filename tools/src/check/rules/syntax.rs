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
//! `{ $name }`; of the variants of a selection one is the default: `*[other]`. `--fix` puts spaces in the
//! place of tabs.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use fluent_codes::ProblemKind;
use fluent_codes::tooling::{Entry, ast};

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::files::File;
use crate::project::severity::Severity;
use crate::syntax::conflicts;
use crate::syntax::fullwidth;
use crate::syntax::messages::Messages;
use crate::syntax::tabs::{self, Tabs};

pub(super) const RULE: Rule = Rule {
    name: "syntax",
    severity: Severity::Error,
    has_fixes: true,
    file: include_str!("syntax.rs"),
    find: Find::InLocale(find),
};

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let mut given = HashSet::new();
    for file in messages.locale.files.iter().filter(|file| !file.parsed.problems.is_empty()) {
        let explained = explained(file);
        let is_explained = |line: usize| {
            explained.iter().any(|lines: &RangeInclusive<usize>| lines.contains(&line))
        };
        let problems = file.parsed.problems.iter();
        for problem in problems.filter(|problem| problem.kind() == ProblemKind::Syntax) {
            if !is_explained(problem.line()) {
                findings.add_problem(problem, help(problem.message()));
                if let Some(tabs) = tabs_at(file, problem.line())
                    && tabs.ids.iter().all(|id| !messages.has_begun(id) && given.insert(*id))
                {
                    tabs.edits.into_iter().for_each(|edit| findings.fix(edit));
                }
            }
        }
    }
}

/// The tabs that break the entry which begins in a line.
fn tabs_at<'c>(file: &'c File<'_>, line: usize) -> Option<Tabs<'c>> {
    let entries = &file.parsed.entries;
    // In the order of the file.
    let first = entries.partition_point(|entry| *lines(file, entry).end() < line);
    let mut of_line = entries.iter().skip(first).take_while(|it| *lines(file, it).start() <= line);
    let is_broken = |entry: &Entry<'_>| matches!(entry.node, ast::Entry::Junk { .. });
    let index = first + of_line.position(is_broken)?;
    let above = index.checked_sub(1).and_then(|index| entries.get(index));
    let is_text =
        |entry: &&Entry<'_>| matches!(entry.node, ast::Entry::Message(_) | ast::Entry::Term(_));
    let above = above.filter(is_text).map(|entry| entry.span.clone());
    tabs::find(file.source.text(), entries.get(index)?.span.clone(), above)
}

/// The lines of the broken entries that another rule has more to say about.
fn explained(file: &File<'_>) -> Vec<RangeInclusive<usize>> {
    let is_explained = |content: &str| {
        content.contains(char::REPLACEMENT_CHARACTER)
            || content.lines().any(conflicts::is_mark)
            || fullwidth::corrections(content).is_some()
    };
    let broken = file.parsed.entries.iter().filter(|entry| match &entry.node {
        ast::Entry::Junk { content } => is_explained(content),
        _ => false,
    });
    broken.map(|entry| lines(file, entry)).collect()
}

fn lines(file: &File<'_>, entry: &Entry<'_>) -> RangeInclusive<usize> {
    let line = |offset| file.source.position(offset).0;
    line(entry.span.start)..=line(entry.span.end.saturating_sub(1))
}

/// What to do about a broken entry, by what the loader expected.
fn help(expected: &str) -> &'static str {
    let help = HELP.iter().find(|(part, _)| expected.contains(part));
    help.map_or("correct it here; until then the message is not shown", |(_, help)| help)
}

/// Parts of the loader's messages, and how to correct what they report.
const HELP: [(&str, &str); 13] = [
    ("found a tab", "put spaces in place of the tab; before an id, delete it"),
    ("a space between `#`", "delete `#` if the line is a message; put a space behind it if not"),
    ("a further line", "indent the line with spaces if it belongs to the text above it"),
    ("`=` after the id", "write the id, `=` and the text, as in `E131201 = text`"),
    ("remove the indentation", "begin the line with the id, or write a text in the line above"),
    ("not to begin with", "move the character to the end of the line above, or write it in braces"),
    (
        "to close the placeable",
        r#"add `}` where the variable ends; to show a brace, write `{"{"}`"#,
    ),
    ("a text, as in", "write the text behind `=`, or delete the message"),
    ("a number without a sign", r#"write the number in quotes, as in `x: "-5"`"#),
    ("the argument's value", r#"write a number, or a text in quotes, as in `x: "y"`"#),
    ("between two arguments", "put a comma between the arguments"),
    ("a default variant", "put `*` before the variant for everything else, as in `*[other]`"),
    ("a variable, an id or a string", r#"name a variable; to show a brace, write `{"{"}`"#),
];
