//! A word was typed while another keyboard was set: `ghbdtn` for `привет`.
//!
//! # Why
//!
//! Nobody can read it.
//!
//! # Example
//!
//! ```fluent
//! E131201 = Файл ckbirjv большой
//! ```
//!
//! # Fix
//!
//! Type the word again. A word is found where other texts have the word that the same keys give: those of
//! the locale for Latin letters, and the source's text for others; and a long one where the Latin letters
//! have hardly a vowel, and those of the same keys have.

use std::cell::LazyCell;
use std::collections::HashSet;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, MAX_PLACES, Rule};
use crate::language::keyboards;
use crate::language::script;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "wrong-keyboard",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("wrong_keyboard.rs"),
    find: Find::InLocale(find),
};

/// Shorter words come about by chance.
const MIN_LEN: usize = 4;

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let Some(keyboard) = keyboards::of(messages.locale.id.language.as_str()) else { return };
    let known = LazyCell::new(|| words_of(messages));
    for (message, text, source) in context.text_pairs(messages) {
        let of_source: LazyCell<HashSet<String>, _> = LazyCell::new(|| {
            let words = source.parts().flat_map(|part| script::words(part.text));
            words.map(str::to_lowercase).collect()
        });
        let words = text.parts().flat_map(|part| keyboards::words(part.text));
        let found = words.filter_map(|word| {
            let letters = word.chars().filter(|char| char.is_alphabetic()).count();
            if letters < MIN_LEN {
                return None;
            }
            let lower = word.to_lowercase();
            if word.is_ascii() {
                let meant = keyboard.typed_in(&lower)?;
                let is_likely = known.contains(&meant) || is_unpronounceable(&lower, &meant);
                return (is_likely && !of_source.contains(&lower)).then_some((word, meant));
            }
            let meant = keyboard.typed_in_latin(&lower)?;
            of_source.contains(&meant).then_some((word, meant))
        });
        for (word, meant) in found.take(MAX_PLACES) {
            let title = format!("`{word}` is `{meant}`, typed with another keyboard");
            findings.add_to_slice(message, word, title, format!("write `{meant}`"));
        }
    }
}

/// Whether a Latin word has too few vowels to be one, and what the same keys give has enough.
fn is_unpronounceable(word: &str, meant: &str) -> bool {
    const MIN_LEN: usize = 6;
    let count = |text: &str| text.chars().filter(|char| VOWELS.contains(*char)).count();
    let len = word.chars().count();
    len >= MIN_LEN
        && word.bytes().all(|byte| byte.is_ascii_lowercase())
        && count(word) * 6 <= len
        && count(meant) * 4 >= len
}

/// The vowels of the scripts that are compared. Hebrew has none.
const VOWELS: &str = "aeiouyаеёиоуыэюяіїєαεηιουωάέήίόύώ";

/// The words of a locale, in small letters, but for Latin ones.
fn words_of(messages: &Messages<'_>) -> HashSet<String> {
    let parts = messages.texts().flat_map(|(_, text)| text.parts());
    let words = parts.flat_map(|part| script::words(part.text));
    words.filter(|word| !word.is_ascii()).map(str::to_lowercase).collect()
}
