//! The problems of a file or of a locale: those that are listed, and the identities of the others.

use std::collections::HashMap;
use std::sync::Arc;

use crate::problem::{Problem, ProblemKind};

/// How many problems of a file or of a locale are listed.
pub(crate) const MAX_LISTED: usize = 1000;

/// What identifies a problem, wherever it is in its file: the hash of its kind, its path, the id that
/// it concerns and its message.
pub(super) type Identity = u64;

/// The problems of a file or of a locale, in the order in which they were found.
///
/// The first of them are kept whole. Of the others only the identities are, so that a broken file
/// takes little memory, and new problems can still be distinguished from earlier ones.
#[derive(Clone, Debug, Default)]
pub(crate) struct Problems {
    listed: Vec<Problem>,
    unlisted: Vec<Identity>,
    /// The file of the first problem that is not listed.
    unlisted_path: Option<Arc<str>>,
}

impl Problems {
    pub(crate) fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// Adds a problem. Its line and column are computed only if it is listed.
    pub(crate) fn add(&mut self, problem: Problem, position: impl FnOnce() -> (usize, usize)) {
        if self.listed.len() >= MAX_LISTED {
            self.unlisted_path.get_or_insert_with(|| Arc::clone(&problem.path));
            self.unlisted.push(problem.identity());
            return;
        }
        let (line, column) = position();
        self.listed.push(Problem { line, column, ..problem });
    }

    /// Adds a problem that has its line and column.
    pub(crate) fn push(&mut self, problem: Problem) {
        let position = (problem.line, problem.column);
        self.add(problem, || position);
    }

    /// Adds other problems after these.
    pub(crate) fn append(&mut self, other: Problems) {
        for problem in other.listed {
            self.push(problem);
        }
        self.unlisted.extend(other.unlisted);
        if self.unlisted_path.is_none() {
            self.unlisted_path = other.unlisted_path;
        }
    }

    /// The problems that are listed; if there are more, the last one says how many.
    pub(crate) fn list(&self) -> Vec<Problem> {
        let mut list = self.listed.clone();
        list.extend(self.more(self.unlisted.len()));
        list
    }

    /// The problems that were not there before, even if others have moved in their files. A problem
    /// that occurs more often than before is new as often.
    pub(crate) fn new_since(&self, before: &Problems) -> Vec<Problem> {
        let mut counts: HashMap<Identity, usize> = HashMap::new();
        for identity in before.identities() {
            *counts.entry(identity).or_default() += 1;
        }
        let mut is_new = |identity: Identity| match counts.get_mut(&identity) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        };
        let listed = self.listed.iter().filter(|problem| is_new(problem.identity())).cloned();
        let mut new: Vec<Problem> = listed.collect();
        let unlisted = self.unlisted.iter().filter(|identity| is_new(**identity)).count();
        new.extend(self.more(unlisted));
        new
    }

    fn identities(&self) -> impl Iterator<Item = Identity> {
        self.listed.iter().map(Problem::identity).chain(self.unlisted.iter().copied())
    }

    /// A problem in the place of those that are not listed.
    fn more(&self, count: usize) -> Option<Problem> {
        let path = self.unlisted_path.as_ref().filter(|_| count > 0)?;
        let message =
            format!("expected at most {MAX_LISTED} problems; {count} more are not listed");
        Some(Problem::of_path(ProblemKind::TooMany, path, message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(id: &str, line: usize) -> Problem {
        let problem = Problem::of_path(ProblemKind::Syntax, "a.ftl", "expected `=`".to_owned());
        Problem { line, id: Some(id.to_owned()), ..problem }
    }

    fn problems(all: impl IntoIterator<Item = Problem>) -> Problems {
        let mut problems = Problems::default();
        for problem in all {
            problems.push(problem);
        }
        problems
    }

    #[test]
    fn a_problem_is_the_same_in_another_line() {
        let before = problems([problem("E1", 1), problem("E2", 2), problem("E1", 3)]);
        let moved = problems([problem("E2", 12), problem("E1", 13)]);
        assert_eq!(moved.new_since(&before), []);
        let again = problems([problem("E2", 2), problem("E2", 3), problem("E1", 4)]);
        assert_eq!(again.new_since(&before), [problem("E2", 3)]);
    }

    #[test]
    fn problems_that_are_not_listed_are_compared_too() {
        let many =
            |ids: std::ops::Range<usize>| problems(ids.map(|n| problem(&format!("E{n}"), n)));
        let before = many(0..1500);
        assert_eq!(before.list().len(), MAX_LISTED + 1);
        assert_eq!(
            before.list()[MAX_LISTED].to_string(),
            "a.ftl:1:1: expected at most 1000 problems; 500 more are not listed"
        );
        // A hundred are corrected, so that a hundred others are listed.
        assert_eq!(many(100..1500).new_since(&before), []);
        let new = many(0..1502).new_since(&before);
        assert_eq!(new.len(), 1);
        assert_eq!(new[0].message(), "expected at most 1000 problems; 2 more are not listed");
        let mut appended = many(0..500);
        appended.append(many(500..1600));
        assert_eq!(appended.new_since(&many(0..1600)), []);
    }
}
