//! The bytes of a CSV file in the form that the parser needs.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

/// A file in which each CR LF is read as LF, and whose bytes are kept until they are taken.
///
/// The parser counts the LF of a CR LF as a part of the next record, takes a quote that is not closed
/// for one that is closed by the end of the file, and does not tell where the cells of a record begin.
pub(super) struct Stream<R> {
    input: R,
    /// What was read, but not taken.
    bytes: VecDeque<u8>,
    /// How many bytes were taken.
    taken: u64,
}

impl<R: BufRead> Stream<R> {
    pub(super) fn new(input: R) -> Stream<R> {
        Stream { input, bytes: VecDeque::new(), taken: 0 }
    }

    /// Takes what was read before an offset.
    pub(super) fn take_before(&mut self, end: u64) -> Vec<u8> {
        let count = usize::try_from(end.saturating_sub(self.taken)).unwrap_or(usize::MAX);
        let taken: Vec<u8> = self.bytes.drain(..count.min(self.bytes.len())).collect();
        self.taken = end;
        taken
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
        self.bytes.extend(buffer.iter().take(length));
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_with_lf_and_what_was_read_is_taken() {
        let file = "a,\"b\"\r\n\r\"c\nd\"\r\r\n\r";
        for capacity in 1..file.len() {
            let mut stream = Stream::new(io::BufReader::with_capacity(capacity, file.as_bytes()));
            let mut text = String::new();
            stream.read_to_string(&mut text).unwrap();
            assert_eq!(text, "a,\"b\"\n\r\"c\nd\"\r\n\r");
            let taken = [6, 6, 17].map(|end| String::from_utf8(stream.take_before(end)).unwrap());
            assert_eq!(taken, ["a,\"b\"\n", "", "\r\"c\nd\"\r\n\r"], "{capacity}");
        }
    }
}
