//! What is wrong in the files of a catalog, and where.

use std::fmt;
use std::path::Path;

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
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) id: Option<String>,
    pub(crate) message: String,
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
    /// A reference to nothing, or in a circle; it is shown as it is written.
    Reference,
    /// A text that cannot be formatted as it is meant: it calls an unknown function, or is too large.
    /// It is formatted as far as possible.
    Format,
    /// A folder whose name is no known language, or a second one for the same language; it is left
    /// out.
    LocaleName,
    /// A file or folder that cannot be read; it is left out.
    Unreadable,
    /// A file or a catalog beyond the limits of [`CatalogBuilder::build`](crate::CatalogBuilder::build);
    /// what is beyond is left out.
    TooLarge,
    /// The source locale has no messages: in a language without a locale, every code is unknown.
    NoSource,
}

impl Problem {
    /// A problem that concerns a whole file or folder.
    pub(crate) fn of_path(kind: ProblemKind, path: &str, message: String) -> Problem {
        Problem { kind, path: path.to_owned(), line: 1, column: 1, id: None, message }
    }

    /// Whether this is the other problem, even if it has moved in its file.
    pub(crate) fn is_same_elsewhere(&self, other: &Problem) -> bool {
        (self.kind, &self.path, &self.id, &self.message)
            == (other.kind, &other.path, &other.id, &other.message)
    }

    /// What the problem is about.
    pub fn kind(&self) -> ProblemKind {
        self.kind
    }

    /// The file or folder, as the layer names it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The line, counted from 1; 1 where the whole file is meant.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column, counted from 1 in characters; 1 where the whole file is meant.
    pub fn column(&self) -> usize {
        self.column
    }

    /// The id of the message or term concerned (a term's with its `-`), if it is known.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// What is wrong, and what was expected.
    pub fn message(&self) -> &str {
        &self.message
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
        write!(f, "{}:{}:{}: {}", self.path, self.line, self.column, self.message)
    }
}
