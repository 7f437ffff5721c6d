//! An entry is not Fluent syntax: it is not served.

use fluent_codes::ProblemKind;

use super::Rule;
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "syntax",
    severity: Severity::Error,
    find: |rule, context| rule.of_problems(context, &[ProblemKind::Syntax], HELP),
};

const HELP: &str = "mend it; what is broken is not served";
