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
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "ambiguous-id",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("ambiguous_id.rs"),
    find: Find::InLocale(find),
};

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for term in messages.served() {
        let name = term.id.strip_prefix('-');
        let Some(message) = name.and_then(|name| messages.get(name)) else { continue };
        let (id, name, place) = (term.id, message.id, message.place());
        let text = format!("the term `{id}` has the name of the message `{name}` at {place}");
        findings.add_to_message(term, text, "rename one of the two, and the references to it");
    }
}
