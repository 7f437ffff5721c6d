//! A line of a lock cannot be understood, or a lock is not read at all.
//!
//! # Why
//!
//! What it says of a code or a translation is lost. Projects of several bundles, or whose files are named
//! by locales, have no locks: an id may stand in each of their files.
//!
//! # Example
//!
//! A conflict of a merge in `locales/codes.lock`: `<<<<<<< HEAD`.
//!
//! # Fix
//!
//! Where git has marked a conflict, run `fluent-codes sync`: the lines of both sides count. Restore any
//! other line as git has it, or delete it.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::locks::REPAIR;
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
    for path in context.locks.unread.iter().filter(|_| messages.is_source) {
        let title = "expected no lock where files are several bundles, or are named by locales";
        findings.add_to_file(path, title, "delete it: it is not read");
    }
    for (source, mistakes) in codes.chain(translations) {
        for mistake in mistakes {
            let help = if mistake.is_conflict_mark {
                "run `fluent-codes sync`, which keeps the lines of both sides"
            } else {
                REPAIR
            };
            let (path, place) = (source.path(), (mistake.line, 1));
            findings.add_at(path, place, None, mistake.message.clone(), help.to_owned());
        }
    }
}
