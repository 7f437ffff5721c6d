//! The fixes of one file.

use fluent_codes::tooling::Source;

use crate::check::finding::{Change, Finding};
use crate::syntax::edits::{self, Edit};

/// Fixes of one file that do not overlap.
#[derive(Clone)]
pub(super) struct FileFixes<'f> {
    pub(super) findings: Vec<&'f Finding>,
    /// In the order of the text.
    pub(super) edits: Vec<Edit>,
    pub(super) keeps_mark: bool,
    /// The findings whose fixes would do harm.
    pub(super) refused: Vec<(&'f Finding, Harm)>,
}

impl Default for FileFixes<'_> {
    fn default() -> Self {
        FileFixes { findings: Vec::new(), edits: Vec::new(), keeps_mark: true, refused: Vec::new() }
    }
}

impl<'f> FileFixes<'f> {
    /// Adds the fix of a finding, unless it overlaps one of these.
    pub(super) fn add(&mut self, finding: &'f Finding) {
        let is_added = match finding.fix.as_deref().map(|fix| &fix.change) {
            Some(Change::RemoveMark) => {
                self.keeps_mark = false;
                true
            }
            Some(Change::Edits(edits)) => self.add_edits(edits),
            None => false,
        };
        if is_added {
            self.findings.push(finding);
        }
    }

    /// Adds the edits of a fix, unless one of them overlaps one of these.
    fn add_edits(&mut self, edits: &[Edit]) -> bool {
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

    /// The index of an edit among the others.
    fn place(&self, edit: &Edit) -> usize {
        self.edits.partition_point(|other| other.range.start < edit.range.start)
    }

    /// The text of the file with the fixes.
    pub(super) fn text(&self, source: &Source) -> String {
        edits::apply(source.text(), &self.edits)
    }
}

/// Why a fix is worse than the finding that it corrects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Harm {
    Broken,
    Empty,
    Attribute,
    DefinedAgain,
    Lost,
    ServedOtherwise,
    /// Too many fixes of the file do harm to try the others.
    Untried,
}

impl Harm {
    /// As a part of a sentence.
    pub(super) fn reason(self) -> &'static str {
        match self {
            Harm::Broken => "more of the file would be broken",
            Harm::Empty => "a text would be empty",
            Harm::Attribute => "a text would become an attribute",
            Harm::DefinedAgain => "an id would be defined twice",
            Harm::Lost => "another text refers to the id",
            Harm::ServedOtherwise => "another text would be served",
            Harm::Untried => "too much in the file cannot be corrected",
        }
    }
}
