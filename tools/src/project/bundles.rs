//! Which files a program puts into one bundle, where ids and references count.

use std::collections::{BTreeMap, BTreeSet};

use fluent_codes::tooling::Source;
use globset::GlobMatcher;

use crate::project::folders::Project;
use crate::project::locale_sources::LocaleSources;

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

    /// The files of a project, a list of locales for each bundle. Each list has every locale.
    pub(crate) fn split<'p>(&self, project: &'p Project) -> Vec<Vec<LocaleSources<'p>>> {
        let locales = project.locales();
        let Some(size) = project.locales_per_place else { return self.split_locales(locales) };
        let places = locales.chunks(size).map(<[LocaleSources<'p>]>::to_vec);
        places.flat_map(|locales| self.split_locales(locales)).collect()
    }

    /// The files of every locale, as lists of locales.
    fn split_locales<'p>(&self, locales: Vec<LocaleSources<'p>>) -> Vec<Vec<LocaleSources<'p>>> {
        let by_key = |locale: &LocaleSources<'p>| {
            let mut by_key: BTreeMap<(usize, &'p str), Vec<(usize, &'p Source)>> = BTreeMap::new();
            for (layer, source) in &locale.sources {
                let key = self.key(locale.folders.relative(source.path()));
                by_key.entry(key).or_default().push((*layer, *source));
            }
            by_key
        };
        let mut of_locales: Vec<_> = locales.iter().map(by_key).collect();
        let keys: BTreeSet<_> = of_locales.iter().flat_map(BTreeMap::keys).copied().collect();
        if keys.len() < 2 {
            return vec![locales];
        }
        let mut bundles = Vec::new();
        for key in keys {
            let of_bundle = locales.iter().zip(&mut of_locales).map(|(locale, by_key)| {
                let sources = by_key.remove(&key).unwrap_or_default();
                LocaleSources { sources, ..locale.without_files() }
            });
            bundles.push(of_bundle.collect());
        }
        bundles
    }
}
