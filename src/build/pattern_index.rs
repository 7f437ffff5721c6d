//! Which texts of a locale become patterns, and the index of each.

use std::collections::{HashMap, VecDeque};

use crate::build::merge::{Merged, Winner};
use crate::ftl::Value;

/// The message or term, or the attribute of one, that a reference names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Target<'p> {
    pub(crate) name: &'p str,
    pub(crate) is_term: bool,
    pub(crate) attribute: Option<&'p str>,
}

impl<'p> Target<'p> {
    pub(crate) fn message(name: &'p str) -> Target<'p> {
        Target { name, is_term: false, attribute: None }
    }

    /// The reference as it is written: `-term.attribute`.
    pub(super) fn written(self) -> String {
        let dash = if self.is_term { "-" } else { "" };
        let attribute = self.attribute.map(|name| format!(".{name}")).unwrap_or_default();
        format!("{dash}{}{attribute}", self.name)
    }
}

/// The indices of the patterns that are needed, in the order in which they are asked for.
pub(crate) struct PatternIndex<'m, 'p> {
    merged: &'m Merged<'p>,
    indices: HashMap<Target<'p>, usize>,
    /// The texts that have an index and are not compiled yet, in the order of their indices.
    pending: VecDeque<PendingText<'p>>,
    /// The attributes of the entries that a reference names one of.
    attributes: HashMap<(&'p str, bool), HashMap<&'p str, Value<'p>>>,
}

/// A text that has an index and is not compiled yet.
pub(super) struct PendingText<'p> {
    pub(super) index: usize,
    pub(super) is_term: bool,
    pub(super) winner: Winner<'p>,
    pub(super) value: Value<'p>,
}

impl<'m, 'p> PatternIndex<'m, 'p> {
    pub(super) fn new(merged: &'m Merged<'p>) -> Self {
        let (indices, pending) = (HashMap::new(), VecDeque::new());
        PatternIndex { merged, indices, pending, attributes: HashMap::new() }
    }

    /// The index of a pattern, if the locale has its text.
    pub(crate) fn find(&mut self, target: Target<'p>) -> Option<usize> {
        if let Some(index) = self.indices.get(&target) {
            return Some(*index);
        }
        let winner = self.merged.get(target.name, target.is_term)?;
        let value = match target.attribute {
            None => winner.value(),
            Some(name) => self.attribute(target, winner, name),
        };
        Some(self.insert(target, winner, value?))
    }

    /// The index of the pattern of this text.
    pub(crate) fn insert(
        &mut self,
        target: Target<'p>,
        winner: Winner<'p>,
        value: Value<'p>,
    ) -> usize {
        let next = self.indices.len();
        let index = *self.indices.entry(target).or_insert(next);
        if index == next {
            let is_term = target.is_term;
            self.pending.push_back(PendingText { index, is_term, winner, value });
        }
        index
    }

    /// The next text to compile.
    pub(super) fn next_pending(&mut self) -> Option<PendingText<'p>> {
        self.pending.pop_front()
    }

    /// The text of an attribute. All of an entry's are hashed at the first reference to one.
    fn attribute(
        &mut self,
        target: Target<'p>,
        winner: Winner<'p>,
        name: &str,
    ) -> Option<Value<'p>> {
        let of_entry = self.attributes.entry((target.name, target.is_term));
        let of_entry = of_entry.or_insert_with(|| winner.attributes_by_name());
        of_entry.get(name).copied()
    }
}
