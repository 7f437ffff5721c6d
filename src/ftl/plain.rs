//! Messages of one line without placeables and comments of groups, most of every file, read without
//! the parser.
//!
//! The parser would read them the same way; everything else is left to it.

use std::ops::Range;

use fluent_syntax::ast;
use memchr::memchr;

use super::entry::{PlainMessage, Raw};
use super::guard::{begins_entry, next_line};

/// An entry that is read without the parser, and its place.
pub(super) struct Found<'t> {
    pub(super) entry: Raw<'t>,
    pub(super) start: usize,
    /// Where the next entry begins.
    pub(super) next: usize,
}

/// The first entry at or after the line at `start` that is read here: a message of one line, or the
/// comment of a group. A message right below another comment does not count: the comment belongs to
/// it.
pub(super) fn next_entry(text: &str, start: usize) -> Option<Found<'_>> {
    let bytes = text.as_bytes();
    let mut is_commented = false;
    let mut is_below_comment = false;
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        if *byte == b'#' {
            if !is_below_comment && let Some(found) = group_comment(text, at) {
                return Some(found);
            }
            is_commented = bytes.get(at + 1) != Some(&b'#');
        } else if begins_entry(byte) {
            if !is_commented && let Some(found) = message(text, at) {
                return Some(found);
            }
            is_commented = false;
        }
        is_below_comment = *byte == b'#';
        at = next_line(bytes, at);
    }
    None
}

/// The comment of a group at `start`, if it has one line.
fn group_comment(text: &str, start: usize) -> Option<Found<'_>> {
    let line = text.get(start..)?.strip_prefix("## ")?;
    let (line, below) = line.split_once('\n')?;
    if line.ends_with('\r') || below.starts_with('#') {
        return None;
    }
    let entry = Raw::from(ast::Entry::GroupComment(ast::Comment { content: vec![line] }));
    let blank_lines = below.len() - below.trim_start_matches('\n').len();
    Some(Found { entry, start, next: text.len() - below.len() + blank_lines })
}

/// The message of one line that begins at `start`.
fn message(text: &str, start: usize) -> Option<Found<'_>> {
    let Line { id, value, next } = line(text.as_bytes(), start)?;
    let entry = Raw::from(PlainMessage { id: text.get(id)?, value: text.get(value)? });
    Some(Found { entry, start, next })
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
    let text = rest.get(value..)?;
    let text = text.get(..memchr(b'\n', text).unwrap_or(text.len()))?;
    // A text with one of these is left to the parser. All of its bytes are looked at: the compiler
    // makes of that a loop over sixteen at a time.
    let is_special = |byte: u8| matches!(byte, 0..=0x1f | b'{'..=b'}');
    if text.iter().fold(false, |is_found, byte| is_found | is_special(*byte)) {
        return None;
    }
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
    use crate::ftl::EntryRef;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, usize)>) {
        let found = next_entry(text, 0).filter(|found| found.start == 0);
        let value = |entry: &Raw<'_>| match EntryRef::from(entry).value() {
            Some(value) => value.text().unwrap().into_owned(),
            None => "a comment".to_owned(),
        };
        let found = found.map(|found| (value(&found.entry), found.next));
        assert_eq!(found, expected.map(|(text, next)| (text.to_owned(), next)), "{text:?}");
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
        let start = |text| next_entry(text, 0).map(|found| found.start);
        assert_eq!(start("# one\n\nE1 = one\nE2 = two\n"), Some(16));
        assert_eq!(start("# one\n### file\nE1 = one\n"), Some(15));
        assert_eq!(start("E1 = { $x }\nE2 = two\n"), Some(12));
        assert_eq!(start("E1 = { $x }\n    E2 = two\n"), None);
    }

    #[test]
    fn comments_of_groups() {
        check("## group\n\n\nE1 = one\n", Some(("a comment", 11)));
        check("## group\nE1 = one\n", Some(("a comment", 9)));
        for text in ["## group", "## group\n## more\n", "## group\r\n", "##group\n", "### file\n"] {
            check(text, None);
        }
        // The second line of a comment is no comment of its own.
        assert!(next_entry("## group\n## more\n\n", 0).is_none());
    }
}
