//! The bytes of a CSV file in the form that the parser needs.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

/// A file in which each CR LF is read as LF, and whose quotes are found by their offsets.
///
/// The parser counts the LF of a CR LF as a part of the next record, and takes a quote that is not
/// closed for one that is closed by the end of the file.
pub(super) struct Stream<R> {
    input: R,
    offset: u64,
    quotes: VecDeque<u64>,
}

impl<R: BufRead> Stream<R> {
    pub(super) fn new(input: R) -> Stream<R> {
        Stream { input, offset: 0, quotes: VecDeque::new() }
    }

    /// Forgets the quotes before an offset, and counts them.
    pub(super) fn take_quotes(&mut self, end: u64) -> usize {
        let count = self.quotes.partition_point(|offset| *offset < end);
        self.quotes.drain(..count).count()
    }

    /// The next byte, where a line ends.
    fn line_end(&mut self) -> io::Result<u8> {
        self.input.consume(1);
        if self.input.fill_buf()?.first() != Some(&b'\n') {
            return Ok(b'\r');
        }
        self.input.consume(1);
        Ok(b'\n')
    }
}

impl<R: BufRead> Read for Stream<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let bytes = self.input.fill_buf()?;
        let length = match bytes.split(|byte| *byte == b'\r').next().unwrap_or_default() {
            [] if bytes.is_empty() => 0,
            [] => {
                let byte = self.line_end()?;
                [byte].as_slice().read(buffer)?
            }
            mut line => {
                let length = line.read(buffer)?;
                self.input.consume(length);
                length
            }
        };
        for (byte, offset) in buffer.iter().take(length).zip(self.offset..) {
            if *byte == b'"' {
                self.quotes.push_back(offset);
            }
        }
        self.offset += u64::try_from(length).unwrap_or(u64::MAX);
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_with_lf_and_quotes_are_counted() {
        let file = "a,\"b\"\r\n\r\"c\nd\"\r\r\n\r";
        for capacity in 1..file.len() {
            let mut stream = Stream::new(io::BufReader::with_capacity(capacity, file.as_bytes()));
            let mut text = String::new();
            stream.read_to_string(&mut text).unwrap();
            assert_eq!(text, "a,\"b\"\n\r\"c\nd\"\r\n\r");
            assert_eq!([5, 9, 100].map(|end| stream.take_quotes(end)), [2, 1, 1], "{capacity}");
        }
    }
}
