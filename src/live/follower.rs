//! Following the files of all locales, each by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use crate::build::assembly::{Settings, no_source};
use crate::build::listing::{Listing, LocaleFolders, LocaleSources};
use crate::build::locale_build::LocaleBuild;
use crate::catalog::Catalog;
use crate::catalog::code_set::CodeSets;
use crate::catalog::compiled_locale::CompiledLocale;
use crate::live::followed_locale::{FollowedLocale, Look, Patience};
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

/// What a poll found.
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
    /// Begins to follow, with whatever the files say; also makes the first catalog.
    pub(super) fn start(settings: Settings, settle: Duration) -> (Follower, Catalog) {
        let settings = Arc::new(settings);
        let (locales, problems) = (BTreeMap::new(), Vec::new());
        let mut follower = Follower { settings: Arc::clone(&settings), settle, locales, problems };
        let listing = settings.list();
        let code_sets = CodeSets::default();
        let patience = Patience { forced: true, settle };
        for (name, look) in follower.look(&listing, patience, &code_sets) {
            if let Some(locale) = follower.locales.get_mut(&name)
                && let Some(build) = locale.note(look)
            {
                locale.apply(build);
            }
        }
        follower.problems = listing.all_problems();
        let catalog = follower.compose(&code_sets);
        (follower, catalog)
    }

    /// Looks at the files; answers what is new, and a catalog if it serves something else.
    pub(super) fn poll(&mut self, forced: bool) -> (Polled, Option<Catalog>) {
        let settings = Arc::clone(&self.settings);
        let listing = settings.list();
        let patience = Patience { forced, settle: self.settle };
        let code_sets = CodeSets::of(self.serving().map(|locale| &locale.codes));
        let mut reload = Reload::default();
        let mut looks = self.look(&listing, patience, &code_sets);
        // First the source locale, so that the others are compared with what of it serves now.
        let source = settings.source().to_string();
        if let Some(look) = looks.remove(&source) {
            self.judge(&source, look, &mut reload);
        }
        for (name, look) in looks {
            self.judge(&name, look, &mut reload);
        }
        self.judge_missing(&listing, patience, &mut reload);

        let problems = listing.all_problems();
        let is_new = |problem: &&Problem| !self.problems.contains(problem);
        reload.problems = problems.iter().filter(is_new).cloned().collect();
        let is_composed = !reload.applied.is_empty() || problems != self.problems;
        self.problems = problems;
        (self.polled(reload, forced), is_composed.then(|| self.compose(&code_sets)))
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
    fn look(
        &mut self,
        listing: &Listing<'_>,
        patience: Patience,
        code_sets: &CodeSets,
    ) -> BTreeMap<String, Look> {
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
            if locale.is_due(&stamps, patience) {
                due.push(Due { folders, locale, stamps });
            }
        }
        let looks = self.settings.map(&due, |Due { folders, locale, stamps }| {
            let compile =
                |sources: &LocaleSources| self.settings.compile(&folders.id, sources, code_sets);
            let look = locale.look(folders, stamps.clone(), patience, compile);
            (folders.id.to_string(), look)
        });
        looks.into_iter().collect()
    }

    /// Applies or rejects what a look saw, if it is time to.
    fn judge(&mut self, name: &str, look: Look, reload: &mut Reload) {
        let Some(build) = self.locales.get_mut(name).and_then(|locale| locale.note(look)) else {
            return;
        };
        let problems = self.objections(name, &build);
        let Some(locale) = self.locales.get_mut(name) else { return };
        let is_nothing = problems.is_empty() && build.compiled.is_none();
        if is_nothing && locale.build().is_none() && !locale.is_rejected() {
            // A folder that is new and has no files yet.
            return;
        }
        if problems.is_empty() {
            locale.apply(build);
            reload.applied.push(locale.id.clone());
        } else {
            reload.rejected.push(locale.reject(problems));
        }
    }

    /// Why a build must not take the place of what serves.
    fn objections(&self, name: &str, build: &LocaleBuild) -> Vec<Problem> {
        let Some(locale) = self.locales.get(name) else { return Vec::new() };
        let new = locale.new_problems(build, self.source().map(|source| &**source));
        if !new.is_empty() || build.compiled.is_some() || locale.compiled().is_none() {
            return new;
        }
        self.objection_to_loss(locale).into_iter().collect()
    }

    /// Why the texts of a locale must not be lost, if they must not.
    fn objection_to_loss(&self, locale: &FollowedLocale) -> Option<Problem> {
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

    /// Rejects or removes the locales whose files were not looked at, as they are gone or in a layer
    /// that cannot be read.
    fn judge_missing(&mut self, listing: &Listing<'_>, patience: Patience, reload: &mut Reload) {
        let listed: BTreeSet<String> =
            listing.locales.iter().map(|folders| folders.id.to_string()).collect();
        let names: Vec<String> = self.locales.keys().cloned().collect();
        for name in names {
            let Some(locale) = self.locales.get_mut(&name) else { continue };
            let unreadable = unreadable_layer(listing, locale);
            if unreadable.is_none() && listed.contains(&name) || !locale.is_missing(patience) {
                continue;
            }
            let Some(locale) = self.locales.get(&name) else { continue };
            let objection = unreadable.cloned().or_else(|| self.objection_to_loss(locale));
            let (has_texts, is_rejected) = (locale.compiled().is_some(), locale.is_rejected());
            match objection {
                Some(problem) if has_texts => {
                    let locale = self.locales.get_mut(&name);
                    reload.rejected.extend(locale.map(|locale| locale.reject(vec![problem])));
                }
                _ => {
                    let locale = self.locales.remove(&name);
                    // What never served and was not rejected, nobody has heard of.
                    let locale = locale.filter(|_| has_texts || is_rejected);
                    reload.applied.extend(locale.map(|locale| locale.id));
                }
            }
        }
    }

    /// What a poll reports. Asked for by hand, it repeats what is still rejected.
    fn polled(&self, mut reload: Reload, forced: bool) -> Polled {
        let is_new = !reload.is_unchanged();
        if forced {
            let standing = self.locales.values().filter_map(FollowedLocale::rejection);
            reload.rejected = standing.cloned().collect();
        }
        match is_new {
            true => Polled::Changed(reload),
            false if reload.is_unchanged() => Polled::Unchanged,
            false => Polled::AlreadyReported(reload),
        }
    }

    /// Makes a catalog of what serves.
    fn compose(&self, code_sets: &CodeSets) -> Catalog {
        let builds: Vec<&LocaleBuild> =
            self.locales.values().filter_map(FollowedLocale::build).collect();
        self.settings.compose(&builds, self.problems.clone(), code_sets)
    }

    /// The locales that have texts.
    fn serving(&self) -> impl Iterator<Item = &Arc<CompiledLocale>> {
        self.locales.values().filter_map(FollowedLocale::compiled)
    }

    /// The texts of the source locale that serve.
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
