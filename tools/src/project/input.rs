//! Files that are read in full: they are bounded.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use fluent_codes::tooling::{self, MAX_FILE_LEN, Source};

use crate::failure::Failure;

/// Reads a file that belongs to a project: a regular one, so that nothing is waited for.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    tooling::read_file(path).map_err(|error| unreadable(path, error))
}

/// The same, if there is one.
pub(crate) fn read_optional(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    match tooling::read_file(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(path, error)),
    }
}

/// Reads a file that the command line names. It can be a pipe.
pub(crate) fn read_named(path: &Path) -> Result<Vec<u8>, Failure> {
    let read = || {
        let mut bytes = Vec::new();
        Bounded::new(File::open(path)?).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|error| unreadable(path, error))
}

/// What is read of a file that may never end: more than a file can have is an error.
struct Bounded<R> {
    inner: R,
    left: u64,
}

impl<R> Bounded<R> {
    fn new(inner: R) -> Bounded<R> {
        Bounded { inner, left: MAX_FILE_LEN }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let len = self.inner.read(buffer)?;
        match self.left.checked_sub(len as u64) {
            Some(left) => self.left = left,
            None => return Err(ErrorKind::FileTooLarge.into()),
        }
        Ok(len)
    }
}

/// The text of a file.
pub(crate) fn text(path: &Path, bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|error| {
        let (valid, rest) = error.as_bytes().split_at(error.utf8_error().valid_up_to());
        let source = Source::new("", valid);
        let (line, column) = source.position(source.text().len());
        let found = rest.first().map(|byte| format!(", found the byte 0x{byte:02x}"));
        let place = format!("{}:{line}:{column}", path.display());
        Failure::new(format!("{place}: expected UTF-8{}", found.unwrap_or_default()))
    })
}

fn unreadable(path: &Path, error: io::Error) -> Failure {
    match error.kind() {
        ErrorKind::FileTooLarge => {
            Failure::of_path(path, format!("expected at most {} MiB", MAX_FILE_LEN >> 20))
        }
        ErrorKind::InvalidInput => Failure::of_path(path, "expected a regular file"),
        _ => Failure::of_path(path, error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_ends_is_an_error() {
        let mut input = Bounded { inner: io::repeat(b'x'), left: 10 };
        let error = input.read_to_end(&mut Vec::new()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::FileTooLarge);
        let mut input = Bounded { inner: &b"four"[..], left: 4 };
        assert_eq!(input.read_to_end(&mut Vec::new()).unwrap(), 4);
    }

    #[test]
    fn what_is_not_utf8_is_named() {
        let failure = text(Path::new("a.toml"), b"one\n\xe6\x96\x87=\xff".to_vec()).unwrap_err();
        let Failure::Messages(messages) = failure else { panic!("{failure:?}") };
        assert_eq!(messages, ["a.toml:2:3: expected UTF-8, found the byte 0xff"]);
    }
}
