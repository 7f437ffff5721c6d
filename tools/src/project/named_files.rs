//! Files that are named by languages, such as `fr.ftl`, beside each other in a folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_codes::LanguageIdentifier;
use fluent_codes::tooling::{LocaleFolder, Source};

/// The files of a folder and of those below it that are named by languages.
#[derive(Debug)]
pub(crate) struct NamedFiles {
    /// A file for each locale, folder by folder; without a source if the folder has no file for it.
    pub(crate) files: Vec<LocaleFolder>,
    /// How many locales there are.
    pub(crate) locales: usize,
}

impl NamedFiles {
    /// Reads them, if one is named by the source locale. Other files in their folders are ignored.
    pub(crate) fn read(directory: &Path, source: &LanguageIdentifier) -> Option<NamedFiles> {
        let mut all = LocaleFolder::new(source.clone(), directory.to_owned());
        all.read();
        let mut folders: BTreeMap<PathBuf, BTreeMap<String, Source>> = BTreeMap::new();
        for source in all.sources {
            let path = Path::new(source.path());
            let (Some(parent), Some(stem)) = (path.parent(), path.file_stem()) else { continue };
            let (parent, stem) = (parent.to_owned(), stem.to_string_lossy().into_owned());
            folders.entry(parent).or_default().insert(stem, source);
        }
        let is_language = |stem: &String| stem.parse::<LanguageIdentifier>().is_ok();
        folders.retain(|_, files| {
            files.retain(|stem, _| is_language(stem));
            files.keys().any(|stem| stem.parse().is_ok_and(|it: LanguageIdentifier| it == *source))
        });
        let stems = folders.values().flat_map(|files| files.keys().cloned());
        let stems: BTreeSet<String> = stems.collect();
        let mut files = Vec::new();
        for (folder, mut of_folder) in folders {
            for stem in &stems {
                let Ok(locale) = stem.parse() else { continue };
                let mut file = LocaleFolder::new(locale, folder.join(format!("{stem}.ftl")));
                file.sources = of_folder.remove(stem).into_iter().collect();
                files.push(file);
            }
        }
        (!files.is_empty()).then_some(NamedFiles { files, locales: stems.len() })
    }
}
