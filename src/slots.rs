//! Which column of the rows a code has.

use std::hash::{BuildHasher, Hasher, RandomState};

use crate::code::Code;

/// The slot of every code: a hash table with open addressing, twice as large as it has codes.
///
/// The multiplier is another one in each process, so that no file can be written to make codes
/// collide.
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

impl Slots {
    /// Gives each code its position as a slot; each code is there once.
    pub(crate) fn new(codes: &[Code]) -> Slots {
        let len = (codes.len() * 2).next_power_of_two().max(2);
        let vacant = Entry { code: Code::new(0), slot: VACANT };
        let mut slots = Slots {
            entries: vec![vacant; len].into_boxed_slice(),
            multiplier: RandomState::new().build_hasher().finish() | 1,
            shift: u64::BITS - len.trailing_zeros(),
        };
        for (code, slot) in codes.iter().zip(0..VACANT) {
            let mut at = slots.start(*code);
            while let Some(entry) = slots.entries.get_mut(at) {
                if entry.slot == VACANT {
                    *entry = Entry { code: *code, slot };
                    break;
                }
                at = slots.next(at);
            }
        }
        slots
    }

    #[inline]
    pub(crate) fn get(&self, code: Code) -> Option<usize> {
        let mut at = self.start(code);
        loop {
            let entry = self.entries.get(at)?;
            if entry.slot == VACANT {
                return None;
            }
            if entry.code == code {
                return Some(entry.slot as usize);
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

    #[test]
    fn every_code_has_its_slot_and_no_other_has_one() {
        for codes in [vec![], vec![0], vec![i64::MIN, -1, 0, 1, i64::MAX], (0..10_000).collect()] {
            let codes: Vec<Code> = codes.into_iter().map(Code::new).collect();
            let slots = Slots::new(&codes);
            for (slot, code) in codes.iter().enumerate() {
                assert_eq!(slots.get(*code), Some(slot));
            }
            assert_eq!(slots.get(Code::new(123_456_789)), None);
        }
    }
}
