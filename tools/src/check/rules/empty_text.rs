//! A message or term has a text that shows nothing.
//!
//! # Why
//!
//! It counts as missing: the user reads another language. One that consists of characters that
//! nobody sees, such as U+200B, does not even count as missing: the user reads nothing.
//!
//! # Example
//!
//! ```fluent
//! E131201 = { "" }
//! ```
//!
//! # Fix
//!
//! Write the text, or delete the message until there is one.

use fluent_codes::tooling::is_blank;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::language::invisible;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "empty-text",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("empty_text.rs"),
    find: Find::InLocale(find),
};

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (message, text) in messages.texts() {
        let mut variants = text.variants.iter();
        let empty =
            variants.find(|variant| is_blank(text.pattern) || invisible::is_blank(&variant.text));
        let Some(empty) = empty else { continue };
        let what = match text.attribute {
            Some(attribute) => format!("expected a text of `.{attribute}`"),
            None => "expected a text".to_owned(),
        };
        let title = format!("{what}{}, found an empty one", empty.condition());
        let at = message.variant_offset(text, empty);
        let help = "write the text, or delete it until there is one";
        findings.add(message.file, at, Some(message.id), title, help);
    }
}
