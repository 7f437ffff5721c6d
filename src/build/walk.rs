//! Walking the files below a folder, within bounds.

use std::collections::HashSet;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

/// How deep folders can be nested in the folder of a locale.
pub(crate) const MAX_DEPTH: usize = 32;

/// How many files and folders the folder of a locale can hold, in all.
pub(crate) const MAX_ENTRIES: usize = 100_000;

/// What was found below a folder.
pub(crate) enum Found<'p> {
    Folder(&'p Path),
    /// A path named `*.ftl`, and the metadata of what it leads to, which is not a folder.
    File(&'p Path, Metadata),
    Unreadable(&'p Path, io::Error),
    /// A folder that is not read, and what is expected instead.
    TooLarge(&'p Path, String),
}

/// Visits a folder and all below it, in the order of their paths. Names that begin with a dot are
/// skipped. Links are followed; a folder that is reached again is not visited again.
pub(crate) fn walk(folder: &Path, visit: &mut impl FnMut(Found<'_>)) {
    let mut walk = Walk { visited: HashSet::new(), entries: 0, visit };
    walk.folder(folder, 0);
}

struct Walk<'v, V> {
    visited: HashSet<FolderId>,
    /// How many files and folders were listed.
    entries: usize,
    visit: &'v mut V,
}

impl<V: FnMut(Found<'_>)> Walk<'_, V> {
    fn folder(&mut self, folder: &Path, depth: usize) {
        let identified = fs::metadata(folder).and_then(|metadata| id_of(folder, &metadata));
        let id = match identified {
            Ok(id) => id,
            Err(error) => return (self.visit)(Found::Unreadable(folder, error)),
        };
        if !self.visited.insert(id) {
            return;
        }
        if depth > MAX_DEPTH {
            let expected = format!("expected at most {MAX_DEPTH} folders in each other");
            return (self.visit)(Found::TooLarge(folder, expected));
        }
        let paths = match list(folder, MAX_ENTRIES.saturating_sub(self.entries)) {
            Ok(Some(paths)) => paths,
            Ok(None) => {
                let expected = format!("expected at most {MAX_ENTRIES} files in a locale");
                return (self.visit)(Found::TooLarge(folder, expected));
            }
            Err(error) => return (self.visit)(Found::Unreadable(folder, error)),
        };
        self.entries += paths.len();
        (self.visit)(Found::Folder(folder));
        for path in paths {
            self.entry(&path, depth);
        }
    }

    fn entry(&mut self, path: &Path, depth: usize) {
        let is_fluent = path.extension().is_some_and(|extension| extension == "ftl");
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.folder(path, depth + 1),
            Ok(metadata) if is_fluent => (self.visit)(Found::File(path, metadata)),
            Err(error) if is_fluent => (self.visit)(Found::Unreadable(path, error)),
            // Other files are ignored.
            Ok(_) | Err(_) => {}
        }
    }
}

/// The paths in a folder, sorted, without the names that begin with a dot; `None` if there are more
/// than `max_len`.
pub(crate) fn list(folder: &Path, max_len: usize) -> io::Result<Option<Vec<PathBuf>>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if paths.len() == max_len {
            return Ok(None);
        }
        paths.push(entry.path());
    }
    paths.sort();
    Ok(Some(paths))
}

/// The identity of a folder, whatever path leads to it.
#[cfg(unix)]
type FolderId = (u64, u64);

#[cfg(unix)]
fn id_of(_: &Path, metadata: &Metadata) -> io::Result<FolderId> {
    use std::os::unix::fs::MetadataExt;
    Ok((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
type FolderId = PathBuf;

#[cfg(not(unix))]
fn id_of(folder: &Path, _: &Metadata) -> io::Result<FolderId> {
    fs::canonicalize(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found in a folder of three files after so many entries were listed.
    fn found(entries: usize) -> (usize, Vec<String>) {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.ftl", "b.ftl", "c.txt"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let (mut files, mut refused) = (0, Vec::new());
        let visit = &mut |found: Found<'_>| match found {
            Found::File(..) => files += 1,
            Found::TooLarge(_, expected) => refused.push(expected),
            Found::Folder(_) | Found::Unreadable(..) => {}
        };
        Walk { visited: HashSet::new(), entries, visit }.folder(folder.path(), 0);
        (files, refused)
    }

    #[test]
    fn a_locale_has_so_many_files() {
        assert_eq!(found(MAX_ENTRIES - 3), (2, Vec::new()));
        let expected = "expected at most 100000 files in a locale".to_owned();
        assert_eq!(found(MAX_ENTRIES - 2), (0, vec![expected]));
    }
}
