//! A code is not recorded in `codes.lock`.
//!
//! # Why
//!
//! The lock keeps published codes from being dropped, or used again for something else, unnoticed. It
//! protects the codes that it holds.
//!
//! # Example
//!
//! `E131206` was added to `en-US`, and `locales/codes.lock` has no `131206`.
//!
//! # Fix
//!
//! Run `fluent-codes sync`, and commit the lock with the new code.

use fluent_codes::Code;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "unrecorded-code",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("unrecorded_code.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (layer, file) in context.locks.codes.iter().filter(|_| messages.is_source) {
        // What overrides a message of another layer may be recorded there.
        let of_layer = messages.required().filter(|message| message.file.layer == *layer);
        let codes = of_layer.filter_map(|message| Code::from_message_id(message.id));
        let new: Vec<Code> = codes.filter(|code| !context.locks.is_published(*code)).collect();
        let Some(first) = new.first() else { continue };
        let more = match new.len() {
            1 => String::new(),
            number => format!(" and {} more", number - 1),
        };
        let title = format!("the lock lacks the code {first}{more}");
        let help = match context.commands.sync(*layer) {
            Some(sync) => format!("run `{sync}`"),
            None => format!("add a line `{first}` to it"),
        };
        findings.add_to_file(file.source.path(), title, help);
    }
}
