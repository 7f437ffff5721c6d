//! Which files a locale must have, by what the project's other tools are told.

use std::collections::HashSet;

use globset::GlobSet;

/// Which files a locale must have: those that one of the configurations of their layer names, or all if
/// there are none.
#[derive(Clone, Debug, Default)]
pub(crate) struct RequiredFiles {
    /// Each with the number of its layer.
    trees: Vec<(usize, ConfigTree)>,
}

/// A configuration, with those that it includes and excludes.
#[derive(Clone, Debug, Default)]
pub(super) struct ConfigTree {
    /// Itself, and those that it includes, each once.
    pub(super) configs: Vec<ConfigFiles>,
    pub(super) excluded: Vec<ConfigTree>,
}

/// The files that a configuration names, and the locales that have them.
#[derive(Clone, Debug)]
pub(super) struct ConfigFiles {
    /// The locales that have files of this configuration; `None` for all.
    pub(super) locales: Option<HashSet<String>>,
    /// The paths of files, relative to the locale's folder.
    pub(super) paths: GlobSet,
    /// The locales that have the files of each path; `None` for all.
    pub(super) of_paths: Vec<Option<HashSet<String>>>,
}

impl RequiredFiles {
    /// Adds a configuration of a layer.
    pub(super) fn add(&mut self, layer: usize, tree: ConfigTree) {
        self.trees.push((layer, tree));
    }

    /// Whether a locale must have a file of this path below the source's folder in a layer.
    pub(crate) fn has(&self, locale: &str, layer: usize, relative: &str) -> bool {
        let of_layer = self.trees.iter().filter(|(other, _)| *other == layer);
        let trees: Vec<&ConfigTree> = of_layer.map(|(_, tree)| tree).collect();
        if trees.is_empty() {
            return true;
        }
        if trees.iter().any(|tree| tree.has_locale(locale)) {
            return trees.iter().any(|tree| tree.names(locale, relative));
        }
        // A new locale, which is not listed yet.
        trees.iter().any(|tree| tree.names_unlisted(relative))
    }
}

impl ConfigTree {
    fn names(&self, locale: &str, relative: &str) -> bool {
        self.has_locale(locale)
            && self.configs.iter().any(|config| config.names(locale, relative))
            && !self.excluded.iter().any(|excluded| excluded.names(locale, relative))
    }

    /// Whether a file is named without a list of locales for its path.
    fn names_unlisted(&self, relative: &str) -> bool {
        self.configs.iter().any(|config| config.lists_of(relative).any(Option::is_none))
    }

    /// Whether a locale is named at all; where none of the configurations has a list of locales, any is.
    fn has_locale(&self, locale: &str) -> bool {
        self.configs.iter().all(|config| config.locales.is_none())
            || self.configs.iter().any(|config| config.has_locale(locale))
    }
}

impl ConfigFiles {
    fn has_locale(&self, locale: &str) -> bool {
        let of_paths = self.of_paths.iter().flatten();
        let mut lists = self.locales.iter().chain(of_paths);
        lists.any(|locales| locales.contains(locale))
    }

    fn names(&self, locale: &str, relative: &str) -> bool {
        let is_listed = |locales: &Option<HashSet<String>>| {
            locales.as_ref().is_none_or(|locales| locales.contains(locale))
        };
        is_listed(&self.locales) && self.lists_of(relative).any(is_listed)
    }

    /// The locales that have a file, by each path that names it.
    fn lists_of(&self, relative: &str) -> impl Iterator<Item = &Option<HashSet<String>>> {
        let matches = self.paths.matches(relative).into_iter();
        matches.filter_map(|index| self.of_paths.get(index))
    }
}
