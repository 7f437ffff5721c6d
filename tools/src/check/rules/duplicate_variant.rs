//! A selection has the same key twice.
//!
//! # Why
//!
//! Only the first of the two variants is ever chosen. `1` and `1.0` are the same key.
//!
//! # Example
//!
//! ```fluent
//! E700002 = { $count ->
//!     [one] One file is too large
//!     [one] A file is too large
//!    *[other] { $count } files are too large
//! }
//! ```
//!
//! # Fix
//!
//! Keep one of the two, or correct the key.

use std::collections::HashSet;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::syntax::selections::KeyValue;
use crate::syntax::text;
use crate::syntax::tree;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-variant",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("duplicate_variant.rs"),
    find: Find::InLocale(find),
};

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (message, text) in messages.texts() {
        for select in tree::selects(text.pattern) {
            let mut seen = HashSet::new();
            for variant in select.variants {
                if !seen.insert(KeyValue::new(variant)) {
                    let key = text::key(variant);
                    let at = message.file.source.offset_of(key);
                    let title = format!("the selection has the key `[{key}]` twice");
                    let help = "keep one of the two variants, or correct the key";
                    findings.add(message.file, at, Some(message.id), title, help);
                }
            }
        }
    }
}
