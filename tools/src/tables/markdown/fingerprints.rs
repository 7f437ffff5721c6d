//! The fingerprints that an export has left behind a table.

use crate::syntax::id_index::IdIndex;

/// How the comment begins that holds the fingerprints.
pub(super) const MARK: &str = "<!-- fluent-codes: what the texts were, for import to compare";

/// The fingerprints of each row, by its key.
pub(super) struct Fingerprints<'m> {
    /// A line for each row: its key, and its fingerprints.
    lines: &'m str,
    /// Where the line of a key begins.
    starts: IdIndex<usize>,
}

impl<'m> Fingerprints<'m> {
    /// The fingerprints in a Markdown file.
    pub(super) fn new(markdown: &'m str) -> Fingerprints<'m> {
        let behind = markdown.rsplit_once(MARK).map_or("", |(_, behind)| behind);
        let lines = behind.split("-->").next().unwrap_or_default();
        let mut start = 0;
        let starts = lines.split_inclusive('\n').filter_map(|line| {
            let own = start;
            start += line.len();
            line.split_once(' ').map(|(key, _)| (key, own))
        });
        Fingerprints { lines, starts: IdIndex::new(lines.lines().count(), starts) }
    }

    /// The fingerprints of a key, as they are written; nothing if there are none.
    pub(super) fn get(&self, key: &str) -> &'m str {
        let line = |start: usize| self.lines.get(start..)?.lines().next()?.split_once(' ');
        let start = self.starts.find(key, |start| line(start).is_some_and(|(own, _)| own == key));
        start.and_then(line).map_or("", |(_, fingerprints)| fingerprints)
    }
}
