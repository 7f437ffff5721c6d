//! The file that a command writes its results to.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write, stdout};
use std::path::Path;

use crate::escape;
use crate::failure::Failure;
use crate::project::replacement::{Replacement, folder_of, resolve_new};

/// How the paths of open files of a process begin, which may be regular files.
const OPEN_FILES: [&str; 5] = ["/dev/stdout", "/dev/stderr", "/dev/fd", "/proc", "/dev/tty"];

/// Writes a file, whole or not at all. To what is not a regular file, such as a device or a pipe,
/// and to an open file, such as `/dev/stdout`, it appends.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), Failure> {
    write_with(path, |out| out.write_all(text.as_bytes()))
}

/// The same with contents that are written bit by bit.
pub(crate) fn write_with(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let found = fs::metadata(path).ok();
    if found.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(Failure::of_path(path, "expected a file, found a folder"));
    }
    let folder = folder_of(path);
    if !folder.is_dir() {
        let expected = format!("expected a folder `{}`", folder.display());
        let made =
            if folder.exists() { "found a file" } else { "which does not exist; make it first" };
        return Err(Failure::of_path(path, format!("{expected}, {made}")));
    }
    let is_open = OPEN_FILES.iter().any(|start| path.starts_with(start));
    if is_open || found.as_ref().is_some_and(|metadata| !metadata.is_file()) {
        // What was written to an open file before must stay.
        let file = File::options().append(true).open(path).map_err(of(path))?;
        let mut buffered = BufWriter::new(file);
        write(&mut buffered)?;
        return Ok(buffered.flush()?);
    }
    if found.as_ref().is_some_and(|metadata| metadata.permissions().readonly()) {
        return Err(Failure::of_path(path, "expected a file that can be written"));
    }
    let real = if found.is_some() { fs::canonicalize(path) } else { resolve_new(path) };
    let real = real.map_err(of(path))?;
    let replacement = Replacement::with(&real, found.is_some(), write);
    replacement.and_then(Replacement::put).map_err(of(path))
}

/// Prints what is written; a terminal gets it when it is whole, with nothing that it obeys.
pub(crate) fn print_with(
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let mut out = BufWriter::new(stdout().lock());
    if stdout().is_terminal() {
        let mut text = Vec::new();
        write(&mut text)?;
        out.write_all(escape::result(&String::from_utf8_lossy(&text)).as_bytes())?;
    } else {
        write(&mut out)?;
    }
    Ok(out.flush()?)
}

fn of(path: &Path) -> impl Fn(io::Error) -> Failure {
    move |error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::of_path(
            path,
            "another program has made this file meanwhile; run the command again",
        ),
        _ => Failure::of_path(path, error),
    }
}
