//! A line ends with spaces.
//!
//! # Why
//!
//! At the end of a text, Fluent takes them away; within a text of several lines, they are a part of it.
//! Nobody sees them, and editors and other tools change the file when they are saved.
//!
//! # Example
//!
//! A line of a text with two spaces behind its full stop.
//!
//! # Fix
//!
//! Delete them; `--fix` does it at the end of a text.

use std::ops::Range;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::edits::Edit;
use crate::syntax::messages::Messages;
use crate::wording::count;

pub(super) const RULE: Rule = Rule {
    name: "trailing-space",
    severity: Severity::Note,
    has_fixes: true,
    file: include_str!("trailing_space.rs"),
    find: Find::InLocale(find),
};

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for message in &messages.all {
        let text = message.file.source.text();
        let Some(entry) = text.get(message.entry.span.clone()) else { continue };
        if !entry.contains([' ', '\t']) {
            continue;
        }
        let spaces = trailing(entry, message.entry.span.start);
        let Some(first) = spaces.first() else { continue };
        let lines =
            if spaces.len() == 1 { "the line".to_owned() } else { count(spaces.len(), "line") };
        let title = format!("expected no spaces at the end of {lines}");
        findings.add(message.file, first.start, Some(message.id), title, "delete them");
        let end = message.entry.span.start + entry.trim_end().len();
        if let ([range], true) = (spaces.as_slice(), first.start >= end) {
            findings.fix(Edit { range: range.clone(), text: String::new() });
        }
    }
}

/// The spaces at the ends of lines that are not blank, in a text that begins at this byte of its file.
fn trailing(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut at = start;
    for line in text.split_inclusive('\n') {
        let shown = line.trim_end_matches(['\n', '\r']);
        let kept = shown.trim_end_matches([' ', '\t']);
        if !kept.is_empty() && kept.len() < shown.len() && !kept.ends_with('=') {
            ranges.push(at + kept.len()..at + shown.len());
        }
        at += line.len();
    }
    ranges
}
