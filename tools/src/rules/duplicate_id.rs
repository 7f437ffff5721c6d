//! An id stands twice in one locale: only the first is ever shown.

use fluent_codes::ProblemKind;

use super::Rule;
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-id",
    severity: Severity::Error,
    find: |rule, context| rule.of_problems(context, &[ProblemKind::DuplicateId], HELP),
};

const HELP: &str = "keep one of the two";
