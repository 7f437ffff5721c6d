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
use crate::syntax::messages::Bundle;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-attribute",
    severity: Severity::Error,
    file: include_str!("duplicate_attribute.rs"),
    find: Find::InLocale(find),
};

fn find(_: &Context<'_>, bundle: &Bundle<'_>, findings: &mut Reporter<'_>) {
    for unit in bundle.units.iter().filter(|unit| unit.texts.len() > 1) {
        let mut seen = HashSet::new();
        for name in unit.texts.iter().filter_map(|text| text.attribute) {
            if !seen.insert(name) {
                let at = unit.file.source.offset_of(name);
                let message = format!("`{}` has the attribute `.{name}` twice", unit.id);
                findings.add(unit.file, at, Some(unit.id), message, "keep one of the two");
            }
        }
    }
}
