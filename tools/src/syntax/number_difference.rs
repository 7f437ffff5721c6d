//! The numbers in which a text differs from the source's.

use crate::language::numerals;
use crate::language::script;
use crate::syntax::number_forms::{
    are_same, are_same_dates, are_same_times, cancel, has_noon, has_units, is_compound, is_decade,
    is_ordinal, is_same_hour, parts,
};
use crate::syntax::numbers::{self, Token};
use crate::syntax::variant::Variant;

/// Up to here, languages say a number by a form of the noun, or by a word as short.
const MAX_IMPLIED: u8 = 2;

/// Up to here, numbers are written in letters.
pub(crate) const MAX_SPELLED: u8 = 12;

/// The keys of variants for one number.
const EXACT_KEYS: [&str; 3] = ["zero", "one", "two"];

/// English words that say a number.
const WORDS: [(&str, u8); 35] = [
    ("no", 0),
    ("zero", 0),
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("once", 1),
    ("single", 1),
    ("per", 1),
    ("each", 1),
    ("every", 1),
    ("first", 1),
    ("both", 2),
    ("two", 2),
    ("twice", 2),
    ("second", 2),
    ("double", 2),
    ("pair", 2),
    ("three", 3),
    ("third", 3),
    ("four", 4),
    ("fourth", 4),
    ("quarter", 4),
    ("five", 5),
    ("fifth", 5),
    ("six", 6),
    ("sixth", 6),
    ("seven", 7),
    ("week", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("dozen", 12),
    ("twelve", 12),
    ("year", 12),
];

/// More numbers than this in one text are not compared.
const MAX_NUMBERS: usize = 50;

/// The languages that are compared.
#[derive(Clone, Copy)]
pub(crate) struct Languages<'l> {
    pub(crate) own: &'l str,
    pub(crate) is_from_english: bool,
}

/// The numbers of a translation that the source lacks, and the reverse, as they are written.
pub(crate) struct NumberDifference<'t> {
    pub(crate) added: Vec<&'t str>,
    pub(crate) lost: Vec<&'t str>,
    /// The place of the first that is added.
    pub(crate) at: usize,
}

impl<'t> NumberDifference<'t> {
    /// `None` where they have the same numbers, or say them in words.
    pub(crate) fn of(
        variant: &'t Variant<'_>,
        source: &'t Variant<'_>,
        languages: Languages<'_>,
    ) -> Option<NumberDifference<'t>> {
        let (text, source) = (&*variant.text, &*source.text);
        let (mut added, mut lost) = (numbers::tokens(text), numbers::tokens(source));
        let is_long = added.len().max(lost.len()) > MAX_NUMBERS;
        if is_long || has_units(text, &added) || has_units(source, &lost) {
            return None;
        }
        // Around the clock, in words.
        if source.contains("24/7") {
            let is_else = |token: &Token| !token.small().is_some_and(|it| matches!(it, 7 | 24));
            added.retain(is_else);
            lost.retain(is_else);
        }
        let has_noon = has_noon(source, &lost) || has_noon(text, &added);
        if parts(&added) == parts(&lost)
            || has_noon && are_same_times(&added, &lost)
            || languages.is_from_english && are_same_dates(&added, &lost, source)
        {
            return None;
        }
        cancel(&mut added, &mut lost, |other, own| {
            are_same((own, text), (other, source), languages.own)
        });
        if has_noon {
            cancel(&mut added, &mut lost, |a, b| is_same_hour(a.small(), b.small()));
        }
        if parts(&added) == parts(&lost)
            || is_turned_back(&added, &lost)
            || is_year(&added, &lost)
            || is_stub(text, source)
        {
            return None;
        }
        let (all, of_source) = (numbers::tokens(text), numbers::tokens(source));
        added.retain(|token| !variant.keys.iter().any(|key| says(key, token)));
        // Said once instead of twice, or the reverse.
        lost.retain(|token| !all.iter().any(|other| other.means(token)));
        added.retain(|token| !of_source.iter().any(|other| other.means(token)));
        let is_word = |token: &Token, min: u32| {
            let value = token.value().filter(|value| *value >= min);
            value.is_some_and(|value| numerals::may_say(text, value, languages.own))
        };
        lost.retain(|token| !is_word(token, u32::from(MAX_SPELLED) + 1));
        lost.retain(|token| !languages.is_from_english || !is_decade(source, token));
        if has_han_numbers(text) || variant.keys.iter().any(|key| is_exact(key)) {
            lost.clear();
        }
        let is_spelled_in_source =
            |token: &Token| is_spelled(source, token, languages.is_from_english);
        let is_implied = |token: &Token| token.small().is_some_and(|number| number <= MAX_IMPLIED);
        if added.is_empty() {
            lost.retain(|token| !is_implied(token));
            lost.retain(|token| {
                !languages.is_from_english
                    || !is_ordinal(source, token) && !is_compound(source, token, MAX_SPELLED)
            });
            lost.retain(|token| !is_word(token, 0));
        } else if lost.iter().all(is_implied) {
            added.retain(|token| !is_spelled_in_source(token));
            if added.is_empty() {
                lost.clear();
            }
        }
        (!added.is_empty() || !lost.is_empty()).then(|| NumberDifference {
            added: added.iter().map(|token| token.written(text)).collect(),
            lost: lost.iter().map(|token| token.written(source)).collect(),
            at: added.first().map_or(0, |token| token.at),
        })
    }
}

/// Whether an angle is counted the other way round: 90 for 270 degrees.
fn is_turned_back(added: &[Token], lost: &[Token]) -> bool {
    let [a, b] = [added, lost].map(|tokens| match tokens {
        [token] => token.whole(),
        _ => None,
    });
    a.zip(b).is_some_and(|(a, b)| a != b && a + b == 360)
}

/// Whether twelve months are a year.
fn is_year(added: &[Token], lost: &[Token]) -> bool {
    matches!((added, lost), ([a], [b]) if a.small() == Some(1) && b.small() == Some(12))
}

/// Whether a text is too short to say what the source says: it stands for a translation.
fn is_stub(text: &str, source: &str) -> bool {
    const SHARE: usize = 5;
    let letters = |text: &str| text.chars().filter(|char| char.is_alphabetic()).count();
    let has_east_asian = text.contains(script::is_east_asian);
    !has_east_asian && letters(text) * SHARE < letters(source)
}

/// Whether a text may say its numbers in Han.
fn has_han_numbers(text: &str) -> bool {
    text.contains([
        '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '两', '兩',
    ])
}

/// Whether a variant's key is that of one number.
fn is_exact(key: &str) -> bool {
    EXACT_KEYS.contains(&key) || key.parse::<f64>().is_ok()
}

/// Whether a variant's key says this number.
fn says(key: &str, token: &Token) -> bool {
    let Some(number) = token.small() else { return false };
    match EXACT_KEYS.iter().position(|exact| *exact == key) {
        Some(index) => index == usize::from(number),
        None => key.parse::<u8>().is_ok_and(|key| key == number),
    }
}

/// Whether the source says a number in letters, as far as can be told.
fn is_spelled(source: &str, token: &Token, is_english: bool) -> bool {
    let Some(number) = token.small().filter(|number| *number <= MAX_SPELLED) else { return false };
    let mut words = source.split(|char: char| !char.is_alphabetic());
    !is_english
        || words.any(|word| {
            WORDS.iter().any(|(name, value)| *value == number && name.eq_ignore_ascii_case(word))
        })
}
