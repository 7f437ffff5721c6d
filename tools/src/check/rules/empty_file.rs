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
//! Bring its messages back, or delete the file.

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

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for file in messages.locale.files.iter().filter(|file| is_empty(file)) {
        let title = "expected messages, found none";
        findings.add(file, 0, None, title, "bring its messages back, or delete the file");
    }
}

/// Whether a file holds nothing: no messages, none that are broken, and no places for any.
pub(super) fn is_empty(file: &File<'_>) -> bool {
    let mut entries = file.parsed.entries.iter();
    file.parsed.problems.is_empty()
        && entries.all(|entry| entry.id().is_none() && entry.placeholder_id().is_none())
}
