//! The files that every bundle has, parsed once for all.

use std::collections::{BTreeMap, BTreeSet};

use fluent_codes::tooling::{Entry, ast};
use rayon::prelude::*;

use crate::project::bundles::BundleSources;
use crate::project::files::LocaleFiles;
use crate::project::ids::Ids;
use crate::project::locale_sources::LocaleSources;
use crate::syntax::messages::Messages;

/// What each locale has in the bundles whose files others have, too, by the indices of these bundles.
pub(super) type OfBundles<T> = BTreeMap<usize, Vec<T>>;

/// Parses the files of every locale that each bundle has.
pub(super) fn parse<'p>(bundles: &[BundleSources<'p>]) -> OfBundles<LocaleFiles<'p>> {
    let shared: BTreeSet<usize> = bundles.iter().filter_map(|bundle| bundle.shared).collect();
    let bundles = shared.into_iter().filter_map(|index| Some((index, bundles.get(index)?)));
    let parse = |bundle: &BundleSources<'p>| bundle.locales.par_iter().map(parse_locale).collect();
    bundles.map(|(index, bundle)| (index, parse(bundle))).collect()
}

/// The messages in these files.
pub(super) fn messages<'f>(
    files: &'f OfBundles<LocaleFiles<'_>>,
    source: &str,
    ids: Ids,
) -> OfBundles<Messages<'f>> {
    let of_locale = |files: &'f LocaleFiles<'_>| {
        Messages::new(files, files.name == source, ids).of_every_bundle()
    };
    let of_bundles = files.iter();
    of_bundles.map(|(index, files)| (*index, files.par_iter().map(of_locale).collect())).collect()
}

/// Parses the files of a locale, so that they take no more room than they need.
fn parse_locale<'p>(locale: &LocaleSources<'p>) -> LocaleFiles<'p> {
    let mut files = LocaleFiles::parse(locale);
    for file in &mut files.files {
        file.parsed.entries.shrink_to_fit();
        file.parsed.entries.iter_mut().for_each(shrink);
    }
    files
}

/// Gives back the room that the parser took for longer texts.
fn shrink(entry: &mut Entry<'_>) {
    let (value, attributes) = match &mut entry.node {
        ast::Entry::Message(node) => (node.value.as_mut(), &mut node.attributes),
        ast::Entry::Term(node) => (Some(&mut node.value), &mut node.attributes),
        _ => return,
    };
    let attributes = attributes.iter_mut().map(|attribute| &mut attribute.value);
    value.into_iter().chain(attributes).for_each(|pattern| pattern.elements.shrink_to_fit());
}
