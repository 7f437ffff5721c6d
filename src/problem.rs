//! What is wrong in the files of a catalog, and where.

pub(crate) mod problems;

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::Arc;

/// Something wrong in the files: what, where, and how to correct it.
///
/// A problem concerns only what it names; the catalog serves the rest.
///
/// ```
/// use fluent_codes::tooling::Source;
///
/// let source = Source::new("fr/errors.ftl", "E131201 fichier trop grand\n".as_bytes());
/// let problem = &source.parse().problems[0];
/// assert_eq!((problem.line(), problem.column()), (1, 9));
/// assert_eq!(
///     problem.message(),
///     "expected `=` after the id, as in `E131201 = text`, found `f`"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub(crate) kind: ProblemKind,
    pub(crate) path: Arc<str>,
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) id: Option<String>,
    /// Names no line, and so does not change when lines are added above.
    pub(crate) message: String,
    /// Details that may change when other lines change.
    pub(crate) note: Option<String>,
}

/// What a [`Problem`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProblemKind {
    /// An entry that is not Fluent syntax; it is left out.
    Syntax,
    /// Bytes that are not UTF-8; the entries that hold them are left out.
    Encoding,
    /// A byte order mark at the start of a file; it is skipped.
    ByteOrderMark,
    /// An id that one layer of one locale has twice; the first one serves.
    DuplicateId,
    /// A message whose text is empty; it counts as missing.
    EmptyText,
    /// A reference to something that does not exist, or in a cycle; it is shown as it is written.
    Reference,
    /// A variable that the source locale's message does not have; it is shown as it is written,
    /// since applications pass no argument for it.
    UnknownVariable,
    /// A text that cannot be formatted without a defect: it calls an unknown function, gives `NUMBER`
    /// an unknown option or a value out of its range, or is too large. It is formatted as far as
    /// possible.
    Format,
    /// A file without messages and terms.
    NoMessages,
    /// A folder whose name is no known language, or a second one for the same language; it is left
    /// out.
    LocaleName,
    /// A file or folder that cannot be read; it is left out.
    Unreadable,
    /// A file, folder, locale or catalog beyond the limits of
    /// [`CatalogBuilder::build`](crate::CatalogBuilder::build); what is beyond is left out.
    TooLarge,
    /// More problems than are listed.
    TooMany,
    /// The source locale has no messages: in a language without a locale, every code is unknown.
    NoSource,
}

/// A problem without its path, line and column.
pub(crate) struct Unplaced {
    pub(crate) kind: ProblemKind,
    pub(crate) id: Option<String>,
    pub(crate) message: String,
    pub(crate) note: Option<String>,
}

impl Unplaced {
    pub(crate) fn new(kind: ProblemKind, message: impl Into<String>) -> Unplaced {
        Unplaced { kind, id: None, message: message.into(), note: None }
    }
}

impl Problem {
    /// A problem that concerns a whole file or folder.
    pub(crate) fn of_path(kind: ProblemKind, path: &str, message: String) -> Problem {
        let (path, id, note) = (path.into(), None, None);
        Problem { kind, path, line: 1, column: 1, id, message, note }
    }

    /// A hash that does not change when the problem moves in its file.
    fn identity(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.kind, &self.path, &self.id, &self.message).hash(&mut hasher);
        hasher.finish()
    }

    /// What the problem is about.
    pub fn kind(&self) -> ProblemKind {
        self.kind
    }

    /// The file or folder, as the layer names it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The line, counted from 1; 1 for a problem of the whole file.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column, counted from 1 in characters; 1 for a problem of the whole file.
    pub fn column(&self) -> usize {
        self.column
    }

    /// The id of the message or term concerned, a term's with its `-`, if it is known.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// What is wrong, and what was expected. It names no lines, and so does not change when the
    /// problem moves in its file.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// A detail that helps to find the cause, such as where the other entry of a duplicate is.
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }
}

/// A path as problems name it. Bytes that are not Unicode are escaped, so that no two paths get one
/// name.
pub(crate) fn name_of(path: &Path) -> String {
    let mut name = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        name.push_str(chunk.valid());
        name.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02X}")));
    }
    name
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.path, self.line, self.column, self.message)?;
        match &self.note {
            Some(note) => write!(f, "; {note}"),
            None => Ok(()),
        }
    }
}
