//! A comment looks like an exception and is not one.
//!
//! # Why
//!
//! It has no effect.
//!
//! # Example
//!
//! ```fluent
//! # check: allow(same-as-sorce) a brand name
//! E131201 = Fluent
//! ```
//!
//! # Fix
//!
//! Write `# check: allow(rule) reason` right above the message, with the names of one or more rules
//! and a reason. With `##` the exception holds for the group below it, with `###` for the file. In
//! the source locale it holds for all locales.

use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;

pub(super) const RULE: Rule = Rule {
    name: "invalid-exception",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("invalid_exception.rs"),
    find: Find::InLocale(|context, _, findings| {
        for mistake in context.mistakes {
            findings.add_to_place(mistake.place, mistake.title.as_str(), HELP);
        }
    }),
};

const HELP: &str = "write it as in `# check: allow(same-as-source) a brand name`";
