//! A lock lags behind the files, or its lines are not in order.
//!
//! # Why
//!
//! A translation that `source.lock` does not hold as it is counts as made from the text that the source
//! has now. It cannot become stale before it is recorded.
//!
//! This is a note: a translator need not have the tool, and may edit a file where it is stored. Whoever
//! maintains the project runs `fluent-codes sync` from time to time, or asks for more with
//! `outdated-lock = "warning"` in the configuration.
//!
//! # Example
//!
//! `E131206` was translated in `fr`, and `locales/fr/source.lock` has no line for it.
//!
//! # Fix
//!
//! Run `fluent-codes sync`, and commit the locks.

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
    severity: Severity::Note,
    has_fixes: false,
    file: include_str!("outdated_lock.rs"),
    find: Find::InLocale(find),
};

const HELP: &str = "run `fluent-codes sync`";

const NOT_IN_ORDER: &str = "the lines of the lock are not in order";

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    if messages.is_source {
        find_in_codes(context, findings);
    } else {
        find_in_translations(context, messages, findings);
    }
}

fn find_in_codes(context: &Context<'_>, findings: &mut Reporter<'_>) {
    let Some(file) = &context.locks.codes else { return };
    if !file.lock.is_canonical && file.lock.mistakes.is_empty() {
        findings.add_to_file(file.source.path(), NOT_IN_ORDER, HELP);
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
        NOT_IN_ORDER.to_owned()
    } else {
        return;
    };
    findings.add_to_file(file.source.path(), title, HELP);
}
