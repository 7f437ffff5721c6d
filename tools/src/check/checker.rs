//! Applying the rules to a project.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::check::context::Context;
use crate::check::exceptions::{self, Exception, Exceptions, Mistake, Place};
use crate::check::finding::Finding;
use crate::check::fixes;
use crate::check::progress::{self, Progress, StaleSource};
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::check::rules::COPIES;
use crate::check::scope::{self, Chosen};
use crate::check::workspace::Workspace;
use crate::project::files::file_name;
use crate::project::git::Repository;
use crate::project::layers::Layers;
use crate::project::severity::Severity;
use crate::project::source_lock::Fingerprint;
use crate::syntax::messages::Messages;
use crate::syntax::snapshot;

/// A rule that is applied.
pub(crate) struct AppliedRule {
    pub(crate) rule: &'static Rule,
    /// The severity of its findings.
    pub(crate) severity: Severity,
    /// Whether its findings are reported; if not, they only show which exceptions are used.
    pub(crate) is_reported: bool,
    /// Whether its notes are reported, too.
    pub(crate) reports_notes: bool,
}

/// The result of a check.
pub(crate) struct Checked<'c> {
    pub(crate) findings: Vec<Finding>,
    /// The progress of the locales, in their order, for each bundle.
    pub(crate) progress: Vec<Vec<Progress<'c>>>,
    /// What the findings are of.
    pub(crate) chosen: Chosen,
}

/// Applies rules to the locales of each bundle. Findings come in the order of their files and places.
pub(crate) fn check<'c>(
    bundles: &[Workspace<'c>],
    rules: &[AppliedRule],
    chosen: &Chosen,
) -> Checked<'c> {
    let check = |workspace| check_bundle(workspace, rules, chosen);
    let checked: Vec<(Vec<Finding>, Vec<Progress<'c>>)> = bundles.par_iter().map(check).collect();
    let config = bundles.first().and_then(|workspace| workspace.config.file.as_ref());
    let (mut findings, mut progress) = (Vec::new(), Vec::new());
    let mut about_config: Option<Vec<Finding>> = None;
    for (found, of_locales) in checked {
        let is_about = |finding: &Finding| config.is_some_and(|it| it.path() == finding.file);
        let (about, others): (Vec<Finding>, Vec<Finding>) = found.into_iter().partition(is_about);
        findings.extend(others);
        progress.push(of_locales);
        // A mistake in the configuration is one only if every bundle has it.
        about_config = Some(match about_config {
            Some(known) => known.into_iter().filter(|finding| about.contains(finding)).collect(),
            None => about,
        });
    }
    findings.extend(about_config.into_iter().flatten());
    findings.sort_by(|a, b| {
        (&a.file, a.line, a.column, a.rule).cmp(&(&b.file, b.line, b.column, b.rule))
    });
    fixes::withdraw_harmful(&mut findings, bundles.iter().flat_map(|workspace| workspace.locales));
    Checked { findings, progress, chosen: chosen.clone() }
}

fn check_bundle<'c>(
    workspace: &Workspace<'c>,
    rules: &[AppliedRule],
    chosen: &Chosen,
) -> (Vec<Finding>, Vec<Progress<'c>>) {
    let (exceptions, mistakes) =
        exceptions::collect(workspace.locales, workspace.config, workspace.rule_names);
    let progress = progress(workspace, &exceptions, &mistakes);
    let past_texts = past_texts(workspace, &progress);
    let context = context(workspace, &progress, &past_texts, &mistakes);
    let mut jobs = Vec::new();
    for messages in workspace.locales {
        jobs.extend(rules.iter().map(|applied| (messages, applied)));
    }
    let found: Vec<Vec<Finding>> = (jobs.par_iter())
        .map(|(messages, applied)| find_in_locale(&context, applied, messages, &exceptions))
        .collect();
    let mut findings: Vec<Finding> = found.into_iter().flatten().collect();
    let unused = unused_exceptions(rules, &context, &exceptions);
    for applied in rules {
        findings.extend(find_among_unused(&context, applied, &unused));
    }
    drop_blocked_fixes(&mut findings);
    scope::retain(&mut findings, workspace, chosen);
    (findings, progress)
}

/// The progress of each locale, in the order of the locales.
pub(crate) fn progress_of<'c>(workspace: &Workspace<'c>) -> Vec<Progress<'c>> {
    let (exceptions, mistakes) =
        exceptions::collect(workspace.locales, workspace.config, workspace.rule_names);
    progress(workspace, &exceptions, &mistakes)
}

fn context<'x>(
    workspace: &Workspace<'x>,
    progress: &'x [Progress<'x>],
    past_texts: &'x HashMap<(String, Fingerprint), String>,
    mistakes: &'x [Mistake<'x>],
) -> Context<'x> {
    let Workspace { layers, commands, config, locales, source, locks, .. } = *workspace;
    let Workspace { problems, rust_sources, .. } = *workspace;
    Context {
        layers,
        commands,
        config,
        locales,
        source,
        locks,
        progress,
        past_texts,
        problems,
        mistakes,
        rust_sources,
        copies: OnceLock::new(),
        untranslated: OnceLock::new(),
    }
}

/// The progress of each locale. A text that is still the source's, and that no exception allows, is
/// not translated.
fn progress<'c>(
    workspace: &Workspace<'c>,
    exceptions: &Exceptions<'_>,
    mistakes: &[Mistake<'_>],
) -> Vec<Progress<'c>> {
    let past_texts = HashMap::new();
    let context = context(workspace, &[], &past_texts, mistakes);
    let copies = AppliedRule {
        rule: COPIES,
        severity: Severity::Note,
        is_reported: true,
        reports_notes: true,
    };
    let of_locale = |messages: &'c Messages<'c>| {
        if messages.is_source {
            return Progress::new(messages, messages, HashSet::new(), HashMap::new());
        }
        let found = find_in_locale(&context, &copies, messages, exceptions);
        let untranslated = found.into_iter().filter_map(|finding| finding.id).collect();
        let Workspace { locks, snapshot, source, .. } = *workspace;
        let stale = progress::stale(locks, snapshot, messages, source, &untranslated);
        Progress::new(messages, source, untranslated, stale)
    };
    workspace.locales.par_iter().map(of_locale).collect()
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
    for (layer, folder) in &locale.folders {
        let Some(directory) = workspace.layers.directory(*layer) else { continue };
        let path = |path: &str| format!("{}/{}", file_name(folder), locale.relative(path));
        let files = locale.files.iter().filter(|file| file.layer == *layer);
        let paths: Vec<String> = files.map(|file| path(file.source.path())).collect();
        // Without git, the findings show the present text.
        let found = snapshot::past_texts(&Repository::new(directory), &paths, &mut wanted);
        texts.extend(found.unwrap_or_default());
    }
    texts
}

/// What a rule finds in a locale and no exception allows.
fn find_in_locale(
    context: &Context<'_>,
    applied: &AppliedRule,
    messages: &Messages<'_>,
    exceptions: &Exceptions<'_>,
) -> Vec<Finding> {
    let mut reporter = Reporter::new(context, applied.rule.name, applied.severity, messages);
    match (&applied.rule.find, context.rust_sources) {
        (Find::InLocale(find), _) => find(context, messages, &mut reporter),
        (Find::InRustSources(find), Some(sources)) if messages.is_source => {
            find(context, sources, &mut reporter);
        }
        _ => return Vec::new(),
    }
    let mut findings = reporter.into_findings();
    // Even if they are not reported, the exceptions that allow them are used.
    findings.retain(|finding| !exceptions.allow(messages, finding));
    findings.retain(|finding| applied.reports_notes || finding.severity > Severity::Note);
    if applied.is_reported { findings } else { Vec::new() }
}

/// The exceptions that allowed nothing although their rules are applied and all that they cover was
/// read, in the locale and in the source.
fn unused_exceptions<'e, 'c>(
    rules: &[AppliedRule],
    context: &Context<'_>,
    exceptions: &'e Exceptions<'c>,
) -> Vec<&'e Exception<'c>> {
    let incomplete = context.incomplete_locales();
    if incomplete.contains(context.source.name()) {
        return Vec::new();
    }
    let is_applied = |name| rules.iter().any(|applied| applied.rule.name == name);
    let could_be_used = |exception: &&Exception<'_>| {
        is_applied(exception.rule)
            && is_judged(exception, context.layers)
            && !incomplete.iter().any(|locale| exception.concerns(locale))
    };
    exceptions.unused().filter(could_be_used).collect()
}

/// Whether no layer may hide what an exception is for. What the lower ones allow is judged where they
/// are checked alone.
fn is_judged(exception: &Exception<'_>, layers: &Layers) -> bool {
    match exception.place {
        Place::Comment { file, .. } => file.layer == layers.top(),
        Place::Config(_) => layers.is_one(),
    }
}

/// What a rule finds among the exceptions that allowed nothing.
fn find_among_unused(
    context: &Context<'_>,
    applied: &AppliedRule,
    unused: &[&Exception<'_>],
) -> Vec<Finding> {
    let Find::AmongUnused(find) = applied.rule.find else { return Vec::new() };
    if !applied.is_reported {
        return Vec::new();
    }
    let mut reporter = Reporter::new(context, applied.rule.name, applied.severity, context.source);
    for exception in unused {
        find(exception, &mut reporter);
    }
    reporter.into_findings()
}

/// Removes the fixes in messages that have a finding which blocks them.
fn drop_blocked_fixes(findings: &mut [Finding]) {
    let key = |finding: &Finding| (finding.file.clone(), finding.id.clone());
    let blocked: HashSet<_> =
        findings.iter().filter(|finding| finding.blocks_fixes).map(key).collect();
    if blocked.is_empty() {
        return;
    }
    for finding in findings {
        if blocked.contains(&key(finding)) {
            finding.fix = None;
        }
    }
}
