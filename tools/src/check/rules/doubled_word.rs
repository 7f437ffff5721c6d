//! A word stands twice in a row.
//!
//! # Why
//!
//! One is left from an edit. It often hides at a line end.
//!
//! Where the grammar of a language wants a word twice, as in French *nous nous*, it is not found,
//! nor in languages that double words to stress them, nor where the source has it. A word in capital
//! letters may be a name for what the user writes, as in `type TYPE`, and a word that three messages of a
//! locale double is meant.
//!
//! # Example
//!
//! ```fluent
//! E131201 = size of the the file exceeds limit
//! ```
//!
//! # Fix
//!
//! Delete one of the two.

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};
use std::iter::Peekable;

use unicode_script::Script;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, MAX_PLACES, Rule};
use crate::language::script::{self, is_east_asian};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::syntax::variant::PLACEHOLDER;

pub(super) const RULE: Rule = Rule {
    name: "doubled-word",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("doubled_word.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let language = messages.locale.id.language.as_str();
    if DOUBLING.contains(&language) {
        return;
    }
    let usual = usual(language);
    let mut found = Vec::new();
    for (message, text) in messages.texts() {
        let is_of_source = LazyCell::new(|| {
            let source = context.source_of(messages, message, text);
            let mut variants = source.into_iter().flat_map(|source| &source.variants);
            variants
                .any(|variant| doubled(&variant.text).next().is_some() || has_stems(&variant.text))
        });
        let mut seen = HashSet::new();
        let variants = text.variants.iter();
        let doubled = variants
            .flat_map(|variant| doubled(&variant.text).map(move |(at, word)| (variant, at, word)))
            .filter(|(_, _, word)| !is_usual(word, usual) && !*is_of_source)
            // Text outside of a selector is in each of its variants.
            .filter(|(variant, at, _)| seen.insert(variant.offset(message.file.source, *at)));
        found.extend(
            doubled.take(MAX_PLACES).map(|(variant, at, word)| (message, variant, at, word)),
        );
    }
    let habits = habits(found.iter().map(|(message, _, _, word)| (message.id, *word)));
    for (message, variant, at, word) in found {
        if !habits.contains(&word.to_lowercase()) {
            let title = format!("expected `{word}` once, found it twice");
            findings.add_to_variant(message, variant, at, title, "delete one of the two");
        }
    }
}

/// The words that several messages double.
fn habits<'t>(doubled: impl Iterator<Item = (&'t str, &'t str)>) -> HashSet<String> {
    const MIN_MESSAGES: usize = 3;
    let mut messages: HashMap<String, HashSet<&str>> = HashMap::new();
    for (id, word) in doubled {
        messages.entry(word.to_lowercase()).or_default().insert(id);
    }
    messages.retain(|_, ids| ids.len() >= MIN_MESSAGES);
    messages.into_keys().collect()
}

/// Languages that double words with a space between, to stress them or as their plural.
const DOUBLING: [&str; 43] = [
    "am", "as", "az", "bn", "cak", "ckb", "eu", "fa", "ff", "gu", "ha", "he", "hi", "ht", "hy",
    "kk", "kn", "jbo", "ko", "ku", "ky", "ml", "mn", "mr", "ne", "or", "pa", "ps", "scn", "sd",
    "si", "skr", "sw", "ta", "te", "tg", "tk", "tr", "ug", "ur", "uz", "vi", "wo",
];

/// Whether a word names what a user writes: `FILE`.
fn is_placeholder(word: &str) -> bool {
    word.chars().count() > 1
        && !word.chars().any(char::is_lowercase)
        && word.chars().any(char::is_uppercase)
}

/// Words that grammar can put twice in a row.
fn usual(language: &str) -> &'static [&'static str] {
    match language {
        "af" => &["dit", "en", "gou", "nou", "wat"],
        "cs" | "sk" => &["se", "si"],
        "da" | "nb" | "nn" | "no" | "sv" => &["de", "den", "der", "det", "er", "for", "på", "som"],
        "de" => &["das", "dem", "den", "der", "die", "sie"],
        "el" => &["λίγο", "σιγά"],
        "en" => &["had", "that"],
        "es" => &["muy"],
        "fr" => &["nous", "vous"],
        "it" => &["piano", "poco", "via"],
        "fy" => &["dat", "der", "dy", "it", "jo", "mei", "wat", "yn"],
        "hu" => &["az", "ez"],
        "ia" => &["nos", "vos"],
        "lij" => &["ben", "ti"],
        "nl" => &["dat", "die", "er", "het", "in", "om", "zijn"],
        "gl" | "pt" => &["muito", "se"],
        "ro" => &["încet"],
        _ => &[],
    }
}

fn is_usual(word: &str, usual: &[&str]) -> bool {
    usual.iter().any(|usual| is_same(usual, word))
}

fn is_same(word: &str, other: &str) -> bool {
    // Most differ without a copy.
    let is_alike = word.eq_ignore_ascii_case(other);
    is_alike || !word.is_ascii() && !other.is_ascii() && word.to_lowercase() == other.to_lowercase()
}

/// Whether it is a word of letters; Han and Kana are not written in words.
fn is_word(word: &str) -> bool {
    let is_letter = |char: char| {
        char.is_alphabetic()
            || matches!(char, '\'' | '’' | '-')
            || script::of(char) == Script::Inherited
    };
    word.starts_with(char::is_alphabetic)
        && word.chars().all(is_letter)
        && !word.chars().any(is_east_asian)
}

/// Whether it can follow a word without a space.
fn is_sign(char: char) -> bool {
    !char.is_alphanumeric() && char != PLACEHOLDER && script::of(char) != Script::Inherited
}

/// The words that follow the same one, and where.
fn doubled(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut words = words(text).peekable();
    std::iter::from_fn(move || {
        loop {
            let (_, word) = words.next()?;
            let (at, next) = *words.peek()?;
            let next = next.trim_end_matches(is_sign);
            if is_word(word)
                && is_same(word, next)
                && !is_thrice(&mut words, next)
                && !is_line(text, word, at)
                && !is_placeholder(word)
                && !is_placeholder(next)
            {
                return Some((at, next));
            }
        }
    })
}

/// Whether a text has two words in a row that begin in the same way, as `column columns` do.
fn has_stems(text: &str) -> bool {
    const MIN_STEM: usize = 5;
    let pairs = words(text).zip(words(text).skip(1));
    pairs.into_iter().any(|((_, word), (_, next))| {
        let stem = word.chars().zip(next.chars()).take_while(|(a, b)| a == b).count();
        stem >= MIN_STEM && is_word(word)
    })
}

/// Whether a word follows another two times and more, as where it is spelt out; those are passed over.
fn is_thrice<'t>(
    words: &mut Peekable<impl Iterator<Item = (usize, &'t str)> + Clone>,
    word: &str,
) -> bool {
    let is_again = |(_, other): &(usize, &str)| is_same(word, other.trim_end_matches(is_sign));
    let again = words.clone().take_while(is_again).count();
    if again < 2 {
        return false;
    }
    words.by_ref().take(again).for_each(drop);
    true
}

/// Whether a word is a line by itself within a text, as a heading is, or ends a paragraph, before the next at a byte.
fn is_line(text: &str, word: &str, at: usize) -> bool {
    let start = word.as_ptr().addr() - text.as_ptr().addr();
    let before = text.get(..start).unwrap_or_default().trim_end_matches([' ', '\t']);
    let between = text.get(start + word.len()..at).unwrap_or_default();
    let lines = between.matches('\n').count();
    lines > 1 || lines == 1 && before.ends_with('\n')
}

/// What stands between the spaces of a text, and where it begins; a word's end may have a sign
/// behind it.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> + Clone {
    let start = text.as_ptr().addr();
    let words = text.split(char::is_whitespace).filter(|word| !word.is_empty());
    words.map(move |word| (word.as_ptr().addr() - start, word))
}
