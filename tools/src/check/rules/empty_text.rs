//! A code has a text that shows nothing, or another text has nothing but invisible characters.
//!
//! # Why
//!
//! It counts as missing: the user reads another language. One that consists of characters that
//! nobody sees, such as U+200B, does not even count as missing: the user reads nothing. A message
//! that codes refer to, or a term, may say nothing: `{ "" }`.
//!
//! # Example
//!
//! ```fluent
//! E131201 = { "" }
//! ```
//!
//! # Fix
//!
//! Write the text, or delete the message until there is one. A variant may be empty where one of the
//! source's is, or where the program seldom chooses it: it has to be the default or a plural category
//! of whole numbers to be found. In the source, all variants have to be empty, and spaces in a
//! literal are left alone. It is a note for a message that is not a code's and whose source is a single
//! word: a sentence in parts, such as “Select”, a field, and “cards”, may need fewer in another language.

use fluent_codes::Code;
use fluent_codes::tooling::is_blank;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::language::invisible;
use crate::language::plurals::Kind;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::syntax::text::Text;
use crate::syntax::variant::Variant;

pub(super) const RULE: Rule = Rule {
    name: "empty-text",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("empty_text.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (message, text) in messages.texts() {
        let source = context.source_of(messages, message, text);
        let is_empty_in_source =
            !messages.is_source && source.is_none() && context.source.has_begun(message.id);
        if is_empty_in_source {
            continue;
        }
        let Some(empty) = empty_variant(messages, text, source) else { continue };
        // Whoever writes spaces in a literal of the source means them, as a margin.
        let is_margin = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte == b' ');
        if messages.is_source && !message.is_shown() && is_margin(&empty.text) {
            continue;
        }
        // A text that codes refer to may be empty, but not have invisible characters.
        if !messages.is_required(message.id) && empty.text.trim().is_empty() {
            continue;
        }
        let what = match text.attribute {
            Some(attribute) => format!("expected a text of `.{attribute}`"),
            None => "expected a text".to_owned(),
        };
        let title = format!("{what}{}, found an empty one", empty.condition());
        let at = message.variant_offset(text, empty);
        let help = "write the text, or delete it until there is one";
        findings.add(message.file, at, Some(message.id), title, help);
        let is_code = Code::from_message_id(message.id).is_some();
        if !is_code && empty.text.is_empty() && source.is_some_and(is_word) {
            findings.soften();
        }
    }
}

/// Whether a text is a single word.
fn is_word(text: &Text<'_>) -> bool {
    let [variant] = text.variants.as_slice() else { return false };
    !variant.text.is_empty() && variant.text.chars().all(char::is_alphabetic)
}

/// The first variant that shows nothing and should show something.
fn empty_variant<'t, 'c>(
    messages: &Messages<'_>,
    text: &'t Text<'c>,
    source: Option<&Text<'_>>,
) -> Option<&'t Variant<'c>> {
    let is_empty = |variant: &Variant<'_>| invisible::is_blank(&variant.text);
    if is_blank(text.pattern) || text.variants.iter().all(is_empty) {
        let is_of_source = source.is_some_and(|source| source.variants.iter().all(is_empty));
        return text.variants.first().filter(|_| !is_of_source);
    }
    let source = source?;
    if source.variants.iter().any(is_empty) {
        return None;
    }
    let is_needed = |variant: &&Variant<'_>| match variant.keys.last() {
        None => true,
        Some(key) => {
            let category = messages.plurals.get(Kind::Cardinal, key);
            category.is_some_and(|category| !category.is_optional())
        }
    };
    text.variants.iter().filter(|variant| is_empty(variant)).find(is_needed)
}
