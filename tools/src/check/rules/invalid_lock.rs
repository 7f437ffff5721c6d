//! A line of a lock cannot be understood.
//!
//! # Why
//!
//! What it says of a code or a translation is lost.
//!
//! # Example
//!
//! A conflict of a merge in `locales/codes.lock`: `<<<<<<< HEAD`.
//!
//! # Fix
//!
//! Run `fluent-codes sync`, which writes the lock again from the lines that can be understood.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "invalid-lock",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("invalid_lock.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let codes = context.locks.codes.iter().filter(|_| messages.is_source);
    let codes = codes.map(|file| (&file.source, &file.lock.mistakes));
    let translations = context.locks.translations.get(messages.name());
    let translations = translations.map(|file| (&file.source, &file.lock.mistakes));
    for (source, mistakes) in codes.chain(translations) {
        for mistake in mistakes {
            let help = "run `fluent-codes sync`, which keeps the other lines";
            let (path, place) = (source.path(), (mistake.line, 1));
            findings.add_at(path, place, None, mistake.message.clone(), help.to_owned());
        }
    }
}
