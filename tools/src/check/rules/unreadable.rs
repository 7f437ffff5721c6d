//! A file or folder cannot be read, or is too large.
//!
//! # Why
//!
//! Nothing in it is served.
//!
//! # Example
//!
//! A file that its owner alone may read, a link that points nowhere, or a file of more than 256 MiB.
//!
//! # Fix
//!
//! Look at its permissions and its size.

use fluent_codes::ProblemKind;

use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unreadable",
    severity: Severity::Error,
    file: include_str!("unreadable.rs"),
    find: Find::InLocale(|_, messages, findings| {
        let kinds = [ProblemKind::Unreadable, ProblemKind::TooLarge];
        findings.add_path_problems(messages, &kinds, HELP);
    }),
};

const HELP: &str = "look at its permissions and its size";
