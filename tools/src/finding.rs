//! Something that a rule finds wrong.

use serde::Serialize;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Severity {
    /// The user would see something wrong.
    Error,
}

/// Something wrong: where, what, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Finding {
    pub(crate) rule: &'static str,
    pub(crate) severity: Severity,
    /// The locale, or the name of the folder that should be one.
    pub(crate) locale: String,
    pub(crate) file: String,
    /// From 1.
    pub(crate) line: usize,
    /// From 1, in characters.
    pub(crate) column: usize,
    /// The id of the message or term, where there is one.
    pub(crate) id: Option<String>,
    pub(crate) message: String,
    pub(crate) help: String,
    /// Whether the tool can mend it by itself.
    pub(crate) fixable: bool,
}
