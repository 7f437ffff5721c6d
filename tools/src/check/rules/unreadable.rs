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
//! Check that it exists, who may read it, and how large it is.

use fluent_codes::ProblemKind;

use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unreadable",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("unreadable.rs"),
    find: Find::InLocale(|_, messages, findings| {
        let kinds = [ProblemKind::Unreadable, ProblemKind::TooLarge];
        findings.add_path_problems(messages, &kinds, |_| true, |_| HELP.to_owned());
    }),
};

const HELP: &str =
    "check that the file exists, that you may read it, and that it is no larger than 256 MiB";
