//! A text in Arabic script has a question mark, comma or semicolon of Latin script.
//!
//! # Why
//!
//! The script has marks of its own, `؟`, `،` and `؛`, and the rest of the locale has them.
//!
//! # Example
//!
//! ```fluent
//! E131201 = هل تريد الحذف?
//! ```
//!
//! # Fix
//!
//! Write the mark of the script. Where a locale has the Latin marks throughout, nothing is found.

use unicode_script::Script;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, MAX_PLACES, Rule};
use crate::language::script;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "latin-punctuation",
    severity: Severity::Warning,
    has_fixes: true,
    file: include_str!("latin_punctuation.rs"),
    find: Find::InLocale(find),
};

/// The marks of Latin script, and those of Arabic script.
const MARKS: [(char, char); 3] = [('?', '؟'), (',', '،'), (';', '؛')];

/// A mark is the locale's own if it has so many of it for each of the other.
const SHARE: usize = 10;

/// Beside so many of the other, a single one is a slip.
const MIN_OWN: usize = 2;

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    if !script::of_locale(messages.locale.id).contains(&Script::Arabic) {
        return;
    }
    for (latin, arabic) in MARKS {
        let (mut found, mut own) = (Vec::new(), 0);
        for (message, text) in messages.texts() {
            for part in text.parts() {
                own += part.text.matches(arabic).count();
                found.extend(misplaced(part.text, latin).map(|slice| (message, text, slice)));
            }
        }
        let is_slip = found.len() == 1 && own >= MIN_OWN;
        if found.len() * SHARE > own && !is_slip {
            continue;
        }
        for (message, text, slice) in found.into_iter().take(MAX_PLACES * SHARE) {
            let title = format!("expected `{arabic}`, found `{latin}`");
            findings.add_to_slice(message, slice, title, format!("write `{arabic}`"));
            findings.fix_text((message, text), slice, arabic);
        }
    }
}

/// The marks right behind a letter of Arabic script, with its vowels, and before a space or the end.
fn misplaced(text: &str, mark: char) -> impl Iterator<Item = &str> {
    text.match_indices(mark).filter_map(move |(at, slice)| {
        let mut before = text.get(..at)?.chars().rev();
        let before = before.find(|char| script::of(*char) != Script::Inherited)?;
        let behind = text.get(at + slice.len()..)?;
        let is_apart = behind.is_empty() || behind.starts_with(char::is_whitespace);
        (is_apart && script::of(before) == Script::Arabic).then_some(slice)
    })
}
