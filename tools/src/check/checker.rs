//! Applying the rules to a project, a few locales at a time: parsed files take ten times the room of their
//! texts and more.

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;

use crate::check::applied_rule::AppliedRule;
use crate::check::bundle::Bundle;
use crate::check::context::Context;
use crate::check::coverage::Coverage;
use crate::check::exception::{Exception, Place};
use crate::check::exception_comments::{Comments, Mistake};
use crate::check::exceptions::Exceptions;
use crate::check::finding::Finding;
use crate::check::first_pass;
use crate::check::fixes;
use crate::check::rule::Find;
use crate::check::scope::{Chosen, Touched};
use crate::check::survey::Survey;
use crate::check::workspace::Workspace;
use crate::project::layers::Layers;
use crate::syntax::messages::Messages;

/// The result of a check.
pub(crate) struct Checked {
    pub(crate) findings: Vec<Box<Finding>>,
    /// The coverage of the locales by their names, for each bundle.
    pub(crate) coverages: Vec<BTreeMap<String, Coverage>>,
    /// What the findings are of.
    pub(crate) chosen: Chosen,
}

/// Applies rules to the locales of each bundle. Findings come in the order of their files and places.
pub(crate) fn check(bundles: &[Bundle<'_>], rules: &[AppliedRule], chosen: &Chosen) -> Checked {
    let chosen = chosen.clone();
    let mut checked = Checked { findings: Vec::new(), coverages: Vec::new(), chosen };
    let Some(config) = bundles.first().map(|bundle| bundle.config) else { return checked };
    // Made once: what one bundle uses is used.
    let of_config = Exceptions::of_config(config);
    let mut about_config: Option<Vec<Box<Finding>>> = None;
    let mut incomplete = HashSet::new();
    // One after another: in parallel, a thread that waits for one begins the next.
    for bundle in bundles {
        let check =
            |workspace: &Workspace<'_>| check_bundle(workspace, rules, &checked.chosen, &of_config);
        let mut of_bundle = Workspace::of(bundle, check);
        let is_about = |it: &mut Box<Finding>| {
            config.file.as_ref().is_some_and(|file| file.path() == &*it.file)
        };
        let about: Vec<Box<Finding>> = of_bundle.findings.extract_if(.., is_about).collect();
        checked.findings.append(&mut of_bundle.findings);
        checked.coverages.push(of_bundle.coverages);
        incomplete.extend(of_bundle.incomplete);
        // A mistake in the configuration is one only if every bundle has it.
        about_config = Some(match about_config {
            Some(known) => common(known, &about),
            None => about,
        });
    }
    checked.findings.extend(about_config.into_iter().flatten());
    let is_judged = rules.iter().any(|it| matches!(it.rule.find, Find::AmongUnused(_)));
    let has_unused = is_judged && of_config.unused().next().is_some();
    if let Some(first) = bundles.first().filter(|_| has_unused) {
        checked.findings.extend(Workspace::of(first, |workspace| {
            find_unused_of_config(workspace, rules, &checked.chosen, &of_config, &incomplete)
        }));
    }
    sort(&mut checked.findings);
    checked
}

/// What is found among the exceptions of the configuration that allowed nothing in any bundle. Some of the
/// files of the `incomplete` locales were not read.
fn find_unused_of_config(
    workspace: &Workspace<'_>,
    rules: &[AppliedRule],
    chosen: &Chosen,
    exceptions: &Exceptions<'_>,
    incomplete: &HashSet<String>,
) -> Vec<Box<Finding>> {
    let survey = Survey::default();
    let context = Context::new(workspace, &survey, &[]);
    let mut findings = find_unused(exceptions, rules, &context, || incomplete.clone());
    let touched = Touched::of(workspace);
    retain(&mut findings, chosen, touched.as_ref(), workspace.source, workspace.layers);
    findings
}

/// The findings about the configuration that are among others, too.
fn common(mut findings: Vec<Box<Finding>>, others: &[Box<Finding>]) -> Vec<Box<Finding>> {
    fn key(finding: &Finding) -> (&str, usize, usize, &str) {
        (finding.rule, finding.line, finding.column, &finding.title)
    }
    let others: HashSet<_> = others.iter().map(|other| key(other)).collect();
    findings.retain(|finding| others.contains(&key(finding)));
    findings
}

fn sort(findings: &mut [Box<Finding>]) {
    findings.sort_by(|a, b| {
        (&a.file, a.line, a.column, a.rule).cmp(&(&b.file, b.line, b.column, b.rule))
    });
}

/// The result of the check of one bundle.
struct CheckedBundle {
    findings: Vec<Box<Finding>>,
    /// The coverage of the locales, by their names.
    coverages: BTreeMap<String, Coverage>,
    /// The names of the locales of which not all files were read.
    incomplete: HashSet<String>,
}

fn check_bundle(
    workspace: &Workspace<'_>,
    rules: &[AppliedRule],
    chosen: &Chosen,
    of_config: &Exceptions<'_>,
) -> CheckedBundle {
    let Comments { exceptions, mistakes } = Comments::read(workspace.source, workspace.rule_names);
    let of_source = Exceptions::new(exceptions);
    let survey = first_pass::survey(workspace, rules, &[&of_source, of_config]);
    let check = BundleCheck {
        workspace,
        rules,
        chosen,
        context: Context::new(workspace, &survey, &mistakes),
        touched: Touched::of(workspace),
        of_source: &of_source,
        of_config,
    };
    let found = workspace.map_locales(|_| true, |messages| check.find_in_locale(messages));
    let mut findings: Vec<Box<Finding>> = found.into_iter().flatten().collect();
    findings.extend(check.find_unused_of_source());
    let mut coverages = workspace.missing_coverages();
    for (locale, progress) in workspace.locales.iter().zip(&survey.progress) {
        coverages.insert(locale.name.to_owned(), progress.coverage);
    }
    CheckedBundle { findings, coverages, incomplete: check.context.incomplete_locales() }
}

/// The check of one bundle.
struct BundleCheck<'b> {
    workspace: &'b Workspace<'b>,
    rules: &'b [AppliedRule],
    chosen: &'b Chosen,
    context: Context<'b>,
    /// What has changed since a commit, if the files are compared with one.
    touched: Option<Touched<'b>>,
    /// The exceptions in the source's comments, which cover every locale.
    of_source: &'b Exceptions<'b>,
    /// Those of the configuration.
    of_config: &'b Exceptions<'b>,
}

impl BundleCheck<'_> {
    /// What is to be reported of a locale.
    fn find_in_locale(&self, messages: &Messages<'_>) -> Vec<Box<Finding>> {
        // Those of the source cover every locale.
        let comments = if messages.is_source {
            Comments::default()
        } else {
            Comments::read(messages, self.workspace.rule_names)
        };
        let mistakes: &[Mistake<'_>] =
            if messages.is_source { self.context.mistakes } else { &comments.mistakes };
        let context = Context { mistakes, ..self.context };
        let own = Exceptions::new(comments.exceptions);
        let exceptions = [self.of_source, self.of_config, &own];
        let find = |applied: &AppliedRule| applied.find(&context, messages, &exceptions);
        let found: Vec<Vec<Box<Finding>>> = self.rules.par_iter().map(find).collect();
        let mut findings: Vec<Box<Finding>> = found.into_iter().flatten().collect();
        findings.extend(find_unused(&own, self.rules, &context, || context.incomplete_locales()));
        drop_blocked_fixes(&mut findings);
        self.retain(&mut findings, messages);
        sort(&mut findings);
        fixes::withdraw_harmful(&mut findings, messages);
        findings.shrink_to_fit();
        findings
    }

    /// What is found among the exceptions of the source that allowed nothing.
    fn find_unused_of_source(&self) -> Vec<Box<Finding>> {
        let incomplete = || self.context.incomplete_locales();
        let mut findings = find_unused(self.of_source, self.rules, &self.context, incomplete);
        self.retain(&mut findings, self.context.source);
        findings
    }

    /// Keeps the findings that are asked for.
    fn retain(&self, findings: &mut Vec<Box<Finding>>, messages: &Messages<'_>) {
        retain(findings, self.chosen, self.touched.as_ref(), messages, self.context.layers);
    }
}

/// Keeps the findings that are asked for.
fn retain(
    findings: &mut Vec<Box<Finding>>,
    chosen: &Chosen,
    touched: Option<&Touched<'_>>,
    messages: &Messages<'_>,
    layers: &Layers,
) {
    chosen.retain(findings, layers);
    if let Some(touched) = touched {
        touched.retain(findings, messages);
    }
}

/// What is found among the exceptions that allowed nothing although their rules are applied and all that
/// they cover was read. Some of the files of the `incomplete` locales were not.
fn find_unused(
    exceptions: &Exceptions<'_>,
    rules: &[AppliedRule],
    context: &Context<'_>,
    incomplete: impl FnOnce() -> HashSet<String>,
) -> Vec<Box<Finding>> {
    let mut unused: Vec<&Exception<'_>> = exceptions.unused().collect();
    if unused.is_empty() {
        return Vec::new();
    }
    let incomplete = incomplete();
    if incomplete.contains(context.source.name()) {
        return Vec::new();
    }
    let applied: HashSet<&str> = rules.iter().map(|applied| applied.rule.name).collect();
    unused.retain(|exception| {
        applied.contains(exception.rule)
            && is_judged(exception, context.layers)
            && !incomplete.iter().any(|locale| exception.concerns(locale))
    });
    rules.iter().flat_map(|applied| applied.find_among_unused(context, &unused)).collect()
}

/// Whether no layer may hide what an exception is for. What the lower ones allow is judged where they
/// are checked alone.
fn is_judged(exception: &Exception<'_>, layers: &Layers) -> bool {
    match exception.place {
        Place::Comment { file, .. } => file.layer == layers.top(),
        Place::Config(_) => layers.is_one(),
    }
}

/// Removes the fixes in messages that have a finding which blocks them.
fn drop_blocked_fixes(findings: &mut [Box<Finding>]) {
    let key = |finding: &Finding| (finding.file.clone(), finding.id.clone());
    let blocked: HashSet<_> =
        findings.iter().filter(|finding| finding.blocks_fixes).map(|it| key(it)).collect();
    if blocked.is_empty() {
        return;
    }
    for finding in findings {
        if blocked.contains(&key(finding)) {
            finding.fix = None;
        }
    }
}
