//! What has an id, found by it without a copy of the ids: a million entries take some MB.

use std::hash::{BuildHasher, RandomState};

/// Values by the hashes of their ids. Whoever looks one up knows where its id is written.
#[derive(Debug)]
pub(crate) struct IdIndex<T> {
    hasher: RandomState,
    /// In the order of the hashes; those of one hash in the order of the values.
    entries: Vec<(u32, T)>,
}

impl<T: Copy + Ord> IdIndex<T> {
    /// The index of so many values with these ids.
    pub(crate) fn new<'i>(count: usize, values: impl Iterator<Item = (&'i str, T)>) -> IdIndex<T> {
        let hasher = RandomState::new();
        let mut entries = Vec::with_capacity(count);
        entries.extend(values.map(|(id, value)| (hash(&hasher, id), value)));
        entries.sort_unstable();
        IdIndex { hasher, entries }
    }

    /// The first value whose hash is that of an id, and for which `has_id` holds.
    pub(crate) fn find(&self, id: &str, has_id: impl Fn(T) -> bool) -> Option<T> {
        self.with_hash_of(id).find(|value| has_id(*value))
    }

    /// The values whose hashes are that of an id, in their order. Few of them have another id.
    pub(crate) fn with_hash_of(&self, id: &str) -> impl Iterator<Item = T> {
        let hash = hash(&self.hasher, id);
        let start = self.entries.partition_point(|(other, _)| *other < hash);
        let rest = self.entries.get(start..).unwrap_or_default().iter();
        rest.take_while(move |(other, _)| *other == hash).map(|(_, value)| *value)
    }

    /// The same index with one value for each id: what `choose` makes of all its values, in their
    /// order.
    pub(crate) fn distinct<'i>(
        self,
        id_of: impl Fn(T) -> &'i str,
        mut choose: impl FnMut(&[T]) -> T,
    ) -> IdIndex<T> {
        let IdIndex { hasher, mut entries } = self;
        let by_hash = |(hash, _): &(u32, T), (other, _): &(u32, T)| hash == other;
        // Most hashes are those of one value.
        let shared = entries.chunk_by(by_hash).filter(|of_hash| of_hash.len() > 1);
        let shared: Vec<(u32, T)> = shared.flatten().copied().collect();
        entries.retain(|(hash, _)| shared.binary_search_by_key(hash, |(hash, _)| *hash).is_err());
        for of_hash in shared.chunk_by(by_hash) {
            let mut rest: Vec<(u32, T)> = of_hash.to_vec();
            while let Some((hash, first)) = rest.first().copied() {
                let is_same = |(_, value): &(u32, T)| id_of(*value) == id_of(first);
                let (same, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(is_same);
                let values: Vec<T> = same.into_iter().map(|(_, value)| value).collect();
                entries.push((hash, choose(&values)));
                rest = others;
            }
        }
        entries.sort_unstable();
        IdIndex { hasher, entries }
    }
}

fn hash(hasher: &RandomState, id: &str) -> u32 {
    u32::try_from(hasher.hash_one(id) >> 32).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_their_ids() {
        let ids = ["b", "a", "b", "c"];
        let index = IdIndex::new(ids.len(), ids.into_iter().zip(0_usize..));
        let has_id = |id: &'static str| move |value: usize| ids[value] == id;
        assert_eq!(index.find("b", has_id("b")), Some(0));
        assert_eq!(index.find("d", has_id("d")), None);
        let index = index.distinct(|value| ids[value], |values| values[values.len() - 1]);
        assert_eq!(["a", "b", "c"].map(|id| index.find(id, has_id(id))), [1, 2, 3].map(Some));
        assert_eq!(index.entries.len(), 3);
    }
}
