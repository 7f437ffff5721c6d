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

use chrono::{Days, Utc};
use fluent_codes::Code;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::code_lock::{PublishedCode, Retirement};
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
    let codes = codes.map(|(layer, file)| (*layer, &file.source, &file.lock.mistakes));
    let translations = context.locks.of_locale(messages.name());
    let translations = translations.map(|(layer, file)| (layer, &file.source, &file.lock.mistakes));
    for path in context.locks.unread.iter().filter(|_| messages.is_source) {
        let title = "expected no lock where files are several bundles, or are named by locales";
        findings.add_to_file(path, title, "delete it: it is not read");
    }
    for (_, file) in context.locks.codes.iter().filter(|_| messages.is_source) {
        for (code, published) in &file.lock.codes {
            if let Some(title) = odd_retirement(context, *code, published) {
                let place = (published.line, 1);
                findings.add_at(file.source.path(), place, None, title, REPAIR.to_owned());
            }
        }
    }
    for (layer, source, mistakes) in codes.chain(translations) {
        for mistake in mistakes {
            let sync = context.commands.sync(layer).filter(|_| mistake.is_conflict_mark);
            let help = match sync {
                Some(sync) => format!("run `{sync}`, which keeps the lines of both sides"),
                None => REPAIR.to_owned(),
            };
            let (path, place) = (source.path(), (mistake.line, 1));
            findings.add_at(path, place, None, mistake.message.clone(), help);
        }
    }
}

/// What cannot be so about a code that is retired.
fn odd_retirement(context: &Context<'_>, code: Code, published: &PublishedCode) -> Option<String> {
    let Retirement { date, replaced_by } = published.retired.as_ref()?;
    // A day later it is already tomorrow somewhere.
    if *date > Utc::now().date_naive() + Days::new(1) {
        return Some(format!("expected a date that has come, found {date}"));
    }
    let other = (*replaced_by)?;
    let is_possible = other != code && context.locks.is_published(other);
    (!is_possible)
        .then(|| format!("expected another published code in place of {code}, found {other}"))
}
