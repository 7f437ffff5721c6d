//! A folder among the locales is not named after a language.
//!
//! # Why
//!
//! Nothing in it is served.
//!
//! # Example
//!
//! `locales/chinese/errors.ftl`
//!
//! # Fix
//!
//! Rename the folder as in `zh-CN`, or move it out of the folder of locales. A source locale can
//! have any name: `--source templates`.

use fluent_codes::ProblemKind;

use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;

pub(super) const RULE: Rule = Rule {
    name: "locale-name",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("locale_name.rs"),
    find: Find::InLocale(|_, messages, findings| {
        findings.add_path_problems(messages, &[ProblemKind::LocaleName], HELP);
    }),
};

const HELP: &str = "rename the folder as in `zh-CN`, or move it out of the folder of locales";
