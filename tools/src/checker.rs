//! What is wrong in the files of a project, by every rule.

use std::sync::atomic::{AtomicBool, Ordering};

use fluent_codes::Problem;
use rayon::prelude::*;

use crate::bundle::Bundle;
use crate::config::Config;
use crate::exception::{self, Exception};
use crate::finding::{Finding, Severity};
use crate::project::Locale;
use crate::rules::{Context, Findings, Rule};

/// What a check goes by.
pub(crate) struct Settings<'s> {
    pub(crate) config: &'s Config,
    /// The rules that count, and how bad their findings are.
    pub(crate) rules: Vec<(&'static Rule, Severity)>,
}

/// Files that were checked, and what came of it.
pub(crate) struct Checked<'c> {
    pub(crate) locales: &'c [Locale<'c>],
    pub(crate) bundles: &'c [Bundle<'c>],
    pub(crate) source: &'c Bundle<'c>,
    pub(crate) findings: Vec<Finding>,
    /// From which severity on the check fails.
    pub(crate) fatal: Severity,
}

/// Applies the rules to the locales, one of which is the source. Findings come in the order of
/// their files and places.
pub(crate) fn check<'c>(
    settings: &Settings<'c>,
    bundles: &'c [Bundle<'c>],
    source: &'c Bundle<'c>,
    problems: &'c [Problem],
) -> Vec<Finding> {
    let (exceptions, mistakes): (Vec<_>, Vec<_>) =
        bundles.par_iter().map(exception::of_bundle).unzip();
    let of_config = settings.config.allow.iter().map(Exception::of_config);
    let exceptions: Vec<Exception<'_>> =
        exceptions.into_iter().flatten().chain(of_config).collect();
    let mistakes: Vec<_> = mistakes.into_iter().flatten().collect();
    let config = settings.config;
    let context = Context { config, bundles, source, problems, mistakes: &mistakes };

    let used: Vec<AtomicBool> = exceptions.iter().map(|_| AtomicBool::new(false)).collect();
    let is_allowed = |bundle: &Bundle<'_>, finding: &Finding| {
        let relative = bundle.locale.relative(&finding.file);
        let covering = exceptions.iter().zip(&used);
        let covering = covering.filter(|(exception, _)| exception.covers(finding, relative));
        covering.fold(false, |_, (_, used)| {
            used.store(true, Ordering::Relaxed);
            true
        })
    };
    let jobs: Vec<_> = (bundles.iter())
        .flat_map(|bundle| settings.rules.iter().map(move |rule| (bundle, rule)))
        .collect();
    let mut findings: Vec<Finding> = (jobs.par_iter())
        .flat_map_iter(|(bundle, (rule, severity))| {
            let found = Findings::of(&context, rule, *severity, bundle);
            found.into_iter().filter(|finding| !is_allowed(bundle, finding))
        })
        .collect();

    let is_judged = |exception: &Exception<'_>| {
        let judged = |name| settings.rules.iter().any(|(rule, _)| rule.name == name);
        exception.rules.iter().copied().all(judged)
    };
    let unused: Vec<&Exception<'_>> = (exceptions.iter().zip(&used))
        .filter(|(exception, used)| !used.load(Ordering::Relaxed) && is_judged(exception))
        .map(|(exception, _)| exception)
        .collect();
    findings.extend(
        settings
            .rules
            .iter()
            .flat_map(|(rule, severity)| Findings::of_unused(&context, rule, *severity, &unused)),
    );
    findings.sort_by(|a, b| {
        (&a.file, a.line, a.column, a.rule).cmp(&(&b.file, b.line, b.column, b.rule))
    });
    findings
}
