//! An id is indented, so that its line is part of the text above.
//!
//! # Why
//!
//! The message has no text, and the one above shows the id to the user.
//!
//! # Example
//!
//! ```fluent
//! E131201 = size of file exceeds limit
//!   E131202 = file upload failed
//! ```
//!
//! # Fix
//!
//! Remove the indentation; `--fix` does it where the locale does not have the message elsewhere.

use std::collections::HashSet;

use fluent_codes::Code;

use super::{Context, Find, Findings, Rule};
use crate::bundle::Bundle;
use crate::edit::Edit;
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "swallowed-id",
    severity: Severity::Error,
    file: include_str!("swallowed_id.rs"),
    find: Find::In(find),
};

fn find(context: &Context<'_>, bundle: &Bundle<'_>, findings: &mut Findings<'_>) {
    let is_term = |id: &str| id.strip_prefix('-').is_some_and(|name| name.contains('-'));
    let is_id = |id: &str| {
        Code::from_message_id(id).is_some() || context.source.get(id).is_some() || is_term(id)
    };
    let mut given = HashSet::new();
    for unit in &bundle.units {
        for id in unit.swallowed_ids().into_iter().filter(|id| is_id(id)) {
            let at = unit.file.source.offset_of(id);
            let text = unit.file.source.text().get(..at).unwrap_or_default();
            let before = text.trim_end_matches(' ');
            // That is no indentation, and has a rule of its own.
            if before.ends_with('\r') {
                continue;
            }
            let message = format!("`{id}` is indented, and so part of the text of `{}`", unit.id);
            findings.add(unit.file, at, Some(id), message, "remove the indentation");
            let is_wanted = bundle.is_source || context.source.get(id).is_some();
            if is_wanted && bundle.get(id).is_none() && given.insert(id) {
                findings.fix(Edit { range: before.len()..at, text: String::new() });
            }
        }
    }
}
