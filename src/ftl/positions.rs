//! Lines and columns of the bytes of a text.

/// Finds the line and the column of a byte, in a time that does not depend on the length of lines.
#[derive(Debug)]
pub(super) struct Positions {
    blocks: Vec<Block>,
}

/// What stands before a block of bytes.
#[derive(Clone, Copy, Debug, Default)]
struct Block {
    /// How many lines end before it.
    lines: u32,
    /// How many characters begin before it.
    chars: u32,
    /// How many characters begin before the line that it begins in.
    chars_before_line: u32,
}

/// The length of a block, in bytes.
const BLOCK_LEN: usize = 1024;

impl Positions {
    /// The positions in a text of at most 4 GiB.
    pub(super) fn new(text: &str) -> Positions {
        let mut block = Block::default();
        let mut blocks = vec![block];
        for bytes in text.as_bytes().chunks(BLOCK_LEN) {
            block = block.after(bytes);
            blocks.push(block);
        }
        Positions { blocks }
    }

    /// The line and the column of a byte of the same text, both from 1, the column in characters.
    pub(super) fn of(&self, text: &str, offset: usize) -> (usize, usize) {
        let offset = offset.min(text.len());
        let index = offset / BLOCK_LEN;
        let bytes = text.as_bytes().get(index * BLOCK_LEN..offset).unwrap_or_default();
        self.blocks.get(index).copied().unwrap_or_default().after(bytes).position()
    }
}

/// The line and the column of a byte in the first block, for which nothing else is counted.
pub(super) fn in_first_block(text: &str, offset: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes().get(..offset).filter(|bytes| bytes.len() <= BLOCK_LEN)?;
    Some(Block::default().after(bytes).position())
}

impl Block {
    /// The line and the column of the byte at its start.
    fn position(self) -> (usize, usize) {
        let column = self.chars.saturating_sub(self.chars_before_line);
        (self.lines as usize + 1, column as usize + 1)
    }

    /// What stands before the byte that follows these, the first bytes of this block.
    fn after(self, bytes: &[u8]) -> Block {
        let chars = self.chars + chars_in(bytes);
        let Some(line_break) = bytes.iter().rposition(|byte| *byte == b'\n') else {
            return Block { chars, ..self };
        };
        let line = bytes.get(line_break + 1..).unwrap_or_default();
        Block {
            lines: self.lines + count(bytes, |byte| byte == b'\n'),
            chars,
            chars_before_line: chars - chars_in(line),
        }
    }
}

/// How many characters begin in these bytes.
fn chars_in(bytes: &[u8]) -> u32 {
    count(bytes, |byte| byte & 0xc0 != 0x80)
}

fn count(bytes: &[u8], is_counted: impl Fn(u8) -> bool) -> u32 {
    // The compiler adds sixteen bytes at a time, where the sum is a byte, too.
    let in_part = |part: &[u8]| part.iter().map(|byte| u8::from(is_counted(*byte))).sum::<u8>();
    bytes.chunks(usize::from(u8::MAX)).map(|part| u32::from(in_part(part))).sum()
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
            let first = (at <= BLOCK_LEN).then_some((line, column));
            assert_eq!(in_first_block(&text, at), first);
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
