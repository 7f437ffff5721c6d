//! A message has a text that shows nothing; it counts as missing.

use fluent_codes::ProblemKind;

use super::Rule;
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "empty-text",
    severity: Severity::Error,
    find: |rule, context| rule.of_problems(context, &[ProblemKind::EmptyText], HELP),
};

const HELP: &str = "write the text, or delete the message until there is one";
