//! The folders of locales in a directory, as tools read them.

use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use crate::build::layer::{EmbeddedFile, Files, Layer, directory_folders};
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
    /// Where it is on disk, if it is.
    directory: Option<PathBuf>,
}

impl LocaleFolder {
    /// The folder of a language's files, still to be read.
    pub fn new(locale: LanguageIdentifier, directory: PathBuf) -> LocaleFolder {
        let (path, sources) = (problem::name_of(&directory), Vec::new());
        LocaleFolder { locale, path, sources, directory: Some(directory) }
    }

    /// Reads every `*.ftl` of the folder and the folders below it. Names that begin with a dot are
    /// skipped, and symbolic links are followed. What cannot be read is a problem. A folder in the
    /// program was read when it was listed.
    pub fn read(&mut self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if let Some(directory) = &self.directory {
            self.sources = read_files(directory, &mut problems);
        }
        problems
    }
}

/// Lists the folders of a directory that are named by a language, without
/// [reading](LocaleFolder::read) them.
///
/// They are in the order of their languages' names. Names that begin with a dot are skipped; one that is
/// no language's is a problem.
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

/// The folders of files in the program that are named by a language, with their files.
///
/// They are in the order of their languages' names. Their paths begin with the name that is given to the
/// whole.
pub fn embedded_locales<E: RustEmbed>(name: &str) -> Vec<LocaleFolder> {
    let layer = Layer::embedded::<E>();
    let mut folders = Vec::new();
    // Folders that no language names hold nothing to read.
    for folder in layer.folders(&mut Vec::new()).unwrap_or_default() {
        let Files::Embedded(files) = folder.files else { continue };
        let source =
            |(path, contents): &&EmbeddedFile| Source::new(format!("{name}/{path}"), &**contents);
        let sources = files.iter().map(source).collect();
        let path = format!("{name}/{}", folder.path);
        folders.push(LocaleFolder { locale: folder.locale, path, sources, directory: None });
    }
    folders
}
