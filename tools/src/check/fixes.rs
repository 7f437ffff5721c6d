//! Correcting what can be corrected safely.

use std::collections::BTreeMap;

use fluent_codes::tooling::{Source, ast};

use crate::check::finding::{Finding, Fix};
use crate::failure::Failure;
use crate::project::writer::{FileChange, Writer};
use crate::syntax::edits::{self, Edit};
use crate::syntax::messages::Messages;
use crate::syntax::text::Text;

/// Corrects what it can, all files or none, and returns the findings that are corrected.
///
/// Where two fixes concern the same part of a file, the first is made; the next check finds what is
/// left of the other.
pub(crate) fn apply<'f>(
    findings: &'f [Finding],
    locales: &[Messages<'_>],
    writer: &mut Writer,
) -> Result<Vec<&'f Finding>, Failure> {
    let mut of_file: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.fix.is_some()) {
        of_file.entry(&finding.file).or_default().push(finding);
    }
    let (mut mended, mut files) = (Vec::new(), Vec::new());
    for file in locales.iter().flat_map(|messages| &messages.locale.files) {
        let Some(findings) = of_file.get(file.source.path()) else { continue };
        let Some(mending) = mend(file.source, findings) else { continue };
        let change = FileChange::edit(file.source, &mending.text(file.source))?;
        files.push(if mending.keeps_mark { change } else { change.without_mark() });
        mended.extend(mending.findings);
    }
    writer.write(&files)?;
    Ok(mended)
}

/// What is corrected in a file; `None` if it is not UTF-8 throughout, or if every fix would do harm.
fn mend<'f>(source: &Source, findings: &[&'f Finding]) -> Option<Mending<'f>> {
    source.bytes()?;
    let mut mending = Mending::of(findings.iter().copied());
    if mending.harms(source) {
        // What does no harm alone is made.
        let alone = |finding: &&&Finding| !Mending::of([**finding]).harms(source);
        mending = Mending::of(findings.iter().take(MAX_ALONE).filter(alone).copied());
    }
    let is_good = !mending.findings.is_empty() && !mending.harms(source);
    is_good.then_some(mending)
}

/// How many fixes of a file are tried one by one, if all together do harm.
const MAX_ALONE: usize = 200;

/// Fixes of one file that do not overlap.
struct Mending<'f> {
    findings: Vec<&'f Finding>,
    /// In the order of the text.
    edits: Vec<Edit>,
    keeps_mark: bool,
}

impl<'f> Mending<'f> {
    fn of(findings: impl IntoIterator<Item = &'f Finding>) -> Mending<'f> {
        let (fixed, edits) = (Vec::new(), Vec::new());
        let mut mending = Mending { findings: fixed, edits, keeps_mark: true };
        for finding in findings {
            let is_made = match &finding.fix {
                Some(Fix::RemoveMark) => {
                    mending.keeps_mark = false;
                    true
                }
                Some(Fix::Edits(edits)) => mending.add(edits),
                None => false,
            };
            if is_made {
                mending.findings.push(finding);
            }
        }
        mending
    }

    /// Adds the edits of a fix, unless one of them overlaps those that are there.
    fn add(&mut self, edits: &[Edit]) -> bool {
        let is_free = |edit: &Edit| {
            let at = self.place(edit);
            let before = at.checked_sub(1).and_then(|at| self.edits.get(at));
            before.is_none_or(|other| other.range.end < edit.range.start)
                && self.edits.get(at).is_none_or(|other| edit.range.end < other.range.start)
        };
        let are_free = edits.iter().all(is_free);
        for edit in edits.iter().filter(|_| are_free) {
            self.edits.insert(self.place(edit), edit.clone());
        }
        are_free
    }

    /// Where an edit belongs among the others.
    fn place(&self, edit: &Edit) -> usize {
        self.edits.partition_point(|other| other.range.start < edit.range.start)
    }

    fn text(&self, source: &Source) -> String {
        edits::apply(source.text(), &self.edits)
    }

    /// Whether a file would be worse than it was: with more that is broken or empty, or with what
    /// was text as an attribute.
    fn harms(&self, source: &Source) -> bool {
        let mended = Source::new("", self.text(source).into_bytes());
        let (before, after) = (Soundness::of(source), Soundness::of(&mended));
        after.problems > before.problems
            || after.empty > before.empty
            || after.problems == before.problems && after.attributes > before.attributes
    }
}

/// What is wrong with a file, counted, and its attributes.
struct Soundness {
    problems: usize,
    empty: usize,
    attributes: usize,
}

impl Soundness {
    fn of(source: &Source) -> Soundness {
        let parsed = source.parse();
        let (mut empty, mut attributes) = (0, 0);
        for entry in &parsed.entries {
            if let ast::Entry::Message(message) = &entry.node {
                empty += usize::from(message.value.as_ref().is_some_and(is_empty));
                attributes += message.attributes.len();
            }
        }
        Soundness { problems: parsed.problems.len(), empty, attributes }
    }
}

fn is_empty(pattern: &ast::Pattern<&str>) -> bool {
    Text::new(None, pattern).variants.iter().any(|variant| variant.text.trim().is_empty())
}
