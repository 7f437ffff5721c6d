//! A message and a term of one locale have the same name.
//!
//! # Why
//!
//! Here each keeps its text. Programs that read the files with the `fluent` crate lose one of the
//! two: there they share their names.
//!
//! # Example
//!
//! ```fluent
//! product = Acme Cloud
//! -product = Acme
//! ```
//!
//! # Fix
//!
//! Rename one of the two, and the references to it.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::{Message, Messages};

pub(super) const RULE: Rule = Rule {
    name: "ambiguous-id",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("ambiguous_id.rs"),
    find: Find::InLocale(find),
};

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for message in messages.served() {
        // Of two in one bundle, the term is to be renamed.
        let other = match message.id.strip_prefix('-') {
            Some(name) => messages.find(name),
            None => messages.shared.and_then(|shared| shared.get(&format!("-{}", message.id))),
        };
        let Some(other) = other else { continue };
        let [kind, other_kind] = [message, other].map(kind);
        let (id, name, place) = (message.id, other.id, other.place());
        let text =
            format!("the {kind} `{id}` has the name of the {other_kind} `{name}` at {place}");
        findings.add_to_message(message, text, "rename one of the two, and the references to it");
    }
}

fn kind(message: &Message<'_>) -> &'static str {
    if message.is_term() { "term" } else { "message" }
}
