//! The folders of locales in a directory, as tools read them.

use std::path::{Path, PathBuf};

use unic_langid::LanguageIdentifier;

use crate::build::layer::{Files, directory_folders};
use crate::build::read::{read_files, unreadable};
use crate::ftl::Source;
use crate::problem::{self, Problem};

/// One locale's folder.
#[derive(Debug)]
pub struct LocaleFolder {
    /// The language that the folder is named by.
    pub locale: LanguageIdentifier,
    /// The path of the folder.
    pub path: String,
    /// Every `*.ftl` in the folder and the folders below it, in the order of their paths.
    pub sources: Vec<Source>,
    directory: PathBuf,
}

impl LocaleFolder {
    /// The folder of a language's files, still to be read.
    pub fn new(locale: LanguageIdentifier, directory: PathBuf) -> LocaleFolder {
        let (path, sources) = (problem::name_of(&directory), Vec::new());
        LocaleFolder { locale, path, sources, directory }
    }

    /// Reads every `*.ftl` of the folder and the folders below it. Names that begin with a dot are
    /// skipped, and symbolic links are followed. What cannot be read is a problem.
    pub fn read(&mut self) -> Vec<Problem> {
        let mut problems = Vec::new();
        self.sources = read_files(&self.directory, &mut problems);
        problems
    }
}

/// Lists the folders of a directory that are named by a language, without
/// [reading](LocaleFolder::read) them, in the order of their languages' names. Names that begin with
/// a dot are skipped; one that is no language's is a problem.
pub fn list_locales(directory: &Path) -> (Vec<LocaleFolder>, Vec<Problem>) {
    let mut problems = Vec::new();
    let found = directory_folders(directory, &mut problems).unwrap_or_else(|error| {
        problems.push(unreadable(directory, &error));
        Vec::new()
    });
    let mut folders = Vec::with_capacity(found.len());
    for folder in found {
        if let Files::Directory(path) = folder.files {
            folders.push(LocaleFolder::new(folder.locale, path));
        }
    }
    (folders, problems)
}
