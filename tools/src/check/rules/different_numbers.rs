//! A number or code of the source is lost or changed, or one is added.
//!
//! # Why
//!
//! The user reads another limit, another version or another code.
//!
//! # Example
//!
//! ```fluent
//! # en-US/errors.ftl
//! E131201 = a file can have at most 100 MB (see E131205)
//! # de/errors.ftl
//! E131201 = Eine Datei darf höchstens 10 MB haben (siehe E131205)
//! ```
//!
//! # Fix
//!
//! Write the number of the source. Digits of any script are the same, and so are the ways to group
//! them: `1,234.5`, `1.234,5` and `١٬٢٣٤٫٥` are one number. What words can say is left alone: a
//! number that a form such as `[one]` does without, a lost 0, 1 or 2, a lost `3rd`, `3-digit` or
//! `1990s`, and what a word says, such as `zwölf` or `hundert`. Hours can be counted from noon or from
//! midnight, years in the locale's own era, and 1K is 1000 or 1024. It is a note where the translation only
//! adds a number, where a number up to twelve or one within a word, as in `A11y`, is lost, where the same
//! numbers are set apart in another way, in a term, and where none of the locale's texts has a number that
//! several of the source have: it belongs to a name that is translated.

use std::collections::{HashMap, HashSet};

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::language::digits;
use crate::language::numerals;
use crate::project::severity::Severity;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::number_difference::{Languages, MAX_SPELLED, NumberDifference};
use crate::syntax::numbers::{self, Token};
use crate::syntax::text::Text;
use crate::syntax::variant::Variant;

pub(super) const RULE: Rule = Rule {
    name: "different-numbers",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("different_numbers.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let languages = Languages {
        own: messages.locale.id.language.as_str(),
        is_from_english: context.source.locale.id.language.as_str() == "en",
    };
    let has_digits =
        |text: &Text<'_>| text.variants.iter().any(|variant| digits::is_in(&variant.text));
    let mut found = Vec::new();
    for (message, text, source) in context.text_pairs(messages) {
        if !has_digits(text) && !has_digits(source) {
            continue;
        }
        let differing = text.variants.iter().find_map(|variant| {
            let difference = NumberDifference::of(variant, source.like(variant), languages)?;
            Some(Found { message, text, variant, source: source.like(variant), difference })
        });
        found.extend(differing);
    }
    let translated = translated_names(context, messages, &found);
    for found in &found {
        found.report(findings);
        let is_name = |number: &&str| translated.contains(*number);
        let is_translated =
            found.difference.added.is_empty() && found.difference.lost.iter().all(is_name);
        if found.message.is_term() || is_translated || !found.is_serious(languages.own) {
            findings.soften();
        }
    }
}

/// A text whose numbers differ from the source's.
struct Found<'m, 'c> {
    message: &'m Message<'c>,
    text: &'m Text<'c>,
    variant: &'m Variant<'c>,
    source: &'m Variant<'c>,
    difference: NumberDifference<'m>,
}

/// The numbers that several of the source's texts have and none of the locale's: parts of names, such
/// as `3839 Games`, that are translated.
fn translated_names<'f>(
    context: &Context<'_>,
    messages: &Messages<'_>,
    found: &'f [Found<'_, '_>],
) -> HashSet<&'f str> {
    const MIN_TEXTS: usize = 3;
    let mut lost: HashMap<&str, usize> = HashMap::new();
    for found in found {
        let mut numbers = found.difference.lost.clone();
        numbers.dedup();
        for number in numbers {
            *lost.entry(number).or_default() += 1;
        }
    }
    lost.retain(|_, count| *count >= MIN_TEXTS);
    if lost.is_empty() {
        return HashSet::new();
    }
    for (_, text, source) in context.text_pairs(messages) {
        for variant in &source.variants {
            for number in numbers::tokens(&variant.text) {
                let number = number.written(&variant.text);
                if text.variants.iter().any(|variant| variant.text.contains(number)) {
                    lost.remove(number);
                }
            }
        }
    }
    lost.into_keys().collect()
}

impl Found<'_, '_> {
    fn report(&self, findings: &mut Reporter<'_>) {
        let Found { message, text, variant, difference, .. } = self;
        let name = format!("`{}`{}", message.text_name(text), variant.condition());
        let (added, lost) = (difference.added.join("`, `"), difference.lost.join("`, `"));
        let (title, help) = match (added.as_str(), lost.as_str()) {
            (added, "") => {
                (format!("{name} has `{added}`, which the source does not have"), "remove it")
            }
            ("", lost) => (format!("{name} lacks `{lost}`, which the source has"), "add it"),
            (added, lost) => (
                format!("{name} has `{added}` where the source has `{lost}`"),
                "write what the source has",
            ),
        };
        findings.add_to_variant(message, variant, difference.at, title, help);
    }

    /// Whether the user misses a number, or reads another. A number that only the translation has
    /// explains something, a small one may be said in another way, and one within a word, as in `A11y`
    /// or `v3`, is a part of a name.
    fn is_serious(&self, language: &str) -> bool {
        let (text, source) = (&*self.variant.text, &*self.source.text);
        let is_in = |number: &&str, text: &str| {
            let runs = |text: &str| -> Vec<String> {
                text.split(|char: char| !char.is_numeric()).map(str::to_owned).collect()
            };
            let all = runs(text);
            runs(number).iter().all(|run| all.contains(run))
        };
        let is_in_word = |number: &&str| {
            let mut ends = source.match_indices(*number).filter_map(|(at, _)| source.get(..at));
            ends.any(|before| before.ends_with(char::is_alphabetic))
        };
        let may_be_words = |number: &&str| {
            let value = numbers::tokens(number).first().and_then(Token::value);
            value.is_some_and(|value| {
                if numerals::are_known(language) {
                    value <= MAX_SPELLED.into()
                } else {
                    numerals::may_be_words(value)
                }
            })
        };
        match (self.difference.added.as_slice(), self.difference.lost.as_slice()) {
            (_, []) => false,
            ([], lost) => !lost.iter().all(|number| may_be_words(number) || is_in_word(number)),
            (added, lost) if added.len() == lost.len() => true,
            (added, lost) => {
                !added.iter().all(|number| is_in(number, source))
                    && !lost.iter().all(|number| is_in(number, text))
            }
        }
    }
}
