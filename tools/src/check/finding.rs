//! A finding of a rule.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::check::shared_texts::SharedText;
use crate::project::severity::Severity;
use crate::syntax::edits::Edit;

/// A finding: where something is wrong, what it is, and how to correct it. What many have in common they
/// share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Finding {
    pub(crate) rule: &'static str,
    pub(crate) severity: Severity,
    /// The locale, or the name of the folder that should be one.
    pub(crate) locale: SharedText,
    pub(crate) file: SharedText,
    /// From 1.
    pub(crate) line: usize,
    /// From 1, in characters.
    pub(crate) column: usize,
    /// The id of the message or term, where there is one.
    pub(crate) id: Option<SharedText>,
    /// The attribute that it is about.
    #[serde(skip)]
    pub(crate) attribute: Option<SharedText>,
    /// The text that the message has in the source locale.
    pub(crate) source: Option<SharedText>,
    /// What is wrong.
    #[serde(rename = "message")]
    pub(crate) title: Box<str>,
    pub(crate) help: SharedText,
    /// The correction, where there is one.
    #[serde(flatten, serialize_with = "fix_fields")]
    pub(crate) fix: Option<Box<Fix>>,
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
        match self.fix.as_deref_mut() {
            Some(Fix { change: Change::Edits(edits), .. }) => edits.push(edit),
            _ => {
                let change = Change::Edits(vec![edit]);
                self.fix = Some(Box::new(Fix { change, safety: Safety::Safe }));
            }
        }
    }

    /// Whether there is a correction of this safety.
    pub(crate) fn has_fix(&self, safety: Safety) -> bool {
        self.fix.as_ref().is_some_and(|fix| fix.safety == safety)
    }
}

/// Writes `fixable`, whether there is a safe correction, and `fix`, how safe it is.
fn fix_fields<S: Serializer>(fix: &Option<Box<Fix>>, serializer: S) -> Result<S::Ok, S::Error> {
    let safety = fix.as_ref().map(|fix| fix.safety);
    let mut fields = serializer.serialize_map(Some(2))?;
    fields.serialize_entry("fixable", &(safety == Some(Safety::Safe)))?;
    fields.serialize_entry("fix", &safety)?;
    fields.end()
}
