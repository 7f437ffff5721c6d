//! One locale of a live catalog: the files that were seen, and the texts that serve.

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

/// A locale that is followed.
pub(super) struct FollowedLocale {
    pub(super) id: LanguageIdentifier,
    /// The layers that it has a folder in.
    pub(super) layers: Vec<usize>,
    seen: Option<Seen>,
    /// The digest of the files that were last applied or rejected.
    judged: Option<u64>,
    /// Since when its files cannot be found or listed.
    missing_since: Option<Instant>,
    serving: Option<Serving>,
    rejected: Option<(SystemTime, Rejection)>,
}

/// The files when they were last read.
struct Seen {
    stamps: Stamps,
    digest: u64,
    /// When a look first saw them so.
    since: Instant,
    /// Whether they were read so late that any later change changes the stamps.
    is_certain: bool,
}

/// The texts that serve.
struct Serving {
    build: LocaleBuild,
    since: SystemTime,
}

/// What a look at a locale's files saw.
pub(super) struct Look {
    seen: Seen,
    layers: Vec<usize>,
    /// What the files say, if that has changed and is to be judged now.
    pub(super) build: Option<LocaleBuild>,
}

/// When changed files are taken.
#[derive(Clone, Copy)]
pub(super) struct Patience {
    /// At once, whatever the files do.
    pub(super) forced: bool,
    /// When they have stayed as they are for so long.
    pub(super) settle: Duration,
}

impl Patience {
    fn is_over(self, since: Instant, now: Instant) -> bool {
        self.forced || now.duration_since(since) >= self.settle
    }
}

impl FollowedLocale {
    pub(super) fn new(id: LanguageIdentifier) -> FollowedLocale {
        FollowedLocale {
            id,
            layers: Vec::new(),
            seen: None,
            judged: None,
            missing_since: None,
            serving: None,
            rejected: None,
        }
    }

    /// Whether the files must be read to tell whether they have changed.
    pub(super) fn is_due(&self, stamps: &Stamps, patience: Patience) -> bool {
        let Some(seen) = &self.seen else { return true };
        patience.forced
            || seen.stamps != *stamps
            || !seen.is_certain
            || self.judged != Some(seen.digest)
    }

    /// Reads the files, and compiles them if they have changed and are to be judged now.
    pub(super) fn look(
        &self,
        folders: &LocaleFolders<'_>,
        stamps: Stamps,
        patience: Patience,
        compile: impl Fn(&LocaleSources) -> LocaleBuild,
    ) -> Look {
        let now = Instant::now();
        let sources = folders.read();
        let digest = sources.digest();
        let since = match &self.seen {
            Some(seen) if seen.stamps == stamps && seen.digest == digest => seen.since,
            _ => now,
        };
        let is_certain = stamps.is_empty() || now.duration_since(since) > TICK;
        let is_judged = self.judged == Some(digest);
        let is_settled = || {
            // Half of a change is no change: files that change while they are read are not taken.
            let is_same = || Stamps::of(folders.directories()) == stamps;
            patience.is_over(since, now) && (patience.forced || is_same())
        };
        let build = (!is_judged && is_settled()).then(|| compile(&sources));
        let layers = folders.folders.iter().map(|(layer, _)| *layer).collect();
        Look { seen: Seen { stamps, digest, since, is_certain }, layers, build }
    }

    /// Notes what a look saw; answers what is to be judged.
    pub(super) fn note(&mut self, look: Look) -> Option<LocaleBuild> {
        let Look { seen, layers, build } = look;
        self.layers = layers;
        self.missing_since = None;
        if build.is_some() {
            self.judged = Some(seen.digest);
        }
        self.seen = Some(seen);
        build
    }

    /// Notes that the files cannot be found or listed; answers whether that is to be judged now.
    pub(super) fn is_missing(&mut self, patience: Patience) -> bool {
        let now = Instant::now();
        let since = *self.missing_since.get_or_insert(now);
        // What is judged already is not judged again until the files are back.
        let is_judged = self.seen.is_none() && self.judged.is_none();
        if is_judged || !patience.is_over(since, now) {
            return false;
        }
        (self.seen, self.judged) = (None, None);
        true
    }

    /// The problems of a build that what serves has not: all that matters is compared with the
    /// source locale that serves.
    pub(super) fn new_problems(
        &self,
        build: &LocaleBuild,
        source: Option<&CompiledLocale>,
    ) -> Vec<Problem> {
        let before = self.serving.as_ref().map(|serving| all_problems(&serving.build, source));
        all_problems(build, source).new_since(&before.unwrap_or_default())
    }

    /// Lets a build serve.
    pub(super) fn apply(&mut self, build: LocaleBuild) {
        self.serving = Some(Serving { build, since: SystemTime::now() });
        self.rejected = None;
    }

    /// Leaves what serves as it is.
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

    /// What serves, if anything does.
    pub(super) fn build(&self) -> Option<&LocaleBuild> {
        self.serving.as_ref().map(|serving| &serving.build)
    }

    /// The texts that serve, if there are any.
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

/// The problems of a build, beside the source locale.
fn all_problems(build: &LocaleBuild, source: Option<&CompiledLocale>) -> Problems {
    let mut problems = build.problems.clone();
    if let Some(source) = source {
        problems.append(unknown_variables(build, source));
    }
    problems
}
