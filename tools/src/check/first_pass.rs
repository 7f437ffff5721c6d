//! The first pass over the locales, for what rules need to know of all of them.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::check::applied_rule::AppliedRule;
use crate::check::bundle::Bundle;
use crate::check::context::Context;
use crate::check::copies::{ComparedTexts, Copies, TextHash};
use crate::check::coverage::Progress;
use crate::check::exception_comments::Comments;
use crate::check::exceptions::Exceptions;
use crate::check::rule::Find;
use crate::check::rules::COPIES;
use crate::check::staleness::{self, StaleSource};
use crate::check::survey::Survey;
use crate::check::tally::Tally;
use crate::check::workspace::Workspace;
use crate::project::git::Repository;
use crate::project::locale_sources::file_name;
use crate::project::severity::Severity;
use crate::project::source_lock::Fingerprint;
use crate::syntax::messages::Messages;
use crate::syntax::{snapshot, untranslated};

/// Looks at every locale for what these rules need. `exceptions` are those that cover every locale.
pub(crate) fn survey<'c>(
    workspace: &Workspace<'c>,
    rules: &[AppliedRule],
    exceptions: &[&Exceptions<'_>],
) -> Survey<'c> {
    let source = workspace.source;
    let compares = rules.iter().any(|it| matches!(it.rule.find, Find::AmongCopies(_)));
    let compared = compares.then(|| ComparedTexts::of(source));
    // One for all: it is as large as the source.
    let tally = Mutex::new(Tally::default());
    let of_locale = |messages: &Messages<'_>| {
        let counted = count(rules, source, messages);
        tally.lock().unwrap_or_else(PoisonError::into_inner).extend(counted);
        let hashes = compared.as_ref().map_or(Vec::new(), |compared| compared.hashes(messages));
        (progress_of(workspace, messages, exceptions), hashes)
    };
    let found = workspace.map_locales(|_| true, of_locale);
    let (progress, hashes): (Vec<Progress<'c>>, Vec<Vec<TextHash>>) = found.into_iter().unzip();
    let tally = tally.into_inner().unwrap_or_else(PoisonError::into_inner);
    let untranslated = untranslated::ids(source);
    let mut survey = Survey { progress, tally, untranslated, ..Survey::default() };
    if let Some(compared) = &compared {
        survey.copies = Copies::find(workspace, compared, &hashes);
    }
    survey.past_texts = past_texts(workspace, &survey.progress);
    survey
}

/// Calls a function with the messages and the progress of each locale.
pub(crate) fn map_progress<'c, T: Send>(
    workspace: &Workspace<'c>,
    of_locale: impl Fn(&Messages<'_>, Progress<'c>) -> T + Sync,
) -> Vec<T> {
    let [of_source, of_config] = exceptions_of_all(workspace);
    let exceptions = [&of_source, &of_config];
    workspace.map_locales(
        |_| true,
        |messages| of_locale(messages, progress_of(workspace, messages, &exceptions)),
    )
}

/// The progress of locales that are parsed.
pub(crate) fn progress_of_all<'c>(
    workspace: &Workspace<'c>,
    locales: &[&Messages<'_>],
) -> Vec<Progress<'c>> {
    let [of_source, of_config] = exceptions_of_all(workspace);
    let exceptions = [&of_source, &of_config];
    let progress = |messages: &&Messages<'_>| progress_of(workspace, messages, &exceptions);
    locales.par_iter().map(progress).collect()
}

/// The exceptions that cover every locale: those of the source, and of the configuration.
fn exceptions_of_all<'c>(workspace: &Workspace<'c>) -> [Exceptions<'c>; 2] {
    let of_source = Comments::read(workspace.source, workspace.rule_names).exceptions;
    [Exceptions::new(of_source), Exceptions::of_config(workspace.config)]
}

/// What the rules count in a locale.
fn count<'c>(
    rules: &[AppliedRule],
    source: &'c Messages<'c>,
    messages: &Messages<'_>,
) -> Tally<'c> {
    let mut tally = Tally::default();
    for applied in rules.iter().filter(|_| !messages.is_source) {
        if let Find::AfterCount { count, .. } = applied.rule.find {
            count(source, messages, &mut tally);
        }
    }
    tally
}

/// The progress of a locale. A text that is still the source's, and that no exception allows, is not
/// translated.
fn progress_of<'c>(
    workspace: &Workspace<'c>,
    messages: &Messages<'_>,
    exceptions: &[&Exceptions<'_>],
) -> Progress<'c> {
    let source = workspace.source;
    if messages.is_source {
        return Progress::new(source, source.counted(), HashSet::new(), HashMap::new());
    }
    let copies = AppliedRule {
        rule: COPIES,
        severity: Severity::Note,
        is_reported: true,
        reports_notes: true,
    };
    let own = Exceptions::new(Comments::read(messages, workspace.rule_names).exceptions);
    let survey = Survey::default();
    let context = Context::new(workspace, &survey, &[]);
    let found = copies.find(&context, messages, &[exceptions, &[&own]].concat());
    let untranslated =
        found.iter().filter_map(|finding| finding.id.as_deref()).map(str::to_owned).collect();
    let Bundle { locks, snapshot, .. } = *workspace.bundle;
    let stale = staleness::stale(locks, snapshot, messages, source, &untranslated);
    let counted = source.counted_in(messages.name(), &workspace.config.required);
    Progress::new(messages, counted, untranslated, stale)
}

/// The texts of the source that stale translations were made from, as far as git knows them.
fn past_texts(
    workspace: &Workspace<'_>,
    progress: &[Progress<'_>],
) -> HashMap<(String, Fingerprint), String> {
    let mut wanted = HashSet::new();
    for (id, past) in progress.iter().flat_map(|progress| &progress.stale) {
        if let StaleSource::Fingerprint(fingerprint) = past {
            wanted.insert(((*id).to_owned(), *fingerprint));
        }
    }
    if wanted.is_empty() {
        return HashMap::new();
    }
    let locale = workspace.source.locale;
    let mut texts = HashMap::new();
    for (layer, folder) in locale.folders.iter() {
        let Some(directory) = workspace.layers.directory(layer) else { continue };
        let path = |path: &str| format!("{}/{}", file_name(folder), locale.relative(path));
        let files = locale.files.iter().filter(|file| file.layer == layer);
        let paths: Vec<String> = files.map(|file| path(file.source.path())).collect();
        // Without git, the findings show the present text.
        let found = snapshot::past_texts(&Repository::new(directory), &paths, &mut wanted);
        texts.extend(found.unwrap_or_default());
    }
    texts
}
