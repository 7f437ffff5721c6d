//! An id stands twice in one locale, in one file or in two.
//!
//! # Why
//!
//! Only the first is ever shown; whoever mends the other wonders why nothing changes.
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

use fluent_codes::tooling::is_blank;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::edits::Edit;
use crate::syntax::messages::{Bundle, Unit};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-id",
    severity: Severity::Error,
    file: include_str!("duplicate_id.rs"),
    find: Find::InLocale(find),
};

fn find(_: &Context<'_>, bundle: &Bundle<'_>, findings: &mut Reporter<'_>) {
    let mut first: HashMap<&str, &Unit<'_>> = HashMap::new();
    // An empty text is none.
    let units = bundle.units.iter();
    for unit in units.filter(|unit| !unit.value().is_some_and(|text| is_blank(text.pattern))) {
        let Some(first) = first.get(unit.id) else {
            first.insert(unit.id, unit);
            continue;
        };
        let message = format!("expected each id once; `{}` stands at {}", unit.id, first.place());
        findings.add_to_unit(unit, message, "keep one of the two");
        // Two paths may lead to one file.
        let is_same_file = std::ptr::eq(unit.file, first.file);
        if is_same_file && unit.comment().is_empty() && unit.entry.node == first.entry.node {
            findings.fix(Edit { range: unit.entry.span.clone(), text: String::new() });
        }
    }
}
