//! The folders and files of each locale, over all layers.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use unic_langid::LanguageIdentifier;

use crate::build::layer::{Folder, Layer};
use crate::ftl::Source;
use crate::language::Languages;
use crate::problem::{Problem, ProblemKind};

/// How many locales a catalog can have. CLDR has texts for about 700.
pub(crate) const MAX_LOCALES: usize = 1000;

/// The folders of all locales in the layers of a catalog; nothing is read yet.
pub(crate) struct Listing<'l> {
    /// In the order of the locales' names.
    pub(crate) locales: Vec<LocaleFolders<'l>>,
    /// What is wrong with folders that are no locale's.
    pub(crate) problems: Vec<Problem>,
    /// The layers that cannot be listed, and why.
    pub(crate) unreadable: Vec<(usize, Problem)>,
}

/// A locale's folders.
pub(crate) struct LocaleFolders<'l> {
    pub(crate) id: LanguageIdentifier,
    /// The layers that the locale has a folder in, and the folders.
    pub(crate) folders: Vec<(usize, Folder<'l>)>,
}

/// A locale's files.
pub(crate) struct LocaleSources {
    /// The files of each layer that the locale has a folder in.
    pub(crate) layers: Vec<Vec<Source>>,
    /// What could not be read.
    pub(crate) problems: Vec<Problem>,
}

impl<'l> Listing<'l> {
    /// Lists the locales of some layers.
    pub(crate) fn of(layers: &'l [Box<dyn Layer>], languages: &Languages) -> Listing<'l> {
        let (mut problems, mut unreadable) = (Vec::new(), Vec::new());
        let mut locales: Vec<LocaleFolders<'l>> = Vec::new();
        for (index, layer) in layers.iter().enumerate() {
            let folders = match layer.folders(languages, &mut problems) {
                Ok(folders) => folders,
                Err(problem) => {
                    unreadable.push((index, problem));
                    continue;
                }
            };
            for folder in folders {
                let place = locales.partition_point(|locale| *locale.name() < *folder.name);
                match locales.get_mut(place).filter(|locale| locale.id == folder.locale) {
                    Some(locale) => problems.extend(locale.add(index, folder)),
                    None => locales.insert(place, LocaleFolders::new(index, folder)),
                }
            }
        }
        Listing { locales, problems, unreadable }
    }

    /// The first locales, as many as a catalog can have, among them the source locale.
    pub(crate) fn limited(mut self, source: &LanguageIdentifier) -> Listing<'l> {
        let Some(first) = self.locales.get(MAX_LOCALES) else { return self };
        self.problems.push(too_many_locales(first, self.locales.len()));
        // The source is kept. Its name comes after those of the others that are kept.
        let source_index = self.locales.iter().position(|locale| locale.id == *source);
        if let Some(index) = source_index.filter(|index| *index >= MAX_LOCALES) {
            self.locales.swap(MAX_LOCALES - 1, index);
        }
        self.locales.truncate(MAX_LOCALES);
        self
    }

    /// What is wrong with folders that are no locale's, and with layers.
    pub(crate) fn all_problems(&self) -> Vec<Problem> {
        let of_layers = self.unreadable.iter().map(|(_, problem)| problem);
        self.problems.iter().chain(of_layers).cloned().collect()
    }
}

fn too_many_locales(first: &LocaleFolders<'_>, count: usize) -> Problem {
    let path = first.folders.first().map_or("", |(_, folder)| folder.path.as_str());
    let message = format!("expected at most {MAX_LOCALES} locales, found {count}");
    Problem::of_path(ProblemKind::TooLarge, path, message)
}

impl<'l> LocaleFolders<'l> {
    /// The locale of a folder in a layer.
    fn new(layer: usize, folder: Folder<'l>) -> LocaleFolders<'l> {
        LocaleFolders { id: folder.locale.clone(), folders: vec![(layer, folder)] }
    }

    /// The name of the locale.
    fn name(&self) -> &str {
        self.folders.first().map_or("", |(_, folder)| &folder.name)
    }

    /// Adds the folder of a layer. Of two in one layer, the one with the canonical name counts, and
    /// the other one is a problem.
    fn add(&mut self, layer: usize, mut folder: Folder<'l>) -> Option<Problem> {
        let last = self.folders.last_mut().filter(|(last, _)| *last == layer);
        let Some((_, kept)) = last else {
            self.folders.push((layer, folder));
            return None;
        };
        if folder.is_canonical {
            std::mem::swap(kept, &mut folder);
        }
        let message = format!("expected one folder for `{}`, which `{}` is", self.id, kept.path);
        Some(Problem::of_path(ProblemKind::LocaleName, &folder.path, message))
    }

    /// The folders on disk.
    pub(crate) fn directories(&self) -> impl Iterator<Item = &Path> {
        self.folders.iter().filter_map(|(_, folder)| folder.files.directory())
    }

    /// Reads the files.
    pub(crate) fn read(&self) -> LocaleSources {
        let mut problems = Vec::new();
        let layers =
            self.folders.iter().map(|(_, folder)| folder.files.read(&mut problems)).collect();
        LocaleSources { layers, problems }
    }
}

impl LocaleSources {
    /// The files of all layers.
    pub(crate) fn files(&self) -> impl Iterator<Item = &Source> {
        self.layers.iter().flatten()
    }

    /// A hash of the paths and contents of the files, and of what could not be read.
    pub(crate) fn digest(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for layer in &self.layers {
            layer.len().hash(&mut hasher);
            for source in layer {
                (source.path(), source.text()).hash(&mut hasher);
            }
        }
        for problem in &self.problems {
            problem.to_string().hash(&mut hasher);
        }
        hasher.finish()
    }
}

#[cfg(test)]
mod tests {
    use unic_langid::langid;

    use super::*;
    use crate::build::embedded_layer::EmbeddedLayer;
    use crate::language::ALL;

    #[test]
    fn more_locales_than_a_catalog_has() {
        let mut files = Vec::new();
        for language in ["aa", "ab"] {
            for number in 0..600 {
                let path = format!("{language}-{}/e.ftl", 100 + number);
                files.push((path.into(), "E1 = x\n".as_bytes().into()));
            }
        }
        files.push(("zu/e.ftl".into(), "E1 = x\n".as_bytes().into()));
        let layers: [Box<dyn Layer>; 1] = [Box::new(EmbeddedLayer { files })];
        let listing = Listing::of(&layers, &ALL).limited(&langid!("zu"));
        let names: Vec<String> = listing.locales.iter().map(|it| it.id.to_string()).collect();
        assert_eq!(names.len(), MAX_LOCALES);
        assert!(names.is_sorted());
        assert_eq!(names[998..], ["ab-498", "zu"]);
        let problems: Vec<String> = listing.problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems, ["ab-500:1:1: expected at most 1000 locales, found 1201"]);
    }
}
