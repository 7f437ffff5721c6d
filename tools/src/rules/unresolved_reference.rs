//! A text refers to a message, a term or an attribute that its locale lacks.
//!
//! # Why
//!
//! The user sees its name in braces.
//!
//! # Example
//!
//! ```fluent
//! E131201 = { -prodct } cannot take files of this size
//! ```
//!
//! # Fix
//!
//! Correct the name, or add what it names to this locale, in any of its files.

use fluent_codes::ProblemKind;

use super::{Find, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unresolved-reference",
    severity: Severity::Error,
    file: include_str!("unresolved_reference.rs"),
    find: Find::In(|_, bundle, findings| {
        findings.add_path_problems(bundle, &[ProblemKind::Reference], HELP);
    }),
};

const HELP: &str = "correct the name, or add what it names to this locale";
