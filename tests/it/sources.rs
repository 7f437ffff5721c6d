//! Folders of locales, written for a test.

use std::fs;
use std::path::Path;

use fluent_codes::Catalog;
use tempfile::TempDir;

/// A folder with these files.
pub(crate) fn folder<B: AsRef<[u8]>>(files: &[(&str, B)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, contents) in files {
        write(folder.path(), path, contents.as_ref());
    }
    folder
}

pub(crate) fn write(folder: &Path, path: &str, contents: &[u8]) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, contents).unwrap();
}

/// A catalog of these files alone.
pub(crate) fn catalog<B: AsRef<[u8]>>(files: &[(&str, B)]) -> Catalog {
    let folder = folder(files);
    Catalog::builder().directory(folder.path()).build().unwrap()
}
