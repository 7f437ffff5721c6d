//! Two messages with the same source text are translated in two ways.
//!
//! # Why
//!
//! Users take two texts for two things.
//!
//! # Example
//!
//! ```fluent
//! # en-US/errors.ftl
//! E120904 = user not found
//! E131900 = user not found
//! # de/errors.ftl
//! E120904 = Benutzer nicht gefunden
//! E131900 = Anwender unbekannt
//! ```
//!
//! # Fix
//!
//! Use one of the translations for both. If the messages mean different things, allow it and say
//! so. Texts with plurals or other variants are not compared, nor are attributes.

use std::collections::HashMap;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::text::{Text, is_like, letters};

pub(super) const RULE: Rule = Rule {
    name: "inconsistent-translation",
    severity: Severity::Note,
    has_fixes: false,
    file: include_str!("inconsistent_translation.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let mut first: HashMap<&str, (&Message<'_>, &Message<'_>)> = HashMap::new();
    for (message, source) in context.pairs(messages).filter(|(message, _)| !message.is_term()) {
        let (Some(text), Some(source_text)) = (plain(message), plain(source)) else { continue };
        let Some((other, other_source)) = first.get(&*source_text.default().text) else {
            if letters(&source_text.default().text).next().is_some() {
                first.insert(&source_text.default().text, (message, source));
            }
            continue;
        };
        let (Some(other_text), Some(same)) = (plain(other), plain(other_source)) else { continue };
        let is_same = message.id != other.id && same.pattern == source_text.pattern;
        if is_same && !is_like(&text.default().text, &other_text.default().text) {
            let title = format!(
                "`{}` is translated unlike `{}` at {}, which has the same source text",
                message.id,
                other.id,
                other.place()
            );
            findings.add_to_message(message, title, "use one of the two translations for both");
        }
    }
}

/// The value, if it has no variants.
fn plain<'u, 'c>(message: &'u Message<'c>) -> Option<&'u Text<'c>> {
    message.value().filter(|text| text.variants.len() == 1)
}
