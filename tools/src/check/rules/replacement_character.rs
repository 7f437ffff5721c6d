//! A text has a character that stands for one that was lost: `�`.
//!
//! # Why
//!
//! Some program read the file in a wrong encoding and saved it so. The user sees `�`.
//!
//! # Example
//!
//! ```fluent
//! E131201 = Die Datei ist zu gro�
//! ```
//!
//! # Fix
//!
//! Write the lost character again, or take the text from an older version of the file.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "replacement-character",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("replacement_character.rs"),
    find: Find::InLocale(find),
};

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (message, text) in messages.texts() {
        let mut lost = text
            .parts()
            .filter(|part| !part.text.is_ascii())
            .filter_map(|part| part.text.get(part.text.find(char::REPLACEMENT_CHARACTER)?..));
        // One finding for a text is enough.
        if let Some(lost) = lost.next() {
            let title = "expected a character, found U+FFFD, which stands for one that was lost";
            findings.add_to_slice(message, lost, title, HELP);
        }
    }
}

const HELP: &str =
    "write the lost character again, or take the text from an older version of the file";
