//! A text is that of another locale, to the letter.
//!
//! # Why
//!
//! It was copied into the wrong file; the users of the locale read another language.
//!
//! # Example
//!
//! `E131201 = Die Datei ist viel zu groß` in `de`, and in `fr` as well.
//!
//! # Fix
//!
//! Translate it. Texts of less than four words, and those of languages that are near to each other, such as
//! Danish and Norwegian, are not compared; the locale whose other texts have fewer of the words is the one
//! that is reported.

use crate::check::copies::Copy;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "copied-translation",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("copied_translation.rs"),
    find: Find::AmongCopies(find),
};

fn find(copy: &Copy, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let Some(message) = messages.get(&copy.id) else { return };
    let Some(text) = message.part(copy.attribute.as_deref()) else { return };
    let name = message.text_name(text);
    let title = format!("`{name}` is the text of `{}`, to the letter", copy.other);
    findings.add_to_text(message, text, title, "translate it");
}
