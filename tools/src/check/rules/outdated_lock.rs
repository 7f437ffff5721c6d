//! A lock lags behind the files.
//!
//! # Why
//!
//! A code that is not recorded is not protected, and a translation that is not recorded cannot become
//! stale.
//!
//! # Example
//!
//! `E131206` was added to `en-US`, and `locales/codes.lock` has no `131206`.
//!
//! # Fix
//!
//! Run `fluent-codes sync`, and commit the lock with the change.

use fluent_codes::Code;

use crate::check::context::Context;
use crate::check::progress;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::project::source_lock::TextPair;
use crate::syntax::messages::Messages;
use crate::wording::count;

pub(super) const RULE: Rule = Rule {
    name: "outdated-lock",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("outdated_lock.rs"),
    find: Find::InLocale(find),
};

const HELP: &str = "run `fluent-codes sync`";

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    if messages.is_source {
        find_in_codes(context, findings);
    } else {
        find_in_translations(context, messages, findings);
    }
}

fn find_in_codes(context: &Context<'_>, findings: &mut Reporter<'_>) {
    let Some(file) = &context.locks.codes else { return };
    let codes = context.source.required().filter_map(|it| Code::from_message_id(it.id));
    let new = codes.filter(|code| !file.lock.codes.contains_key(code)).count();
    if new > 0 {
        let title = format!("the lock lacks {}", count(new, "code"));
        findings.add_to_file(file.source.path(), title, HELP);
    } else if !file.lock.is_canonical && file.lock.mistakes.is_empty() {
        findings.add_to_file(file.source.path(), "the lines of the lock are not in order", HELP);
    }
}

fn find_in_translations(
    context: &Context<'_>,
    messages: &Messages<'_>,
    findings: &mut Reporter<'_>,
) {
    let Some(file) = context.locks.translations.get(messages.name()) else { return };
    let untranslated = &context.progress(messages).untranslated;
    let wanted =
        progress::lock_lines(&file.lock, messages, context.source, untranslated, |_| false);
    let lock = &file.lock;
    if !lock.mistakes.is_empty() {
        return;
    }
    let new = wanted.lines.iter().filter(|(id, pair)| !lock.has(id, *pair)).count();
    // Lines that are not needed do no harm.
    let is_wanted =
        |(id, _): &&(String, TextPair)| wanted.lines.iter().any(|(other, _)| other == id);
    let title = if new > 0 {
        format!("the lock lags behind {}", count(new, "translation"))
    } else if !lock.lines.iter().filter(is_wanted).eq(&wanted.lines) {
        "the lines of the lock are not in order".to_owned()
    } else {
        return;
    };
    findings.add_to_file(file.source.path(), title, HELP);
}
