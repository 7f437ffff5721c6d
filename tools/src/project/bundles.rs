//! Which files a program puts into one bundle, where ids and references count.

use std::collections::BTreeMap;

use globset::GlobMatcher;

use crate::project::files::{File, LocaleFiles, Project};

/// Which files of a locale are one bundle.
#[derive(Debug, Default)]
pub(crate) enum BundleFiles {
    #[default]
    All,
    /// Each file is a bundle.
    Each,
    /// The files of each pattern are a bundle, and so are those that match none; the first pattern
    /// that matches counts.
    Patterns(Vec<GlobMatcher>),
}

impl BundleFiles {
    /// The key of a file's bundle, in the order of the bundles; `relative` is the path of the file below
    /// its locale's folder.
    fn key<'f>(&self, relative: &'f str) -> (usize, &'f str) {
        match self {
            BundleFiles::All => (0, ""),
            BundleFiles::Each => (0, relative),
            BundleFiles::Patterns(patterns) => {
                let index = patterns.iter().position(|pattern| pattern.is_match(relative));
                (index.unwrap_or(patterns.len()), "")
            }
        }
    }

    /// The files of a project, parsed, a list of locales for each bundle. Each list has every locale.
    pub(crate) fn parse<'p>(&self, project: &'p Project) -> Vec<Vec<LocaleFiles<'p>>> {
        let mut locales = project.parse();
        // Each folder of files that are named by locales is a bundle.
        let Some(size) = project.named_files else { return self.split(locales) };
        let mut split = Vec::new();
        while locales.len() > size {
            let rest = locales.split_off(size);
            split.push(std::mem::replace(&mut locales, rest));
        }
        split.push(locales);
        split
    }

    /// The files of every locale, as lists of locales.
    fn split<'p>(&self, locales: Vec<LocaleFiles<'p>>) -> Vec<Vec<LocaleFiles<'p>>> {
        let mut keys = Vec::new();
        for locale in &locales {
            keys.extend(
                locale.files.iter().map(|file| self.key(locale.relative(file.source.path()))),
            );
        }
        keys.sort_unstable();
        keys.dedup();
        let keys: Vec<(usize, String)> =
            keys.into_iter().map(|(index, path)| (index, path.to_owned())).collect();
        if keys.len() < 2 {
            return vec![locales];
        }
        let mut bundles: Vec<Vec<LocaleFiles<'p>>> = keys.iter().map(|_| Vec::new()).collect();
        for locale in locales {
            let LocaleFiles { id, name, folders, files } = locale;
            let empty = || {
                let (name, folders) = (name.clone(), folders.clone());
                LocaleFiles { id, name, folders, files: Vec::new() }
            };
            let mut of_key: BTreeMap<(usize, String), Vec<File<'p>>> = BTreeMap::new();
            for file in files {
                let (index, path) = self.key(empty().relative(file.source.path()));
                of_key.entry((index, path.to_owned())).or_default().push(file);
            }
            for (bundle, key) in bundles.iter_mut().zip(&keys) {
                let files = of_key.remove(key).unwrap_or_default();
                bundle.push(LocaleFiles { files, ..empty() }.overlaid());
            }
        }
        bundles
    }
}
