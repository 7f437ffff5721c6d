//! A translation lacks an attribute that the source's message has.
//!
//! # Why
//!
//! The program asks for the attribute and gets the source's, or nothing.
//!
//! # Example
//!
//! `E131201` has a `.title` in `en-US` and none in `zh-CN`.
//!
//! # Fix
//!
//! Translate the attribute. A term's attributes are the locale's own, and not compared; a code's `.http`
//! and `.doc` are the same in each locale, and need stand in the source only.

use std::collections::HashSet;

use super::invalid_attribute::FACTS;
use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "missing-attribute",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("missing_attribute.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (message, source) in context.pairs(messages).filter(|(message, _)| !message.is_term()) {
        let mut present: HashSet<&str> = message.attributes().collect();
        if !messages.has_any_ids() {
            present.extend(FACTS);
        }
        for name in source.attributes().filter(|name| !present.contains(name)) {
            let title = format!("`{}` lacks the attribute `.{name}` of the source", message.id);
            findings.add_to_message(message, title, format!("add `.{name} = …` below the text"));
        }
    }
}
