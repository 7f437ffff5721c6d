//! All that rules look at.

use std::collections::HashSet;
use std::path::Path;

use fluent_codes::{Problem, ProblemKind};

use crate::check::exceptions::Mistake;
use crate::project::config::{Config, NamedLocale};
use crate::project::files::{File, file_name};
use crate::syntax::messages::{Bundle, Unit};
use crate::syntax::text::Text;

/// All that rules look at.
pub(crate) struct Context<'c> {
    pub(crate) config: &'c Config,
    pub(crate) bundles: &'c [Bundle<'c>],
    /// The locale that the others are translated from.
    pub(crate) source: &'c Bundle<'c>,
    /// What is wrong with folders and files as such.
    pub(crate) problems: &'c [Problem],
    /// What is meant for an exception and is none.
    pub(crate) mistakes: &'c [Mistake<'c>],
}

impl<'c> Context<'c> {
    /// The messages and terms of a locale that are served and that the source has too, each beside
    /// the source's; none for the source itself.
    pub(crate) fn pairs<'b>(
        &'b self,
        bundle: &'b Bundle<'c>,
    ) -> impl Iterator<Item = (&'b Unit<'c>, &'b Unit<'c>)> {
        let units = bundle.served().filter(|_| !bundle.is_source);
        units.filter_map(|unit| Some((unit, self.source.get(unit.id)?)))
    }

    /// What a text of a locale is translated from; `None` for the source's own.
    pub(crate) fn source_of<'b>(
        &'b self,
        bundle: &Bundle<'_>,
        unit: &Unit<'_>,
        text: &Text<'_>,
    ) -> Option<&'b Text<'c>> {
        let source = self.source.get(unit.id).filter(|_| !bundle.is_source);
        source.and_then(|source| source.counterpart(text))
    }

    /// The texts of a locale that the source has too, each beside the source's; but for what has
    /// swallowed another message.
    pub(crate) fn text_pairs<'b>(
        &'b self,
        bundle: &'b Bundle<'c>,
    ) -> impl Iterator<Item = (&'b Unit<'c>, &'b Text<'c>, &'b Text<'c>)> {
        let pairs = self.pairs(bundle).filter(|(unit, _)| unit.swallowed_ids().is_empty());
        pairs.flat_map(|(unit, source)| {
            let texts = unit.texts.iter();
            texts.filter_map(move |text| Some((unit, text, source.counterpart(text)?)))
        })
    }

    /// The locale of a file or folder, by its folder's name where that is no language.
    pub(crate) fn locale_of<'p>(&'p self, path: &'p str) -> &'p str {
        let bundle = self.bundles.iter().find(|bundle| bundle.locale.holds(path));
        bundle.map_or_else(|| file_name(path), Bundle::name)
    }

    /// The locales that the configuration names and that have no files.
    pub(crate) fn missing_locales(&self) -> impl Iterator<Item = &NamedLocale> {
        let named = self.config.named_locales().into_iter();
        named.filter(|locale| {
            let mut bundles = self.bundles.iter();
            let bundle = bundles.find(|bundle| bundle.name() == locale.name);
            bundle.is_none_or(|it| it.locale.files.is_empty() && !self.has_unreadable_files(it))
        })
    }

    /// The locales whose files are not all there or cannot all be read, by their names. What a rule
    /// would find in them cannot be known.
    pub(crate) fn incomplete_locales(&self) -> HashSet<&str> {
        let missing = self.missing_locales().map(|locale| locale.name.as_str());
        let unread = self.bundles.iter().filter(|bundle| {
            self.has_unreadable_files(bundle) || bundle.locale.files.iter().any(File::is_garbled)
        });
        missing.chain(unread.map(Bundle::name)).collect()
    }

    fn has_unreadable_files(&self, bundle: &Bundle<'_>) -> bool {
        let kinds = [ProblemKind::Unreadable, ProblemKind::TooLarge];
        let mut problems = self.problems.iter().filter(|problem| kinds.contains(&problem.kind()));
        problems.any(|problem| bundle.locale.holds(problem.path()))
    }

    /// The locales with files that the configuration does not name.
    pub(crate) fn unnamed_locales(&self) -> impl Iterator<Item = &str> {
        let named = self.config.named_locales();
        let with_files = self.bundles.iter().filter(|bundle| !bundle.locale.files.is_empty());
        let names = with_files.map(Bundle::name);
        names.filter(move |name| named.iter().all(|locale| locale.name != *name))
    }

    /// The folder of a locale of this name, be it there or not.
    pub(crate) fn folder_of(&self, name: &str) -> String {
        let bundle = self.bundles.iter().find(|bundle| bundle.name() == name);
        let source = Path::new(self.source.locale.folder_path);
        let beside_source = || source.with_file_name(name).display().to_string();
        bundle.map_or_else(beside_source, |bundle| bundle.locale.folder_path.to_owned())
    }
}
