//! `check --fix` and `check --diff`: files are corrected in memory, and each correction is checked
//! before anything is written.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use crate::check::bundle::Bundle;
use crate::check::finding::{Finding, Safety};
use crate::check::fixes;
use crate::check::workspace::Workspace;
use crate::commands::check::arguments::CheckArguments;
use crate::commands::check::checked::{Reported, check_opened};
use crate::commands::read_project::Opened;
use crate::commands::{Outcome, print_done};
use crate::diagnostics;
use crate::failure::Failure;
use crate::project::drafts::Drafts;
use crate::project::file_change::FileChange;
use crate::project::layout::Layout;
use crate::project::severity::Severity;
use crate::project::writer::Writer;
use crate::syntax::messages::Messages;

/// How often the files are corrected: a fix may make another one possible.
pub(super) const MAX_ROUNDS: usize = 10;

/// With `--fix`, corrects what can be corrected and prints it; returns whether anything was.
pub(super) fn fix_if_asked(layout: &Layout, arguments: &CheckArguments) -> Result<bool, Failure> {
    if !arguments.fix {
        return Ok(false);
    }
    fix(layout, arguments, &mut |finding| {
        diagnostics::note(format!("fixed: {}", written(finding)));
    })
}

/// Corrects what can be corrected, and calls `see` with each finding that is; returns whether any was.
pub(crate) fn fix(
    layout: &Layout,
    arguments: &CheckArguments,
    see: &mut impl FnMut(&Finding),
) -> Result<bool, Failure> {
    // Locking would create one that does not exist.
    let directories = layout.layers.directories().map(|(_, it)| it).filter(|it| it.is_dir());
    let lock = |directory| Ok((directory, Writer::lock(directory)?));
    let writers: Result<Vec<(&Path, Writer)>, Failure> = directories.map(lock).collect();
    let corrections = Corrections::find(layout, arguments)?;
    if corrections.findings.is_empty() {
        // Without anything to write, the lock is not needed.
        return Ok(false);
    }
    let mut writers = writers?;
    let mut changes: Vec<&FileChange> = corrections.drafts.changes().collect();
    // All of a layer, or none.
    for (directory, writer) in &mut writers {
        let of_layer = changes.extract_if(.., |change| change.path().starts_with(&directory));
        let of_layer: Vec<FileChange> = of_layer.cloned().collect();
        writer.write(&of_layer)?;
    }
    corrections.findings.iter().for_each(see);
    Ok(true)
}

/// Prints what `--fix` would change; the outcome is `Findings` if there is anything.
pub(super) fn show(layout: &Layout, arguments: &CheckArguments) -> Result<Outcome, Failure> {
    let corrections = Corrections::find(layout, arguments)?;
    for finding in &corrections.findings {
        diagnostics::note(format!("would fix: {}", written(finding)));
    }
    let outcome = if corrections.findings.is_empty() { Outcome::Clean } else { Outcome::Findings };
    print_done(&corrections.drafts.changes().map(FileChange::diff).collect::<String>(), outcome)
}

/// A finding as a line.
pub(super) fn written(finding: &Finding) -> String {
    let Finding { rule, file, line, column, title, .. } = finding;
    format!("{file}:{line}:{column}: {title} [{rule}]")
}

/// Whether a finding has a correction that the command line asks for.
fn is_wanted(finding: &Finding, arguments: &CheckArguments) -> bool {
    let is_chosen = arguments.select.is_empty() || arguments.select.contains(&finding.rule);
    let is_ignored = arguments.ignore.contains(&finding.rule);
    let is_safe_enough =
        finding.has_fix(Safety::Safe) || arguments.unsafe_fixes && finding.has_fix(Safety::Unsafe);
    is_chosen && !is_ignored && is_safe_enough
}

/// The corrected files, and the findings that are corrected.
struct Corrections {
    drafts: Drafts,
    findings: Vec<Finding>,
}

impl Corrections {
    fn find(layout: &Layout, arguments: &CheckArguments) -> Result<Corrections, Failure> {
        let mut findings = Vec::new();
        let mut round = Round::start(layout, arguments, Drafts::default())?;
        for _ in 0..MAX_ROUNDS {
            let Some((next, corrected)) = round.correct()? else { break };
            round = next;
            findings.extend(corrected);
        }
        Ok(Corrections { drafts: round.drafts, findings })
    }
}

/// The files with some drafts, and what all rules find in them.
struct Round<'a> {
    layout: &'a Layout,
    arguments: &'a CheckArguments,
    drafts: Drafts,
    opened: Opened,
    findings: Vec<Box<Finding>>,
}

impl<'a> Round<'a> {
    fn start(
        layout: &'a Layout,
        arguments: &'a CheckArguments,
        drafts: Drafts,
    ) -> Result<Round<'a>, Failure> {
        let opened = Opened::with_drafts(layout, &arguments.project, &drafts)?;
        let findings = check_opened(&opened, layout, arguments, Reported::All, |_, checked| {
            Ok(std::mem::take(&mut checked.findings))
        })?;
        Ok(Round { layout, arguments, drafts, opened, findings })
    }

    /// Corrects all that can be corrected at once, and returns the round with it and the findings that
    /// are corrected; `None` if nothing can be.
    fn correct(&self) -> Result<Option<(Round<'a>, Vec<Finding>)>, Failure> {
        let Round { layout, arguments, drafts, .. } = self;
        let wanted = |finding: &&Finding| is_wanted(finding, arguments);
        let found = self.findings.iter().map(Box::as_ref);
        let mut candidates: Vec<&Finding> = found.filter(wanted).collect();
        if candidates.is_empty() {
            return Ok(None);
        }
        let before = Counts::new(&self.findings);
        self.opened.with_bundles(layout, &arguments.project, None, |bundles| {
            while !candidates.is_empty() {
                let (drafts, corrected) = apply(&candidates, bundles, drafts)?;
                if corrected.is_empty() {
                    break;
                }
                let next = Round::start(layout, arguments, drafts)?;
                let worse = before.worse(&Counts::new(&next.findings), &corrected, bundles);
                if worse.is_empty() {
                    return Ok(Some((next, corrected.into_iter().cloned().collect())));
                }
                candidates.retain(|finding| !worse.contains(&key(finding)));
            }
            Ok(None)
        })
    }
}

/// Corrects files, and returns them and the findings that are corrected. They were read with these drafts.
fn apply<'f>(
    findings: &[&'f Finding],
    bundles: &[Bundle<'_>],
    drafts: &Drafts,
) -> Result<(Drafts, Vec<&'f Finding>), Failure> {
    let (mut drafts, mut corrected) = (drafts.clone(), Vec::new());
    let files: HashSet<&str> = findings.iter().map(|finding| &*finding.file).collect();
    for fixed in map_files(bundles, &files, |messages| fixes::apply(findings, messages)) {
        let (changes, of_locale) = fixed?;
        changes.into_iter().for_each(|change| drafts.add(change));
        corrected.extend(of_locale);
    }
    Ok((drafts, corrected))
}

/// Which of these are messages that can be read.
fn readable<'f>(bundles: &[Bundle<'_>], keys: &HashSet<Key<'f>>) -> Vec<Key<'f>> {
    let files: HashSet<&str> = keys.iter().map(|(file, _)| *file).collect();
    let of_locale = |messages: &Messages<'_>| {
        let all = messages.all.iter();
        let own: HashSet<Key<'_>> =
            all.map(|message| (message.file.source.path(), Some(message.id))).collect();
        keys.iter().copied().filter(|key| own.contains(key)).collect::<Vec<Key<'f>>>()
    };
    map_files(bundles, &files, of_locale).into_iter().flatten().collect()
}

/// Calls a function with the messages of each locale, in each bundle, that has one of these files.
fn map_files<T: Send>(
    bundles: &[Bundle<'_>],
    files: &HashSet<&str>,
    of_locale: impl Fn(&Messages<'_>) -> T + Sync,
) -> Vec<T> {
    let mut results = Vec::new();
    for bundle in bundles {
        if bundle.locales.iter().any(|locale| locale.has_file(files)) {
            results.extend(Workspace::of(bundle, |workspace| {
                workspace.map_locales(|locale| locale.has_file(files), &of_locale)
            }));
        }
    }
    results
}

/// A file and the id of a message in it; a finding about the whole file has no id.
type Key<'f> = (&'f str, Option<&'f str>);

fn key(finding: &Finding) -> Key<'_> {
    (&*finding.file, finding.id.as_deref())
}

/// How many findings of each rule a message has.
struct Counts<'f>(BTreeMap<Key<'f>, BTreeMap<(Severity, &'static str), usize>>);

impl<'f> Counts<'f> {
    fn new(findings: &'f [Box<Finding>]) -> Counts<'f> {
        let mut counts: BTreeMap<Key<'f>, BTreeMap<_, usize>> = BTreeMap::new();
        for finding in findings {
            let of_message = counts.entry(key(finding)).or_default();
            *of_message.entry((finding.severity, finding.rule)).or_default() += 1;
        }
        Counts(counts)
    }

    /// The messages that have as many findings as before, or a new one. In one that could not be read
    /// before, warnings and what is missing are not new.
    fn worse(
        &self,
        after: &Counts<'_>,
        corrected: &[&'f Finding],
        bundles: &[Bundle<'_>],
    ) -> HashSet<Key<'f>> {
        let mut keys: HashSet<Key<'f>> = corrected.iter().map(|finding| key(finding)).collect();
        let readable: HashSet<Key<'_>> = readable(bundles, &keys).into_iter().collect();
        let none = BTreeMap::new();
        keys.retain(|key| {
            let is_counted = |(severity, rule): &(Severity, &str)| {
                let may_be_new = *severity < Severity::Error || rule.starts_with("missing-");
                !may_be_new || readable.contains(key)
            };
            let [before, after] = [self.0.get(key), after.0.get(key)].map(|it| it.unwrap_or(&none));
            let sum = |counts: &BTreeMap<(Severity, &str), usize>| {
                let counted = counts.iter().filter(|(rule, _)| is_counted(rule));
                counted.map(|(_, count)| count).sum::<usize>()
            };
            let is_new = |(rule, count): (&(Severity, &str), &usize)| {
                is_counted(rule) && *count > before.get(rule).copied().unwrap_or(0)
            };
            sum(after) >= sum(before) || after.iter().any(|(rule, count)| is_new((rule, count)))
        });
        if keys.is_empty() {
            keys.extend(corrected.iter().map(|finding| key(finding)));
            keys.retain(|(file, _)| after.errors(file) > self.errors(file));
        }
        keys
    }

    /// How many errors a file has.
    fn errors(&self, file: &str) -> usize {
        let of_file = self.0.range((file, None)..).take_while(|((path, _), _)| *path == file);
        let counts = of_file.flat_map(|(_, counts)| counts);
        counts
            .filter(|((severity, _), _)| *severity == Severity::Error)
            .map(|(_, count)| count)
            .sum()
    }
}
