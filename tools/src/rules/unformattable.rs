//! A text cannot be formatted as it is meant.
//!
//! # Why
//!
//! The user sees a piece of Fluent's syntax, or less than the whole text.
//!
//! # Example
//!
//! ```fluent
//! E131201 = { NUMBER("x") }
//! ```
//!
//! # Fix
//!
//! Give the function what it can do with, or divide a text that is too large.

use fluent_codes::ProblemKind;

use super::{Find, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unformattable",
    severity: Severity::Error,
    file: include_str!("unformattable.rs"),
    find: Find::In(|_, bundle, findings| {
        findings.add_path_problems(bundle, &[ProblemKind::Format], HELP);
    }),
};

const HELP: &str = "give the function what it can do with, or divide a text that is too large";
