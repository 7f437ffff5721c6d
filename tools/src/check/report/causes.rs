//! Findings, grouped by what causes them.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};

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
pub(super) fn group<'f>(findings: &'f [Box<Finding>], source: &str) -> Vec<Cause<'f>> {
    let mut sorted: Vec<&Finding> = findings.iter().map(Box::as_ref).collect();
    sorted.sort_by_key(|it| (&*it.locale != source, Reverse(it.severity), it.rule));
    let mut others: HashMap<Common<'f>, Vec<&'f str>> = HashMap::new();
    for finding in sorted.iter().copied().filter(|finding| finding.id.is_some()) {
        let others = others.entry(Common(finding));
        others.and_modify(|others| others.push(&finding.locale)).or_default();
    }
    for (Common(first), others) in &mut others {
        let mut known = HashSet::from([&*first.locale]);
        others.retain(|locale| known.insert(locale));
    }
    let mut causes = Vec::with_capacity(sorted.len());
    for finding in sorted {
        match others.get_key_value(&Common(finding)) {
            Some((Common(first), others)) if others.len() + 1 >= MIN_LOCALES => {
                if first.locale == finding.locale {
                    causes.push(Cause { finding, others: others.clone() });
                }
            }
            _ => causes.push(Cause { finding, others: Vec::new() }),
        }
    }
    causes
}

/// A finding about a message, compared by what those of several locales have in common.
struct Common<'f>(&'f Finding);

impl<'f> Common<'f> {
    fn fields(&self) -> impl Hash + Eq + use<'f> {
        let Finding { rule, id, attribute, source, help, .. } = self.0;
        (rule, id, attribute, source, help)
    }

    /// The title in parts, without the name of the locale.
    fn title(&self) -> impl Iterator<Item = &'f str> {
        let Finding { title, locale, .. } = self.0;
        title.split('`').filter(|part| **part != **locale)
    }
}

impl PartialEq for Common<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.fields() == other.fields() && self.title().eq(other.title())
    }
}

impl Eq for Common<'_> {}

impl Hash for Common<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.fields().hash(state);
        self.title().for_each(|part| part.hash(state));
    }
}
