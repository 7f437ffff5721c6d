//! What is wrong in the files of a project, by every rule.

use std::collections::HashSet;

use fluent_codes::Problem;
use rayon::prelude::*;

use crate::check::context::Context;
use crate::check::exceptions::{self, Exception, Exceptions};
use crate::check::finding::Finding;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::config::Config;
use crate::project::rule_names::RuleNames;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

/// The rules of a check, and the configuration.
pub(crate) struct CheckSettings<'s> {
    pub(crate) config: &'s Config,
    /// The rules that comments can name.
    pub(crate) rule_names: &'s RuleNames,
    pub(crate) rules: Vec<AppliedRule>,
}

/// A rule that is applied.
pub(crate) struct AppliedRule {
    pub(crate) rule: &'static Rule,
    /// How bad its findings are.
    pub(crate) severity: Severity,
    /// Whether its findings are reported; if not, they only show which exceptions are used.
    pub(crate) is_told: bool,
    /// Its notes are reported, too.
    pub(crate) tells_notes: bool,
}

/// The files of a check and its findings.
pub(crate) struct Checked<'c> {
    pub(crate) config: &'c Config,
    /// The messages of each locale.
    pub(crate) locales: &'c [Messages<'c>],
    pub(crate) source: &'c Messages<'c>,
    pub(crate) findings: Vec<Finding>,
    /// From which severity on the check fails.
    pub(crate) fatal: Severity,
}

/// Applies the rules to the locales, one of which is the source. Findings come in the order of
/// their files and places.
pub(crate) fn check<'c>(
    settings: &CheckSettings<'c>,
    locales: &'c [Messages<'c>],
    source: &'c Messages<'c>,
    problems: &'c [Problem],
) -> Vec<Finding> {
    let config = settings.config;
    let (exceptions, mistakes) = exceptions::collect(locales, config, settings.rule_names);
    let context = Context { config, locales, source, problems, mistakes: &mistakes };
    let mut jobs = Vec::new();
    for messages in locales {
        jobs.extend(settings.rules.iter().map(|applied| (messages, applied)));
    }
    let found: Vec<Vec<Finding>> = (jobs.par_iter())
        .map(|(messages, applied)| find_in_locale(&context, applied, messages, &exceptions))
        .collect();
    let mut findings: Vec<Finding> = found.into_iter().flatten().collect();
    let unused = unused_exceptions(settings, &context, &exceptions);
    for applied in &settings.rules {
        findings.extend(find_among_unused(&context, applied, &unused));
    }
    drop_blocked_fixes(&mut findings);
    findings.sort_by(|a, b| {
        (&a.file, a.line, a.column, a.rule).cmp(&(&b.file, b.line, b.column, b.rule))
    });
    findings
}

/// What a rule finds in a locale and no exception allows.
fn find_in_locale(
    context: &Context<'_>,
    applied: &AppliedRule,
    messages: &Messages<'_>,
    exceptions: &Exceptions<'_>,
) -> Vec<Finding> {
    let Find::InLocale(find) = applied.rule.find else { return Vec::new() };
    let mut reporter = Reporter::new(context, applied.rule.name, applied.severity, messages);
    find(context, messages, &mut reporter);
    let mut findings = reporter.into_findings();
    // Also where they are not reported: an exception that allows one is used.
    findings.retain(|finding| !exceptions.allow(messages, finding));
    findings.retain(|finding| applied.tells_notes || finding.severity > Severity::Note);
    if applied.is_told { findings } else { Vec::new() }
}

/// The exceptions that allowed nothing, although they could have: their rules are applied, and all
/// that they cover was read, in the locale and in the source.
fn unused_exceptions<'e, 'c>(
    settings: &CheckSettings<'_>,
    context: &Context<'_>,
    exceptions: &'e Exceptions<'c>,
) -> Vec<&'e Exception<'c>> {
    let incomplete = context.incomplete_locales();
    if incomplete.contains(context.source.name()) {
        return Vec::new();
    }
    let is_applied = |name| settings.rules.iter().any(|applied| applied.rule.name == name);
    let could_be_used = |exception: &&Exception<'_>| {
        is_applied(exception.rule) && !incomplete.iter().any(|locale| exception.concerns(locale))
    };
    exceptions.unused().filter(could_be_used).collect()
}

/// What a rule finds among the exceptions that allowed nothing.
fn find_among_unused(
    context: &Context<'_>,
    applied: &AppliedRule,
    unused: &[&Exception<'_>],
) -> Vec<Finding> {
    let Find::AmongUnused(find) = applied.rule.find else { return Vec::new() };
    if !applied.is_told {
        return Vec::new();
    }
    let mut reporter = Reporter::new(context, applied.rule.name, applied.severity, context.source);
    for exception in unused {
        find(exception, &mut reporter);
    }
    reporter.into_findings()
}

/// Takes back the fixes in messages that have a finding which blocks them.
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
