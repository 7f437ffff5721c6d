//! An id stands twice in one locale, in one file or in two.
//!
//! # Why
//!
//! Only the first is ever shown; whoever edits the other wonders why nothing changes.
//!
//! # Example
//!
//! ```fluent
//! E131201 = size of file exceeds limit
//! E131201 = the file is too large
//! ```
//!
//! # Fix
//!
//! Keep one of the two. `--fix` deletes the second where both are in one file and the same to the
//! letter. Where messages have other ids than codes, what stands twice in the source, and in a locale at
//! the same places, is a note in the locale; and where each file is a bundle of its own, the configuration
//! says so: `[bundles] files = "each"`.

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::files::File;
use crate::project::severity::Severity;
use crate::syntax::conflicts;
use crate::syntax::edits::Edit;
use crate::syntax::messages::{Message, Messages};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-id",
    severity: Severity::Error,
    has_fixes: true,
    file: include_str!("duplicate_id.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let of_source = LazyCell::new(|| places(context.source));
    let is_of_source = |message: &Message<'_>| {
        !messages.is_source
            && messages.has_any_ids()
            && of_source.contains(&place(messages, message))
    };
    let mut first: HashMap<(usize, &str), &Message<'_>> = HashMap::new();
    let copies = copies(messages);
    for (file, other) in &copies {
        let title = format!("all of this file stands in {other} too");
        findings.add(file, 0, None, title, "delete one of the two files");
    }
    for message in &messages.all {
        if copies.iter().any(|(file, _)| std::ptr::eq(*file, message.file)) {
            continue;
        }
        // An empty text takes no id.
        if message.is_empty() {
            continue;
        }
        let key = (message.file.layer, message.id);
        let Some(first) = first.get(&key).copied().or_else(|| shared(messages, message)) else {
            first.insert(key, message);
            continue;
        };
        // Two versions of it are another finding.
        if is_in_conflict(message) || is_in_conflict(first) {
            continue;
        }
        let is_other_file = !std::ptr::eq(message.file, first.file);
        let title = format!("expected each id once; `{}` stands at {}", message.id, first.place());
        findings.add_to_message(message, title, "keep one of the two");
        if is_other_file && is_of_source(message) && is_of_source(first) {
            findings.soften();
        }
        // Two paths may lead to one file.
        if !is_other_file && message.comment().is_empty() && message.entry.node == first.entry.node
        {
            findings.fix(Edit { range: message.entry.span.clone(), text: String::new() });
        }
    }
}

/// The message or term of the same id in a file that every bundle has.
fn shared<'m, 'c>(messages: &'m Messages<'c>, message: &Message<'_>) -> Option<&'m Message<'c>> {
    let shared = messages.shared?.get(message.id)?;
    (shared.file.layer == message.file.layer).then_some(shared)
}

/// The places of the messages of a locale, those of the files that every bundle has included.
fn places<'m>(messages: &'m Messages<'_>) -> HashSet<(&'m str, &'m str)> {
    let all = messages.all.iter().chain(messages.shared.iter().flat_map(|shared| &shared.all));
    let written = all.filter(|message| !message.is_empty());
    written.map(|message| place(messages, message)).collect()
}

/// The file below the locale's folder, and the id.
fn place<'m>(messages: &'m Messages<'_>, message: &Message<'m>) -> (&'m str, &'m str) {
    (messages.locale.relative(message.file.source.path()), message.id)
}

fn is_in_conflict(message: &Message<'_>) -> bool {
    let conflicts = conflicts::find(message.file.source.text());
    conflicts.iter().any(|conflict| conflict.contains(&message.offset()))
}

/// The files whose messages all stand in one other file before, each with the path of that file.
fn copies<'m>(messages: &'m Messages<'_>) -> Vec<(&'m File<'m>, &'m str)> {
    /// Of fewer, each is a finding of its own.
    const MIN_MESSAGES: usize = 3;
    let mut first: HashMap<(usize, &str), &File<'_>> = HashMap::new();
    for message in messages.all.iter().filter(|message| !message.is_empty()) {
        first.entry((message.file.layer, message.id)).or_insert(message.file);
    }
    let mut copies = Vec::new();
    for file in &messages.locale.files {
        let of_file: Vec<&Message<'_>> =
            messages.all.iter().filter(|message| std::ptr::eq(message.file, file)).collect();
        let Some(other) =
            of_file.first().and_then(|message| first.get(&(message.file.layer, message.id)))
        else {
            continue;
        };
        let stands_there = |message: &&Message<'_>| {
            first.get(&(message.file.layer, message.id)).is_some_and(|it| std::ptr::eq(*it, *other))
        };
        if of_file.len() >= MIN_MESSAGES
            && !std::ptr::eq(*other, file)
            && of_file.iter().all(stands_there)
        {
            copies.push((file, other.source.path()));
        }
    }
    copies
}
