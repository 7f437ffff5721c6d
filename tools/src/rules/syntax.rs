//! An entry is not Fluent syntax.
//!
//! # Why
//!
//! It is not served: the user reads another language, or that the error is unknown.
//!
//! # Example
//!
//! ```fluent
//! E131201 size of file exceeds limit
//! E131202 = { $name
//! ```
//!
//! # Fix
//!
//! Write what the finding expects. A message is an id, `=` and a text; a variable stands in braces:
//! `{ $name }`; of the variants of a selection one is the default: `*[other]`.

use fluent_codes::ProblemKind;

use super::{Find, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "syntax",
    severity: Severity::Error,
    file: include_str!("syntax.rs"),
    find: Find::In(|_, bundle, findings| {
        findings.add_problems(bundle, &[ProblemKind::Syntax], HELP);
    }),
};

const HELP: &str = "mend it; what is broken is not served";
