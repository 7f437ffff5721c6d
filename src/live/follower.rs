//! Following the files of all locales, each by itself.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use crate::build::assembly::{Settings, no_source};
use crate::build::listing::{Listing, LocaleFolders, LocaleSources};
use crate::build::locale_build::LocaleBuild;
use crate::catalog::Catalog;
use crate::catalog::code_set::CodeSets;
use crate::catalog::compiled_locale::CompiledLocale;
use crate::live::followed_locale::{FollowedLocale, Reading, Settling};
use crate::live::reload::Reload;
use crate::live::stamp::Stamps;
use crate::live::status::Status;
use crate::problem::{Problem, ProblemKind};

/// Follows the files of a catalog.
pub(super) struct Follower {
    settings: Arc<Settings>,
    settle: Duration,
    /// By name.
    locales: BTreeMap<String, FollowedLocale>,
    /// What is wrong with folders that are no locale's, and with layers.
    problems: Vec<Problem>,
}

/// What a poll has found.
pub(super) enum Polled {
    Unchanged,
    /// Nothing new, but locales that are still rejected.
    AlreadyReported(Reload),
    Changed(Reload),
}

/// A locale whose files must be read.
struct Due<'d, 'l> {
    folders: &'d LocaleFolders<'l>,
    locale: &'d FollowedLocale,
    stamps: Stamps,
}

impl Follower {
    /// Begins to follow the files; also makes the first catalog, from whatever they hold.
    pub(super) fn start(settings: Settings, settle: Duration) -> (Follower, Catalog) {
        let settings = Arc::new(settings);
        let (locales, problems) = (BTreeMap::new(), Vec::new());
        let mut follower = Follower { settings: Arc::clone(&settings), settle, locales, problems };
        let listing = settings.list();
        let code_sets = CodeSets::default();
        let settling = Settling { forced: true, settle };
        for (name, reading) in follower.read_due(&listing, settling, &code_sets) {
            if let Some(locale) = follower.locales.get_mut(&name)
                && let Some(build) = locale.record(reading)
            {
                locale.apply(build);
            }
        }
        follower.problems = listing.all_problems();
        let catalog = follower.compose(&code_sets);
        (follower, catalog)
    }

    /// Polls the files; returns what has changed, and a new catalog if texts or problems have.
    pub(super) fn poll(&mut self, forced: bool) -> (Polled, Option<Catalog>) {
        let settings = Arc::clone(&self.settings);
        let listing = settings.list();
        let settling = Settling { forced, settle: self.settle };
        let code_sets = CodeSets::of(self.serving().map(|locale| &locale.codes));
        let mut reload = Reload::default();
        let mut readings = self.read_due(&listing, settling, &code_sets);
        // The source locale first: the others are compared with what it serves now.
        let source = settings.source().to_string();
        if let Some(reading) = readings.remove(&source) {
            self.decide(&source, reading, &mut reload);
        }
        for (name, reading) in readings {
            self.decide(&name, reading, &mut reload);
        }
        self.decide_missing(&listing, settling, &mut reload);

        let problems = listing.all_problems();
        let is_new = |problem: &&Problem| !self.problems.contains(problem);
        reload.problems = problems.iter().filter(is_new).cloned().collect();
        let is_new_catalog =
            !reload.applied.is_empty() || !reload.removed.is_empty() || problems != self.problems;
        self.problems = problems;
        (self.polled(reload, forced), is_new_catalog.then(|| self.compose(&code_sets)))
    }

    /// How each locale is.
    pub(super) fn status(&self) -> Status {
        let source = self.source();
        let is_known = |locale: &&FollowedLocale| locale.build().is_some() || locale.is_rejected();
        let locales = self.locales.values().filter(is_known);
        let locales = locales.map(|locale| locale.status(source.map(|source| &**source)));
        Status { locales: locales.collect(), problems: self.problems.clone() }
    }

    /// Reads the files of the locales whose stamps do not say that they are the same as before.
    fn read_due(
        &mut self,
        listing: &Listing<'_>,
        settling: Settling,
        code_sets: &CodeSets,
    ) -> BTreeMap<String, Reading> {
        for folders in &listing.locales {
            let name = folders.id.to_string();
            self.locales.entry(name).or_insert_with(|| FollowedLocale::new(folders.id.clone()));
        }
        let mut due = Vec::new();
        for folders in &listing.locales {
            let Some(locale) = self.locales.get(&folders.id.to_string()) else { continue };
            if unreadable_layer(listing, locale).is_some() {
                continue;
            }
            let stamps = Stamps::of(folders.directories());
            if locale.is_due(&stamps, settling) {
                due.push(Due { folders, locale, stamps });
            }
        }
        let readings = self.settings.map(&due, |Due { folders, locale, stamps }| {
            let compile =
                |sources: &LocaleSources| self.settings.compile(&folders.id, sources, code_sets);
            let reading = locale.read(folders, stamps.clone(), settling, compile);
            (folders.id.to_string(), reading)
        });
        readings.into_iter().collect()
    }

    /// Applies or rejects what was read, if it has settled.
    fn decide(&mut self, name: &str, reading: Reading, reload: &mut Reload) {
        let Some(build) = self.locales.get_mut(name).and_then(|locale| locale.record(reading))
        else {
            return;
        };
        let problems = self.reasons_to_reject(name, &build);
        let Some(locale) = self.locales.get_mut(name) else { return };
        let is_nothing = problems.is_empty() && build.compiled.is_none();
        if is_nothing && locale.build().is_none() && !locale.is_rejected() {
            // A folder that is new and has no files yet.
            return;
        }
        if problems.is_empty() {
            locale.apply(build);
            let changed = match locale.compiled() {
                Some(_) => &mut reload.applied,
                None => &mut reload.removed,
            };
            changed.push(locale.id.clone());
        } else {
            reload.rejected.push(locale.reject(problems));
        }
    }

    /// Why a build must not replace the one that serves; empty if it may.
    fn reasons_to_reject(&self, name: &str, build: &LocaleBuild) -> Vec<Problem> {
        let Some(locale) = self.locales.get(name) else { return Vec::new() };
        let new = locale.new_problems(build, self.source().map(|source| &**source));
        if !new.is_empty() || build.compiled.is_some() || locale.compiled().is_none() {
            return new;
        }
        self.reason_to_keep(locale).into_iter().collect()
    }

    /// Why a locale must keep its texts when its files have none left, if it must.
    fn reason_to_keep(&self, locale: &FollowedLocale) -> Option<Problem> {
        let source = self.settings.source();
        if locale.id == *source {
            return Some(no_source(source));
        }
        let is_last = self.serving().count() == 1 && locale.compiled().is_some();
        is_last.then(|| {
            let message = "expected messages in a locale; this is the last one that has any";
            let name = locale.id.to_string();
            Problem::of_path(ProblemKind::NoMessages, &name, message.to_owned())
        })
    }

    /// Rejects or removes the locales whose files were not read, because they are gone or in a layer
    /// that cannot be read.
    fn decide_missing(&mut self, listing: &Listing<'_>, settling: Settling, reload: &mut Reload) {
        let listed: BTreeSet<String> =
            listing.locales.iter().map(|folders| folders.id.to_string()).collect();
        let names: Vec<String> = self.locales.keys().cloned().collect();
        for name in names {
            let Some(locale) = self.locales.get_mut(&name) else { continue };
            let unreadable = unreadable_layer(listing, locale);
            let is_missing = unreadable.is_some() || !listed.contains(&name);
            if is_missing && locale.record_missing(settling) {
                self.reject_or_remove(name, unreadable.cloned(), reload);
            }
        }
    }

    /// Rejects a locale whose files were not read if it must keep its texts, or else removes it.
    fn reject_or_remove(&mut self, name: String, unreadable: Option<Problem>, reload: &mut Reload) {
        let Some(locale) = self.locales.get(&name) else { return };
        let reason = unreadable.or_else(|| self.reason_to_keep(locale));
        let has_texts = locale.compiled().is_some();
        let Entry::Occupied(mut entry) = self.locales.entry(name) else { return };
        match reason {
            Some(problem) if has_texts => {
                reload.rejected.push(entry.get_mut().reject(vec![problem]))
            }
            _ => {
                let locale = entry.remove();
                // A locale that never served and was not rejected was never reported.
                if has_texts || locale.is_rejected() {
                    reload.removed.push(locale.id);
                }
            }
        }
    }

    /// What a poll reports. A forced one repeats what is still rejected.
    fn polled(&self, mut reload: Reload, forced: bool) -> Polled {
        let is_new = !reload.is_unchanged();
        if forced {
            let rejected = self.locales.values().filter_map(FollowedLocale::rejection);
            reload.rejected = rejected.cloned().collect();
        }
        if is_new {
            Polled::Changed(reload)
        } else if reload.is_unchanged() {
            Polled::Unchanged
        } else {
            Polled::AlreadyReported(reload)
        }
    }

    /// Makes a catalog of the builds that serve.
    fn compose(&self, code_sets: &CodeSets) -> Catalog {
        let builds: Vec<&LocaleBuild> =
            self.locales.values().filter_map(FollowedLocale::build).collect();
        self.settings.compose(&builds, self.problems.clone(), code_sets)
    }

    /// The locales that have texts.
    fn serving(&self) -> impl Iterator<Item = &Arc<CompiledLocale>> {
        self.locales.values().filter_map(FollowedLocale::compiled)
    }

    /// The source locale that serves.
    fn source(&self) -> Option<&Arc<CompiledLocale>> {
        self.locales.get(&self.settings.source().to_string())?.compiled()
    }
}

/// Why a layer that a locale has a folder in cannot be read, if one cannot.
fn unreadable_layer<'p>(listing: &'p Listing<'_>, locale: &FollowedLocale) -> Option<&'p Problem> {
    let (_, problem) =
        listing.unreadable.iter().find(|(layer, _)| locale.layers.contains(layer))?;
    Some(problem)
}
