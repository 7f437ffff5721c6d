//! Applying the rules to a project, a few locales at a time: parsed files take ten times the room of their
//! texts and more.

use std::collections::HashSet;

use rayon::prelude::*;

use crate::check::applied_rule::AppliedRule;
use crate::check::context::Context;
use crate::check::exception::{Exception, Place};
use crate::check::exception_comments::{Comments, Mistake};
use crate::check::exceptions::Exceptions;
use crate::check::finding::Finding;
use crate::check::first_pass;
use crate::check::fixes;
use crate::check::progress::Coverage;
use crate::check::scope::{Chosen, Touched};
use crate::check::workspace::Workspace;
use crate::project::layers::Layers;
use crate::syntax::messages::Messages;

/// The result of a check.
pub(crate) struct Checked {
    pub(crate) findings: Vec<Box<Finding>>,
    /// The coverage of the locales, in their order, for each bundle.
    pub(crate) coverages: Vec<Vec<Coverage>>,
    /// What the findings are of.
    pub(crate) chosen: Chosen,
}

/// Applies rules to the locales of each bundle. Findings come in the order of their files and places.
pub(crate) fn check(bundles: &[Workspace<'_>], rules: &[AppliedRule], chosen: &Chosen) -> Checked {
    let config = bundles.first().and_then(|workspace| workspace.config.file.as_ref());
    let (mut findings, mut coverages) = (Vec::new(), Vec::new());
    let mut about_config: Option<Vec<Box<Finding>>> = None;
    // One after another: in parallel, a thread that waits for one begins the next.
    for workspace in bundles {
        let (mut found, of_locales) = check_bundle(workspace, rules, chosen);
        let is_about = |it: &mut Box<Finding>| config.is_some_and(|file| file.path() == &*it.file);
        let about: Vec<Box<Finding>> = found.extract_if(.., is_about).collect();
        findings.append(&mut found);
        coverages.push(of_locales);
        // A mistake in the configuration is one only if every bundle has it.
        about_config = Some(match about_config {
            Some(known) => common(known, &about),
            None => about,
        });
    }
    findings.extend(about_config.into_iter().flatten());
    sort(&mut findings);
    Checked { findings, coverages, chosen: chosen.clone() }
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

fn check_bundle(
    workspace: &Workspace<'_>,
    rules: &[AppliedRule],
    chosen: &Chosen,
) -> (Vec<Box<Finding>>, Vec<Coverage>) {
    let Comments { exceptions, mistakes } = Comments::read(workspace.source, workspace.rule_names);
    let exceptions = Exceptions::of_all_locales(exceptions, workspace.config);
    let survey = first_pass::survey(workspace, rules, &exceptions);
    let bundle = Bundle {
        workspace,
        rules,
        chosen,
        context: Context::new(workspace, &survey, &mistakes),
        touched: workspace.snapshot.map(|snapshot| Touched::new(workspace, snapshot)),
        exceptions: &exceptions,
    };
    let found = workspace.map_locales(|_| true, |messages| bundle.find_in_locale(messages));
    let mut findings: Vec<Box<Finding>> = found.into_iter().flatten().collect();
    findings.extend(bundle.find_unused());
    (findings, survey.progress.iter().map(|progress| progress.coverage).collect())
}

/// A bundle that is checked.
struct Bundle<'b> {
    workspace: &'b Workspace<'b>,
    rules: &'b [AppliedRule],
    chosen: &'b Chosen,
    context: Context<'b>,
    /// What has changed since a commit, if the files are compared with one.
    touched: Option<Touched<'b>>,
    /// Those that cover every locale.
    exceptions: &'b Exceptions<'b>,
}

impl Bundle<'_> {
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
        let find =
            |applied: &AppliedRule| applied.find(&context, messages, &[self.exceptions, &own]);
        let found: Vec<Vec<Box<Finding>>> = self.rules.par_iter().map(find).collect();
        let mut findings: Vec<Box<Finding>> = found.into_iter().flatten().collect();
        let unused: Vec<&Exception<'_>> = self.unused(&own).collect();
        for applied in self.rules {
            findings.extend(applied.find_among_unused(&context, &unused));
        }
        drop_blocked_fixes(&mut findings);
        self.retain(&mut findings, messages);
        sort(&mut findings);
        fixes::withdraw_harmful(&mut findings, messages);
        findings.shrink_to_fit();
        findings
    }

    /// What is found among the exceptions that cover every locale and allowed nothing.
    fn find_unused(&self) -> Vec<Box<Finding>> {
        let unused: Vec<&Exception<'_>> = self.unused(self.exceptions).collect();
        let mut findings = Vec::new();
        for applied in self.rules {
            findings.extend(applied.find_among_unused(&self.context, &unused));
        }
        self.retain(&mut findings, self.context.source);
        findings
    }

    /// The exceptions that allowed nothing although their rules are applied and all that they cover was
    /// read, in the locale and in the source.
    fn unused<'e, 'c>(
        &'e self,
        exceptions: &'e Exceptions<'c>,
    ) -> impl Iterator<Item = &'e Exception<'c>> {
        let incomplete = self.context.incomplete_locales();
        let is_source_read = !incomplete.contains(self.context.source.name());
        let is_applied = |name| self.rules.iter().any(|applied| applied.rule.name == name);
        exceptions.unused().filter(move |exception| {
            is_source_read
                && is_applied(exception.rule)
                && is_judged(exception, self.context.layers)
                && !incomplete.iter().any(|locale| exception.concerns(locale))
        })
    }

    /// Keeps the findings that are asked for.
    fn retain(&self, findings: &mut Vec<Box<Finding>>, messages: &Messages<'_>) {
        self.chosen.retain(findings, self.context.layers);
        if let Some(touched) = &self.touched {
            touched.retain(findings, messages);
        }
    }
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
