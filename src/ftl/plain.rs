//! Messages of one line, with their comments, and comments of groups and files: most of every file,
//! read without the parser.
//!
//! The parser would read them the same way; everything else is left to it.

use fluent_syntax::ast;

use super::entry::{Node, PlainComment, PlainMessage, Raw};
use super::guard::{begins_entry, find, next_line};

/// An entry that is read without the parser.
pub(super) struct PlainEntry<'t> {
    /// Where the entry begins: its comment, where it has one.
    pub(super) start: usize,
    /// With its span, whose end is where the next entry begins.
    pub(super) entry: Raw<'t>,
}

/// The first entry at or after the line at `start` that is read here. A message right below another
/// comment than is read here does not count: the comment belongs to it.
pub(super) fn next_entry(text: &str, start: usize) -> Option<PlainEntry<'_>> {
    let bytes = text.as_bytes();
    let mut is_commented = false;
    let mut is_below_comment = false;
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        let found = match byte {
            b'#' if !is_below_comment => {
                standalone_comment(text, at).or_else(|| commented_message(text, at))
            }
            byte if byte.is_ascii_alphabetic() && !is_commented => message(text, at, at),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
        is_below_comment = *byte == b'#';
        if is_below_comment {
            is_commented = bytes.get(at + 1) != Some(&b'#');
        } else if begins_entry(byte) {
            is_commented = false;
        }
        at = next_line(bytes, at);
    }
    None
}

/// The comment of a group or of the file at `start`.
fn standalone_comment(text: &str, start: usize) -> Option<PlainEntry<'_>> {
    let is_of_file = text.get(start..)?.starts_with("###");
    let (sign, sign_of_text) = if is_of_file { ("###", "### ") } else { ("##", "## ") };
    let mut at = start;
    while text.get(at..)?.starts_with(sign) {
        let empty = || comment_line(text, at, sign).filter(|(line, _)| line.is_empty());
        let (_, next) = comment_line(text, at, sign_of_text).or_else(empty)?;
        at = next;
    }
    let below = text.get(at..)?;
    if at == start || below.starts_with('#') {
        return None;
    }
    let node = Node::Comment(PlainComment { lines: text.get(start..at)?, is_of_file });
    let blank_lines = below.len() - below.trim_start_matches('\n').len();
    Some(PlainEntry { start, entry: Raw { node, span: start..at + blank_lines } })
}

/// The comment at `start` and the message of one line right below it.
fn commented_message(text: &str, start: usize) -> Option<PlainEntry<'_>> {
    let mut at = start;
    while let Some((_, next)) = comment_line(text, at, "# ") {
        at = next;
    }
    message(text, start, at)
}

/// The line of a comment, without its sign, and where the next line begins.
fn comment_line<'t>(text: &'t str, start: usize, sign: &str) -> Option<(&'t str, usize)> {
    let line = text.get(start..next_line(text.as_bytes(), start))?;
    let content = line.strip_prefix(sign)?.strip_suffix('\n')?;
    (!content.ends_with('\r')).then_some((content, start + line.len()))
}

/// The message of one line that begins at `at`, below its comment at `start`, if that is above it.
fn message(text: &str, start: usize, at: usize) -> Option<PlainEntry<'_>> {
    let Line { id, value, len, has_braces } = line(text.get(at..)?)?;
    let message = PlainMessage { comment: text.get(start..at)?, id, value };
    let node = if has_braces {
        let pattern = ast::Pattern { elements: elements(message.value)? };
        Node::Tree(Box::new(ast::Entry::Message(message.with_value(pattern))))
    } else {
        Node::Plain(message)
    };
    Some(PlainEntry { start, entry: Raw { node, span: at..at + len } })
}

/// The elements of a line of text; `None` if it has other placeables than variables.
fn elements(mut text: &str) -> Option<Vec<ast::PatternElement<&str>>> {
    let mut elements = Vec::new();
    while let Some((before, after)) = text.split_once('{') {
        let (placeable, after) = after.split_once('}')?;
        let name = placeable.trim_matches(' ').strip_prefix('$')?;
        if !name.starts_with(|char: char| char.is_ascii_alphabetic()) || !name.bytes().all(is_id) {
            return None;
        }
        elements.extend(text_element(before)?);
        let id = ast::Identifier { name };
        let variable = ast::InlineExpression::VariableReference { id };
        let expression = ast::Expression::Inline(variable);
        elements.push(ast::PatternElement::Placeable { expression });
        text = after;
    }
    elements.extend(text_element(text)?);
    Some(elements)
}

/// The element of a text, if it is not empty; `None` for a text that is broken.
fn text_element(value: &str) -> Option<Option<ast::PatternElement<&str>>> {
    if value.contains('}') {
        return None;
    }
    Some((!value.is_empty()).then_some(ast::PatternElement::TextElement { value }))
}

/// A message in a line.
struct Line<'t> {
    id: &'t str,
    value: &'t str,
    /// The length of the line and of the blank lines below it.
    len: usize,
    has_braces: bool,
}

/// The message in the first line of a text.
fn line(text: &str) -> Option<Line<'_>> {
    if !text.as_bytes().first()?.is_ascii_alphabetic() {
        return None;
    }
    let (id, rest) = text.split_at_checked(text.bytes().position(|byte| !is_id(byte))?)?;
    let rest = without(without(rest, b' ').strip_prefix('=')?, b' ');
    let bytes = rest.as_bytes();
    let special = find(bytes, |byte| matches!(byte, 0..=0x1f | b'{'..=b'}')).unwrap_or(bytes.len());
    // Most often the first special character is the line break.
    let is_special = bytes.get(special).is_some_and(|byte| *byte != b'\n');
    let end = if is_special { find(bytes, |byte| byte == b'\n') } else { Some(special) };
    let (value, below) = rest.split_at_checked(end.unwrap_or(bytes.len()))?;
    // A text with a control character is left to the parser.
    if is_special && find(value.as_bytes(), |byte| byte < b' ').is_some() {
        return None;
    }
    let next = without(below, b'\n');
    // Any other line below may belong to the message.
    let begins_entry = |byte: &u8| next.len() < below.len() && begins_entry(byte);
    let is_whole = next.as_bytes().first().is_none_or(begins_entry);
    let value = value.get(..value.bytes().rposition(|byte| byte != b' ')? + 1)?;
    let len = text.len() - next.len();
    is_whole.then_some(Line { id, value, len, has_braces: is_special })
}

/// A text without the bytes of one kind that it begins with.
fn without(text: &str, byte: u8) -> &str {
    let len = text.bytes().take_while(|other| *other == byte).count();
    text.get(len..).unwrap_or_default()
}

/// Whether a byte can be in an identifier.
fn is_id(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ftl::{Entry, EntryRef, Value};

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, usize)>) {
        let found = next_entry(text, 0).filter(|found| found.start == 0);
        let value = |entry: &Raw<'_>| match EntryRef::from(entry).value() {
            Some(value) => value.text().unwrap().into_owned(),
            None => "a comment".to_owned(),
        };
        let found = found.map(|found| (value(&found.entry), found.entry.span.end));
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
            "# one\n\nE1 = one",
            "#one\nE1 = one",
            "# one\r\nE1 = one",
            "# one\n#\nE1 = one",
            "E1 one",
            "E1 =",
            "E1 =   \nE2 = two",
            "E1 = one\r\n",
            "E1 = one\n    more",
            "E1 = one\n\n    more",
            "E1 = one\n    .a = attribute",
            "E1 = one\n} = junk",
            "E1 = { $x",
            "E1 = { x }",
            "E1 = { $x } }",
            "E1 = { $1 }",
            "E1 = { $x y }",
            "E1 = {\n$x }",
            "E1 = one }",
            "E1 = \tone",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn a_message_with_variables() {
        let text = "E1 = a {$b}{ $c-1 } d \nE2 = e";
        let found = next_entry(text, 0).unwrap();
        let Value::Tree(pattern) = EntryRef::from(&found.entry).value().unwrap() else { panic!() };
        let parsed = fluent_syntax::parser::parse(text).unwrap();
        let ast::Entry::Message(message) = &parsed.body[0] else { panic!() };
        assert_eq!(Some(pattern), message.value.as_ref());
        assert_eq!((found.start, found.entry.span), (0, 0..23));
    }

    #[test]
    fn a_comment_is_its_messages_own() {
        let start = |text| next_entry(text, 0).map(|found| found.start);
        check("# one\n# two\nE1 = one\n", Some(("one", 21)));
        assert_eq!(start("# one\n\nE1 = one\nE2 = two\n"), Some(16));
        assert_eq!(start("# one\n### file\nE1 = one\n"), Some(15));
        assert_eq!(start("### file\n# one\nE1 = one\n"), None);
        assert_eq!(start("E1 = { x }\nE2 = two\n"), Some(11));
        assert_eq!(start("E1 = { x }\n    E2 = two\n"), None);
    }

    #[test]
    fn comments_have_the_trees_of_the_parser() {
        let text = "### file\n###\n###  more\n\n## group\n##\n\n# one\n# two\nE1 = { $x }\n\n\
                    #  three\nE2 = two\n";
        let (mut nodes, mut spans, mut at) = (Vec::new(), Vec::new(), 0);
        while let Some(PlainEntry { start, entry }) = next_entry(text, at) {
            assert_eq!(start, at);
            at = entry.span.end;
            spans.push(text.get(entry.span.clone()).unwrap());
            nodes.push(Entry::from(entry).node);
        }
        assert_eq!(nodes, fluent_syntax::parser::parse(text).unwrap().body);
        let (of_file, of_group) = ("### file\n###\n###  more\n\n", "## group\n##\n\n");
        assert_eq!(spans, [of_file, of_group, "E1 = { $x }\n\n", "E2 = two\n"]);
    }

    #[test]
    fn comments_of_groups() {
        check("## group\n\n\nE1 = one\n", Some(("a comment", 11)));
        check("## group\nE1 = one\n", Some(("a comment", 9)));
        check("## group\n##\n## more\n\n", Some(("a comment", 21)));
        for text in ["## group", "## group\r\n", "##group\n", "## group\n##more\n\n"] {
            check(text, None);
            // The second line of a comment is no comment of its own.
            assert!(next_entry(text, 0).is_none());
        }
    }

    #[test]
    fn comments_of_files() {
        check("### file\n###\n### more\n\nE1 = one\n", Some(("a comment", 23)));
        check("###\n", Some(("a comment", 4)));
        for text in ["### file", "####\n", "### file\n####\n", "### file\n## group\n", "###\r\n"] {
            check(text, None);
        }
    }
}
