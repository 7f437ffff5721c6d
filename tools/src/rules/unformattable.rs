//! A text cannot be formatted as it is meant.
//!
//! # Why
//!
//! The user sees a piece of Fluent's syntax, or less than the whole text.
//!
//! # Example
//!
//! ```fluent
//! E131201 = { TIME($now) }
//! ```
//!
//! # Fix
//!
//! Correct the function's name, or say it with fewer placeables.

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

const HELP: &str = "correct the function's name, or say it with fewer placeables";
