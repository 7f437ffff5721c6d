//! An exception excuses nothing.
//!
//! # Why
//!
//! What it was for is mended, or its rule or id is not the one that was meant. It would hide the
//! next mistake of its kind.
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
//! Delete the exception.

use super::{Find, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unused-exception",
    severity: Severity::Warning,
    file: include_str!("unused_exception.rs"),
    find: Find::Unused(|exception, findings| {
        let message = format!("the exception from `{}` excuses nothing", exception.rule);
        findings.add_to_place(exception.place, message, "delete it");
    }),
};
