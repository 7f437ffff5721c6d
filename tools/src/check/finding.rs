//! A finding of a rule.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::project::severity::Severity;
use crate::syntax::edits::Edit;

/// A finding: where something is wrong, what it is, and how to correct it.
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
    /// The attribute that it is about.
    #[serde(skip)]
    pub(crate) attribute: Option<String>,
    /// The text that the message has in the source locale.
    pub(crate) source: Option<String>,
    /// What is wrong.
    #[serde(rename = "message")]
    pub(crate) title: String,
    pub(crate) help: String,
    /// The correction, where there is one.
    #[serde(flatten, serialize_with = "fix_fields")]
    pub(crate) fix: Option<Fix>,
    /// Whether nothing else in the message can be corrected safely.
    #[serde(skip)]
    pub(crate) blocks_fixes: bool,
}

/// A correction of the finding's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fix {
    pub(crate) change: Change,
    pub(crate) safety: Safety,
}

/// What a correction changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// The byte order mark is removed.
    RemoveMark,
    /// Parts of the text are replaced, all or none of them.
    Edits(Vec<Edit>),
}

/// Whether a correction can be made without review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Safety {
    /// Nothing that a program reads is changed.
    Safe,
    /// A program may read the text, as it reads a list of search words.
    Unsafe,
}

impl Finding {
    /// Adds a replacement of this part of the file's text.
    pub(crate) fn fix(&mut self, edit: Edit) {
        match &mut self.fix {
            Some(Fix { change: Change::Edits(edits), .. }) => edits.push(edit),
            _ => self.fix = Some(Fix { change: Change::Edits(vec![edit]), safety: Safety::Safe }),
        }
    }

    /// Whether there is a correction of this safety.
    pub(crate) fn has_fix(&self, safety: Safety) -> bool {
        self.fix.as_ref().is_some_and(|fix| fix.safety == safety)
    }
}

/// Writes `fixable`, whether there is a safe correction, and `fix`, how safe it is.
fn fix_fields<S: Serializer>(fix: &Option<Fix>, serializer: S) -> Result<S::Ok, S::Error> {
    let safety = fix.as_ref().map(|fix| fix.safety);
    let mut fields = serializer.serialize_map(Some(2))?;
    fields.serialize_entry("fixable", &(safety == Some(Safety::Safe)))?;
    fields.serialize_entry("fix", &safety)?;
    fields.end()
}
