//! A file or folder cannot be read, or is too large: nothing in it is served.

use fluent_codes::ProblemKind;

use super::Rule;
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unreadable",
    severity: Severity::Error,
    find: |rule, context| {
        rule.of_problems(context, &[ProblemKind::Unreadable, ProblemKind::TooLarge], HELP)
    },
};

const HELP: &str = "look at its permissions and its size";
