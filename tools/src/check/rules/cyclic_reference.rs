//! A text refers to itself, directly or through other texts.
//!
//! # Why
//!
//! The reference has no end; the user sees a name in braces instead of a text.
//!
//! # Example
//!
//! ```fluent
//! -product = { -company } Cloud
//! -company = The company behind { -product }
//! ```
//!
//! # Fix
//!
//! Write out one of the texts.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::syntax::references::References;

pub(super) const RULE: Rule = Rule {
    name: "cyclic-reference",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("cyclic_reference.rs"),
    find: Find::InLocale(find),
};

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let references = References::new(messages);
    let name = |index: usize| {
        let referring = references.texts.get(index);
        referring.map_or(String::new(), |it| format!("`{}`", it.message.text_name(it.text)))
    };
    for cycle in references.cycles().into_iter().filter(|cycle| references.is_own(cycle.start)) {
        let Some(message) = references.texts.get(cycle.start).map(|it| it.message) else {
            continue;
        };
        let start = name(cycle.start);
        let mut way = vec![start.clone()];
        way.extend(cycle.between.iter().map(|index| name(*index)));
        way.extend(cycle.is_longer.then(|| "…".to_owned()));
        way.push(start.clone());
        let title = format!("{start} refers to itself: {}", way.join(" → "));
        let help = "write out one of the texts instead of the reference";
        findings.add(message.file, cycle.reference.offset, Some(message.id), title, help);
    }
}
