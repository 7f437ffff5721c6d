//! The nouns that a locale counts, and whether they have more than one form.

use std::collections::{HashMap, HashSet};

use crate::language::nouns;
use crate::syntax::messages::Messages;
use crate::syntax::variant::{PLACEHOLDER, Variant};

/// The words of a locale behind numbers: in how many messages they differ between variants, and in how
/// many a variant says the same as the default.
pub(crate) struct NounForms<'m> {
    language: &'m str,
    differing: HashMap<&'m str, usize>,
    repeated: HashMap<&'m str, usize>,
}

impl<'m> NounForms<'m> {
    pub(crate) fn of(messages: &'m Messages<'_>) -> NounForms<'m> {
        let language = messages.locale.id.language.as_str();
        let mut forms = NounForms { language, differing: HashMap::new(), repeated: HashMap::new() };
        for (_, text) in messages.texts().filter(|(_, text)| text.variants.len() > 1) {
            let default = text.default();
            let others = || text.variants.iter().skip(1);
            let differing: HashSet<&str> =
                others().flat_map(|it| differing_words(&it.text, &default.text)).collect();
            for word in differing {
                *forms.differing.entry(word).or_default() += 1;
            }
            if let Some(noun) = counted(&default.text)
                && others().any(|variant| is_same(variant, default))
            {
                *forms.repeated.entry(noun).or_default() += 1;
            }
        }
        forms
    }

    /// Whether a noun has more than one form: its language says so, or more messages of the locale
    /// than do not.
    pub(crate) fn inflects(&self, noun: &str) -> bool {
        let count = |words: &HashMap<_, usize>| words.get(noun).copied().unwrap_or_default();
        !nouns::has_one_form(noun, self.language)
            && (count(&self.differing) > count(&self.repeated)
                || nouns::has_two_forms(noun, self.language))
    }
}

/// Up to so many letters before a full stop are an abbreviation.
const MAX_ABBREVIATION: usize = 5;

/// The word behind the number in a text: the noun, or an adjective before it.
pub(crate) fn counted(text: &str) -> Option<&str> {
    let (before, behind) = text.split_once(PLACEHOLDER)?;
    // Behind a colon, no noun follows.
    if before.trim_end().ends_with(':') {
        return None;
    }
    let word = behind.split_whitespace().next()?;
    let noun = word.trim_end_matches(|char: char| !char.is_alphabetic());
    let is_short = noun.chars().nth(MAX_ABBREVIATION).is_none();
    let is_abbreviation = is_short && word.ends_with('.');
    Some(noun).filter(|noun| !noun.is_empty() && !is_abbreviation)
}

/// Whether two variants show the same, the same variables included.
pub(crate) fn is_same(a: &Variant<'_>, b: &Variant<'_>) -> bool {
    a.text == b.text && a.shown == b.shown
}

/// The words in which two texts differ, if they differ in one, or those that begin in the same way.
fn differing_words<'t>(a: &'t str, b: &'t str) -> Vec<&'t str> {
    /// Fewer letters are no stem.
    const MIN_STEM: usize = 4;
    if words(a).count() != words(b).count() {
        return Vec::new();
    }
    let mut pairs: Vec<(&str, &str)> = words(a).zip(words(b)).filter(|(a, b)| a != b).collect();
    if pairs.len() > 1 {
        pairs.retain(|(a, b)| {
            a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count() >= MIN_STEM
        });
    }
    pairs.into_iter().flat_map(|(a, b)| [a, b]).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|char: char| !char.is_alphabetic());
    words.filter(|word| word.chars().nth(2).is_some())
}
