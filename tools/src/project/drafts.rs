//! Files with changes that are not written yet.

use std::collections::BTreeMap;
use std::path::PathBuf;

use fluent_codes::tooling::{LocaleFolder, Source};

use crate::project::file_change::FileChange;

/// Files with their new contents, which can be checked before they are written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drafts(BTreeMap<PathBuf, FileChange>);

impl Drafts {
    /// Adds a change of a file as it is on disk, or of its draft.
    pub(crate) fn add(&mut self, change: FileChange) {
        let path = change.path().to_owned();
        let change = match self.0.remove(&path) {
            Some(earlier) => earlier.then(change),
            None => change,
        };
        self.0.insert(path, change);
    }

    /// All changes, in the order of their paths.
    pub(crate) fn changes(&self) -> impl Iterator<Item = &FileChange> {
        self.0.values()
    }

    /// Replaces the files that were read from disk by their drafts.
    pub(crate) fn replace_in<'f>(&self, folders: impl Iterator<Item = &'f mut LocaleFolder>) {
        if self.0.is_empty() {
            return;
        }
        for source in folders.flat_map(|folder| &mut folder.sources) {
            if let Some(change) = self.0.get(source.file()) {
                *source = Source::of_file(change.path(), change.contents().to_vec());
            }
        }
    }
}
