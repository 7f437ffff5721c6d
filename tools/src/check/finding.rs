//! Something that a rule finds wrong.

use serde::{Serialize, Serializer};

use crate::project::severity::Severity;
use crate::syntax::edits::Edit;

/// Something wrong: where, what, and how to correct it.
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
    /// The text that the message has in the source locale.
    pub(crate) source: Option<String>,
    /// What is wrong.
    #[serde(rename = "message")]
    pub(crate) title: String,
    pub(crate) help: String,
    /// The correction, where it is safe.
    #[serde(rename = "fixable", serialize_with = "is_some")]
    pub(crate) fix: Option<Fix>,
    /// Whether nothing else in the message can be corrected safely.
    #[serde(skip)]
    pub(crate) blocks_fixes: bool,
}

/// A correction of the finding's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fix {
    /// The byte order mark is removed.
    RemoveMark,
    /// Parts of the text are replaced, all or none of them.
    Edits(Vec<Edit>),
}

impl Finding {
    /// Adds to the correction: this part of the file's text is replaced.
    pub(crate) fn fix(&mut self, edit: Edit) {
        match &mut self.fix {
            Some(Fix::Edits(edits)) => edits.push(edit),
            _ => self.fix = Some(Fix::Edits(vec![edit])),
        }
    }
}

fn is_some<S: Serializer>(fix: &Option<Fix>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bool(fix.is_some())
}
