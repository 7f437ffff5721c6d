//! Which files a program puts into one bundle, where ids and references count.

use std::collections::{BTreeMap, BTreeSet};

use fluent_codes::tooling::Source;

use crate::project::folders::Project;
use crate::project::locale_sources::LocaleSources;
use crate::project::patterns::NamePattern;

/// Which files of a locale are one bundle.
#[derive(Debug, Default)]
pub(crate) struct Bundles {
    pub(crate) files: BundleFiles,
    /// The files that every bundle has.
    pub(crate) shared: Vec<BundlePattern>,
}

/// How the other files are divided.
#[derive(Debug, Default)]
pub(crate) enum BundleFiles {
    #[default]
    All,
    /// Each file is a bundle.
    Each,
    /// The files of each pattern are a bundle, and so are those that match none; the first pattern
    /// that matches counts.
    Patterns(Vec<BundlePattern>),
}

/// Files, seen from the locale's folder.
#[derive(Debug)]
pub(crate) struct BundlePattern {
    pub(crate) files: NamePattern,
    /// The line and the column in the configuration.
    pub(crate) position: (usize, usize),
}

/// The files of a bundle.
#[derive(Debug)]
pub(crate) struct BundleSources<'p> {
    /// Every locale has its place, in the same order in each bundle.
    pub(crate) locales: Vec<LocaleSources<'p>>,
    /// The index of the bundle whose files this one has, too.
    pub(crate) shared: Option<usize>,
}

/// What the files of a bundle have in common, in the order of the bundles: the index of their pattern,
/// or the path of the one that there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'f> {
    Files(usize, &'f str),
    Shared,
}

impl Bundles {
    /// Whether every bundle has this file below its locale's folder.
    pub(crate) fn are_shared(&self, relative: &str) -> bool {
        self.shared.iter().any(|pattern| pattern.files.covers(relative))
    }

    /// The patterns that the configuration names.
    pub(crate) fn patterns(&self) -> impl Iterator<Item = &BundlePattern> {
        let of_files = match &self.files {
            BundleFiles::Patterns(patterns) => patterns.as_slice(),
            BundleFiles::All | BundleFiles::Each => &[],
        };
        of_files.iter().chain(&self.shared)
    }

    fn key<'f>(&self, relative: &'f str) -> Key<'f> {
        if self.are_shared(relative) {
            return Key::Shared;
        }
        match &self.files {
            BundleFiles::All => Key::Files(0, ""),
            BundleFiles::Each => Key::Files(0, relative),
            BundleFiles::Patterns(patterns) => {
                let index = patterns.iter().position(|pattern| pattern.files.covers(relative));
                Key::Files(index.unwrap_or(patterns.len()), "")
            }
        }
    }

    /// The files of a project.
    pub(crate) fn split<'p>(&self, project: &'p Project) -> Vec<BundleSources<'p>> {
        let (locales, mut bundles) = (project.locales(), Vec::new());
        let Some(size) = project.locales_per_place else {
            self.split_place(locales, &mut bundles);
            return bundles;
        };
        for locales in locales.chunks(size) {
            self.split_place(locales.to_vec(), &mut bundles);
        }
        bundles
    }

    /// Adds the bundles of the files at one place.
    fn split_place<'p>(
        &self,
        locales: Vec<LocaleSources<'p>>,
        bundles: &mut Vec<BundleSources<'p>>,
    ) {
        let by_key = |locale: &LocaleSources<'p>| {
            let mut by_key: BTreeMap<Key<'p>, Vec<(usize, &'p Source)>> = BTreeMap::new();
            for (layer, source) in &locale.sources {
                let key = self.key(locale.folders.relative(source.path()));
                by_key.entry(key).or_default().push((*layer, *source));
            }
            by_key
        };
        let mut of_locales: Vec<_> = locales.iter().map(by_key).collect();
        let keys: BTreeSet<_> = of_locales.iter().flat_map(BTreeMap::keys).copied().collect();
        if keys.len() < 2 {
            bundles.push(BundleSources { locales, shared: None });
            return;
        }
        let last = bundles.len() + keys.len() - 1;
        let shared = keys.contains(&Key::Shared).then_some(last);
        for key in keys {
            let of_bundle = locales.iter().zip(&mut of_locales).map(|(locale, by_key)| {
                let sources = by_key.remove(&key).unwrap_or_default();
                LocaleSources { sources, ..locale.without_files() }
            });
            let shared = shared.filter(|_| key != Key::Shared);
            bundles.push(BundleSources { locales: of_bundle.collect(), shared });
        }
    }
}
