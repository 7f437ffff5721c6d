//! A code that was retired has a message again.
//!
//! # Why
//!
//! Old clients and old logs have the code with its old meaning.
//!
//! # Example
//!
//! `120906 retired 2026-11-24` in `locales/codes.lock`, and `E120906 = …` in `en-US`.
//!
//! # Fix
//!
//! Delete the message, and give a new error a new code.

use fluent_codes::Code;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::code_lock::Retirement;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "retired-code",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("retired_code.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for message in &messages.all {
        let Some(retirement) = context.retirement(message.id) else { continue };
        let Retirement { date, replaced_by } = retirement;
        let code = Code::from_message_id(message.id).map_or(String::new(), |it| it.to_string());
        let replacement =
            replaced_by.map_or(String::new(), |code| format!(" and replaced by {code}"));
        let title = format!("the code {code} was retired on {date}{replacement}");
        let help = "delete the message; a new error needs a new code";
        findings.add_to_message(message, title, help);
    }
}
