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
use crate::syntax::messages::Bundle;

pub(super) const RULE: Rule = Rule {
    name: "invalid-id",
    severity: Severity::Error,
    file: include_str!("invalid_id.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, bundle: &Bundle<'_>, findings: &mut Reporter<'_>) {
    if bundle.has_any_ids() {
        return;
    }
    let mut given = HashSet::new();
    let units = bundle.units.iter().filter(|unit| is_meant_for_code(unit.id));
    for unit in units.filter(|unit| Code::from_message_id(unit.id).is_none()) {
        let message = format!("`{}` is no code's id", unit.id);
        let Some(id) = canonical(unit.id, context.source) else {
            let help = format!("codes lie between {} and {}", i64::MIN, i64::MAX);
            findings.add_to_unit(unit, message, help);
            continue;
        };
        findings.add_to_unit(unit, message, format!("write it `{id}`"));
        if !bundle.has_begun(&id) && given.insert(id.clone()) {
            let start = unit.offset();
            findings.fix(Edit { range: start..start + unit.id.len(), text: id });
        }
    }
}

/// Whether an id consists of an `E` in either case and digits, be they signed or not.
fn is_meant_for_code(id: &str) -> bool {
    let number = id.strip_prefix(['E', 'e']).unwrap_or_default();
    let digits = number.trim_start_matches(['-', '_']);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The id that was meant. A `_` can stand for a `-`, or for nothing.
fn canonical(id: &str, source: &Bundle<'_>) -> Option<String> {
    let id_of = |sign: &str| {
        let number = id.get(1..)?.replace('_', sign).parse().ok()?;
        Some(Code::new(number).message_id())
    };
    let is_known = |id: &String| source.get(id).is_some();
    id_of("-").filter(is_known).or_else(|| id_of(""))
}
