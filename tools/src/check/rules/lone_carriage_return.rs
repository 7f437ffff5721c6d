//! A file has a carriage return (U+000D) that no line feed follows.
//!
//! # Why
//!
//! It looks like a line end, and for Fluent it is none: what stands behind it belongs to the line
//! before, and is shown there.
//!
//! # Example
//!
//! A file that an old program saved with “Classic Mac” line ends.
//!
//! # Fix
//!
//! Save the file with the line ends of Unix or Windows. `--fix` does it where all line ends are of
//! that kind, and where a carriage return stands before that of a line end.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "lone-carriage-return",
    severity: Severity::Error,
    has_fixes: true,
    file: include_str!("lone_carriage_return.rs"),
    find: Find::InLocale(find),
};

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for file in &messages.locale.files {
        let text = file.source.text();
        if !text.as_bytes().contains(&b'\r') {
            continue;
        }
        let parts: Vec<&str> = text
            .matches('\r')
            .filter(|slice| is_lone(text, file.source.offset_of(slice)))
            .collect();
        let Some(first) = parts.first() else { continue };
        let at = file.source.offset_of(first);
        let message = messages
            .all
            .iter()
            .find(|message| std::ptr::eq(message.file, file) && message.entry.span.contains(&at));
        let more = match parts.len() {
            1 => String::new(),
            count => format!(", the first of {count} in this file"),
        };
        let title = format!(
            "expected a line end of Unix or Windows, found a carriage return without a line feed{more}"
        );
        findings.add(file, at, message.map(|message| message.id), title, HELP);
        let precedes = |slice: &&str| precedes_line_end(text, file.source.offset_of(slice));
        let replacement = if !text.contains('\n') {
            "\n"
        } else if parts.iter().all(precedes) {
            ""
        } else {
            continue;
        };
        for slice in parts {
            findings.fix_slice(file, slice, replacement);
        }
    }
}

const HELP: &str = "save the file with the line ends of Unix or Windows";

fn is_lone(text: &str, at: usize) -> bool {
    text.as_bytes().get(at + 1) != Some(&b'\n')
}

/// Whether there are only carriage returns between this one and a line feed.
fn precedes_line_end(text: &str, at: usize) -> bool {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    rest.iter().find(|byte| **byte != b'\r') == Some(&b'\n')
}
