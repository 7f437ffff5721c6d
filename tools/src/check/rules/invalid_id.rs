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
//! ```
//!
//! # Fix
//!
//! Write `E` and the code in decimal, without leading zeros: `E131201`. `--fix` does it where the
//! locale does not have that id already.

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
