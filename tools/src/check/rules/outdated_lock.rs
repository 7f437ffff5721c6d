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

use std::collections::HashSet;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::check::staleness;
use crate::project::severity::Severity;
use crate::project::source_lock::SourceLock;
use crate::syntax::messages::Messages;
use crate::wording::count;

pub(super) const RULE: Rule = Rule {
    name: "outdated-lock",
    severity: Severity::Note,
    has_fixes: false,
    file: include_str!("outdated_lock.rs"),
    find: Find::InLocale(find),
};

const NOT_IN_ORDER: &str = "the lines of the lock are not in order";

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (layer, file) in context.locks.codes.iter().filter(|_| messages.is_source) {
        let is_outdated = !file.lock.is_canonical && file.lock.mistakes.is_empty();
        if let Some(sync) = context.commands.sync(*layer).filter(|_| is_outdated) {
            findings.add_to_file(file.source.path(), NOT_IN_ORDER, format!("run `{sync}`"));
        }
    }
    for (layer, file) in context.locks.of_locale(messages.name()).filter(|_| !messages.is_source) {
        let title = lag(context, messages, layer, &file.lock);
        if let Some((title, sync)) = title.zip(context.commands.sync(layer)) {
            findings.add_to_file(file.source.path(), title, format!("run `{sync}`"));
        }
    }
}

/// What a lock of a locale lacks, if it lacks anything.
fn lag(
    context: &Context<'_>,
    messages: &Messages<'_>,
    layer: usize,
    lock: &SourceLock,
) -> Option<String> {
    if !lock.mistakes.is_empty() {
        return None;
    }
    let untranslated = &context.progress(messages).untranslated;
    let wanted =
        staleness::lock_lines(lock, layer, messages, context.source, untranslated, |_| false);
    let new = wanted.lines.iter().filter(|(id, pair)| !lock.has(id, *pair)).count();
    if new > 0 {
        return Some(format!("the lock lags behind {}", count(new, "translation")));
    }
    // Lines that are not needed do no harm.
    let wanted_ids: HashSet<&str> = wanted.lines.iter().map(|(id, _)| id.as_str()).collect();
    let lines = lock.lines.iter().filter(|(id, _)| wanted_ids.contains(id.as_str()));
    (!lines.eq(&wanted.lines)).then(|| NOT_IN_ORDER.to_owned())
}
