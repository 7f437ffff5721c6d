//! What is wrong in the files of a project, by every rule.

use std::collections::HashSet;

use fluent_codes::Problem;
use rayon::prelude::*;

use crate::check::context::Context;
use crate::check::exceptions::{self, Exception};
use crate::check::finding::{Finding, Severity};
use crate::check::reporter::Findings;
use crate::check::rules::{MOJIBAKE, Rule};
use crate::project::config::Config;
use crate::project::files::Locale;
use crate::syntax::messages::Bundle;

/// What a check goes by.
pub(crate) struct Settings<'s> {
    pub(crate) config: &'s Config,
    pub(crate) rules: Vec<Applied>,
}

/// A rule that is applied.
pub(crate) struct Applied {
    pub(crate) rule: &'static Rule,
    /// How bad its findings are.
    pub(crate) severity: Severity,
    /// Its findings are told; if not, they are only there to be excused.
    pub(crate) is_told: bool,
}

/// Files that were checked, and what came of it.
pub(crate) struct Checked<'c> {
    pub(crate) config: &'c Config,
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
    let config = settings.config;
    let (exceptions, mistakes) = exceptions::collect(bundles, config);
    let context = Context { config, bundles, source, problems, mistakes: &mistakes };
    let jobs: Vec<_> = (bundles.iter())
        .flat_map(|bundle| settings.rules.iter().map(move |rule| (bundle, rule)))
        .collect();
    let mut findings: Vec<Finding> = (jobs.par_iter())
        .flat_map_iter(|(bundle, applied)| {
            let found = Findings::of(&context, applied.rule, applied.severity, bundle);
            let found = found.into_iter().filter(|finding| !exceptions.allow(bundle, finding));
            found.filter(|_| applied.is_told)
        })
        .collect();
    // Of a rule that was not applied, nothing could be excused.
    let is_applied = |name| settings.rules.iter().any(|applied| applied.rule.name == name);
    let unused = exceptions.unused().filter(|exception| is_applied(exception.rule));
    let unused: Vec<&Exception<'_>> = unused.collect();
    for Applied { rule, severity, .. } in settings.rules.iter().filter(|applied| applied.is_told) {
        findings.extend(Findings::of_unused(&context, rule, *severity, &unused));
    }
    leave_mojibake(&mut findings);
    findings.sort_by(|a, b| {
        (&a.file, a.line, a.column, a.rule).cmp(&(&b.file, b.line, b.column, b.rule))
    });
    findings
}

/// Takes back fixes in messages of a wrong encoding: they could not be turned back any more.
fn leave_mojibake(findings: &mut [Finding]) {
    let is_mojibake = |finding: &&Finding| finding.rule == MOJIBAKE.name;
    let key = |finding: &Finding| (finding.file.clone(), finding.id.clone());
    let broken: HashSet<_> = findings.iter().filter(is_mojibake).map(key).collect();
    if !broken.is_empty() {
        let of_broken = findings.iter_mut().filter(|finding| broken.contains(&key(finding)));
        of_broken.for_each(|finding| finding.fix = None);
    }
}
