//! The journal of a command that writes: what the next command needs to undo it, should it be killed.
//!
//! It is written into the lock's file, is complete before the first file is changed, and is removed
//! once all files are written. Until then, the old contents of a replaced file are kept beside it.
//!
//! A journal may come from an untrusted source. So it only names what a command began: old contents
//! are read only from beside their target, and nothing outside of the folder of locales is removed.

use std::cmp::Reverse;
use std::ffi::OsString;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hasher};
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};

use fluent_codes::tooling::read_file;
use serde::{Deserialize, Serialize};

use crate::project::replacement::{self, Beside};

/// The files and folders that a command writes.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Journal {
    /// The folders that it creates, the outermost first.
    folders: Vec<OsString>,
    files: Vec<PlannedFile>,
    /// Whether everything is written.
    #[serde(skip)]
    is_done: bool,
}

/// A file that a command writes.
#[derive(Debug, Serialize, Deserialize)]
struct PlannedFile {
    path: OsString,
    /// Whether it exists before.
    exists: bool,
    /// Of its new contents. It is the same for all commands of one build of this program; to another
    /// build, the file may seem to have been changed by somebody else, and then it stays.
    hash: u64,
}

/// The last line of the journal of a command that is done.
const DONE: &str = "done\n";

/// The maximum length of a journal that is read, in bytes.
const MAX_LEN: u64 = 64 << 20;

impl Journal {
    /// Adds a file that is written.
    pub(crate) fn plan(&mut self, path: &Path, exists: bool, contents: &[u8]) {
        let missing = path.parent().map(replacement::missing_folders).unwrap_or_default();
        self.folders.extend(missing.into_iter().map(PathBuf::into_os_string));
        let hash = hash(contents);
        self.files.push(PlannedFile { path: path.into(), exists, hash });
    }

    /// Whether everything is written, and only the old contents are left.
    pub(crate) fn is_done(&self) -> bool {
        self.is_done
    }

    /// The folders that are made.
    pub(crate) fn folders(&self) -> impl Iterator<Item = &Path> {
        self.folders.iter().map(Path::new)
    }

    /// The journal in the lock's file; `None` if nothing has begun.
    pub(crate) fn read(file: &mut File) -> io::Result<Option<Journal>> {
        let mut text = Vec::new();
        file.rewind()?;
        file.take(MAX_LEN).read_to_end(&mut text)?;
        // Without the end of its line, the journal was not complete, and nothing was changed.
        let Some(end) = text.iter().position(|byte| *byte == b'\n') else { return Ok(None) };
        let (plan, rest) = text.split_at_checked(end + 1).unwrap_or_default();
        let mut journal: Journal = serde_json::from_slice(plan).map_err(|error| {
            let expected = format!("expected the journal of a command that writes: {error}");
            io::Error::new(ErrorKind::InvalidData, expected)
        })?;
        journal.is_done = rest == DONE.as_bytes();
        Ok(Some(journal))
    }

    /// Writes the journal, before anything else is written.
    pub(crate) fn begin(&self, file: &mut File) -> io::Result<()> {
        let mut line = serde_json::to_vec(self)?;
        line.push(b'\n');
        Journal::clear(file)?;
        file.write_all(&line)?;
        file.sync_all()
    }

    /// Marks the command as done, and removes the old contents.
    pub(crate) fn end(mut self, file: &mut File) -> io::Result<()> {
        file.write_all(DONE.as_bytes())?;
        file.sync_all()?;
        self.is_done = true;
        self.remove_old();
        Journal::clear(file)
    }

    /// Empties the lock's file.
    pub(crate) fn clear(file: &mut File) -> io::Result<()> {
        file.set_len(0)?;
        file.rewind()?;
        file.sync_all()
    }

    /// Restores the files, and returns what could not be restored. If the journal may not be this
    /// command's, nothing outside of the folder is removed.
    pub(crate) fn undo(&self, within: Option<&Path>) -> Vec<String> {
        if self.is_done {
            self.remove_old();
            return Vec::new();
        }
        let mut left = Vec::new();
        for file in self.files.iter().rev() {
            if let Err(error) = file.undo(within) {
                left.push(format!("{}: {error}", file.path().display()));
            }
            if let Some(folder) = file.path().parent() {
                replacement::remove_stale(folder);
            }
        }
        let mut folders: Vec<&Path> =
            self.folders().filter(|path| is_within(path, within)).collect();
        // The innermost first. A folder that is not empty stays.
        folders.sort_by_key(|folder| Reverse(folder.as_os_str().len()));
        for folder in folders {
            replacement::remove_stale(folder);
            let _ = fs::remove_dir(folder);
        }
        left
    }

    fn remove_old(&self) {
        for file in &self.files {
            file.remove_old();
        }
    }
}

impl PlannedFile {
    fn path(&self) -> &Path {
        Path::new(&self.path)
    }

    fn undo(&self, within: Option<&Path>) -> io::Result<()> {
        let path = self.path();
        let found = match read_file(path) {
            Ok(found) => Some(found),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        let is_new = found.as_ref().is_some_and(|found| hash(found) == self.hash);
        if !self.exists {
            if !is_new {
                return Ok(());
            }
            if is_within(path, within) {
                return fs::remove_file(path);
            }
            return Err(io::Error::other("was made by an interrupted command; remove it"));
        }
        if let Some(old) = Beside::Old.read(path)? {
            if is_new && found.as_ref() != Some(&old) {
                return fs::rename(Beside::Old.path(path), path);
            }
            return self.keep_found(found, old);
        }
        let Some(old) = Beside::Copy.read(path)? else { return Ok(()) };
        let new = Beside::New.read(path)?.unwrap_or_default();
        if is_new || found.as_ref().is_some_and(|found| is_torn(found, &old, &new)) {
            replacement::write_into(path, &old)?;
            self.remove_old();
            return Ok(());
        }
        self.keep_found(found, old)
    }

    /// Leaves a file that the command did not write.
    fn keep_found(&self, found: Option<Vec<u8>>, old: Vec<u8>) -> io::Result<()> {
        if found == Some(old) {
            self.remove_old();
            return Ok(());
        }
        Err(io::Error::other(format!(
            "was changed after an interrupted command had written it, and stays as it is; what it \
             held before is in a file beside it that begins with `{}`",
            replacement::PREFIX
        )))
    }

    fn remove_old(&self) {
        for beside in Beside::ALL {
            let _ = fs::remove_file(beside.path(self.path()));
        }
    }
}

/// Whether a file was being overwritten: its beginning is new, and the rest old.
fn is_torn(found: &[u8], old: &[u8], new: &[u8]) -> bool {
    let common = found.iter().zip(new).take_while(|(found, new)| found == new).count();
    found.get(common..).unwrap_or_default() == old.get(common..).unwrap_or_default()
}

/// Whether a path leads into a folder without links; always true without a folder.
fn is_within(path: &Path, within: Option<&Path>) -> bool {
    let Some(directory) = within else { return true };
    let parent = path.parent().and_then(|parent| fs::canonicalize(parent).ok());
    parent.is_some_and(|parent| Some(parent.as_path()) == path.parent())
        && path.starts_with(directory)
        && path != directory
}

fn hash(contents: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(contents);
    hasher.finish()
}
