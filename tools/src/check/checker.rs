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
use crate::check::progress::Progress;
use crate::check::scope::{Chosen, Touched};
use crate::check::workspace::Workspace;
use crate::project::layers::Layers;
use crate::syntax::messages::Messages;

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
    // One after another: in parallel, a thread that waits for one begins the next.
    let checked: Vec<(Vec<Finding>, Vec<Progress<'c>>)> = bundles.iter().map(check).collect();
    let config = bundles.first().and_then(|workspace| workspace.config.file.as_ref());
    let count = checked.iter().map(|(found, _)| found.len()).sum();
    let (mut findings, mut progress) = (Vec::with_capacity(count), Vec::new());
    let mut about_config: Option<Vec<Finding>> = None;
    for (found, of_locales) in checked {
        let is_about = |finding: &Finding| config.is_some_and(|it| it.path() == &*finding.file);
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
    sort(&mut findings);
    Checked { findings, progress, chosen: chosen.clone() }
}

fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        (&a.file, a.line, a.column, a.rule).cmp(&(&b.file, b.line, b.column, b.rule))
    });
}

fn check_bundle<'c>(
    workspace: &Workspace<'c>,
    rules: &[AppliedRule],
    chosen: &Chosen,
) -> (Vec<Finding>, Vec<Progress<'c>>) {
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
    let mut findings: Vec<Finding> = found.into_iter().flatten().collect();
    findings.extend(bundle.find_unused());
    (findings, survey.progress)
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
    fn find_in_locale(&self, messages: &Messages<'_>) -> Vec<Finding> {
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
        let found: Vec<Vec<Finding>> = self.rules.par_iter().map(find).collect();
        let mut findings: Vec<Finding> = found.into_iter().flatten().collect();
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
    fn find_unused(&self) -> Vec<Finding> {
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
    fn retain(&self, findings: &mut Vec<Finding>, messages: &Messages<'_>) {
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
