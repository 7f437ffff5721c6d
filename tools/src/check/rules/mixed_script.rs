//! A word has letters of another script that look like those of its own.
//!
//! # Why
//!
//! Nobody sees it, but a search for the word does not find it, and spelling checkers, screen
//! readers and fonts trip over it. A name that the source has may have an ending: `Firefoxа`.
//!
//! # Example
//!
//! `Сancel` with a Cyrillic `С`; `c 9:00` in Russian with a Latin `c`.
//!
//! # Fix
//!
//! Write the letter that was meant; `--fix` does it where it is one within a longer word, or a word by
//! itself.

use std::cell::LazyCell;

use unicode_script::Script;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, MAX_PLACES, Rule};
use crate::language::script::{self, Mixture};
use crate::project::severity::Severity;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::text::Text;

pub(super) const RULE: Rule = Rule {
    name: "mixed-script",
    severity: Severity::Warning,
    has_fixes: true,
    file: include_str!("mixed_script.rs"),
    find: Find::InLocale(find),
};

/// How many letters a word has at least; shorter ones are signs, as in `ΔT`.
const MIN_LEN: usize = 3;

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let scripts = script::of_locale(messages.locale.id);
    for (message, text) in messages.texts() {
        let source = LazyCell::new(|| context.source_of(messages, message, text));
        let is_inflected = |word: &str, mixture: &Mixture| {
            let name = name_of(word, mixture).filter(|_| scripts.contains(&mixture.other));
            name.is_some_and(|name| source.is_some_and(|it| has_word(it, name)))
        };
        let parts = text.parts().filter(|part| script::may_mix(part.text));
        let words = parts.flat_map(|part| script::words(part.text));
        let mixed = words.filter_map(|word| Some((word, script::mixture(word, &scripts)?)));
        let mixed = mixed.filter(|(word, mixture)| !is_inflected(word, mixture));
        for (word, mixture) in mixed.take(MAX_PLACES) {
            add((message, text), word, &mixture, findings);
        }
        if scripts == [Script::Cyrillic] {
            find_prepositions(context, messages, (message, text), findings);
        }
    }
}

/// Reports Latin letters that stand for Cyrillic words of one letter.
fn find_prepositions(
    context: &Context<'_>,
    messages: &Messages<'_>,
    (message, text): (&Message<'_>, &Text<'_>),
    findings: &mut Reporter<'_>,
) {
    let source = LazyCell::new(|| context.source_of(messages, message, text));
    let is_of_source = |letter: &str| source.is_some_and(|it| has_word(it, letter));
    // Russian has no `і`.
    let has_i = ["be", "uk"].contains(&messages.locale.id.language.as_str());
    let letters = text.parts().flat_map(|part| script::latin_prepositions(part.text));
    let letters = letters.filter(|(letter, _)| (has_i || *letter != "i") && !is_of_source(letter));
    for (letter, meant) in letters.take(MAX_PLACES) {
        let title = format!("expected the Cyrillic `{meant}`, found the Latin `{letter}`");
        let help = format!("write `{meant}` in Cyrillic");
        findings.add_to_slice(message, letter, title, help);
        findings.fix_text((message, text), letter, meant);
    }
}

/// Whether a word or letter stands by itself in a text.
fn has_word(text: &Text<'_>, wanted: &str) -> bool {
    text.parts().flat_map(|part| script::words(part.text)).any(|word| word == wanted)
}

/// What stands before an ending in the other script, as in `Firefoxа`.
fn name_of<'w>(word: &'w str, mixture: &Mixture) -> Option<&'w str> {
    let name = word.trim_end_matches(|char| script::of(char) == mixture.other);
    (name.len() < word.len()).then_some(name)
}

fn add(
    (message, text): (&Message<'_>, &Text<'_>),
    word: &str,
    mixture: &Mixture,
    findings: &mut Reporter<'_>,
) {
    let (letters, meant): (Vec<&str>, Vec<char>) = mixture.look_alikes(word).unzip();
    let Some(first) = letters.first() else { return };
    if word.chars().count() < MIN_LEN {
        return;
    }
    let (own, other) = (mixture.own.full_name(), mixture.other.full_name());
    let title = format!(
        "expected {own} letters only in `{word}`, found the {other} `{}`",
        letters.join("`, `")
    );
    let help = format!("write `{}` in {own}", meant.iter().collect::<String>());
    findings.add_to_slice(message, first, title, help);
    // The first letter may be a sign of its own, as in `X-ray`.
    if let ([letter], [meant]) = (letters.as_slice(), meant.as_slice())
        && !word.starts_with(letter)
        && word.chars().count() > MIN_LEN
    {
        findings.fix_text((message, text), letter, *meant);
    }
}
