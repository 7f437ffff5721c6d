//! The folders of locales in a directory, as tools read them.

use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use crate::build::directory_layer::DirectoryLayer;
use crate::build::embedded_layer::EmbeddedLayer;
use crate::build::layer::Layer;
use crate::build::listing::{Listing, LocaleFolders};
use crate::build::read::read_files;
use crate::ftl::Source;
use crate::language;
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
    let layers: [Box<dyn Layer>; 1] = [Box::new(DirectoryLayer(directory.to_owned()))];
    let listing = Listing::of(&layers, &language::ALL);
    let problems = listing.all_problems();
    let mut folders = Vec::with_capacity(listing.locales.len());
    for LocaleFolders { id, folders: of_locale } in listing.locales {
        let paths = of_locale.iter().filter_map(|(_, folder)| folder.files.directory());
        folders.extend(paths.map(|path| LocaleFolder::new(id.clone(), path.to_owned())));
    }
    (folders, problems)
}

/// The folders of files in the program that are named by a language, with their files.
///
/// They are in the order of their languages' names. Their paths begin with the name that is given to the
/// whole.
pub fn embedded_locales<E: RustEmbed>(name: &str) -> Vec<LocaleFolder> {
    let layers: [Box<dyn Layer>; 1] = [Box::new(EmbeddedLayer::of::<E>())];
    // Folders that no language names hold nothing to read, and files in the program can be read.
    let listing = Listing::of(&layers, &language::ALL);
    let mut folders = Vec::with_capacity(listing.locales.len());
    for LocaleFolders { id, folders: of_locale } in listing.locales {
        for (_, folder) in of_locale {
            let sources = folder.files.read(&mut Vec::new()).into_iter();
            let sources = sources.map(|source| source.below(name)).collect();
            let (locale, path) = (id.clone(), format!("{name}/{}", folder.path));
            folders.push(LocaleFolder { locale, path, sources, directory: None });
        }
    }
    folders
}
