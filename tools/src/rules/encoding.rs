//! A file is not UTF-8.
//!
//! # Why
//!
//! The messages with foreign bytes are not served, and other Fluent tools do not read the file.
//!
//! # Example
//!
//! A file that was saved as GBK or Windows-1252, or as UTF-16.
//!
//! # Fix
//!
//! Open the file again in the encoding that it was written in, look whether the text reads right,
//! and save it as UTF-8.

use fluent_codes::ProblemKind;

use super::{Find, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "encoding",
    severity: Severity::Error,
    file: include_str!("encoding.rs"),
    find: Find::In(|_, bundle, findings| {
        findings.add_problems(bundle, &[ProblemKind::Encoding], HELP);
    }),
};

const HELP: &str = "open the file again in the encoding that it was written in, look whether the text reads right, and save it as UTF-8";
