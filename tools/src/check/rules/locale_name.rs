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
//! have any name: `--source templates`. Where messages have other ids than codes, another program serves
//! them, and any tag is a name, such as `son` and `ja-JP-mac`; the library serves those that CLDR knows.
//! A folder without a file of messages is left alone.

use fluent_codes::{Problem, ProblemKind};

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::language::names;
use crate::project::locale_sources::file_name;
use crate::project::locales::is_other_tag;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "locale-name",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("locale_name.rs"),
    find: Find::InLocale(find),
};

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let is_served_elsewhere =
        |problem: &Problem| messages.has_any_ids() && is_other_tag(file_name(problem.path()));
    let kinds = [ProblemKind::LocaleName];
    findings.add_path_problems(messages, &kinds, |it| !is_served_elsewhere(it), help);
}

fn help(problem: &Problem) -> String {
    let help = "rename the folder as in `zh-CN`, or move it out of the folder of locales";
    match names::code(file_name(problem.path())) {
        Some(code) => format!("did you mean `{code}`? {help}"),
        None => help.to_owned(),
    }
}
