//! A file has no messages and no terms.
//!
//! # Why
//!
//! It may have been emptied by accident, and the users of the locale read its messages in another
//! language. A live catalog goes on serving what the file held before.
//!
//! # Example
//!
//! `locales/zh-CN/errors.ftl`, with comments only.
//!
//! # Fix
//!
//! Bring its messages back, or delete the file. Where messages have other ids than codes, and the source's
//! file is empty too, it is a note.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::files::File;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "empty-file",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("empty_file.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let is_as_in_source = |file: &File<'_>| {
        let relative = messages.locale.relative(file.source.path());
        let is_compared = !messages.is_source && messages.has_any_ids();
        let of_source = context.source.file(relative, 0).filter(|_| is_compared);
        of_source.is_some_and(is_empty)
    };
    for file in messages.locale.files.iter().filter(|file| is_empty(file)) {
        let title = "expected messages, found none";
        findings.add(file, 0, None, title, "bring its messages back, or delete the file");
        if is_as_in_source(file) {
            findings.soften();
        }
    }
}

/// Whether a file holds nothing: no messages, none that are broken, and no places for any.
pub(super) fn is_empty(file: &File<'_>) -> bool {
    let mut entries = file.parsed.entries.iter();
    file.parsed.problems.is_empty()
        && entries.all(|entry| entry.id().is_none() && entry.placeholder_id().is_none())
}
