//! Which row answers a language, remembered.

use std::sync::atomic::{AtomicU64, Ordering};

use unic_langid::LanguageIdentifier;

/// Remembers what negotiation came to, without locks and in bounded memory: each language has one
/// place, where the last one asked for stands.
///
/// A place is a single number that holds both the language and its row, so that a reader sees
/// either all of an answer or none of it.
#[derive(Debug)]
pub(crate) struct Memo {
    places: Box<[AtomicU64; PLACES]>,
}

const PLACES: usize = 256;

/// A number holds a language in 53 bits, and in the others its answer plus one.
const LANGUAGE_BITS: u32 = 53;
const MAX_ANSWER: u64 = (1 << (u64::BITS - LANGUAGE_BITS)) - 2;

/// The answer where no locale matches.
const NO_MATCH: u64 = MAX_ANSWER;

impl Default for Memo {
    fn default() -> Memo {
        Memo { places: Box::new([const { AtomicU64::new(0) }; PLACES]) }
    }
}

impl Memo {
    /// The row for a language, as `negotiate` said when it was last asked.
    #[inline]
    pub(crate) fn row(
        &self,
        language: &LanguageIdentifier,
        negotiate: impl FnOnce(&LanguageIdentifier) -> Option<usize>,
    ) -> Option<usize> {
        let Some(key) = key(language) else { return negotiate(language) };
        let Some(place) = self.places.get(place(key)) else { return negotiate(language) };
        let remembered = place.load(Ordering::Relaxed);
        let answer = remembered >> LANGUAGE_BITS;
        if answer != 0 && remembered & KEY_MASK == key {
            return row_of(answer - 1);
        }
        let row = negotiate(language);
        let answer = row.map_or(NO_MATCH, |row| row as u64);
        if row.is_none() || answer < NO_MATCH {
            place.store((answer + 1) << LANGUAGE_BITS | key, Ordering::Relaxed);
        }
        row
    }
}

const KEY_MASK: u64 = (1 << LANGUAGE_BITS) - 1;

#[inline]
fn row_of(answer: u64) -> Option<usize> {
    (answer != NO_MATCH).then_some(answer as usize)
}

#[inline]
fn place(key: u64) -> usize {
    // Fibonacci hashing: the product's highest bits.
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - PLACES.trailing_zeros())) as usize
}

/// What of a language decides, in a number of its own; `None` for a language of more than three
/// letters, which no locale has.
#[inline]
fn key(identifier: &LanguageIdentifier) -> Option<u64> {
    let language: u64 = Option::<u64>::from(identifier.language).unwrap_or(0);
    let script = identifier.script.map_or(0, u32::from);
    let region = identifier.region.map_or(0, u32::from);
    if language >> 24 != 0 {
        return None;
    }
    // Letters differ in their lowest 5 bits, letters of one case and digits in their lowest 6.
    let language = squeeze(language, 5, 3);
    let script = squeeze(script.into(), 5, 4);
    let region = squeeze(region.into(), 6, 3);
    Some(language | script << 15 | region << 35)
}

/// The lowest bits of each byte, one behind the other.
#[inline]
fn squeeze(bytes: u64, bits: u32, count: u32) -> u64 {
    let mask = (1 << bits) - 1;
    (0..count).fold(0, |squeezed, index| squeezed | (bytes >> (8 * index) & mask) << (bits * index))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn languages_have_numbers_of_their_own() {
        let mut keys = HashSet::new();
        for language in ["und", "zh", "en", "eng", "sr", "ab", "aab"] {
            for script in ["", "-Hans", "-Hant", "-Latn", "-Cyrl", "-Aaaa", "-Zzzz"] {
                for region in ["", "-CN", "-TW", "-AA", "-ZZ", "-001", "-419", "-999", "-000"] {
                    let identifier = format!("{language}{script}{region}").parse().unwrap();
                    let key = key(&identifier).unwrap();
                    assert!(key <= KEY_MASK && keys.insert(key), "{identifier}");
                }
            }
        }
        assert_eq!(key(&"abcde".parse().unwrap()), None);
    }

    #[test]
    fn answers_are_remembered_and_never_mixed_up() {
        let memo = Memo::default();
        let languages: Vec<LanguageIdentifier> = (0..1000)
            .map(|region| format!("en-{region:03}").parse().unwrap())
            .chain(["zh".parse().unwrap(), "und".parse().unwrap(), "abcde".parse().unwrap()])
            .collect();
        let answer = |index: usize| (!index.is_multiple_of(3)).then_some(index * 2);
        for _ in 0..2 {
            for (index, language) in languages.iter().enumerate() {
                assert_eq!(memo.row(language, |_| answer(index)), answer(index));
            }
        }
        assert_eq!(memo.row(&languages[1000], |_| panic!()), answer(1000));
        // A row that has no room beside the language is negotiated each time.
        let rows = [MAX_ANSWER as usize - 1, MAX_ANSWER as usize, 65_535];
        for row in rows {
            let memo = Memo::default();
            assert_eq!(memo.row(&languages[0], |_| Some(row)), Some(row));
            assert_eq!(memo.row(&languages[0], |_| Some(row)), Some(row));
        }
    }
}
