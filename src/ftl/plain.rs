//! Messages of one line without placeables, most of every file, read without the parser.
//!
//! The parser would read them the same way; everything else is left to it.

use std::ops::Range;

use fluent_syntax::ast;

use super::guard::{begins_entry, next_line};

/// A message that is a line of text.
pub(crate) struct Message<'t> {
    pub(crate) id: &'t str,
    pub(crate) value: &'t str,
}

impl<'t> From<Message<'t>> for ast::Message<&'t str> {
    fn from(Message { id, value }: Message<'t>) -> ast::Message<&'t str> {
        let elements = vec![ast::PatternElement::TextElement { value }];
        ast::Message {
            id: ast::Identifier { name: id },
            value: Some(ast::Pattern { elements }),
            attributes: Vec::new(),
            comment: None,
        }
    }
}

/// The message of one line that begins at `start`, and where the next entry begins; `None` if the
/// parser must read the entry.
pub(super) fn message(text: &str, start: usize) -> Option<(Message<'_>, usize)> {
    let Line { id, value, next } = line(text.as_bytes(), start)?;
    Some((Message { id: text.get(id)?, value: text.get(value)? }, next))
}

/// Where the next such message begins after the line at `start`, or the end of the text. A message
/// right below a comment does not count: the comment belongs to it.
pub(super) fn next_message(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut is_commented = bytes.get(start) == Some(&b'#');
    let mut at = next_line(bytes, start);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'#' => is_commented = true,
            byte if begins_entry(byte) => {
                if !is_commented && line(bytes, at).is_some() {
                    return at;
                }
                is_commented = false;
            }
            _ => {}
        }
        at = next_line(bytes, at);
    }
    at
}

/// A message in a line.
struct Line {
    id: Range<usize>,
    value: Range<usize>,
    next: usize,
}

fn line(bytes: &[u8], start: usize) -> Option<Line> {
    let rest = bytes.get(start..)?;
    if !rest.first()?.is_ascii_alphabetic() {
        return None;
    }
    let is_id = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let id = rest.iter().position(|byte| !is_id(byte))?;
    let equals = id + blanks(rest.get(id..)?);
    if rest.get(equals) != Some(&b'=') {
        return None;
    }
    let value = equals + 1 + blanks(rest.get(equals + 1..)?);
    // A line break ends the text; a text with any other of these bytes is left to the parser.
    let is_end = |byte: &u8| matches!(byte, 0..=0x1f | b'{'..=b'}');
    let text = rest.get(value..)?;
    let text = text.get(..text.iter().position(is_end).unwrap_or(text.len()))?;
    let line_end = value + text.len();
    let breaks = rest.get(line_end..)?.iter().take_while(|byte| **byte == b'\n').count();
    let next = line_end + breaks;
    // Any other line below may belong to the message.
    let is_whole = rest.get(next).is_none_or(|byte| breaks > 0 && begins_entry(byte));
    let len = text.iter().rposition(|byte| *byte != b' ')? + 1;
    is_whole.then(|| Line {
        id: start..start + id,
        value: start + value..start + value + len,
        next: start + next,
    })
}

fn blanks(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| **byte == b' ').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, usize)>) {
        let found = message(text, 0);
        let parsed = found.as_ref().map(|(message, next)| (message.value, *next));
        assert_eq!(parsed, expected, "{text:?}");
    }

    #[test]
    fn lines_of_text() {
        check("E1 = one", Some(("one", 8)));
        check("E1=  文件 过大 \n\nE2 = two", Some(("文件 过大", 21)));
        check("E-1 = [one].\n# comment", Some(("[one].", 13)));
        check("help = E1 = one\n-term = x", Some(("E1 = one", 16)));
    }

    #[test]
    fn what_is_left_to_the_parser() {
        for text in [
            "",
            " E1 = one",
            "-term = one",
            "# E1 = one",
            "E1 one",
            "E1 =",
            "E1 =   \nE2 = two",
            "E1 = one\r\n",
            "E1 = one\n    more",
            "E1 = one\n\n    more",
            "E1 = one\n    .a = attribute",
            "E1 = one\n} = junk",
            "E1 = { $x }",
            "E1 = one }",
            "E1 = \tone",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn a_comment_is_its_messages_own() {
        let text = "# one\n\nE1 = one\nE2 = two\n";
        assert_eq!(next_message(text, 0), 16);
        assert_eq!(next_message("E1 = { $x }\nE2 = two\n", 0), 12);
        assert_eq!(next_message("E1 = { $x }\n    E2 = two\n", 0), 25);
    }
}
