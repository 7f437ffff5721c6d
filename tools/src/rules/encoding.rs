//! A file is not UTF-8: the messages with foreign bytes are not served.

use fluent_codes::ProblemKind;

use super::Rule;
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "encoding",
    severity: Severity::Error,
    find: |rule, context| rule.of_problems(context, &[ProblemKind::Encoding], HELP),
};

const HELP: &str = "reopen the file in the encoding it was written in, look whether the text reads right, and save it as UTF-8";
