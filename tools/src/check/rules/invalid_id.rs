//! An id is meant for a code and is not how that code is spelt.
//!
//! # Why
//!
//! Nobody ever sees the message: each code has exactly one id.
//!
//! # Example
//!
//! ```fluent
//! E0131201 = size of file exceeds limit
//! e131202 = file upload failed
//! E1312O3 = type of file is forbidden
//! ```
//!
//! # Fix
//!
//! Write `E` and the code in decimal, without leading zeros: `E131201`. `--fix` does it where the
//! locale does not have that id already, and where nothing but zeros, signs and the case differ.

use std::collections::HashSet;

use fluent_codes::Code;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::edits::Edit;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "invalid-id",
    severity: Severity::Error,
    has_fixes: true,
    file: include_str!("invalid_id.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    if messages.has_any_ids() {
        return;
    }
    find_nearly_right(context, messages, findings);
    let mut given = HashSet::new();
    let meant = messages.all.iter().filter(|message| is_meant_for_code(message.id));
    for message in meant.filter(|message| Code::from_message_id(message.id).is_none()) {
        let title = format!("`{}` is not the id of a code", message.id);
        let Some(id) = canonical(message.id, context.source) else {
            let help = format!("codes lie between {} and {}", i64::MIN, i64::MAX);
            findings.add_to_message(message, title, help);
            continue;
        };
        findings.add_to_message(message, title, format!("write it `{id}`"));
        if !messages.has_begun(&id) && given.insert(id.clone()) {
            let start = message.offset();
            findings.fix(Edit { range: start..start + message.id.len(), text: id });
        }
    }
}

/// Reports the ids that are nearly those of codes which the locale lacks: `E1312O2`, `ERR131202`.
fn find_nearly_right(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for message in messages.all.iter().filter(|message| !message.is_shown()) {
        let Some(id) = nearly(message.id).filter(|id| !messages.has_begun(id)) else { continue };
        let is_other = message.id != id && context.source.get(message.id).is_none();
        if messages.is_source || context.source.get(&id).is_none() || !is_other {
            continue;
        }
        let title = format!("`{}` is not the id of a code, and `{id}` is missing", message.id);
        findings.add_to_message(message, title, format!("write it `{id}`"));
    }
}

/// The id of the code whose digits an id has, among at most a few letters.
fn nearly(id: &str) -> Option<String> {
    const MIN_DIGITS: usize = 3;
    const MAX_LETTERS: usize = 4;
    if is_meant_for_code(id) || id.starts_with('-') {
        return None;
    }
    let is_digit = |char: char| char.is_ascii_digit();
    let first = id.find(is_digit)?;
    let last = id.rfind(is_digit)?;
    let (before, rest) = id.split_at_checked(first)?;
    let (digits, behind) = rest.split_at_checked(last + 1 - first)?;
    let meant: String = digits.chars().map(digit_like).collect();
    let is_number = meant.len() >= MIN_DIGITS && meant.bytes().all(|byte| byte.is_ascii_digit());
    let letters = before.len() + behind.len();
    // A zero at an end may be an `O`.
    let behind_meant: String = behind.chars().map(digit_like).collect();
    let is_more = behind_meant.bytes().all(|byte| byte.is_ascii_digit());
    let number = if is_more { meant + &behind_meant } else { meant };
    let number = number.parse().ok().filter(|_| is_number && letters <= MAX_LETTERS)?;
    Some(Code::new(number).message_id())
}

/// The digit that a letter looks like.
fn digit_like(char: char) -> char {
    match char {
        'O' | 'o' => '0',
        'I' | 'l' => '1',
        char => char,
    }
}

/// Whether an id consists of an `E` in either case and digits with or without a sign.
fn is_meant_for_code(id: &str) -> bool {
    let number = id.strip_prefix(['E', 'e']).unwrap_or_default();
    let digits = number.trim_start_matches(['-', '_']);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The id that was meant. A `_` can stand for a `-`, or for nothing.
fn canonical(id: &str, source: &Messages<'_>) -> Option<String> {
    let id_of = |sign: &str| {
        let number = id.get(1..)?.replace('_', sign).parse().ok()?;
        Some(Code::new(number).message_id())
    };
    let is_known = |id: &String| source.get(id).is_some();
    id_of("-").filter(is_known).or_else(|| id_of(""))
}
