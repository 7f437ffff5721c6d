//! A word has a letter of the locale's script that its language does not have.
//!
//! # Why
//!
//! It came from another language, another keyboard, or a wrong encoding: `і` in Russian, `œ` in Polish.
//!
//! # Example
//!
//! ```fluent
//! E131201 = Файл слишком большой, чтобы сохранiть
//! ```
//!
//! # Fix
//!
//! Write the letter that was meant. Words of the source, names, and letters that several messages of the
//! locale have, are not found. The letters of each language are those that CLDR lists for it.

use std::collections::HashMap;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, MAX_PLACES, Rule};
use crate::language::alphabets;
use crate::language::script;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "foreign-letter",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("foreign_letter.rs"),
    find: Find::InLocale(find),
};

/// A letter that so many messages have is the locale's own.
const MIN_OWN: usize = 3;

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let Some(alphabet) = alphabets::of(messages.locale.id) else { return };
    let mut found = Vec::new();
    let mut counts: HashMap<char, usize> = HashMap::new();
    for (message, text) in messages.texts() {
        let source = context.source_of(messages, message, text);
        let is_of_source = |word: &str| {
            let mut variants = source.into_iter().flat_map(|source| &source.variants);
            variants.any(|variant| variant.text.contains(word))
        };
        let words = text.parts().filter(|part| !part.text.is_ascii());
        let words = words.flat_map(|part| script::words(part.text)).take(MAX_WORDS);
        let foreign = words.filter_map(|word| Some((word, alphabet.foreign(word)?)));
        let foreign = foreign.filter(|(word, _)| !messages.is_source && !is_of_source(word));
        for (word, letter) in foreign.take(MAX_PLACES) {
            if let Some(letter) = letter.chars().next() {
                *counts.entry(letter).or_default() += 1;
            }
            found.push((message, word, letter));
        }
    }
    for (message, word, letter) in found {
        let char = letter.chars().next().unwrap_or_default();
        if counts.get(&char).is_some_and(|count| *count >= MIN_OWN) {
            continue;
        }
        let title = format!("`{}` has no letter `{letter}`, found in `{word}`", messages.name());
        findings.add_to_slice(message, letter, title, "write the letter that was meant");
    }
}

/// How many words of one text are looked at.
const MAX_WORDS: usize = 2_000;
