//! A space between two sentences, or beside what is put in, is lost.
//!
//! # Why
//!
//! Two words run together: `gelöscht.Die`, `Datei:report.txt`.
//!
//! # Example
//!
//! ```fluent
//! ### en-US/errors.ftl
//! E131201 = The file is too large. Try { $name }
//! ### de/errors.ftl
//! E131201 = Die Datei ist zu groß.Versuche{ $name }
//! ```
//!
//! # Fix
//!
//! Write the space. Languages that write without spaces, or join short words or prefixes to the next
//! word, are left alone there, and so is what the source writes in the same way.

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::language::script::{self, is_east_asian};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::syntax::text::Text;
use crate::syntax::variant::{PLACEHOLDER, Variant};

pub(super) const RULE: Rule = Rule {
    name: "missing-space",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("missing_space.rs"),
    find: Find::InLocale(find),
};

/// Languages that write words without spaces between them.
const WITHOUT_SPACES: [&str; 11] =
    ["bo", "dz", "ja", "km", "lo", "my", "th", "yue", "zh", "wuu", "cmn"];

/// Bantu languages, whose prefixes are joined to names: `yakwa{ -name }`.
const PREFIXING: [&str; 14] =
    ["lg", "nd", "nr", "nso", "ny", "rw", "sn", "ss", "st", "tn", "ts", "ve", "xh", "zu"];

/// Shorter words can be joined to what follows, as articles and prepositions are.
const MIN_WORD: usize = 4;

/// Languages in which not even short words are joined to what follows.
const SPACED: [&str; 28] = [
    "be", "bg", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "gl", "hr", "lt",
    "lv", "mk", "nb", "nl", "nn", "pl", "pt", "ro", "ru", "sk", "sl", "sv",
];

/// Shorter ones are the ends of words or signs.
const MIN_SHORT_WORD: usize = 2;

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let language = messages.locale.id.language.as_str();
    if WITHOUT_SPACES.contains(&language) {
        return;
    }
    let is_spaced = SPACED.contains(&language);
    let joins_any = script::is_right_to_left(messages.locale.id) || PREFIXING.contains(&language);
    let min_word = if joins_any {
        None
    } else if is_spaced {
        Some(MIN_SHORT_WORD)
    } else {
        Some(MIN_WORD)
    };
    let words = LazyCell::new(|| frequent_words(messages));
    for (message, text, source) in context.text_pairs(messages) {
        let found = text.variants.iter().find_map(|variant| {
            let lost = lost(variant, source, min_word);
            let behind = || {
                let behind = lost_behind(variant, source).filter(|_| is_spaced)?;
                words.contains(behind.1).then_some(behind)
            };
            let lost = lost.or_else(|| Some((behind()?.0, "behind what is put in")));
            Some((variant, lost?))
        });
        let Some((variant, (at, what))) = found else { continue };
        let title = format!("expected a space {what}");
        findings.add_to_variant(message, variant, at, title, "write a space here");
    }
}

/// The words that a locale has often by themselves, so that they are no endings.
fn frequent_words<'m>(messages: &'m Messages<'_>) -> HashSet<&'m str> {
    const MIN_COUNT: usize = 3;
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (_, text) in messages.texts() {
        for word in text.variants.iter().flat_map(|variant| variant.text.split(' ')) {
            *counts.entry(word).or_default() += 1;
        }
    }
    counts.retain(|word, count| {
        *count >= MIN_COUNT
            && word.chars().nth(MIN_SHORT_WORD - 1).is_some()
            && word.chars().all(char::is_lowercase)
    });
    counts.into_keys().collect()
}

/// Where a word stands right behind what is put in, where the source has a space at all such places.
fn lost_behind<'v>(variant: &'v Variant<'_>, source: &Text<'_>) -> Option<(usize, &'v str)> {
    let is_spaced = |text: &str| {
        let mut behind = text.split(PLACEHOLDER).skip(1);
        text.contains(PLACEHOLDER) && behind.all(|behind| behind.starts_with(' '))
    };
    if !source.variants.iter().all(|it| is_spaced(&it.text)) {
        return None;
    }
    let text = &*variant.text;
    text.match_indices(PLACEHOLDER).find_map(|(at, placeholder)| {
        let at = at + placeholder.len();
        let behind = text.get(at..)?;
        let word = behind.split(' ').next().filter(|word| !word.is_empty())?;
        word.starts_with(char::is_alphabetic).then_some((at, word))
    })
}

/// Where a space is lost, and what stands there. Some scripts join words to the next one, and others short
/// words.
fn lost(
    variant: &Variant<'_>,
    source: &Text<'_>,
    min_word: Option<usize>,
) -> Option<(usize, &'static str)> {
    let text = &*variant.text;
    let of_source = |is: &dyn Fn(&str) -> bool| source.variants.iter().any(|it| is(&it.text));
    if let Some(at) = joined_sentence(text)
        && !of_source(&|text| joined_sentence(text).is_some())
    {
        return Some((at, "between two sentences"));
    }
    for (at, _) in text.match_indices(PLACEHOLDER) {
        let before = text.get(..at)?;
        let Some(last) = before.chars().next_back() else { continue };
        let is_spaced = |text: &str| {
            let mut all = text.match_indices(PLACEHOLDER).filter_map(|(at, _)| text.get(..at));
            all.all(|before| before.is_empty() || before.ends_with(char::is_whitespace))
        };
        let has_same = |text: &str| text.contains(&format!("{last} {PLACEHOLDER}"));
        let is_mark = matches!(last, ',' | ':' | ';' | '.' | '!' | '?');
        if is_mark
            && of_source(&has_same)
            && !of_source(&|text| text.contains(&format!("{last}{PLACEHOLDER}")))
        {
            return Some((at, "before what is put in"));
        }
        let word = before.chars().rev().take_while(|char| char.is_alphabetic());
        let is_word = word.clone().all(|char| !is_east_asian(char))
            && min_word.is_some_and(|min| word.count() >= min);
        if is_word && source.variants.iter().all(|it| is_spaced(&it.text)) {
            return Some((at, "before what is put in"));
        }
    }
    None
}

/// Where a sentence begins right behind the end of another: a small letter, a stop, a capital and a
/// small letter.
fn joined_sentence(text: &str) -> Option<usize> {
    text.match_indices(['.', '!', '?']).find_map(|(at, mark)| {
        let mut before = text.get(..at)?.chars().rev();
        let mut behind = text.get(at + mark.len()..)?.chars();
        let is_end = before.next()?.is_lowercase() && before.next()?.is_lowercase();
        let begins = behind.next()?.is_uppercase() && behind.next()?.is_lowercase();
        (is_end && begins).then_some(at + mark.len())
    })
}
