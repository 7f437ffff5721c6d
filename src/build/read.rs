//! Reading a locale's files.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use crate::build::walk::{Found, walk};
use crate::ftl::Source;
use crate::problem::{self, Problem, ProblemKind};

/// How large a file can be, in bytes.
pub const MAX_FILE_LEN: u64 = 256 << 20;

/// Reads every `*.ftl` in a folder and the folders below it, in the order of their paths.
pub(crate) fn read_files(folder: &Path, problems: &mut Vec<Problem>) -> Vec<Source> {
    let mut sources = Vec::new();
    walk(folder, &mut |found| match found {
        Found::File(path, _) => match read_file(path) {
            Ok(bytes) => sources.push(Source::of_file(path, bytes)),
            Err(error) => problems.push(unreadable(path, &error)),
        },
        Found::Folder(_) => {}
        Found::Unreadable(path, error) => problems.push(unreadable(path, &error)),
        Found::TooLarge(path, expected) => {
            problems.push(problem(ProblemKind::TooLarge, path, expected));
        }
    });
    sources
}

/// Why a file or folder was not read.
pub(crate) fn unreadable(path: &Path, error: &io::Error) -> Problem {
    if error.kind() == io::ErrorKind::FileTooLarge {
        let message = format!("expected at most {} MiB", MAX_FILE_LEN >> 20);
        return problem(ProblemKind::TooLarge, path, message);
    }
    problem(ProblemKind::Unreadable, path, format!("cannot be read: {error}"))
}

pub(crate) fn problem(kind: ProblemKind, path: &Path, message: String) -> Problem {
    Problem::of_path(kind, &problem::name_of(path), message)
}

/// Reads a regular file of at most 256 MiB, and waits for nothing: a pipe or a device is an error.
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let file = open(path)?;
    // Of the open file: the path may lead to another one by now.
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a regular file"));
    }
    if metadata.len() > MAX_FILE_LEN {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    // The file may grow while it is read.
    file.take(MAX_FILE_LEN + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_FILE_LEN {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// Opens a file without waiting for a writer, in case it is a pipe.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new().read(true).custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}
