//! A text refers to a message or term that its locale lacks: the user would see its name in braces.

use fluent_codes::ProblemKind;

use super::Rule;
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unresolved-reference",
    severity: Severity::Error,
    find: |rule, context| rule.of_problems(context, &[ProblemKind::Reference], HELP),
};

const HELP: &str = "correct the name, or add what it names to this locale";
