//! A folder is named by no language, so nothing in it is served.

use fluent_codes::ProblemKind;

use super::Rule;
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "locale-name",
    severity: Severity::Error,
    find: |rule, context| rule.of_problems(context, &[ProblemKind::LocaleName], HELP),
};

const HELP: &str = "rename the folder as in `zh-CN`, or move it out of the folder of locales";
