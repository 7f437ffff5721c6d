//! How findings are printed.

mod causes;
pub(crate) mod github;
pub(crate) mod json;
pub(crate) mod junit;
pub(crate) mod sarif;
pub(crate) mod short;
pub(crate) mod statistics;
pub(crate) mod text;

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use fluent_codes::tooling::Source;
use serde::Serialize;

use crate::check::bundle::Bundle;
use crate::check::checker::Checked;
use crate::check::coverage::Coverage;
use crate::check::finding::Finding;
use crate::project::ids::Ids;
use crate::project::severity::Severity;
use crate::wording::count;

/// The contents of a report.
pub(crate) struct Report<'r> {
    /// Those that are shown: the source's first, then in the order of their files.
    pub(crate) findings: Vec<&'r Finding>,
    /// All of them.
    all: &'r [Box<Finding>],
    /// How many findings of each rule are not shown.
    pub(crate) hidden: BTreeMap<&'static str, usize>,
    pub(crate) summary: Summary,
    /// The name of the source locale.
    source: &'r str,
    /// The noun for what is counted: codes or messages.
    counted: &'static str,
    /// The files that have findings, by their paths.
    files: BTreeMap<&'r str, &'r Source>,
}

/// The lines of files, by their paths.
type Lines<'r> = BTreeMap<&'r str, Vec<&'r str>>;

/// The findings and the translations, counted.
#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    #[serde(flatten)]
    counts: Counts,
    pub(crate) locales: BTreeMap<String, Coverage>,
}

/// Findings, counted.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Counts {
    errors: usize,
    warnings: usize,
    notes: usize,
}

impl<'r> Report<'r> {
    /// The report of a check of each bundle, with at most so many findings of each rule.
    pub(crate) fn new(
        bundles: &[Bundle<'r>],
        checked: &'r Checked,
        max_per_rule: usize,
    ) -> Report<'r> {
        let mut locales: BTreeMap<String, Coverage> = BTreeMap::new();
        for (bundle, coverages) in bundles.iter().zip(&checked.coverages) {
            let is_chosen =
                |name: &str| checked.chosen.covers_locale(name, Path::new(&bundle.folder_of(name)));
            for (name, coverage) in coverages.iter().filter(|(name, _)| is_chosen(name)) {
                locales.entry(name.clone()).or_default().add(*coverage);
            }
        }
        let first = bundles.first();
        let all = bundles.iter().flat_map(|bundle| bundle.locales);
        let files = all.flat_map(|locale| &locale.sources).map(|(_, source)| *source);
        let config = first.and_then(|bundle| bundle.config.file.as_ref());
        let locks = first.into_iter().flat_map(|bundle| bundle.locks.sources());
        let rust = first.and_then(|bundle| bundle.rust_sources);
        let rust = rust.into_iter().flat_map(|sources| &sources.files).map(|file| &file.source);
        let found: HashSet<&str> = checked.findings.iter().map(|finding| &*finding.file).collect();
        let files = files.chain(config).chain(locks).chain(rust);
        let files = files.filter(|file| found.contains(file.path()));
        let has_any_ids = first.is_some_and(|bundle| bundle.ids == Ids::Any);
        let source = first.map_or("", |bundle| bundle.source_files.name);
        let (findings, hidden) = shown(&checked.findings, source, max_per_rule);
        Report {
            findings,
            all: &checked.findings,
            hidden,
            summary: Summary { counts: Counts::of(&checked.findings), locales },
            source,
            counted: if has_any_ids { "messages" } else { "codes" },
            files: files.map(|file| (file.path(), file)).collect(),
        }
    }

    /// The lines of the files that these findings are in.
    fn lines<'f>(&self, findings: impl Iterator<Item = &'f Finding>) -> Lines<'r> {
        let mut lines = Lines::new();
        for finding in findings {
            if let Some((path, file)) = self.files.get_key_value(&*finding.file) {
                lines.entry(*path).or_insert_with(|| file.text().lines().collect());
            }
        }
        lines
    }
}

/// At most so many findings of each rule, the source's first, for they concern every locale; and how
/// many others each rule has.
fn shown<'f>(
    findings: &'f [Box<Finding>],
    source: &str,
    max_per_rule: usize,
) -> (Vec<&'f Finding>, BTreeMap<&'static str, usize>) {
    let mut sorted: Vec<&Finding> = findings.iter().map(Box::as_ref).collect();
    sorted.sort_by_key(|finding| &*finding.locale != source);
    let (mut counts, mut hidden) = (BTreeMap::new(), BTreeMap::new());
    sorted.retain(|finding| {
        let count: &mut usize = counts.entry(finding.rule).or_default();
        *count += 1;
        let is_shown = *count <= max_per_rule;
        if !is_shown {
            *hidden.entry(finding.rule).or_default() += 1;
        }
        is_shown
    });
    (sorted, hidden)
}

impl Counts {
    fn of(findings: &[Box<Finding>]) -> Counts {
        let mut counts = Counts::default();
        for finding in findings {
            counts.add(finding.severity);
        }
        counts
    }

    fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
    }

    /// As part of a sentence; errors even if there are none.
    fn written(self) -> String {
        let mut written = count(self.errors, "error");
        for (number, noun) in [(self.warnings, "warning"), (self.notes, "note")] {
            if number > 0 {
                written = format!("{written}, {}", count(number, noun));
            }
        }
        written
    }
}
