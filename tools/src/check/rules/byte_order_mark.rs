//! A file begins with a byte order mark.
//!
//! # Why
//!
//! UTF-8 needs none. This library ignores it; other Fluent tools take it for a part of the first id,
//! and lose that message.
//!
//! # Example
//!
//! A file that an editor saved as “UTF-8 with BOM”.
//!
//! # Fix
//!
//! Save the file as UTF-8 without a byte order mark; `--fix` does it.

use fluent_codes::{Problem, ProblemKind};

use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;

pub(super) const RULE: Rule = Rule {
    name: "byte-order-mark",
    severity: Severity::Error,
    has_fixes: true,
    file: include_str!("byte_order_mark.rs"),
    find: Find::InLocale(|_, messages, findings| {
        for file in &messages.locale.files {
            let is_mark = |problem: &&Problem| problem.kind() == ProblemKind::ByteOrderMark;
            if let Some(problem) = file.parsed.problems.iter().find(is_mark) {
                findings.add(file, 0, None, problem.message(), HELP);
                findings.fix_mark();
            }
        }
    }),
};

const HELP: &str = "save the file as `UTF-8` instead of `UTF-8 with BOM`";
