//! The locks of a project: its published codes, and what its translations were made from.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use fluent_codes::tooling::Source;

use crate::failure::Failure;
use crate::project::code_lock::{self, CodeLock};
use crate::project::files::LocaleFiles;
use crate::project::source_lock::{self, SourceLock};
use crate::project::writer::FileChange;

/// A lock and its file.
#[derive(Debug)]
pub(crate) struct LockFile<L> {
    pub(crate) source: Source,
    pub(crate) lock: L,
}

/// The locks that there are; a project can do without.
#[derive(Debug, Default)]
pub(crate) struct Locks {
    pub(crate) codes: Option<LockFile<CodeLock>>,
    /// By the names of the locales.
    pub(crate) translations: HashMap<String, LockFile<SourceLock>>,
}

impl Locks {
    pub(crate) fn read(directory: &Path, locales: &[LocaleFiles<'_>]) -> Result<Locks, Failure> {
        let codes = read(&directory.join(code_lock::NAME))?;
        let codes = codes.map(|source| LockFile { lock: CodeLock::parse(&source), source });
        let mut translations = HashMap::new();
        for locale in locales {
            let Some(source) = read(&path_of(directory, locale.folder_name()))? else { continue };
            let lock = LockFile { lock: SourceLock::parse(&source), source };
            translations.insert(locale.name.clone(), lock);
        }
        Ok(Locks { codes, translations })
    }

    /// Every lock's file.
    pub(crate) fn sources(&self) -> impl Iterator<Item = &Source> {
        let codes = self.codes.iter().map(|file| &file.source);
        codes.chain(self.translations.values().map(|file| &file.source))
    }
}

/// The lock of the locale in a folder of this name.
pub(crate) fn path_of(directory: &Path, folder_name: &str) -> PathBuf {
    directory.join(folder_name).join(source_lock::NAME)
}

/// The change that gives a lock this text; it is made where it is not there.
pub(crate) fn change<L>(
    file: Option<&LockFile<L>>,
    path: PathBuf,
    text: &str,
) -> Result<FileChange, Failure> {
    match file {
        Some(file) => FileChange::edit(&file.source, text),
        None => Ok(FileChange::create(path, text)),
    }
}

fn read(path: &Path) -> Result<Option<Source>, Failure> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(Source::of_file(path, bytes))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::of_path(path, error)),
    }
}
