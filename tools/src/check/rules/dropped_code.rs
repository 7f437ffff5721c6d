//! A published code has no message in the source any more.
//!
//! # Why
//!
//! Clients may still get the code, and their users then read that the error is unknown.
//!
//! # Example
//!
//! `131201` stands in `locales/codes.lock`, and `en-US` has no `E131201`.
//!
//! # Fix
//!
//! Restore the message; or retire the code, which keeps it from being used again:
//! `fluent-codes retire 131201`.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::code_lock::CodeLock;
use crate::project::locks::LockFile;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "dropped-code",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("dropped_code.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (layer, file) in context.locks.codes.iter().filter(|_| messages.is_source) {
        find_in_lock(context, messages, *layer, file, findings);
    }
}

fn find_in_lock(
    context: &Context<'_>,
    messages: &Messages<'_>,
    layer: usize,
    file: &LockFile<CodeLock>,
    findings: &mut Reporter<'_>,
) {
    for (code, published) in &file.lock.codes {
        let id = code.message_id();
        if published.retired.is_some() || messages.has_begun(&id) {
            continue;
        }
        let title = format!("the published code {code} has no message in `{}`", messages.name());
        let mut files = messages.locale.files.iter().filter(|file| file.layer == layer);
        let path = match (files.next(), files.next()) {
            (Some(file), None) => file.source.path().to_owned(),
            _ => context.folder_from(messages, layer),
        };
        let command = context.commands.of(layer, &format!("retire {code}"));
        let help = format!("restore `{id}` in {path}, or run `{command}`");
        findings.add_at(file.source.path(), (published.line, 1), Some(&id), title, help);
    }
}
