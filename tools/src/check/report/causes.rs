//! Findings, grouped by what causes them.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::check::finding::Finding;

/// A finding, and the other locales that have the same one.
pub(super) struct Cause<'f> {
    pub(super) finding: &'f Finding,
    /// In the order of their files.
    pub(super) others: Vec<&'f str>,
}

/// How many locales must have a finding for it to be shown once: then it often is the source's.
const MIN_LOCALES: usize = 4;

/// Groups findings. The source's come first, for they concern every locale; then errors, warnings and
/// notes, those of a rule together. What many locales have in common is one cause.
pub(super) fn group<'f>(findings: &'f [Finding], source: &str) -> Vec<Cause<'f>> {
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|it| (&*it.locale != source, Reverse(it.severity), it.rule));
    let mut locales: HashMap<Common<'f>, Vec<&'f str>> = HashMap::new();
    for finding in &sorted {
        if let Some(common) = Common::of(finding) {
            let locales = locales.entry(common).or_default();
            if !locales.contains(&&*finding.locale) {
                locales.push(&finding.locale);
            }
        }
    }
    let mut causes = Vec::new();
    for finding in sorted {
        let of_cause = Common::of(finding).and_then(|common| locales.get(&common));
        let of_cause = of_cause.map(Vec::as_slice).unwrap_or_default();
        match of_cause.split_first() {
            Some((first, others)) if of_cause.len() >= MIN_LOCALES => {
                if **first == *finding.locale {
                    causes.push(Cause { finding, others: others.to_vec() });
                }
            }
            _ => causes.push(Cause { finding, others: Vec::new() }),
        }
    }
    causes
}

/// What the findings of several locales have in common.
#[derive(PartialEq, Eq, Hash)]
struct Common<'f> {
    rule: &'static str,
    id: &'f str,
    attribute: Option<&'f str>,
    source: Option<&'f str>,
    /// Without the name of the locale.
    title: String,
    help: &'f str,
}

impl<'f> Common<'f> {
    /// `None` for a finding that is about no message.
    fn of(finding: &'f Finding) -> Option<Common<'f>> {
        let id = finding.id.as_deref()?;
        Some(Common {
            rule: finding.rule,
            id,
            attribute: finding.attribute.as_deref(),
            source: finding.source.as_deref(),
            title: finding.title.replace(&format!("`{}`", finding.locale), "``"),
            help: &finding.help,
        })
    }
}
