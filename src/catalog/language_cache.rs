//! A cache of the results of negotiation.

use std::sync::atomic::{AtomicU64, Ordering};

use unic_langid::LanguageIdentifier;

/// A cache of the results of negotiation: the index of the row that answers for a language. It takes
/// no lock, and its memory is bounded.
///
/// It is set-associative: each language belongs to one set, which has room for four languages. An
/// entry is a single number of both the language and the answer, so a reader sees a whole answer or
/// none.
#[derive(Debug)]
pub(crate) struct LanguageCache {
    sets: Box<[Set; SETS]>,
}

/// The entries of some languages.
type Set = [AtomicU64; 4];

const SETS: usize = 256;

/// An entry holds the answer in its lowest bits, and the language in the 53 others.
const ANSWER_BITS: u32 = 11;
const MAX_ANSWER: usize = (1 << ANSWER_BITS) - 1;

/// An entry without a language: no language has all of its bits set.
const VACANT: u64 = u64::MAX;

impl Default for LanguageCache {
    fn default() -> LanguageCache {
        LanguageCache { sets: Box::new([const { [const { AtomicU64::new(VACANT) }; 4] }; SETS]) }
    }
}

impl LanguageCache {
    /// The answer for a language, if it is in the first entry of its set. With fewer languages in use
    /// than sets, almost every answer is.
    #[inline]
    pub(crate) fn first(&self, language: &LanguageIdentifier) -> Option<usize> {
        let key = key(language)?;
        let [first, ..] = self.set(key);
        answer_in(first, key)
    }

    /// The answer for a language; `find` computes it if it is not cached.
    pub(crate) fn get(&self, language: &LanguageIdentifier, find: impl FnOnce() -> usize) -> usize {
        let Some(key) = key(language) else { return find() };
        let known = self.set(key).iter().find_map(|entry| answer_in(entry, key));
        known.unwrap_or_else(|| self.insert(key, find()))
    }

    fn insert(&self, key: u64, answer: usize) -> usize {
        if answer > MAX_ANSWER {
            return answer;
        }
        let set = self.set(key);
        let is_vacant = |entry: &&AtomicU64| entry.load(Ordering::Relaxed) == VACANT;
        // In a full set, the language's own bits choose the entry that is replaced.
        let replaced = set.get(key as usize % set.len());
        if let Some(entry) = set.iter().find(is_vacant).or(replaced) {
            entry.store(key << ANSWER_BITS | answer as u64, Ordering::Relaxed);
        }
        answer
    }

    #[inline]
    fn set(&self, key: u64) -> &Set {
        // Fibonacci hashing: the product's highest bits.
        let hash = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - SETS.trailing_zeros());
        let [first, ..] = &*self.sets;
        self.sets.get(hash as usize).unwrap_or(first)
    }
}

/// The answer in an entry, if the entry is this language's.
#[inline]
fn answer_in(entry: &AtomicU64, key: u64) -> Option<usize> {
    // Equal languages cancel each other out and leave the answer.
    let answer = entry.load(Ordering::Relaxed) ^ key << ANSWER_BITS;
    (answer <= MAX_ANSWER as u64).then_some(answer as usize)
}

/// The language, script and region of an identifier, packed into a number of 53 bits that is unique
/// to them; `None` for a language of more than three letters, which no locale has.
#[inline]
fn key(identifier: &LanguageIdentifier) -> Option<u64> {
    let language = Option::<u64>::from(identifier.language).unwrap_or(0);
    let script = u64::from(identifier.script.map_or(0, u32::from));
    let region = u64::from(identifier.region.map_or(0, u32::from));
    if language >> 24 != 0 {
        return None;
    }
    // Letters differ in the lowest 5 bits of their bytes, letters of one case and digits in the
    // lowest 6. So the language and the script leave the highest 3 bits of each byte; one product
    // has the region's bits in these.
    let letters = language & 0x1f_1f1f | (script & 0x1f1f_1f1f) << 24;
    let spread = (region & 0x1f_3f3f).wrapping_mul(1 << 5 | 1 << 26);
    Some(letters | spread & 0xe0e0_e0e0_e0e0)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_languages_share_a_number() {
        let mut keys = HashSet::new();
        for language in ["und", "zh", "en", "eng", "sr", "ab", "aab", "zzz"] {
            for script in ["", "-Hans", "-Hant", "-Latn", "-Cyrl", "-Aaaa", "-Zzzz"] {
                for region in ["", "-CN", "-TW", "-AA", "-ZZ", "-001", "-419", "-999", "-000"] {
                    let identifier = format!("{language}{script}{region}").parse().unwrap();
                    let key = key(&identifier).unwrap();
                    assert!(
                        key << ANSWER_BITS >> ANSWER_BITS == key && keys.insert(key),
                        "{identifier}"
                    );
                    assert_eq!(answer_in(&AtomicU64::new(VACANT), key), None);
                }
            }
        }
        assert_eq!(key(&"abcde".parse().unwrap()), None);
    }

    #[test]
    fn answers_are_kept_and_never_mixed_up() {
        let cache = LanguageCache::default();
        let languages: Vec<LanguageIdentifier> = (0..1000)
            .map(|region| format!("en-{region:03}").parse().unwrap())
            .chain(["zh".parse().unwrap(), "und".parse().unwrap(), "abcde".parse().unwrap()])
            .collect();
        for _ in 0..2 {
            for (index, language) in languages.iter().enumerate() {
                assert_eq!(cache.get(language, || index * 2), index * 2);
            }
        }
        assert_eq!(cache.get(&languages[1000], || panic!()), 2000);
        // An answer too large for an entry is computed each time.
        for answer in [MAX_ANSWER, MAX_ANSWER + 1, 65_535] {
            let cache = LanguageCache::default();
            assert_eq!(cache.get(&languages[0], || answer), answer);
            assert_eq!(cache.get(&languages[0], || answer), answer);
        }
    }

    #[test]
    fn a_hundred_languages_fit() {
        let cache = LanguageCache::default();
        let languages: Vec<LanguageIdentifier> = (b'a'..=b'z')
            .flat_map(|first| {
                ['a', 'e', 'i', 'o'].map(|second| format!("{}{second}", first as char))
            })
            .map(|language| language.parse().unwrap())
            .collect();
        for (row, language) in languages.iter().enumerate() {
            cache.get(language, || row);
        }
        for (row, language) in languages.iter().enumerate() {
            assert_eq!(cache.get(language, || panic!()), row);
        }
    }
}
