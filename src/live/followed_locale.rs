//! One locale of a live catalog: the files as they were last read, and the build that serves.

use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use unic_langid::LanguageIdentifier;

use crate::build::listing::{LocaleFolders, LocaleSources};
use crate::build::locale_build::LocaleBuild;
use crate::build::unknown_variables::unknown_variables;
use crate::catalog::compiled_locale::CompiledLocale;
use crate::live::reload::Rejection;
use crate::live::stamp::{Stamps, TICK};
use crate::live::status::LocaleStatus;
use crate::problem::Problem;
use crate::problem::problems::Problems;

/// A locale whose files are followed.
pub(super) struct FollowedLocale {
    pub(super) id: LanguageIdentifier,
    /// The indices of the layers that it has a folder in.
    pub(super) layers: Vec<usize>,
    seen: Option<Seen>,
    /// The digest of the files that were last applied or rejected.
    decided: Option<u64>,
    /// Since when its files cannot be found or listed.
    missing_since: Option<Instant>,
    serving: Option<Serving>,
    rejected: Option<(SystemTime, Rejection)>,
}

/// The files when they were last read.
struct Seen {
    stamps: Stamps,
    digest: u64,
    /// When they were first seen in this state.
    since: Instant,
    /// Whether any later change must change the stamps, since none was made within the last tick.
    is_certain: bool,
}

/// The build that serves.
struct Serving {
    build: LocaleBuild,
    since: SystemTime,
}

/// What reading a locale's files gave.
pub(super) struct Reading {
    seen: Seen,
    layers: Vec<usize>,
    /// The build of the files, if they have changed and have settled.
    pub(super) build: Option<LocaleBuild>,
}

/// When changed files have settled, and are applied or rejected.
#[derive(Clone, Copy)]
pub(super) struct Settling {
    /// At once, even if the files are still changing.
    pub(super) forced: bool,
    /// After they have not changed for this long.
    pub(super) settle: Duration,
}

impl Settling {
    fn has_settled(self, since: Instant, now: Instant) -> bool {
        self.forced || now.duration_since(since) >= self.settle
    }
}

impl FollowedLocale {
    pub(super) fn new(id: LanguageIdentifier) -> FollowedLocale {
        FollowedLocale {
            id,
            layers: Vec::new(),
            seen: None,
            decided: None,
            missing_since: None,
            serving: None,
            rejected: None,
        }
    }

    /// Whether the files must be read to tell whether they have changed.
    pub(super) fn is_due(&self, stamps: &Stamps, settling: Settling) -> bool {
        let Some(seen) = &self.seen else { return true };
        settling.forced
            || seen.stamps != *stamps
            || !seen.is_certain
            || self.decided != Some(seen.digest)
    }

    /// Reads the files, and compiles them if they have changed and have settled.
    pub(super) fn read(
        &self,
        folders: &LocaleFolders<'_>,
        stamps: Stamps,
        settling: Settling,
        compile: impl Fn(&LocaleSources) -> LocaleBuild,
    ) -> Reading {
        let now = Instant::now();
        let sources = folders.read();
        let digest = sources.digest();
        let since = match &self.seen {
            Some(seen) if seen.stamps == stamps && seen.digest == digest => seen.since,
            _ => now,
        };
        let is_certain = stamps.is_empty() || now.duration_since(since) > TICK;
        let is_same = || Stamps::of(folders.directories()) == stamps;
        let mut build = None;
        // Files that change while they are read may be half written.
        if self.decided != Some(digest)
            && settling.has_settled(since, now)
            && (settling.forced || is_same())
        {
            build = Some(compile(&sources));
        }
        let layers = folders.folders.iter().map(|(layer, _)| *layer).collect();
        Reading { seen: Seen { stamps, digest, since, is_certain }, layers, build }
    }

    /// Records what was read; returns the build that is to be applied or rejected.
    pub(super) fn record(&mut self, reading: Reading) -> Option<LocaleBuild> {
        let Reading { seen, layers, build } = reading;
        self.layers = layers;
        self.missing_since = None;
        if build.is_some() {
            self.decided = Some(seen.digest);
        }
        self.seen = Some(seen);
        build
    }

    /// Records that the files cannot be found or listed; returns whether that has settled.
    pub(super) fn record_missing(&mut self, settling: Settling) -> bool {
        let now = Instant::now();
        let since = *self.missing_since.get_or_insert(now);
        // Once this is decided, it stays decided until the files are back.
        let is_decided = self.seen.is_none() && self.decided.is_none();
        if is_decided || !settling.has_settled(since, now) {
            return false;
        }
        (self.seen, self.decided) = (None, None);
        true
    }

    /// The problems of a build that the one that serves does not have. Both are compared with the
    /// source locale that serves.
    pub(super) fn new_problems(
        &self,
        build: &LocaleBuild,
        source: Option<&CompiledLocale>,
    ) -> Vec<Problem> {
        let before = self.serving.as_ref().map(|serving| all_problems(&serving.build, source));
        all_problems(build, source).new_since(&before.unwrap_or_default())
    }

    /// Makes a build the one that serves.
    pub(super) fn apply(&mut self, build: LocaleBuild) {
        self.serving = Some(Serving { build, since: SystemTime::now() });
        self.rejected = None;
    }

    /// Keeps the build that serves.
    pub(super) fn reject(&mut self, problems: Vec<Problem>) -> Rejection {
        let rejection = Rejection { locale: self.id.clone(), problems };
        self.rejected = Some((SystemTime::now(), rejection.clone()));
        rejection
    }

    pub(super) fn is_rejected(&self) -> bool {
        self.rejected.is_some()
    }

    pub(super) fn rejection(&self) -> Option<&Rejection> {
        self.rejected.as_ref().map(|(_, rejection)| rejection)
    }

    /// The build that serves, if one does.
    pub(super) fn build(&self) -> Option<&LocaleBuild> {
        self.serving.as_ref().map(|serving| &serving.build)
    }

    /// The compiled locale that serves, if it has messages.
    pub(super) fn compiled(&self) -> Option<&Arc<CompiledLocale>> {
        self.build()?.compiled.as_ref()
    }

    pub(super) fn status(&self, source: Option<&CompiledLocale>) -> LocaleStatus {
        let problems = self.build().map(|build| all_problems(build, source).list());
        LocaleStatus {
            locale: self.id.clone(),
            codes: self.compiled().map_or(0, |locale| locale.codes.len()),
            since: self.serving.as_ref().map(|serving| serving.since),
            problems: problems.unwrap_or_default(),
            rejected: self.rejected.clone(),
        }
    }
}

/// The problems of a build, those in comparison with the source locale included.
fn all_problems(build: &LocaleBuild, source: Option<&CompiledLocale>) -> Problems {
    let mut problems = build.problems.clone();
    if let Some(source) = source {
        problems.append(unknown_variables(build, source));
    }
    problems
}
