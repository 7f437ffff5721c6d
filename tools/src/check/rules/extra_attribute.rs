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
use crate::syntax::messages::Bundle;
use crate::wording::did_you_mean;

pub(super) const RULE: Rule = Rule {
    name: "extra-attribute",
    severity: Severity::Warning,
    file: include_str!("extra_attribute.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, bundle: &Bundle<'_>, findings: &mut Reporter<'_>) {
    for (unit, source) in context.pairs(bundle).filter(|(unit, _)| !unit.is_term()) {
        let known: HashSet<&str> = source.attributes().collect();
        for name in unit.attributes().filter(|name| !known.contains(name)).take(MAX_PLACES) {
            let at = unit.file.source.offset_of(name);
            let suggestion = did_you_mean(name, source.attributes());
            let message = format!("the source's `{}` has no attribute `.{name}`", unit.id);
            let help = "correct the attribute's name, or delete the attribute";
            findings.add(unit.file, at, Some(unit.id), message + &suggestion, help);
        }
    }
}
