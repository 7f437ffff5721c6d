//! A Hebrew word ends with a letter in the form that it has within a word.
//!
//! # Why
//!
//! `כ`, `מ`, `נ` and `צ` are written `ך`, `ם`, `ן` and `ץ` at the end of a word.
//!
//! # Example
//!
//! ```fluent
//! E131201 = הקובצ גדול מדי
//! ```
//!
//! # Fix
//!
//! Write the final form. Abbreviations, words before a stop or a hyphen and `פ`, which ends borrowed words as it is,
//! are not found.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, MAX_PLACES, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "final-letter",
    severity: Severity::Warning,
    has_fixes: true,
    file: include_str!("final_letter.rs"),
    find: Find::InLocale(find),
};

/// Letters, and their forms at the end of a word.
const FORMS: [(char, char); 4] = [('כ', 'ך'), ('מ', 'ם'), ('נ', 'ן'), ('צ', 'ץ')];

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    if !matches!(messages.locale.id.language.as_str(), "he" | "yi") {
        return;
    }
    for (message, text) in messages.texts() {
        let found = text.parts().flat_map(|part| misplaced(part.text));
        // What is put in may go on with the word.
        let file = message.file.source;
        let ends_word = |letter: &str| {
            let behind = file.text().get(file.offset_of(letter) + letter.len()..);
            behind.is_none_or(|it| !it.trim_start_matches(' ').starts_with(['{', '"']))
        };
        let found = found.filter(|(letter, _)| ends_word(letter));
        for (letter, meant) in found.take(MAX_PLACES) {
            let title = format!("expected `{meant}` at the end of the word, found `{letter}`");
            findings.add_to_slice(message, letter, title, format!("write `{meant}`"));
            findings.fix_text((message, text), letter, meant);
        }
    }
}

/// The letters at the end of words of three letters and more.
fn misplaced(text: &str) -> impl Iterator<Item = (&str, char)> {
    let letters = text.char_indices().filter_map(|(at, char)| {
        let (_, meant) = FORMS.iter().find(|(form, _)| *form == char)?;
        Some((at, char, *meant))
    });
    letters.filter_map(|(at, char, meant)| {
        let (before, behind) = (text.get(..at)?, text.get(at + char.len_utf8()..)?);
        let word = before.chars().rev().take_while(|char| is_hebrew(*char));
        let ends = behind
            .chars()
            .next()
            .is_none_or(|next| next.is_whitespace() || matches!(next, ',' | ':' | ';' | '!' | '?'));
        (ends && word.count() > 1).then(|| Some((text.get(at..at + char.len_utf8())?, meant)))?
    })
}

fn is_hebrew(char: char) -> bool {
    matches!(char, 'א'..='ת')
}
