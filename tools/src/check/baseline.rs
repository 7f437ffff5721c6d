//! Known findings of a project, so that only new ones are reported.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::check::finding::Finding;
use crate::failure::Failure;
use crate::project::input;

/// The version of the format; it changes when a field is renamed or removed.
const VERSION: u32 = 1;

/// The number of findings of each kind, wherever they are in their files.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Baseline {
    counts: BTreeMap<FindingKind, usize>,
}

/// What identifies a finding apart from its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FindingKind {
    file: String,
    rule: String,
    locale: String,
    id: Option<String>,
}

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    version: u32,
    findings: Vec<(FindingKind, usize)>,
}

impl Baseline {
    pub(crate) fn new(findings: &[Box<Finding>]) -> Baseline {
        let mut counts = BTreeMap::new();
        for finding in findings {
            *counts.entry(FindingKind::of(finding)).or_default() += 1;
        }
        Baseline { counts }
    }

    pub(crate) fn read(path: &Path) -> Result<Baseline, Failure> {
        let text = input::text(path, input::read_named(path)?)?;
        let document: Document = serde_json::from_str(&text).map_err(|error| {
            let expected = "expected a file that --write-baseline wrote";
            Failure::of_path(path, format!("{expected}: {error}"))
        })?;
        if document.version != VERSION {
            let message = format!("expected version {VERSION}, found {}", document.version);
            return Err(Failure::of_path(path, message));
        }
        Ok(Baseline { counts: document.findings.into_iter().collect() })
    }

    /// The text of the file: a line for each finding, so that git merges it line by line.
    pub(crate) fn to_text(&self) -> Result<String, Failure> {
        let mut lines = Vec::new();
        for entry in &self.counts {
            lines.push(serde_json::to_string(&entry).map_err(std::io::Error::from)?);
        }
        let findings = lines.join(",\n");
        Ok(format!("{{\"version\":{VERSION},\"findings\":[\n{findings}\n]}}\n"))
    }

    /// The number of findings.
    pub(crate) fn len(&self) -> usize {
        // Who writes the file can write any number.
        self.counts.values().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// The findings that are still there.
    pub(crate) fn still_there(&self, now: &Baseline) -> Baseline {
        let mut counts = BTreeMap::new();
        for (kind, count) in &self.counts {
            if let Some(now) = now.counts.get(kind) {
                counts.insert(kind.clone(), *count.min(now));
            }
        }
        Baseline { counts }
    }

    /// Removes the known findings; if there are more of a kind than are known, the last ones stay.
    pub(crate) fn retain_new(&self, findings: &mut Vec<Box<Finding>>) {
        let mut left = self.counts.clone();
        findings.retain(|finding| match left.get_mut(&FindingKind::of(finding)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
    }
}

impl FindingKind {
    fn of(finding: &Finding) -> FindingKind {
        FindingKind {
            file: finding.file.to_string(),
            rule: finding.rule.to_owned(),
            locale: finding.locale.to_string(),
            id: finding.id.as_deref().map(str::to_owned),
        }
    }
}
