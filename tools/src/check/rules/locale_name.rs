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

use fluent_codes::{Problem, ProblemKind};

use crate::check::rule::{Find, Rule};
use crate::language::names;
use crate::project::files::file_name;
use crate::project::severity::Severity;

pub(super) const RULE: Rule = Rule {
    name: "locale-name",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("locale_name.rs"),
    find: Find::InLocale(|_, messages, findings| {
        findings.add_path_problems(messages, &[ProblemKind::LocaleName], help);
    }),
};

fn help(problem: &Problem) -> String {
    let help = "rename the folder as in `zh-CN`, or move it out of the folder of locales";
    match names::code(file_name(problem.path())) {
        Some(code) => format!("did you mean `{code}`? {help}"),
        None => help.to_owned(),
    }
}
