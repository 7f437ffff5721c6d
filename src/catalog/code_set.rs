//! The codes of a locale, and the index of each.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::code::Code;

/// Codes in ascending order, with a hash table that finds the index of each.
///
/// The table uses open addressing and is at least twice as large as there are codes.
#[derive(Debug)]
pub(crate) struct CodeSet {
    codes: Arc<[Code]>,
    entries: Box<[Entry]>,
    multiplier: u64,
    /// A code's home is the entry that the highest bits of its product with the multiplier name.
    shift: u32,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    code: Code,
    index: u32,
}

/// The index in an entry without a code.
const VACANT: u32 = u32::MAX;

/// Spreads codes that follow each other evenly: 2^64 divided by the golden ratio.
const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

/// Up to this number of codes, the best of `MULTIPLIERS` multipliers is used.
const FEW: usize = 4096;
const MULTIPLIERS: usize = 8;

/// How many entries after its home a code may be. If codes are chosen to collide, a random multiplier
/// keeps them apart; up to `MAX_TRIES` are tried.
const MAX_DISTANCE: usize = 256;
const MAX_TRIES: usize = 8;

impl CodeSet {
    /// The set of these codes, which are in ascending order.
    pub(crate) fn new(codes: Arc<[Code]>) -> CodeSet {
        let best = if codes.len() <= FEW { best_multiplier(&codes) } else { MULTIPLIER };
        let hashed = hash(&codes, best, MAX_DISTANCE).or_else(|| hash_at_random(&codes));
        let Hashed { entries, multiplier } = hashed.unwrap_or_default();
        CodeSet { codes, shift: shift(entries.len()), entries: entries.into(), multiplier }
    }

    /// The number of codes.
    pub(crate) fn len(&self) -> usize {
        self.codes.len()
    }

    /// The codes, in ascending order.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = Code> {
        self.codes.iter().copied()
    }

    /// The index of a code among the codes; for a code that is not in the set, `None` or an index
    /// beyond all codes.
    #[inline]
    pub(crate) fn index_of(&self, code: Code) -> Option<usize> {
        let mut at = home(code, self.multiplier, self.shift);
        loop {
            let entry = self.entries.get(at)?;
            if entry.code == code {
                return Some(entry.index as usize);
            }
            if entry.index == VACANT {
                return None;
            }
            at = next(at, self.entries.len());
        }
    }
}

/// The entries of some codes.
#[derive(Default)]
struct Hashed {
    entries: Vec<Entry>,
    multiplier: u64,
}

/// The known multiplier that leaves the codes nearest to their homes.
fn best_multiplier(codes: &[Code]) -> u64 {
    let mut is_taken = vec![false; table_len(codes)];
    let (mut best, mut least) = (MULTIPLIER, codes.len() * MAX_DISTANCE);
    let mut multiplier = MULTIPLIER;
    for _ in 0..MULTIPLIERS {
        if let Some(distance) = all_distances(codes, multiplier, least, &mut is_taken) {
            (best, least) = (multiplier, distance);
        }
        multiplier = multiplier.wrapping_mul(MULTIPLIER);
    }
    best
}

/// The sum of the codes' distances from their homes, if it is below `limit`. `is_taken` is for each
/// entry of the table.
fn all_distances(
    codes: &[Code],
    multiplier: u64,
    limit: usize,
    is_taken: &mut [bool],
) -> Option<usize> {
    is_taken.fill(false);
    let len = is_taken.len();
    let mut all_distances = 0;
    for code in codes {
        let mut at = home(*code, multiplier, shift(len));
        while *is_taken.get(at)? {
            at = next(at, len);
            all_distances += 1;
            if all_distances >= limit {
                return None;
            }
        }
        *is_taken.get_mut(at)? = true;
    }
    (all_distances < limit).then_some(all_distances)
}

/// Hashes codes that collide under the known multipliers.
fn hash_at_random(codes: &[Code]) -> Option<Hashed> {
    let random = || RandomState::new().build_hasher().finish() | 1;
    for _ in 0..MAX_TRIES {
        let hashed = hash(codes, random(), MAX_DISTANCE);
        if hashed.is_some() {
            return hashed;
        }
    }
    hash(codes, random(), usize::MAX)
}

/// Hashes the codes; `None` if one would be further than `max_distance` from its home.
fn hash(codes: &[Code], multiplier: u64, max_distance: usize) -> Option<Hashed> {
    let len = table_len(codes);
    let mut entries = vec![Entry { code: Code::new(0), index: VACANT }; len];
    for (code, index) in codes.iter().zip(0..VACANT) {
        let mut at = home(*code, multiplier, shift(len));
        let mut distance = 0;
        while entries.get(at)?.index != VACANT {
            at = next(at, len);
            distance += 1;
            if distance > max_distance {
                return None;
            }
        }
        *entries.get_mut(at)? = Entry { code: *code, index };
    }
    Some(Hashed { entries, multiplier })
}

/// How many entries the table of some codes has: a power of two.
fn table_len(codes: &[Code]) -> usize {
    (codes.len() * 2).next_power_of_two().max(2)
}

/// The shift that leaves as many of a product's highest bits as it takes to number the entries, a
/// power of two.
fn shift(entries: usize) -> u32 {
    u64::BITS - entries.trailing_zeros()
}

/// The entry where the search for a code begins.
#[inline]
fn home(code: Code, multiplier: u64, shift: u32) -> usize {
    ((code.number() as u64).wrapping_mul(multiplier) >> shift) as usize
}

/// The next entry; the first one follows the last.
#[inline]
fn next(at: usize, entries: usize) -> usize {
    (at + 1) & (entries - 1)
}

/// The sets of the locales of a catalog, so that locales with the same codes share one.
#[derive(Debug, Default)]
pub(crate) struct CodeSets(Mutex<Vec<Arc<CodeSet>>>);

impl CodeSets {
    /// Begins with these sets.
    pub(crate) fn of<'s>(sets: impl Iterator<Item = &'s Arc<CodeSet>>) -> CodeSets {
        let mut distinct: Vec<Arc<CodeSet>> = Vec::new();
        for set in sets {
            if !distinct.iter().any(|other| Arc::ptr_eq(other, set)) {
                distinct.push(Arc::clone(set));
            }
        }
        CodeSets(Mutex::new(distinct))
    }

    /// The set of these codes, which are in ascending order.
    pub(crate) fn share(&self, codes: Vec<Code>) -> Arc<CodeSet> {
        if let Some(set) = find(&self.lock(), &codes) {
            return set;
        }
        // Built without the lock. If another thread has built the same set meanwhile, its set stays.
        let set = Arc::new(CodeSet::new(codes.into()));
        let mut sets = self.lock();
        find(&sets, &set.codes).unwrap_or_else(|| {
            sets.push(Arc::clone(&set));
            set
        })
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Arc<CodeSet>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The set of these codes. There are no more sets than a catalog has locales.
fn find(sets: &[Arc<CodeSet>], codes: &[Code]) -> Option<Arc<CodeSet>> {
    sets.iter().find(|set| *set.codes == *codes).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(numbers: impl IntoIterator<Item = i64>) -> Arc<[Code]> {
        numbers.into_iter().map(Code::new).collect()
    }

    #[test]
    fn every_code_has_its_index_and_no_other_has_one() {
        for numbers in [vec![], vec![0], vec![i64::MIN, -1, 0, 1, i64::MAX], (0..10_000).collect()]
        {
            let set = CodeSet::new(codes(numbers.iter().copied()));
            for (index, number) in numbers.iter().enumerate() {
                assert_eq!(set.index_of(Code::new(*number)), Some(index));
            }
            assert_eq!(set.index_of(Code::new(123_456_789)), None);
            assert_eq!(set.len(), numbers.len());
        }
        assert!(CodeSet::new(codes([1])).index_of(Code::new(0)).is_none_or(|index| index > 1));
    }

    #[test]
    fn few_codes_get_the_best_multiplier() {
        // Codes in groups, as those of an API are.
        let codes = codes((0..81).map(|index| index / 9 * 1000 + index % 9 + 131_000));
        let distance = |multiplier| {
            let mut is_taken = vec![false; table_len(&codes)];
            all_distances(&codes, multiplier, usize::MAX, &mut is_taken)
        };
        assert_eq!(distance(MULTIPLIER), Some(8));
        assert_eq!(distance(best_multiplier(&codes)), Some(0));
    }

    #[test]
    fn codes_that_are_chosen_to_collide_are_kept_apart() {
        // With the known multiplier, the products of all of these begin with the same bits.
        let mut inverse = 1_u64;
        while inverse.wrapping_mul(MULTIPLIER) != 1 {
            inverse = inverse.wrapping_mul(2_u64.wrapping_sub(inverse.wrapping_mul(MULTIPLIER)));
        }
        let mut numbers: Vec<i64> =
            (0..1000_u64).map(|low| low.wrapping_mul(inverse) as i64).collect();
        numbers.sort_unstable();
        let codes = codes(numbers);
        assert!(hash(&codes, MULTIPLIER, 998).is_none());
        assert!(hash(&codes, MULTIPLIER, 999).is_some());
        let set = CodeSet::new(codes.clone());
        assert_ne!(set.multiplier, MULTIPLIER);
        for (index, code) in codes.iter().enumerate() {
            assert_eq!(set.index_of(*code), Some(index));
        }
    }
}
