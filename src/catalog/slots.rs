//! Which column of the rows a code has.

use std::hash::{BuildHasher, Hasher, RandomState};

use crate::code::Code;

/// The slot of every code: a hash table with open addressing, at least twice as large as it has
/// codes.
#[derive(Debug)]
pub(crate) struct Slots {
    entries: Box<[Entry]>,
    multiplier: u64,
    /// The highest bits of the product are the entry where a code is looked for first.
    shift: u32,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    code: Code,
    slot: u32,
}

/// The slot of an entry without a code.
const VACANT: u32 = u32::MAX;

/// Spreads codes that follow each other evenly: 2^64 divided by the golden ratio.
const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

/// Up to how many codes the best of some multipliers is chosen, and of how many.
const FEW: usize = 4096;
const MULTIPLIERS: usize = 8;

/// How many entries a code may be away from where it is looked for first. If a file was written to
/// make codes collide, a multiplier that nobody knows keeps them apart.
const MAX_DISTANCE: usize = 256;
const MAX_TRIES: usize = 8;

impl Slots {
    /// Gives each code its position as a slot; each code is there once.
    pub(crate) fn new(codes: &[Code]) -> Slots {
        let unknown = || RandomState::new().build_hasher().finish() | 1;
        let kept_apart = || {
            let mut unknown = std::iter::repeat_with(unknown).take(MAX_TRIES);
            unknown.find_map(|it| Slots::with_multiplier(codes, it, MAX_DISTANCE))
        };
        let anyhow = || Slots::with_multiplier(codes, unknown(), usize::MAX);
        let found = Slots::best(codes).or_else(kept_apart).or_else(anyhow);
        found.map_or_else(|| Slots::vacant(0, MULTIPLIER), |(slots, _)| slots)
    }

    /// The slots with the least distances that a known multiplier gives.
    fn best(codes: &[Code]) -> Option<(Slots, usize)> {
        let next = |last: &u64| Some(last.wrapping_mul(MULTIPLIER));
        let multipliers = std::iter::successors(Some(MULTIPLIER), next);
        let mut best: Option<(Slots, usize)> = None;
        for multiplier in multipliers.take(if codes.len() <= FEW { MULTIPLIERS } else { 1 }) {
            let found = Slots::with_multiplier(codes, multiplier, MAX_DISTANCE);
            best = best.into_iter().chain(found).min_by_key(|(_, distance)| *distance);
            if best.as_ref().is_some_and(|(_, distance)| *distance == 0) {
                break;
            }
        }
        best
    }

    fn vacant(codes: usize, multiplier: u64) -> Slots {
        let len = (codes * 2).next_power_of_two().max(2);
        let vacant = Entry { code: Code::new(0), slot: VACANT };
        let entries = vec![vacant; len].into_boxed_slice();
        Slots { entries, multiplier, shift: u64::BITS - len.trailing_zeros() }
    }

    /// The slots, and how far all codes are away from where they are looked for first; none if one
    /// would be further away than it may.
    fn with_multiplier(
        codes: &[Code],
        multiplier: u64,
        max_distance: usize,
    ) -> Option<(Slots, usize)> {
        let mut slots = Slots::vacant(codes.len(), multiplier);
        let mut distances = 0;
        for (code, slot) in codes.iter().zip(0..VACANT) {
            let mut at = slots.start(*code);
            let mut distance = 0;
            while slots.entries.get(at)?.slot != VACANT {
                at = slots.next(at);
                distance += 1;
                if distance > max_distance {
                    return None;
                }
            }
            *slots.entries.get_mut(at)? = Entry { code: *code, slot };
            distances += distance;
        }
        Some((slots, distances))
    }

    /// The slot of a code. That of a code which is not there is none, or one that no row has.
    #[inline]
    pub(crate) fn get(&self, code: Code) -> Option<usize> {
        let mut at = self.start(code);
        loop {
            let entry = self.entries.get(at)?;
            if entry.code == code {
                return Some(entry.slot as usize);
            }
            if entry.slot == VACANT {
                return None;
            }
            at = self.next(at);
        }
    }

    #[inline]
    fn start(&self, code: Code) -> usize {
        ((code.number() as u64).wrapping_mul(self.multiplier) >> self.shift) as usize
    }

    #[inline]
    fn next(&self, at: usize) -> usize {
        (at + 1) & (self.entries.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(numbers: impl IntoIterator<Item = i64>) -> Vec<Code> {
        numbers.into_iter().map(Code::new).collect()
    }

    #[test]
    fn every_code_has_its_slot_and_no_other_has_one() {
        for numbers in [vec![], vec![0], vec![i64::MIN, -1, 0, 1, i64::MAX], (0..10_000).collect()]
        {
            let codes = codes(numbers);
            let slots = Slots::new(&codes);
            for (slot, code) in codes.iter().enumerate() {
                assert_eq!(slots.get(*code), Some(slot));
            }
            assert_eq!(slots.get(Code::new(123_456_789)), None);
        }
        let slots = Slots::new(&codes([1]));
        assert!(slots.get(Code::new(0)).is_none_or(|slot| slot == VACANT as usize));
    }

    #[test]
    fn of_few_codes_the_best_multiplier_is_chosen() {
        // Groups of codes, as an API has them.
        let codes = codes((0..81).map(|index| index / 9 * 1000 + index % 9 + 131_000));
        let (_, distance) = Slots::with_multiplier(&codes, MULTIPLIER, MAX_DISTANCE).unwrap();
        let (_, best) = Slots::best(&codes).unwrap();
        assert_eq!((distance, best), (8, 0));
    }

    #[test]
    fn codes_that_are_made_to_collide_are_kept_apart() {
        // With the known multiplier, all products of these begin with the same bits.
        let mut inverse = 1_u64;
        while inverse.wrapping_mul(MULTIPLIER) != 1 {
            inverse = inverse.wrapping_mul(2_u64.wrapping_sub(inverse.wrapping_mul(MULTIPLIER)));
        }
        let codes = codes((0..1000_u64).map(|low| low.wrapping_mul(inverse) as i64));
        assert!(Slots::with_multiplier(&codes, MULTIPLIER, 998).is_none());
        assert!(Slots::with_multiplier(&codes, MULTIPLIER, 999).is_some());
        // Nor is a power of it of any use then.
        let slots = Slots::new(&codes);
        assert_ne!(slots.multiplier, MULTIPLIER);
        for (slot, code) in codes.iter().enumerate() {
            assert_eq!(slots.get(*code), Some(slot));
        }
    }
}
