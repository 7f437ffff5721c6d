//! A text that can never be formatted as it is meant: it calls a function that there is not, or
//! comes to more than Fluent formats.

use fluent_codes::ProblemKind;

use super::Rule;
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unformattable",
    severity: Severity::Error,
    find: |rule, context| rule.of_problems(context, &[ProblemKind::Format], HELP),
};

const HELP: &str = "correct the function's name, or say it with fewer placeables";
