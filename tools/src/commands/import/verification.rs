//! That what is about to be written is what the table says, and passes `check`.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use fluent_codes::LanguageIdentifier;
use fluent_codes::tooling::Source;

use super::change::Change;
use super::errors::refuse;
use super::target::{Target, UNREADABLE};
use super::wanted::{FirstTexts, Wanted};
use crate::check::applied_rule::AppliedRule;
use crate::check::checker;
use crate::check::finding::Finding;
use crate::check::rule::{Find, Rule};
use crate::check::rules::RULES;
use crate::check::scope::Chosen;
use crate::commands::import::arguments::ImportArguments;
use crate::commands::sparse::SparseProject;
use crate::failure::Failure;
use crate::progress_bar;
use crate::project::locales::parse_locale;
use crate::project::severity::Severity;
use crate::syntax::cell_text;
use crate::syntax::outline::{ItemPlace, LocaleOutline};
use crate::tables::table::{Place, TableError};

/// What keeps a table from being brought into files: what cannot be read in full could get a message
/// twice.
pub(super) fn broken(project: &SparseProject<'_>, targets: &[Target<'_>]) -> Vec<String> {
    let written = targets.iter().filter(|target| !target.is_context || !target.wanted.is_empty());
    let locales: Vec<&LocaleOutline<'_>> = written.filter_map(|it| it.locale).collect();
    let files = locales.iter().flat_map(|locale| &locale.files);
    let problems = project.opened.project.problems.iter();
    let problems = problems.chain(files.flat_map(|file| &file.problems)).map(ToString::to_string);
    let duplicates = locales.iter().flat_map(|locale| duplicates(locale));
    let problems = problems.chain(duplicates);
    problems.map(|problem| format!("{problem}; correct it before the import")).collect()
}

/// The messages of a locale whose ids are defined before in it.
fn duplicates(locale: &LocaleOutline<'_>) -> Vec<String> {
    let written = |place: ItemPlace| {
        let at = locale.item(place)?.at();
        let source = locale.file(place)?.source;
        let (line, column) = source.position(at);
        Some(format!("{}:{line}:{column}", source.path()))
    };
    let duplicates = locale.messages().filter_map(|(place, id)| {
        let served = locale.place(id).filter(|served| *served != place)?;
        let (here, there) = (written(place)?, written(served)?);
        Some(format!("{here}: expected each id once; `{id}` stands at {there}"))
    });
    duplicates.collect()
}

/// How many messages are checked at a time.
const MESSAGES: usize = 512;

/// Fails where a text does not read back, or does not pass `check`; gives what `check` warns of.
pub(super) fn verify(
    project: &SparseProject<'_>,
    after: &SparseProject<'_>,
    arguments: &ImportArguments,
    targets: &[Target<'_>],
) -> Result<Vec<TableError>, Failure> {
    let mut errors = Vec::new();
    for target in targets {
        errors.extend(unread(after, target));
    }
    refuse(&arguments.file, errors)?;
    let mut check = Check::new(project, after, targets);
    check.run();
    refuse(&arguments.file, check.errors)?;
    Ok(check.warnings)
}

/// The project as it will be.
pub(super) fn with_changes<'a>(
    project: &'a SparseProject<'_>,
    changes: &'a [Change<'_>],
) -> Result<SparseProject<'a>, Failure> {
    let mut locales = Vec::new();
    let changed = |locale: &str| {
        let changes = changes.iter().filter(|change| change.locale == *locale);
        changes.map(|change| &change.after).collect::<Vec<&Source>>()
    };
    for locale in &project.locales {
        let changed = changed(&locale.name);
        if changed.is_empty() {
            locales.push(Arc::clone(locale));
            continue;
        }
        let mut files: Vec<&Source> = Vec::new();
        for file in &locale.files {
            let now = changed.iter().find(|source| source.path() == file.source.path());
            files.push(now.copied().unwrap_or(file.source));
        }
        files.extend(
            changed.iter().filter(|source| {
                locale.files.iter().all(|file| file.source.path() != source.path())
            }),
        );
        let LocaleOutline { id, name, folder_path, .. } = &**locale;
        locales.push(outline(id, name, folder_path, files));
    }
    for change in changes {
        if project.locale(&change.locale).is_none()
            && locales.iter().all(|locale| locale.name != change.locale)
        {
            let name = &change.locale;
            let id = parse_locale(name).map_err(Failure::new)?;
            let folder = project.layers.top_directory().join(name).display().to_string();
            locales.push(outline(&id, name, &folder, changed(name)));
        }
    }
    Ok(project.with_locales(locales))
}

fn outline<'s>(
    id: &LanguageIdentifier,
    name: &str,
    folder: &str,
    files: Vec<&'s Source>,
) -> Arc<LocaleOutline<'s>> {
    let (id, name, folder) = (id.clone(), name.to_owned(), folder.to_owned());
    Arc::new(LocaleOutline::new(id, name, folder, files.into_iter()))
}

/// The texts of a locale that do not read back as the table says them.
fn unread(after: &SparseProject<'_>, target: &Target<'_>) -> Vec<TableError> {
    let Some(locale) = after.locale(&target.name) else { return Vec::new() };
    let problems: HashMap<&str, &str> = (locale.files.iter())
        .flat_map(|file| &file.problems)
        .filter_map(|problem| Some((problem.id()?, problem.message())))
        .collect();
    let mut errors = Vec::new();
    for wanted in target.wanted.iter() {
        let Wanted { id, attribute, text, place, .. } = wanted;
        let is_read = attribute.is_none() && locale.says(id, text)
            || locale.text(id, attribute).is_some_and(|it| cell_text::canonical(text) == Some(it));
        let problem = problems.get(id);
        if !is_read || problem.is_some() {
            let expected = problem.copied().unwrap_or(UNREADABLE);
            let message = format!("{}: {}: {expected}", wanted.key().with_id(), target.name);
            errors.push(TableError::new(place, message));
        }
    }
    errors
}

/// Rules that find what is still to be translated: that is no reason to refuse what is.
const INCOMPLETE: [&str; 3] = ["missing-message", "missing-attribute", "missing-value"];

/// A check of the messages that a table changes, and of those that refer to them.
struct Check<'c, 'p> {
    before: &'c SparseProject<'p>,
    after: &'c SparseProject<'c>,
    /// The texts of each locale in the table.
    texts: Vec<(&'c str, FirstTexts<'c>)>,
    rules: Vec<AppliedRule>,
    errors: Vec<TableError>,
    warnings: Vec<TableError>,
}

impl<'c, 'p> Check<'c, 'p> {
    fn new(
        before: &'c SparseProject<'p>,
        after: &'c SparseProject<'c>,
        targets: &'c [Target<'_>],
    ) -> Check<'c, 'p> {
        let texts = targets.iter().map(|it| (it.name.as_str(), FirstTexts::new(&it.wanted)));
        let severities = &before.opened.config.severities;
        let mut rules = Vec::new();
        // An exception can be used in another part.
        let is_of_parts = |rule: &&&Rule| {
            !INCOMPLETE.contains(&rule.name) && !matches!(rule.find, Find::AmongUnused(_))
        };
        for rule in RULES.iter().filter(is_of_parts) {
            let severity = severities.get(rule.name).copied().unwrap_or(Some(rule.severity));
            if let Some(severity) = severity.filter(|severity| *severity > Severity::Note) {
                rules.push(AppliedRule { rule, severity, is_reported: true, reports_notes: false });
            }
        }
        let (errors, warnings) = (Vec::new(), Vec::new());
        Check { before, after, texts: texts.collect(), rules, errors, warnings }
    }

    fn run(&mut self) {
        let ids = self.ids();
        let bar = progress_bar::new(u64::try_from(ids.len()).unwrap_or(u64::MAX), "checking");
        for ids in ids.chunks(MESSAGES) {
            self.check(ids);
            bar.inc(u64::try_from(ids.len()).unwrap_or_default());
        }
        bar.finish_and_clear();
    }

    /// The ids of what changes, and of what refers to it.
    fn ids(&self) -> Vec<&'c str> {
        let own = self.texts.iter().flat_map(|(_, texts)| texts.iter().map(|wanted| wanted.id));
        let mut ids: Vec<&str> = own.collect();
        ids.sort_unstable();
        ids.dedup();
        let referring =
            |id: &'c str| self.after.locales.iter().flat_map(move |it| it.referring(id));
        let mut others: BTreeSet<&str> = BTreeSet::new();
        let mut pending: Vec<&str> = ids.iter().flat_map(|id| referring(id)).collect();
        while let Some(id) = pending.pop() {
            if ids.binary_search(&id).is_err() && others.insert(id) {
                pending.extend(referring(id));
            }
        }
        ids.extend(others);
        ids.sort_unstable();
        ids
    }

    fn check(&mut self, ids: &[&str]) {
        let mut others = Vec::new();
        for finding in self.findings(self.after, ids) {
            let error = |place| TableError::new(place, written(&finding));
            match (self.place(&finding), finding.severity) {
                (Some(place), Severity::Error) => self.errors.push(error(place)),
                (Some(place), _) => self.warnings.push(error(place)),
                (None, Severity::Error) => others.push(finding),
                (None, _) => {}
            }
        }
        if others.is_empty() {
            return;
        }
        // What was wrong before, and is no part of the table, does not keep that from being written.
        let key = |finding: &Finding| {
            (finding.rule, finding.locale.clone(), finding.id.clone(), finding.title.clone())
        };
        let before: HashSet<_> = self.findings(self.before, ids).iter().map(|it| key(it)).collect();
        for finding in others.iter().filter(|finding| !before.contains(&key(finding))) {
            let id = finding.id.as_deref().unwrap_or_default();
            let mut places = self.texts.iter().filter_map(|(_, texts)| texts.get(id));
            let place = places.next().map_or(Place::of_line(1), |wanted| wanted.place);
            self.errors.push(TableError::new(place, written(finding)));
        }
    }

    /// The place of a finding's text in the table, if the table has it.
    fn place(&self, finding: &Finding) -> Option<Place> {
        let (_, texts) = self.texts.iter().find(|(locale, _)| **locale == *finding.locale)?;
        texts.get(finding.id.as_deref()?).map(|wanted| wanted.place)
    }

    /// What is found in messages of these ids.
    fn findings(&self, project: &SparseProject<'_>, ids: &[&str]) -> Vec<Box<Finding>> {
        let checked = project.with_part_bundle(ids, |part| {
            checker::check(&[*part], &self.rules, &Chosen::default()).findings
        });
        let ids: HashSet<&str> = ids.iter().copied().collect();
        let mut findings = checked.unwrap_or_default();
        findings.retain(|finding| finding.id.as_deref().is_some_and(|id| ids.contains(id)));
        findings
    }
}

fn written(finding: &Finding) -> String {
    let Finding { rule, locale, id, title, help, .. } = finding;
    let id = id.as_deref().unwrap_or_default();
    format!("{id}: {locale}: {title}; {help} [{rule}]")
}
