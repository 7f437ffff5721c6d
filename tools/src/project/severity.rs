//! How bad findings are, by a rule or by the configuration.

use serde::Serialize;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Severity {
    /// It may be as it is meant.
    Note,
    /// It is probably wrong.
    Warning,
    /// The user would see something wrong.
    Error,
}

impl Severity {
    /// As it is written in reports and in the configuration.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}
