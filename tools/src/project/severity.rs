//! The severity of findings, by a rule or by the configuration.

use serde::Serialize;

/// The severity of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Severity {
    /// It may be intended.
    Note,
    /// It is probably wrong.
    Warning,
    /// Users see something wrong.
    Error,
}

impl Severity {
    /// Its name in reports and in the configuration.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}
