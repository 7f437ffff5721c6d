//! Folders of locales below a folder, as in the repository of several programs.

use std::fs;
use std::path::{Path, PathBuf};

use fluent_codes::LanguageIdentifier;
use fluent_codes::tooling::LocaleFolder;

/// How deep the folders are looked for, and how many files and folders are looked at.
const MAX_DEPTH: usize = 16;
const MAX_ENTRIES: usize = 100_000;

/// The folders below this one that have a folder of the source locale with `*.ftl` in it, in the order of
/// their paths. Names that begin with a dot are skipped, and links are not followed.
pub(crate) fn find(directory: &Path, source: &str) -> Vec<PathBuf> {
    let (mut found, mut entries) = (Vec::new(), 0);
    let mut pending = vec![(directory.to_owned(), 0)];
    while let Some((folder, depth)) = pending.pop() {
        if has_files(&folder.join(source)) {
            found.push(folder);
            continue;
        }
        for path in folders_in(&folder, &mut entries) {
            if depth < MAX_DEPTH && entries < MAX_ENTRIES {
                pending.push((path, depth + 1));
            }
        }
    }
    found.sort();
    found
}

/// Whether a folder, or one below it, has `*.ftl`.
fn has_files(folder: &Path) -> bool {
    let mut locale = LocaleFolder::new(LanguageIdentifier::default(), folder.to_owned());
    folder.is_dir() && {
        locale.read();
        !locale.sources.is_empty()
    }
}

/// The folders in a folder; what was looked at is counted.
fn folders_in(folder: &Path, entries: &mut usize) -> Vec<PathBuf> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        *entries += 1;
        let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if !is_hidden && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            folders.push(entry.path());
        }
    }
    folders
}
