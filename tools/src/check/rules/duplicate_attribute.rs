//! A message or term has the same attribute twice.
//!
//! # Why
//!
//! Only one of the two is ever shown.
//!
//! # Example
//!
//! ```fluent
//! E131201 = size of file exceeds limit
//!     .title = File too large
//!     .title = Too large
//! ```
//!
//! # Fix
//!
//! Keep one of the two.

use std::collections::HashSet;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-attribute",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("duplicate_attribute.rs"),
    find: Find::InLocale(find),
};

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for message in messages.all.iter().filter(|message| message.texts.len() > 1) {
        let mut seen = HashSet::new();
        for name in message.texts.iter().filter_map(|text| text.attribute) {
            if !seen.insert(name) {
                let at = message.file.source.offset_of(name);
                let title = format!("`{}` has the attribute `.{name}` twice", message.id);
                findings.add(message.file, at, Some(message.id), title, "keep one of the two");
            }
        }
    }
}
