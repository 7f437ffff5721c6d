//! An id or a comment is indented, or a code's id stands behind other text, so that it is part of the
//! text.
//!
//! # Why
//!
//! The message has no text, and the one above shows the id, or the comment, to the user.
//!
//! # Example
//!
//! ```fluent
//! E131201 = size of file exceeds limit
//!   E131202 = file upload failed
//! ```
//!
//! # Fix
//!
//! Remove the indentation, or begin a new line; `--fix` removes the indentation of an id where the
//! locale does not have the message elsewhere. A line with `#` beside an empty line, within a text, is
//! a heading in Markdown, and no comment.

use std::cell::LazyCell;
use std::collections::HashSet;

use fluent_codes::Code;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, MAX_PLACES, Rule};
use crate::project::severity::Severity;
use crate::syntax::edits::Edit;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::text::Text;

pub(super) const RULE: Rule = Rule {
    name: "swallowed-id",
    severity: Severity::Error,
    has_fixes: true,
    file: include_str!("swallowed_id.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let is_term = |id: &str| id.strip_prefix('-').is_some_and(|name| name.contains('-'));
    let is_id = |id: &str| {
        Code::from_message_id(id).is_some() || context.source.get(id).is_some() || is_term(id)
    };
    let mut given = HashSet::new();
    for message in &messages.all {
        for id in message.swallowed_ids().into_iter().filter(|id| is_id(id)) {
            let at = message.file.source.offset_of(id);
            let text = message.file.source.text().get(..at).unwrap_or_default();
            let before = text.trim_end_matches(' ');
            // That is no indentation, and has a rule of its own.
            if before.ends_with('\r') {
                continue;
            }
            let title = format!("`{id}` is indented, and so part of the text of `{}`", message.id);
            findings.add(message.file, at, Some(id), title, "remove the indentation");
            let is_wanted = messages.is_source || context.source.get(id).is_some();
            if is_wanted && messages.get(id).is_none() && given.insert(id) {
                findings.fix(Edit { range: before.len()..at, text: String::new() });
            }
        }
        for text in &message.texts {
            find_in_text(context, messages, (message, text), findings);
        }
    }
}

/// Reports indented comments, and ids behind other text.
fn find_in_text(
    context: &Context<'_>,
    messages: &Messages<'_>,
    (message, text): (&Message<'_>, &Text<'_>),
    findings: &mut Reporter<'_>,
) {
    let source = LazyCell::new(|| context.source_of(messages, message, text));
    // In some texts, such lines are meant.
    let is_meant = || source.is_none_or(|source| source.parts().any(|it| is_comment(it.text)));
    for part in text.parts() {
        let is_swallowed = is_comment(part.text) && begins_line(message, part.text);
        if is_swallowed && !is_heading(message, part.text) && !is_meant() {
            let title = format!("the comment is indented, and so part of `{}`", message.id);
            findings.add_to_slice(message, part.text, title, "remove the indentation");
        }
        let is_missing = |id: &&str| messages.get(id).is_none() && context.source.get(id).is_some();
        for id in joined_ids(part.text).filter(is_missing).take(MAX_PLACES) {
            let title = format!("`{id}` stands behind the text of `{}`", message.id);
            findings.add_to_slice(message, id, title, "begin a new line with it");
        }
    }
}

fn is_comment(text: &str) -> bool {
    let rest = text.trim_start_matches('#');
    (1..=3).contains(&(text.len() - rest.len())) && rest.starts_with([' ', '\n'])
}

/// Whether a part of a text stands at the start of an indented line.
fn begins_line(message: &Message<'_>, part: &str) -> bool {
    let source = message.file.source;
    let before = source.text().get(..source.offset_of(part)).unwrap_or_default();
    let line = before.trim_end_matches(' ');
    line.len() < before.len() && line.ends_with('\n')
}

/// Whether a line within a message, at this part of its text, has an empty line beside it.
fn is_heading(message: &Message<'_>, part: &str) -> bool {
    let source = message.file.source;
    let at = source.offset_of(part);
    let whole = source.text().get(message.entry.span.clone()).unwrap_or_default();
    let Some((before, behind)) = whole.split_at_checked(at - message.entry.span.start) else {
        return false;
    };
    let mut before = before.rsplit('\n').skip(1);
    let mut behind = behind.lines().skip(1);
    let is_empty = |line: Option<&str>| line.is_some_and(|line| line.trim().is_empty());
    let has_text_behind = behind.clone().any(|line| !line.trim().is_empty());
    has_text_behind && (is_empty(before.next()) || is_empty(behind.next()))
}

/// The ids of codes in a text that an equals sign follows.
fn joined_ids(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('=').filter_map(|(at, _)| {
        let before = text.get(..at)?.trim_end_matches(' ');
        let ahead = before.trim_end_matches(|char: char| char.is_ascii_digit() || char == '-');
        let ahead = ahead.strip_suffix('E')?;
        // At the start of a line, it is indented; a lone carriage return has a rule of its own.
        let is_behind = !ahead.trim_end_matches(' ').is_empty() && !ahead.ends_with('\r');
        let id = before.get(ahead.len()..)?;
        (is_behind && Code::from_message_id(id).is_some()).then_some(id)
    })
}
