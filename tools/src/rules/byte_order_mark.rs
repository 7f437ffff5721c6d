//! A file begins with a byte order mark, at which other Fluent tools lose its first entry.

use fluent_codes::ProblemKind;

use super::Rule;
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "byte-order-mark",
    severity: Severity::Error,
    find: |rule, context| rule.of_problems(context, &[ProblemKind::ByteOrderMark], HELP),
};

const HELP: &str = "save the file as `UTF-8`, not as `UTF-8 with BOM`";
