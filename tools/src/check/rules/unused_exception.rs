//! An exception applies to no finding.
//!
//! # Why
//!
//! What it was for has been corrected, or its rule or id is not the one that was meant. It would hide
//! the next mistake of its kind. Where files are missing or unreadable, their exceptions are not
//! judged.
//!
//! # Example
//!
//! ```fluent
//! # check: allow(same-as-source) a brand name
//! E131201 = a text that is translated by now
//! ```
//!
//! # Fix
//!
//! Delete the exception, or the id or locale in its list that the finding names.

use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unused-exception",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("unused_exception.rs"),
    find: Find::AmongUnused(|exception, findings| {
        let what = format!("the exception from `{}` applies to nothing", exception.rule);
        let (title, help) = match exception.target() {
            Some(part) => (format!("{what} of `{part}`"), format!("delete `{part}` from it")),
            None => (what, "delete it".to_owned()),
        };
        findings.add_to_place(exception.place, title, help);
    }),
};
