//! Two messages of the source locale have the same text.
//!
//! # Why
//!
//! Users cannot tell the two apart, and each is translated again. Where both mean the same, one
//! would do; where they do not, the text should say how they differ.
//!
//! # Example
//!
//! ```fluent
//! E120902 = password is not match
//! E120913 = password is not match
//! ```
//!
//! # Fix
//!
//! Tell them apart in the text, or let one refer to the other: `E120913 = { E120902 }`. A
//! published text that has to stay as it is can be allowed.

use std::collections::HashMap;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::text::letters;

pub(super) const RULE: Rule = Rule {
    name: "repeated-source",
    severity: Severity::Note,
    has_fixes: false,
    file: include_str!("repeated_source.rs"),
    find: Find::InLocale(find),
};

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let mut first: HashMap<&str, &Message<'_>> = HashMap::new();
    let served = messages.served().filter(|message| messages.is_source && !message.is_term());
    for message in served {
        let Some(text) = message.value() else { continue };
        let Some(other) = first.get(&*text.default().text) else {
            if letters(&text.default().text).next().is_some() {
                first.insert(&text.default().text, message);
            }
            continue;
        };
        if other.value().is_some_and(|other| other.pattern == text.pattern) {
            let title = format!(
                "`{}` has the same text as `{}` at {}",
                message.id,
                other.id,
                other.place()
            );
            findings.add_to_message(
                message,
                title,
                "tell the two apart, or let one refer to the other",
            );
        }
    }
}
