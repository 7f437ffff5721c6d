//! A project of which only some messages are parsed at a time.

use std::collections::HashSet;
use std::sync::Arc;

use fluent_codes::Problem;
use fluent_codes::tooling::Source;
use rayon::prelude::*;

use crate::check::bundle::Bundle;
use crate::check::command_lines::CommandLines;
use crate::check::workspace::Workspace;
use crate::commands::read_project::{self, Opened};
use crate::failure::Failure;
use crate::project::bundles::BundleFiles;
use crate::project::ids::Ids;
use crate::project::layers::Layers;
use crate::project::locale_sources::LocaleSources;
use crate::project::locks::Locks;
use crate::syntax::outline::{self, ItemPlace, LocaleOutline};

/// The outlines of a project's locales.
pub(crate) struct SparseProject<'p> {
    pub(crate) layers: &'p Layers,
    pub(crate) opened: &'p Opened,
    pub(crate) locales: Vec<Arc<LocaleOutline<'p>>>,
    pub(crate) ids: Ids,
    locks: Locks,
}

impl<'p> SparseProject<'p> {
    pub(crate) fn new(
        layers: &'p Layers,
        opened: &'p Opened,
    ) -> Result<SparseProject<'p>, Failure> {
        let is_one = matches!(opened.config.bundles.files, BundleFiles::All);
        if !is_one || opened.project.locales_per_place.is_some() {
            let expected = "expected one bundle of files, a folder for each locale";
            let message = format!("{expected}; other layouts are for check");
            return Err(Failure::of_path(layers.top_directory(), message));
        }
        read_project::refuse_unread(&opened.project.problems)?;
        let locales: Vec<Arc<LocaleOutline<'_>>> =
            outline::of_project(&opened.project).into_iter().map(Arc::new).collect();
        let locks = Locks::read(layers, opened.project.folders())?;
        let source = locales.iter().filter(|locale| locale.name == opened.source);
        let found = Ids::of_ids(source.flat_map(|source| source.ids()));
        let ids = opened.config.ids.unwrap_or(found);
        Ok(SparseProject { layers, opened, locales, ids, locks })
    }

    /// The locale that the others are translated from.
    pub(crate) fn source(&self) -> Option<&LocaleOutline<'p>> {
        self.locale(&self.opened.source)
    }

    pub(crate) fn locks(&self) -> &Locks {
        &self.locks
    }

    /// The same; an error if there is none.
    pub(crate) fn required_source(&self) -> Result<&LocaleOutline<'p>, Failure> {
        self.source().ok_or_else(|| {
            let name = &self.opened.source;
            let expected = format!("expected a folder for the source locale `{name}`");
            let message = format!("{expected}; name another with --source");
            Failure::of_path(self.layers.top_directory(), message)
        })
    }

    /// The locale of this name; an error if there is none.
    pub(crate) fn named(&self, name: &str) -> Result<&LocaleOutline<'p>, Failure> {
        self.locale(name).ok_or_else(|| {
            let expected =
                format!("expected a folder `{name}`; `fluent-codes add {name}` starts a locale");
            Failure::of_path(self.layers.top_directory(), expected)
        })
    }

    /// What is wrong with folders and files.
    pub(crate) fn problems(&self) -> impl Iterator<Item = &Problem> {
        let of_files = self.locales.iter().flat_map(|locale| &locale.files);
        self.opened.project.problems.iter().chain(of_files.flat_map(|file| &file.problems))
    }

    pub(crate) fn locale(&self, name: &str) -> Option<&LocaleOutline<'p>> {
        self.locales.iter().find(|locale| locale.name == name).map(|locale| &**locale)
    }

    /// The same project with other files, of which no lock knows.
    pub(crate) fn with_locales<'o>(
        &'o self,
        locales: Vec<Arc<LocaleOutline<'o>>>,
    ) -> SparseProject<'o> {
        let locks = self.locks.of_codes();
        SparseProject { layers: self.layers, opened: self.opened, locales, ids: self.ids, locks }
    }

    /// The messages of some ids, and what they refer to, as a project of their own; nothing without
    /// a source.
    pub(crate) fn with_part<T>(
        &self,
        ids: &[&str],
        then: impl FnOnce(&Workspace<'_>) -> T,
    ) -> Option<T> {
        self.with_part_bundle(ids, |bundle| Workspace::of(bundle, then))
    }

    /// The same, not parsed.
    pub(crate) fn with_part_bundle<T>(
        &self,
        ids: &[&str],
        then: impl FnOnce(&Bundle<'_>) -> T,
    ) -> Option<T> {
        let part = |locale: &Arc<LocaleOutline<'p>>| locale.part(places(locale, ids));
        let sources: Vec<Vec<Source>> = self.locales.par_iter().map(part).collect();
        let locales = self.locales.iter().zip(&sources);
        let locales: Vec<LocaleSources<'_>> =
            locales.map(|(locale, sources)| locale.with_sources(sources)).collect();
        let Opened { config, rule_names, source: name, .. } = self.opened;
        let bundle = Bundle {
            layers: self.layers,
            commands: CommandLines::new(self.layers, config, name, true),
            config,
            rule_names,
            locales: &locales,
            source_files: locales.iter().find(|locale| locale.name == name)?,
            ids: self.ids,
            parsed: &[],
            shared: &[],
            locks: &self.locks,
            snapshot: None,
            problems: &[],
            is_first: true,
            rust_sources: None,
        };
        Some(then(&bundle))
    }
}

/// The places of the messages of some ids in a locale, and of those that they refer to.
fn places(locale: &LocaleOutline<'_>, ids: &[&str]) -> Vec<ItemPlace> {
    let mut pending: Vec<ItemPlace> = ids.iter().filter_map(|id| locale.place(id)).collect();
    let mut places: HashSet<ItemPlace> = pending.iter().copied().collect();
    while let Some(place) = pending.pop() {
        for id in locale.referred_by(place) {
            pending.extend(locale.place(&id).filter(|place| places.insert(*place)));
        }
    }
    places.into_iter().collect()
}
