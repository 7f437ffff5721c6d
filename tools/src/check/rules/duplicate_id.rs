//! An id stands twice in one locale, in one file or in two.
//!
//! # Why
//!
//! Only the first is ever shown; whoever edits the other wonders why nothing changes.
//!
//! # Example
//!
//! ```fluent
//! E131201 = size of file exceeds limit
//! E131201 = the file is too large
//! ```
//!
//! # Fix
//!
//! Keep one of the two. `--fix` deletes the second where both are in one file and the same to the
//! letter.

use std::collections::HashMap;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::edits::Edit;
use crate::syntax::messages::{Message, Messages};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-id",
    severity: Severity::Error,
    has_fixes: true,
    file: include_str!("duplicate_id.rs"),
    find: Find::InLocale(find),
};

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let mut first: HashMap<&str, &Message<'_>> = HashMap::new();
    for message in &messages.all {
        // An empty text takes no id.
        if message.is_empty() {
            continue;
        }
        let Some(first) = first.get(message.id) else {
            first.insert(message.id, message);
            continue;
        };
        let title = format!("expected each id once; `{}` stands at {}", message.id, first.place());
        findings.add_to_message(message, title, "keep one of the two");
        // Two paths may lead to one file.
        let is_same_file = std::ptr::eq(message.file, first.file);
        if is_same_file && message.comment().is_empty() && message.entry.node == first.entry.node {
            findings.fix(Edit { range: message.entry.span.clone(), text: String::new() });
        }
    }
}
