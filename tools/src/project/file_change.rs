//! A file that a command changes or creates.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use fluent_codes::tooling::{BYTE_ORDER_MARK, Source};
use similar::TextDiff;

use crate::escape::{escaped_lines, escaped_path};
use crate::failure::Failure;
use crate::project::input;
use crate::project::replacement;

/// A file that a command changes or creates.
#[derive(Clone, Debug)]
pub(crate) struct FileChange {
    pub(super) path: PathBuf,
    /// Its contents when it was read; `None` if it is new.
    pub(super) before: Option<Arc<Vec<u8>>>,
    pub(super) after: Arc<Vec<u8>>,
}

impl FileChange {
    /// A new file. It is an error if it exists when it is written.
    pub(crate) fn create(path: impl Into<PathBuf>, text: impl Into<Vec<u8>>) -> FileChange {
        FileChange { path: path.into(), before: None, after: Arc::new(text.into()) }
    }

    /// A file with a new text. Its byte order mark stays; a file that is not UTF-8 is an error,
    /// because its bytes cannot be written back.
    pub(crate) fn edit(source: &Source, text: &str) -> Result<FileChange, Failure> {
        let path = source.file();
        let before = source.bytes().ok_or_else(|| Failure::of_path(path, "expected UTF-8"))?;
        let mark =
            if before.starts_with(BYTE_ORDER_MARK.as_bytes()) { BYTE_ORDER_MARK } else { "" };
        let after = Arc::new([mark, text].concat().into_bytes());
        let before = Some(Arc::new(before.into_owned()));
        Ok(FileChange { path: path.to_owned(), before, after })
    }

    /// This change, followed by a later one of the same file.
    pub(crate) fn then(self, later: FileChange) -> FileChange {
        FileChange { before: self.before, ..later }
    }

    /// The change as a unified diff that is safe to show.
    pub(crate) fn diff(&self) -> String {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let before = text(self.before.as_ref().map_or(&[], |before| before.as_slice()));
        let (after, path) = (text(&self.after), escaped_path(&self.path));
        let diff = TextDiff::from_lines(&before, &after);
        escaped_lines(&diff.unified_diff().header(&path, &path).to_string())
    }

    /// The same without a byte order mark.
    pub(crate) fn without_mark(mut self) -> FileChange {
        if self.after.starts_with(BYTE_ORDER_MARK.as_bytes()) {
            Arc::make_mut(&mut self.after).drain(..BYTE_ORDER_MARK.len());
        }
        self
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Its new contents.
    pub(crate) fn contents(&self) -> &[u8] {
        &self.after
    }

    /// The same change, with links in the path resolved.
    pub(super) fn resolved(&self) -> Result<FileChange, Failure> {
        let path = match &self.before {
            Some(_) => fs::canonicalize(&self.path),
            None => replacement::resolve_new(&self.path),
        };
        let path = path.map_err(|error| Failure::of_path(&self.path, error))?;
        Ok(FileChange { path, ..self.clone() })
    }

    /// Makes sure that the file is still as it was read, and can be written.
    pub(super) fn check(&self) -> Result<(), Failure> {
        let Some(before) = &self.before else {
            return match fs::symlink_metadata(&self.path) {
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
                Err(error) => Err(Failure::of_path(&self.path, error)),
                Ok(_) => Err(changed(&self.path)),
            };
        };
        let metadata = fs::metadata(&self.path);
        if metadata.is_ok_and(|metadata| metadata.permissions().readonly()) {
            return Err(Failure::of_path(&self.path, "expected a file that can be written"));
        }
        if input::read(&self.path)? == **before { Ok(()) } else { Err(changed(&self.path)) }
    }
}

/// The error that a file is another one by now.
pub(super) fn changed(path: &Path) -> Failure {
    Failure::of_path(path, "has changed since it was read; run the command again")
}
