//! Folders of locales, made for a test.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fs;
use std::io::Write;
use std::path::Path;

use fluent_codes::rust_embed::{EmbeddedFile, Metadata, RustEmbed};
use fluent_codes::{BuildError, Catalog, CatalogBuilder};
use tempfile::TempDir;

/// A folder with these files.
pub(crate) fn folder<B: AsRef<[u8]>>(files: &[(&str, B)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, contents) in files {
        write(folder.path(), path, contents.as_ref());
    }
    folder
}

/// Writes a file as a whole: nobody finds a part of it, however slow the machine is.
pub(crate) fn write(folder: &Path, path: &str, contents: &[u8]) {
    let path = folder.join(path);
    let new = path.with_extension("new");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&new, contents).unwrap();
    fs::rename(new, path).unwrap();
}

/// Writes over the contents of a file, which have the same length, in one step.
pub(crate) fn overwrite(path: &Path, contents: &str) {
    assert_eq!(fs::metadata(path).unwrap().len(), contents.len() as u64);
    let mut file = fs::File::options().write(true).open(path).unwrap();
    file.write_all(contents.as_bytes()).unwrap();
}

/// A catalog of these files alone.
pub(crate) fn catalog<B: AsRef<[u8]>>(files: &[(&str, B)]) -> Catalog {
    let folder = folder(files);
    Catalog::builder().directory(folder.path()).build().unwrap()
}

/// A catalog of these files alone, which are on no disk: for tests that make thousands.
pub(crate) fn catalog_in_memory(files: Vec<(String, Vec<u8>)>) -> Result<Catalog, BuildError> {
    builder_in_memory(files).build()
}

/// The builder of such a catalog, to be built before the next one is begun.
pub(crate) fn builder_in_memory(files: Vec<(String, Vec<u8>)>) -> CatalogBuilder {
    FILES.set(files);
    Catalog::builder().embedded::<Memory>()
}

thread_local! {
    static FILES: RefCell<Vec<(String, Vec<u8>)>> = const { RefCell::new(Vec::new()) };
}

/// What [`catalog_in_memory`] was last given on this thread, in the place of an embedded folder.
struct Memory;

impl RustEmbed for Memory {
    fn get(path: &str) -> Option<EmbeddedFile> {
        let files = FILES.take();
        let found = files.iter().find(|(name, _)| name == path).map(|(_, data)| data.clone());
        FILES.set(files);
        let metadata = Metadata::__rust_embed_new([0; 32], None, None);
        Some(EmbeddedFile { data: Cow::Owned(found?), metadata })
    }

    fn iter() -> impl Iterator<Item = Cow<'static, str>> + 'static {
        let names: Vec<String> =
            FILES.with_borrow(|files| files.iter().map(|(name, _)| name.clone()).collect());
        names.into_iter().map(Cow::Owned)
    }
}
