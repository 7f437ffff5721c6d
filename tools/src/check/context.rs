//! All that rules look at.

use fluent_codes::Problem;

use crate::check::exceptions::Mistake;
use crate::project::config::Config;
use crate::project::files::file_name;
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
        let holds = |bundle: &&Bundle<'_>| {
            let rest = path.strip_prefix(bundle.locale.folder_path);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '\\']))
        };
        self.bundles.iter().find(holds).map_or_else(|| file_name(path), Bundle::name)
    }
}
