//! A translation has an attribute that the source's message lacks.
//!
//! # Why
//!
//! No program asks for it: its name has a typing error, or the source has it no longer.
//!
//! # Example
//!
//! `E131201` has a `.titel` in `de` and none in `en-US`.
//!
//! # Fix
//!
//! Correct the name, or delete the attribute. A term's attributes are the locale's own, and not
//! compared.

use std::collections::HashSet;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, MAX_PLACES, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::wording::did_you_mean;

pub(super) const RULE: Rule = Rule {
    name: "extra-attribute",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("extra_attribute.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (message, source) in context.pairs(messages).filter(|(message, _)| !message.is_term()) {
        let known: HashSet<&str> = source.attributes().collect();
        for name in message.attributes().filter(|name| !known.contains(name)).take(MAX_PLACES) {
            let at = message.file.source.offset_of(name);
            let suggestion = did_you_mean(name, source.attributes());
            let title = format!("the source's `{}` has no attribute `.{name}`", message.id);
            let help = "correct the attribute's name, or delete the attribute";
            findings.add(message.file, at, Some(message.id), title + &suggestion, help);
        }
    }
}
