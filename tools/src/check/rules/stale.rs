//! The source's text has changed since a translation was made.
//!
//! # Why
//!
//! The translation says what the source said before. Codes are never renamed, so nothing else tells.
//!
//! # Example
//!
//! `E131201 = the file is larger than 5 MB` in `en-US`, which was `the file is too large` when `fr` was
//! translated.
//!
//! # Fix
//!
//! Translate the change. Where the translation is still right, `fluent-codes accept 131201` says so.
//! What translations were made from stands in `source.lock`, which `fluent-codes sync` writes; without
//! it, `check --since REV` asks git.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::word_changes;

pub(super) const RULE: Rule = Rule {
    name: "stale",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("stale.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let stale = &context.progress(messages).stale;
    for message in messages.served() {
        let Some(past) = stale.get(message.id) else { continue };
        let id = message.id;
        let now = context.source.get(id).and_then(|source| source.written()).unwrap_or_default();
        let changes = context.past_text(id, past).map(|past| word_changes::between(past, &now));
        let changes = changes.filter(|changes| !changes.is_empty());
        let changes = changes.map_or(String::new(), |changes| format!(": {changes}"));
        let title = format!("the source of `{id}` has changed since it was translated{changes}");
        findings.add_to_message(message, title, help(context, messages, message));
    }
}

fn help(context: &Context<'_>, messages: &Messages<'_>, message: &Message<'_>) -> String {
    let (name, layer) = (messages.name(), message.file.layer);
    let of_source = context.source.get(message.id).map_or(layer, |source| source.file.layer);
    if of_source > layer {
        return format!("translate the change in {}", context.folder_from(messages, of_source));
    }
    if of_source < layer {
        return "translate the change".to_owned();
    }
    let arguments = format!("accept {} --locale {name}", context.argument_of(message.id));
    let command = context.commands.of(layer, &arguments);
    format!("translate the change, or run `{command}` if the translation is still right")
}
