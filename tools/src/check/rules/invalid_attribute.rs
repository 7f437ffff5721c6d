//! An attribute that the library reads has a value that it cannot use.
//!
//! # Why
//!
//! `.http` of a code's message is the status of the HTTP response, and `.doc` is the `type` of problem
//! details, a URI (RFC 9457). With another value the status is 500, and clients get an address that
//! is none. The status is the same in every language.
//!
//! # Example
//!
//! ```fluent
//! E131201 = size of file exceeds limit
//!     .http = too large
//!     .doc = see the wiki
//! ```
//!
//! # Fix
//!
//! Write a status from 400 to 599, and an address with its scheme: `https://…`.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::cell_text;
use crate::syntax::messages::{Message, Messages};

pub(super) const RULE: Rule = Rule {
    name: "invalid-attribute",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("invalid_attribute.rs"),
    find: Find::InLocale(find),
};

/// The attributes that are not translated, but are the same in each locale.
pub(crate) const FACTS: [&str; 2] = ["http", "doc"];

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    if messages.has_any_ids() {
        return;
    }
    for message in messages.served().filter(|message| !message.is_term()) {
        for name in FACTS {
            let Some(text) = message.attribute(name) else { continue };
            let value = cell_text::of_pattern(text.pattern);
            let Some((title, help)) = mistake(context, messages, message, name, &value) else {
                continue;
            };
            findings.add_to_text(message, text, title, help);
        }
    }
}

/// What is wrong with an attribute, and how it is corrected.
fn mistake(
    context: &Context<'_>,
    messages: &Messages<'_>,
    message: &Message<'_>,
    name: &str,
    value: &str,
) -> Option<(String, String)> {
    let title = |expected: &str| format!("expected {expected} in `.{name}`, found `{value}`");
    if name == "doc" {
        let help = "write the address with its scheme: `https://…`".to_owned();
        return (!is_uri(value)).then(|| (title("a URI"), help));
    }
    if !value.parse().is_ok_and(|status: u16| (400..=599).contains(&status)) {
        let help = "write a status from 400 to 599, or delete the attribute".to_owned();
        return Some((title("the status of an HTTP error"), help));
    }
    let source = context.source.get(message.id).filter(|_| !messages.is_source)?;
    let of_source = cell_text::of_pattern(source.attribute(name)?.pattern);
    let help = "delete it here: the source's status holds for every locale".to_owned();
    (of_source != value).then(|| (title(&format!("`{of_source}`, the source's status,")), help))
}

/// Whether a value begins with a scheme and has no space in it (RFC 3986).
fn is_uri(value: &str) -> bool {
    let Some((scheme, rest)) = value.split_once(':') else { return false };
    let is_scheme = |char: char| char.is_ascii_alphanumeric() || "+-.".contains(char);
    scheme.starts_with(|char: char| char.is_ascii_alphabetic())
        && scheme.chars().all(is_scheme)
        && !rest.is_empty()
        && !rest.contains(|char: char| char.is_whitespace() || "{}".contains(char))
}
