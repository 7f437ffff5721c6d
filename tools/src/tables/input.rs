//! A table's file while it is read.

use std::cell::Cell;
use std::io::{self, BufRead, ErrorKind, Read};
use std::rc::Rc;

use fluent_codes::tooling::BYTE_ORDER_MARK;

use crate::tables::table::{Place, TableError};

/// The maximum length of a table, in bytes. A million units of XLIFF take about half of it.
const MAX_LEN: u64 = 1 << 30;

/// A table's file, and how far it is read.
pub(crate) struct Input<'i> {
    bytes: Box<dyn BufRead + 'i>,
    lines: Rc<Cell<usize>>,
    /// How long the file is, as far as it is known.
    length: u64,
    /// How much more of the file can be read; `None` once too much was.
    rest: Option<u64>,
    /// The locales of the columns, where the user names them.
    pub(crate) columns: &'i [String],
}

/// The first bytes of a file in UTF-16.
const UTF_16: [[u8; 2]; 2] = [[0xFF, 0xFE], [0xFE, 0xFF]];

pub(crate) const UTF_8: &str = "expected UTF-8; in Excel, save the file as `CSV UTF-8`";

impl<'i> Input<'i> {
    /// Begins to read a file of this length, 0 if that is not known; a byte order mark is no part of
    /// it.
    pub(crate) fn new(
        bytes: impl BufRead + 'i,
        length: u64,
        columns: &'i [String],
    ) -> Result<Input<'i>, TableError> {
        let mut bytes: Box<dyn BufRead + 'i> = Box::new(bytes);
        let start = bytes.fill_buf().map_err(|error| failed(0, &error))?;
        if UTF_16.iter().any(|mark| start.starts_with(mark)) {
            return Err(TableError::new(
                Place::of_line(1),
                "expected UTF-8, found UTF-16; in Excel, save the file as `CSV UTF-8`",
            ));
        }
        if start.starts_with(BYTE_ORDER_MARK.as_bytes()) {
            bytes.consume(BYTE_ORDER_MARK.len());
        }
        Ok(Input { bytes, lines: Rc::default(), length, rest: Some(MAX_LEN), columns })
    }

    /// Counts the line breaks that have been read.
    pub(crate) fn line_breaks(&self) -> Rc<Cell<usize>> {
        Rc::clone(&self.lines)
    }

    /// All of the file.
    pub(crate) fn read_text(&mut self) -> Result<String, TableError> {
        // A text that grows is copied, and needs the room twice.
        let length = usize::try_from(self.length.min(MAX_LEN)).unwrap_or_default();
        let mut text = Vec::with_capacity(length);
        self.read_to_end(&mut text).map_err(|error| failed(self.lines.get(), &error))?;
        String::from_utf8(text).map_err(|error| {
            let valid = error.as_bytes().get(..error.utf8_error().valid_up_to());
            let breaks = valid.unwrap_or_default().iter().filter(|byte| **byte == b'\n').count();
            TableError::new(Place::of_line(breaks + 1), UTF_8)
        })
    }
}

/// The error for a file that cannot be read to its end.
pub(crate) fn failed(line_breaks: usize, error: &dyn std::error::Error) -> TableError {
    TableError::new(Place::of_line(line_breaks + 1), error.to_string())
}

impl Read for Input<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(buffer)?;
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Input<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.rest.is_none() {
            let message = format!("expected at most {} MiB", MAX_LEN >> 20);
            return Err(io::Error::new(ErrorKind::FileTooLarge, message));
        }
        self.bytes.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        let read = self.bytes.fill_buf().ok().and_then(|bytes| bytes.get(..amount));
        let breaks = read.unwrap_or_default().iter().filter(|byte| **byte == b'\n').count();
        self.lines.set(self.lines.get() + breaks);
        let amount_read = u64::try_from(amount).unwrap_or(u64::MAX);
        self.rest = self.rest.and_then(|rest| rest.checked_sub(amount_read));
        self.bytes.consume(amount);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_much_is_read() {
        let too_long = TableError::new(Place::of_line(2), "expected at most 1024 MiB");
        for (limit, expected) in [(7, Ok("abc\ndef".to_owned())), (6, Err(too_long))] {
            let mut input = Input::new(&b"abc\ndef"[..], 0, &[]).unwrap();
            input.rest = Some(limit);
            assert_eq!(input.read_text(), expected);
        }
    }
}
