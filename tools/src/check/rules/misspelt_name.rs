//! A Latin word is nearly one of the source's, as `AnkiWed` is nearly `AnkiWeb`.
//!
//! # Why
//!
//! Names, commands and file extensions are not translated; with a wrong letter they are others.
//!
//! # Example
//!
//! ```fluent
//! ### en-US/errors.ftl
//! E131201 = Save the deck as .apkg, or use AnkiWeb
//! ### ru/errors.ftl
//! E131201 = Сохраните колоду как .akpg или используйте AnkiWed
//! ```
//!
//! # Fix
//!
//! Write the word as the source does. In locales with Latin letters, only names with a capital letter within
//! them, and file extensions, are compared.

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

use unicode_script::Script;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, MAX_PLACES, Rule};
use crate::language::script;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "misspelt-name",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("misspelt_name.rs"),
    find: Find::InLocale(find),
};

/// Shorter words are too often like each other.
const MIN_LEN: usize = 4;

/// A word that so many texts have is the locale's own.
const MIN_OWN: usize = 3;

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let is_latin = script::of_locale(messages.locale.id).contains(&Script::Latin);
    let known = LazyCell::new(|| {
        let parts = context.source.texts().flat_map(|(_, text)| text.parts());
        parts.flat_map(|part| names(part.text)).map(|(_, name)| name).collect::<HashSet<&str>>()
    });
    let mut all = Vec::new();
    for (message, text, source) in context.text_pairs(messages) {
        let of_source =
            LazyCell::new(|| source.parts().flat_map(|part| names(part.text)).collect::<Vec<_>>());
        let own: LazyCell<HashSet<String>, _> = LazyCell::new(|| {
            let words = text.parts().flat_map(|part| names(part.text));
            words.map(|(_, word)| word.to_lowercase()).collect()
        });
        let words = text.parts().flat_map(|part| names(part.text));
        let found = words.filter_map(|(_, word)| {
            let is_meant = |(is_extension, name): &&(bool, &str)| {
                (!is_latin || *is_extension || is_name(name))
                    && is_slip(word, name)
                    && !own.contains(&name.to_lowercase())
            };
            let (_, meant) = of_source.iter().find(is_meant)?;
            (!known.contains(word)).then_some((word, *meant))
        });
        all.extend(found.take(MAX_PLACES).map(|(word, meant)| (message, word, meant)));
    }
    let mut counts: HashMap<String, usize> = HashMap::new();
    for (_, word, _) in &all {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    for (message, word, meant) in all {
        if counts.get(&word.to_lowercase()).is_some_and(|count| *count >= MIN_OWN) {
            continue;
        }
        let title = format!("expected `{meant}`, as the source has it, found `{word}`");
        findings.add_to_slice(message, word, title, format!("write `{meant}`"));
    }
}

/// The words of Latin letters and digits that stand by themselves, each with whether it is a file
/// extension. Addresses and parts of compounds are none.
fn names(text: &str) -> impl Iterator<Item = (bool, &str)> {
    let words = text.split(|char: char| !char.is_ascii_alphanumeric());
    words.filter(|word| word.len() >= MIN_LEN).filter_map(|word| {
        let at = word.as_ptr().addr() - text.as_ptr().addr();
        let before = text.get(..at)?.chars().next_back();
        let behind = text.get(at + word.len()..)?.chars().next();
        let is_part = |char: char| char.is_alphabetic() || matches!(char, '-' | '@' | '/' | '_');
        let is_apart = !before.is_some_and(is_part) && !behind.is_some_and(is_part);
        is_apart.then_some((before == Some('.'), word))
    })
}

/// Whether a word is a name by how it is written, with a capital in it: `AnkiWeb`.
fn is_name(word: &str) -> bool {
    let is_small = |char: char| char.is_ascii_lowercase();
    let inner = word.get(1..).unwrap_or_default();
    inner.starts_with(is_small) && inner.contains(|char: char| char.is_ascii_uppercase())
}

/// Whether a word is a name with one letter wrong, or two in the wrong order. One that is longer at its
/// end is another form of it.
fn is_slip(word: &str, name: &str) -> bool {
    let [word, name] = [word, name].map(str::to_lowercase);
    let has_digits = |text: &str| text.contains(|char: char| char.is_ascii_digit());
    word.len().abs_diff(name.len()) <= 1
        && !word.starts_with(&name)
        && !name.starts_with(&word)
        && !has_digits(&word)
        && strsim::osa_distance(&word, &name) == 1
}
