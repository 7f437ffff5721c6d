//! A text is the source's, to the letter; or, with three words in small letters or more, but for case,
//! punctuation and spaces.
//!
//! # Why
//!
//! It was copied and never translated; the users of the locale read it in another language.
//!
//! # Example
//!
//! ```fluent
//! # de/errors.ftl
//! E131201 = size of file exceeds limit
//! ```
//!
//! # Fix
//!
//! Translate it. If it is the same in both languages, say so:
//!
//! ```fluent
//! # check: allow(same-as-source) a brand name
//! E700001 = Fluent Codes
//! ```
//!
//! Less than three different words in small letters are a note, for words are the same in many
//! languages. Where there is nothing to translate there is no finding: terms, for they are names; numbers,
//! addresses, single letters and abbreviations such as `PDF`; a locale of the source's own
//! language, such as `en-GB` beside `en-US`.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::addresses;
use crate::syntax::messages::Messages;
use crate::syntax::text::is_like;
use crate::syntax::variant::Variant;

pub(super) const RULE: Rule = Rule {
    name: "same-as-source",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("same_as_source.rs"),
    find: Find::InLocale(find),
};

/// How many capital letters an abbreviation has at most.
const MAX_ABBREVIATION: usize = 4;

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    if messages.locale.id.language == context.source.locale.id.language {
        return;
    }
    for (message, text, source) in
        context.text_pairs(messages).filter(|(message, ..)| !message.is_term())
    {
        let is_same = |variant: &&Variant<'_>| {
            let mut sources = source.variants.iter();
            sources.any(|source| is_same(&source.text, &variant.text))
        };
        // Some forms of a word are the same in two languages; all of them, or a sentence, seldom are.
        let is_whole = text.variants.iter().all(|variant| is_same(&variant));
        let counts = |variant: &&Variant<'_>| {
            if is_whole { has_words(&variant.text) } else { is_sentence(&variant.text) }
        };
        if let Some(variant) = text.variants.iter().filter(is_same).find(counts) {
            let title = format!("`{}` has the text of the source", message.text_name(text));
            let help =
                "translate it; if it has to be the same, allow it with a comment that says why";
            findings.add_to_variant(message, variant, 0, title, help);
            if !is_sentence(&variant.text) {
                findings.soften();
            }
        }
    }
}

/// Whether two texts are the same; sentences, but for case, punctuation and spaces.
fn is_same(a: &str, b: &str) -> bool {
    a == b || is_sentence(a) && is_like(a, b)
}

/// Whether a text has some words in small letters.
fn is_sentence(text: &str) -> bool {
    const MIN_WORDS: usize = 3;
    let words = text.split_whitespace();
    let is_word = |word: &&str| word.len() > 1 && word.chars().all(char::is_lowercase);
    // Each line of a usage text has the name of the program.
    let mut different: Vec<&str> = Vec::new();
    for word in words.filter(is_word) {
        if !different.contains(&word) {
            different.push(word);
        }
        if different.len() == MIN_WORDS {
            return true;
        }
    }
    false
}

/// Whether there is something to translate in a text.
fn has_words(text: &str) -> bool {
    let addresses = addresses::find(text);
    let is_letter =
        |(at, char): (usize, char)| char.is_alphabetic() && !addresses::holds(&addresses, at);
    let mut start = None;
    for (at, char) in text.char_indices().chain([(text.len(), ' ')]) {
        if is_letter((at, char)) {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            let word = text.get(start..at).unwrap_or_default();
            let is_abbreviation = word.len() <= MAX_ABBREVIATION
                && word.bytes().all(|byte| byte.is_ascii_uppercase());
            let is_single = word.len() == 1;
            if !is_abbreviation && !is_single {
                return true;
            }
        }
    }
    false
}
