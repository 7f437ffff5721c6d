//! How many locales treat the texts of the source in some way.

use std::collections::HashMap;

/// A text of the source, by its id and attribute; and a reference in it, where one is meant.
pub(crate) type Counted<'c> = (Name<'c>, Option<Name<'c>>);

/// An id and an attribute.
pub(crate) type Name<'c> = (&'c str, Option<&'c str>);

/// How many locales have each text of the source, and how many of these differ from it, as a rule counts
/// it: what many locales do is no mistake of one.
#[derive(Debug, Default)]
pub(crate) struct Tally<'c> {
    counts: HashMap<(&'static str, Counted<'c>), Counts>,
}

/// Locales, counted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) locales: usize,
    pub(crate) differing: usize,
}

impl<'c> Tally<'c> {
    /// Counts a locale.
    pub(crate) fn add(&mut self, rule: &'static str, counted: Counted<'c>, is_differing: bool) {
        let counts = self.counts.entry((rule, counted)).or_default();
        counts.locales += 1;
        counts.differing += usize::from(is_differing);
    }

    /// Adds what was counted elsewhere.
    pub(crate) fn extend(&mut self, other: Tally<'c>) {
        for (key, of_other) in other.counts {
            let counts = self.counts.entry(key).or_default();
            counts.locales += of_other.locales;
            counts.differing += of_other.differing;
        }
    }

    pub(crate) fn get(&self, rule: &'static str, counted: Counted<'c>) -> Counts {
        self.counts.get(&(rule, counted)).copied().unwrap_or_default()
    }
}
