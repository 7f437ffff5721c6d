//! Two messages have the same translation, though their source texts differ.
//!
//! # Why
//!
//! One of the two was copied and not changed, and shows the text of the other; or the difference
//! that the source makes is lost.
//!
//! # Example
//!
//! ```fluent
//! # en-US/errors.ftl
//! E131202 = name of file is forbidden
//! E131203 = type of file is forbidden
//! # de/errors.ftl
//! E131202 = Dateiname ist nicht erlaubt
//! E131203 = Dateiname ist nicht erlaubt
//! ```
//!
//! # Fix
//!
//! Give each its own translation. If the language has one word for both, allow it and say so.

use std::collections::HashMap;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::text::{is_like, letters};

pub(super) const RULE: Rule = Rule {
    name: "same-translation",
    severity: Severity::Note,
    has_fixes: false,
    file: include_str!("same_translation.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let mut first: HashMap<&str, (&Message<'_>, &Message<'_>)> = HashMap::new();
    for (message, source) in context.pairs(messages).filter(|(message, _)| !message.is_term()) {
        let (Some(text), Some(source_text)) = (message.value(), source.value()) else { continue };
        let Some((other, other_source)) = first.get(&*text.default().text) else {
            if letters(&text.default().text).next().is_some() {
                first.insert(&text.default().text, (message, source));
            }
            continue;
        };
        let (Some(same), Some(other_text)) = (other.value(), other_source.value()) else {
            continue;
        };
        let is_same = message.id != other.id && same.pattern == text.pattern;
        if is_same && !is_like(&source_text.default().text, &other_text.default().text) {
            let title = format!(
                "`{}` has the same translation as `{}` at {}, whose source text differs",
                message.id,
                other.id,
                other.place()
            );
            let help = "give each its own translation";
            findings.add_to_message(message, title, help);
        }
    }
}
