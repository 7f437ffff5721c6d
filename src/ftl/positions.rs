//! Lines and columns of the bytes of a text.

/// Finds the line and the column of a byte, in a time that does not depend on the length of lines.
#[derive(Debug)]
pub(super) struct Positions {
    /// Where each line begins.
    line_starts: Vec<u32>,
    /// How many characters begin before each block of bytes.
    chars_before: Vec<u32>,
}

/// The length of a block, in bytes.
const BLOCK_LEN: usize = 1024;

impl Positions {
    /// The positions in a text of at most 4 GiB.
    pub(super) fn new(text: &str) -> Positions {
        let bytes = text.as_bytes();
        let breaks = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let starts = breaks.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX));
        let line_starts = std::iter::once(0).chain(starts).collect();
        let mut chars = 0;
        let mut chars_before = Vec::with_capacity(bytes.len() / BLOCK_LEN + 2);
        chars_before.push(0);
        for block in bytes.chunks(BLOCK_LEN) {
            chars += chars_in(block);
            chars_before.push(chars);
        }
        Positions { line_starts, chars_before }
    }

    /// The line and the column of a byte of the same text, both from 1, the column in characters.
    pub(super) fn of(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.line_starts.partition_point(|start| *start as usize <= offset);
        let start = self.line_starts.get(line.wrapping_sub(1)).map_or(0, |start| *start as usize);
        let column = self.chars_to(text, offset).saturating_sub(self.chars_to(text, start));
        (line, column as usize + 1)
    }

    /// How many characters begin before a byte.
    fn chars_to(&self, text: &str, offset: usize) -> u32 {
        let offset = offset.min(text.len());
        let block = offset / BLOCK_LEN;
        let rest = text.as_bytes().get(block * BLOCK_LEN..offset).unwrap_or_default();
        self.chars_before.get(block).copied().unwrap_or_default() + chars_in(rest)
    }
}

/// How many characters begin in these bytes.
fn chars_in(bytes: &[u8]) -> u32 {
    let begins = |byte: &u8| u32::from(byte & 0xc0 != 0x80);
    bytes.iter().map(begins).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_the_position_that_counting_gives() {
        let text = format!("a中b\n\n{}\r\nend{}", "文x".repeat(2000), "é\n".repeat(700));
        let positions = Positions::new(&text);
        let (mut line, mut column) = (1, 1);
        for (at, char) in text.char_indices() {
            assert_eq!(positions.of(&text, at), (line, column));
            column += 1;
            if char == '\n' {
                (line, column) = (line + 1, 1);
            }
        }
        assert_eq!(positions.of(&text, text.len()), (line, column));
        for text in ["x".repeat(BLOCK_LEN), "x".repeat(2 * BLOCK_LEN), String::new()] {
            let positions = Positions::new(&text);
            assert_eq!(positions.of(&text, text.len()), (1, text.len() + 1));
        }
    }
}
