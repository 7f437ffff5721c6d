//! Writing the files of a command: all of them, or none.
//!
//! A command that writes first [locks](Writer::lock) the folder of locales, then reads it, and
//! passes all changes to one call of [`Writer::write`].
//!
//! Every new file is complete beside its target before the first target is replaced. Should a
//! replacement fail, those before it are undone. The lock's file is also the [journal](super::journal)
//! by which the next command that writes undoes what a killed one has begun.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::diagnostics;
use crate::failure::Failure;
use crate::project::file_change::{FileChange, changed};
use crate::project::journal::Journal;
use crate::project::replacement::{self, Beside, Replacement};

/// The lock and journal, in the folder of locales while a command writes.
const LOCK_NAME: &str = ".fluent-codes.lock";

/// The right to write the files of a folder of locales, for one command at a time.
#[derive(Debug)]
pub(crate) struct Writer {
    directory: PathBuf,
    lock: File,
    /// The folders that were created for the lock's file, the outermost first.
    made: Vec<PathBuf>,
    /// Whether nothing is left to undo.
    is_clear: bool,
}

impl Writer {
    /// Waits until no other command writes, and undoes what a killed one has begun. A folder that
    /// does not exist is created, and stays if anything is written into it.
    pub(crate) fn lock(directory: &Path) -> Result<Writer, Failure> {
        let made = replacement::make_folders(directory)
            .map_err(|error| Failure::of_path(directory, error))?;
        let path = directory.join(LOCK_NAME);
        let lock = lock_file(&path).map_err(|error| Failure::of_path(&path, error))?;
        let directory = fs::canonicalize(directory);
        let directory = directory.map_err(|error| Failure::of_path(&path, error))?;
        let mut writer = Writer { directory, lock, made, is_clear: false };
        writer.recover().map_err(|error| Failure::of_path(&path, error))?;
        writer.is_clear = true;
        Ok(writer)
    }

    /// Undoes what a killed command has begun.
    fn recover(&mut self) -> io::Result<()> {
        let Some(journal) = Journal::read(&mut self.lock)? else { return Ok(()) };
        if !journal.is_done() {
            diagnostics::warning(format!(
                "{}: an earlier command was interrupted; what it began is undone",
                self.directory.display()
            ));
        }
        for left in journal.undo(Some(&self.directory)) {
            diagnostics::warning(left);
        }
        Journal::clear(&mut self.lock)
    }

    /// Writes all of the files, or none.
    pub(crate) fn write(&mut self, changes: &[FileChange]) -> Result<(), Failure> {
        let changes = distinct(changes)?;
        if changes.is_empty() {
            return Ok(());
        }
        let mut journal = Journal::default();
        for change in &changes {
            journal.plan(&change.path, change.before.is_some(), &change.after);
        }
        let unwritable = |error: io::Error| Failure::of_path(&self.directory, error);
        journal.begin(&mut self.lock).map_err(unwritable)?;
        self.is_clear = false;
        let Err(failure) = replace_all(&changes, &journal) else {
            self.made.clear();
            journal.end(&mut self.lock).map_err(unwritable)?;
            self.is_clear = true;
            return Ok(());
        };
        let left = journal.undo(None);
        Journal::clear(&mut self.lock).map_err(unwritable)?;
        self.is_clear = true;
        Err(failure.and(left))
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if !self.is_clear {
            return;
        }
        // Before the lock is given up, so that it is never another's file.
        let _ = fs::remove_file(self.directory.join(LOCK_NAME));
        for folder in self.made.iter().rev() {
            // A folder with anything in it stays.
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Whether a killed command has left unfinished work that is not undone yet.
pub(crate) fn is_interrupted(directory: &Path) -> bool {
    let Ok(mut lock) = open_lock(File::options().read(true), &directory.join(LOCK_NAME)) else {
        return false;
    };
    // The command that holds the lock is still running.
    let is_free = lock.try_lock_shared().is_ok();
    is_free && matches!(Journal::read(&mut lock), Ok(Some(_)))
}

/// Opens the lock's file and waits until no other process holds it.
fn lock_file(path: &Path) -> io::Result<File> {
    loop {
        let mut options = File::options();
        let options = options.read(true).write(true).create(true).truncate(false);
        let file = open_lock(options, path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                diagnostics::note(format!(
                    "waiting for another command that writes; it holds {}",
                    path.display()
                ));
                file.lock()?;
            }
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                diagnostics::warning(format!(
                    "{}: the file system has no locks; let one command write at a time",
                    path.display()
                ));
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
        // The command that held it has removed it.
        if replacement::is_at(&file, path) {
            return Ok(file);
        }
    }
}

/// Opens the lock's file through no link, which could lead to a file of somebody's, and without waiting
/// for a pipe.
fn open_lock(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    let odd = || io::Error::new(ErrorKind::InvalidInput, "expected a regular file");
    if fs::symlink_metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        return Err(odd());
    }
    // It may be another one by now.
    #[cfg(unix)]
    let options = {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK)
    };
    let file = options.open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(odd()) }
}

/// The changes, each file once.
fn distinct(changes: &[FileChange]) -> Result<Vec<FileChange>, Failure> {
    let mut distinct: BTreeMap<PathBuf, FileChange> = BTreeMap::new();
    for change in changes {
        let change = change.resolved()?;
        change.check()?;
        check_beside(&change.path)?;
        if let Some(other) = distinct.get(&change.path)
            && other.after != change.after
        {
            let expected = "expected one path to this file; several lead to it";
            return Err(Failure::of_path(&change.path, expected));
        }
        distinct.insert(change.path.clone(), change);
    }
    Ok(distinct.into_values().collect())
}

/// Makes sure that no old contents are kept beside a file: an interrupted command has left them for
/// the user.
fn check_beside(path: &Path) -> Result<(), Failure> {
    let kept = Beside::ALL.map(|beside| beside.path(path));
    let Some(kept) = kept.iter().find(|kept| fs::symlink_metadata(kept).is_ok()) else {
        return Ok(());
    };
    let name = path.file_name().unwrap_or_default().display();
    let expected = format!(
        "expected no file of this name; it holds what `{name}` was before an interrupted command, \
         and can be removed if that is not needed"
    );
    Err(Failure::of_path(kept, expected))
}

/// Writes all new files, then replaces the old ones.
fn replace_all(changes: &[FileChange], journal: &Journal) -> Result<(), Failure> {
    for folder in journal.folders() {
        fs::create_dir_all(folder).map_err(|error| Failure::of_path(folder, error))?;
    }
    let mut replacements = Vec::new();
    for change in changes {
        let replacement = Replacement::new(&change.path, change.before.is_some(), &change.after);
        replacements.push(replacement.map_err(|error| Failure::of_path(&change.path, error))?);
    }
    for (change, replacement) in changes.iter().zip(replacements) {
        change.check()?;
        let put = replacement.keep_old().and_then(|()| replacement.put());
        put.map_err(|error| Failure::of_path(&change.path, error))?;
    }
    // The old file has what was written into it between the check and the replacement.
    for change in changes {
        if replacement::old_contents(&change.path)
            .is_some_and(|old| change.before.as_deref() != Some(&old))
        {
            return Err(changed(&change.path));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
