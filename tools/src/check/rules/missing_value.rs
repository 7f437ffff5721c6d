//! Of a message and its translation, one has a text and the other attributes only.
//!
//! # Why
//!
//! Without a text in the translation, its users read the source's. A text that the source has not is
//! never shown, or where the program does not expect one.
//!
//! # Example
//!
//! `E131201 = size of file exceeds limit` in `en-US`, and in `zh-CN`:
//!
//! ```fluent
//! E131201 =
//!     .title = 文件过大
//! ```
//!
//! # Fix
//!
//! Translate the text, or delete it where the source has none.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "missing-value",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("missing_value.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (message, source) in context.pairs(messages) {
        let id = message.id;
        match (message.value(), source.value()) {
            (None, Some(_)) => {
                let title = format!("`{id}` has attributes only, and a text in the source");
                findings.add_to_message(message, title, format!("write the text: `{id} = …`"));
            }
            (Some(_), None) => {
                let title = format!("`{id}` has a text, and attributes only in the source");
                findings.add_to_message(message, title, "delete the text, and keep the attributes");
            }
            _ => {}
        }
    }
}
