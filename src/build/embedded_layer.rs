//! A layer of files in the program.

use std::borrow::Cow;
use std::fmt;
use std::path::Path;

use rust_embed::RustEmbed;

use crate::build::layer::{Files, Folder, Layer};
use crate::ftl::Source;
use crate::language::Languages;
use crate::problem::Problem;

/// A layer of files in the program.
pub(crate) struct EmbeddedLayer {
    pub(crate) files: Vec<EmbeddedFile>,
}

/// The path below the folder of locales, and the contents.
pub(crate) type EmbeddedFile = (Cow<'static, str>, Cow<'static, [u8]>);

/// How many bytes of files are worth more than one thread.
const LARGE_LEN: usize = 1 << 20;

impl EmbeddedLayer {
    pub(crate) fn of<E: RustEmbed>() -> EmbeddedLayer {
        let paths = E::iter().filter(|path| path.ends_with(".ftl"));
        let files = paths.filter_map(|path| E::get(&path).map(|file| (path, file.data)));
        EmbeddedLayer { files: files.collect() }
    }

    /// Whether compiling it may take long enough for more than one thread.
    pub(crate) fn is_large(&self) -> bool {
        self.files.iter().map(|(_, contents)| contents.len()).sum::<usize>() > LARGE_LEN
    }

    /// The files without those whose names begin with a dot, in the order of their paths.
    fn sorted(&self) -> Vec<&EmbeddedFile> {
        let mut sorted: Vec<&EmbeddedFile> = Vec::with_capacity(self.files.len());
        for file in &self.files {
            if file.0.split('/').all(|name| !name.starts_with('.')) {
                // Most often they are in this order.
                sorted.insert(sorted.partition_point(|other| other.0 <= file.0), file);
            }
        }
        sorted
    }
}

impl Layer for EmbeddedLayer {
    fn folders(
        &self,
        languages: &Languages,
        problems: &mut Vec<Problem>,
    ) -> Result<Vec<Folder<'_>>, Problem> {
        let files = self.sorted();
        let mut folders = Vec::new();
        for files in files.chunk_by(|file, next| folder_of(file) == folder_of(next)) {
            let Some(name) = files.first().and_then(|file| folder_of(file)) else { continue };
            let files = Box::new(EmbeddedFiles(files.to_vec()));
            match Folder::named(name, name.to_owned(), files, languages) {
                Ok(folder) => folders.push(folder),
                Err(problem) => problems.push(problem),
            }
        }
        Ok(folders)
    }
}

/// The folder of a file, if it is in one.
fn folder_of((path, _): &EmbeddedFile) -> Option<&str> {
    path.split_once('/').map(|(folder, _)| folder)
}

/// The files of one locale.
struct EmbeddedFiles<'l>(Vec<&'l EmbeddedFile>);

impl Files for EmbeddedFiles<'_> {
    fn read(&self, _: &mut Vec<Problem>) -> Vec<Source> {
        let source =
            |(path, contents): &&EmbeddedFile| Source::of_bytes((&**path).into(), contents.clone());
        self.0.iter().map(source).collect()
    }

    fn directory(&self) -> Option<&Path> {
        None
    }
}

impl fmt::Debug for EmbeddedLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let paths = self.files.iter().map(|(path, _)| path);
        f.debug_list().entries(paths).finish()
    }
}
