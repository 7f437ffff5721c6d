//! A locale has a message that the source locale lacks.
//!
//! # Why
//!
//! Its code has a typing error, or it was deleted from the source, by mistake or because nobody
//! needs it any more. Users of other languages never see it.
//!
//! # Example
//!
//! `E131210` in `zh-CN`, where `en-US` has `E131201` only.
//!
//! # Fix
//!
//! Correct the id, add the message to the source, or delete it from the locale.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "extra-message",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("extra_message.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let source = context.source;
    for message in messages.required().filter(|message| !source.has_begun(message.id)) {
        // That a published code was retired or dropped is another finding.
        if context.is_published(message.id) {
            continue;
        }
        let id = message.id;
        let relative = messages.locale.relative(message.file.source.path());
        let title = format!(
            "`{id}` is in `{}` and missing in the source locale `{}`",
            messages.name(),
            source.name()
        );
        let layer = message.file.layer;
        let folder = context.folder_from(source, layer);
        let file = if relative.is_empty() { folder } else { format!("{folder}/{relative}") };
        let sync = context.commands.sync(layer).map_or(String::new(), |sync| {
            format!(
                "; if the source has it no more, `{sync}` makes a comment of it in every locale"
            )
        });
        let help = format!("add `{id} = …` to {file}, or delete it here{sync}");
        findings.add_to_message(message, title, help);
    }
}
