//! Keeps input from the parser that would crash it.
//!
//! `fluent-syntax` recurses for each placeable or call inside another, and panics at a `\u` escape
//! that is cut short by a character beyond ASCII. This module follows the syntax closely enough to
//! find both, without recursion and in one pass.

use std::ops::Range;

/// How deep placeables, calls and variants may be nested.
pub(super) const MAX_NESTING: usize = 50;

/// How many named arguments a call may have. The parser compares each with all before it.
const MAX_NAMED: usize = 100;

/// A part of a file.
pub(super) enum Segment {
    /// Safe to parse.
    Sound(Range<usize>),
    /// An entry that must not reach the parser, where it goes wrong, and what was expected.
    Refused { range: Range<usize>, at: usize, reason: String },
}

/// Cuts a text, from a line on, into what may be parsed and what may not.
pub(super) fn segments(text: &str, line: usize) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut sound_from = line;
    let mut from = entry_line_from(text.as_bytes(), line);
    // Only entries with a brace can crash the parser.
    while let Some(brace) = text.get(from..).and_then(|rest| rest.find('{')) {
        let entry = entry_around(text.as_bytes(), from, from + brace);
        match follow_entry(text.as_bytes(), entry) {
            Followed::To(next) => from = next,
            Followed::Broken => from = next_entry_line(text, entry),
            Followed::Refused { at, reason } => {
                let next = next_entry_line(text, entry);
                segments.push(Segment::Sound(sound_from..entry));
                segments.push(Segment::Refused { range: entry..next, at, reason });
                sound_from = next;
                from = next;
            }
        }
    }
    segments.push(Segment::Sound(sound_from..text.len()));
    segments
}

/// The last line in which an entry can begin, not above the line at `from`, nor below the byte at
/// `at`; that at `from` if there is none.
fn entry_around(bytes: &[u8], from: usize, at: usize) -> usize {
    let mut end = at;
    while let Some(line_break) =
        bytes.get(from..end).and_then(|it| it.iter().rposition(|byte| *byte == b'\n'))
    {
        let line = from + line_break + 1;
        if bytes.get(line).is_some_and(begins_entry) {
            return line;
        }
        end = from + line_break;
    }
    from
}

/// Whether a text may be parsed as a whole.
pub(super) fn is_sound(text: &str) -> bool {
    segments(text, 0).iter().all(|segment| matches!(segment, Segment::Sound(_)))
}

/// The next line after the one at `offset` in which an entry can begin, or the end of the text.
pub(super) fn next_entry_line(text: &str, offset: usize) -> usize {
    entry_line_from(text.as_bytes(), next_line(text.as_bytes(), offset))
}

/// The same, where the line that begins at `line` counts too.
fn entry_line_from(bytes: &[u8], mut line: usize) -> usize {
    while bytes.get(line).is_some_and(|byte| !begins_entry(byte)) {
        line = next_line(bytes, line);
    }
    line
}

pub(super) fn begins_entry(byte: &u8) -> bool {
    byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'#')
}

fn begins_attribute(bytes: &[u8], line: usize) -> bool {
    let rest = bytes.get(line..).unwrap_or_default();
    rest.iter().find(|byte| **byte != b' ') == Some(&b'.')
}

enum Followed {
    /// The entry is harmless and the next one begins here.
    To(usize),
    /// The entry is not valid, and the parser reports that before it recurses further.
    Broken,
    Refused {
        at: usize,
        reason: String,
    },
}

/// What the parser is in.
#[derive(Clone, Copy, PartialEq)]
enum Context {
    Text,
    Placeable,
    Call,
}

/// Follows one entry from its first byte.
fn follow_entry(bytes: &[u8], start: usize) -> Followed {
    if bytes.get(start) == Some(&b'#') {
        return Followed::To(next_line(bytes, start));
    }
    let Some(mut at) = after_equals(bytes, start) else { return Followed::Broken };
    let mut inside = vec![Context::Text];
    // The named arguments of the innermost call; an outer call cannot have any before it.
    let mut named = 0;
    while let (Some(&byte), Some(&context)) = (bytes.get(at), inside.last()) {
        match (context, byte) {
            (_, b'{') => inside.push(Context::Placeable),
            (Context::Text, b'}') => return Followed::Broken,
            (Context::Text, b'\n') if !text_continues(bytes, at + 1) => {
                if inside.len() > 1 {
                    inside.pop();
                } else if !begins_attribute(bytes, at + 1) {
                    return Followed::To(entry_line_from(bytes, at + 1));
                }
            }
            (Context::Text, _) => {}
            (Context::Placeable, b'}') => drop(inside.pop()),
            (Context::Call, b')') => {
                inside.pop();
                named = 0;
            }
            (_, b'(') => {
                inside.push(Context::Call);
                named = 0;
            }
            (Context::Call, b':') => {
                named += 1;
                if named > MAX_NAMED {
                    let reason = format!("expected at most {MAX_NAMED} named arguments");
                    return Followed::Refused { at, reason };
                }
            }
            // The end of a variant's key, where its text begins.
            (Context::Placeable, b']') => inside.push(Context::Text),
            (_, b'"') => match follow_literal(bytes, at + 1) {
                Literal::ClosedAt(quote) => at = quote,
                Literal::Broken => return Followed::Broken,
                Literal::Refused(at) => {
                    let reason = "expected hexadecimal digits: 4 after `\\u`, 6 after `\\U`";
                    return Followed::Refused { at, reason: reason.to_owned() };
                }
            },
            (_, byte) if !is_expression_byte(byte) => return Followed::Broken,
            _ => {}
        }
        if inside.len() > MAX_NESTING + 1 {
            let reason =
                format!("expected at most {MAX_NESTING} levels of placeables, calls and variants");
            return Followed::Refused { at, reason };
        }
        at += 1;
    }
    Followed::To(bytes.len())
}

/// The byte after the `=` of an entry; `None` if there is no id or `=`, where the parser gives up.
fn after_equals(bytes: &[u8], start: usize) -> Option<usize> {
    let is_id = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let entry = bytes.get(start..)?;
    let id = entry.iter().take_while(|byte| is_id(byte)).count();
    let blank = entry.get(id..)?.iter().take_while(|byte| **byte == b' ').count();
    (entry.get(id + blank) == Some(&b'=')).then_some(start + id + blank + 1)
}

/// Whether the text of a pattern continues in the line at `at`.
fn text_continues(bytes: &[u8], at: usize) -> bool {
    let rest = bytes.get(at..).unwrap_or_default();
    let indent = rest.iter().take_while(|byte| **byte == b' ').count();
    match rest.get(indent) {
        None | Some(b'\n' | b'\r' | b'{') => true,
        Some(_) if indent == 0 => false,
        Some(byte) => !matches!(byte, b'.' | b'[' | b'*' | b'}'),
    }
}

/// Every byte that an expression can hold outside of its literals.
fn is_expression_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b" \r\n-_$.,:()[]*>".contains(&byte)
}

enum Literal {
    ClosedAt(usize),
    Broken,
    Refused(usize),
}

/// Follows a string literal from the byte after its opening quote.
fn follow_literal(bytes: &[u8], start: usize) -> Literal {
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return Literal::ClosedAt(at),
            b'\n' => return Literal::Broken,
            b'\\' => {
                let digits = match bytes.get(at + 1) {
                    Some(b'u') => 4,
                    Some(b'U') => 6,
                    Some(b'\\' | b'"' | b'{') => 0,
                    _ => return Literal::Broken,
                };
                at += 2;
                for _ in 0..digits {
                    match bytes.get(at) {
                        Some(byte) if byte.is_ascii_hexdigit() => at += 1,
                        Some(byte) if !byte.is_ascii() => return Literal::Refused(at),
                        _ => return Literal::Broken,
                    }
                }
            }
            _ => at += 1,
        }
    }
    Literal::Broken
}

/// The byte after the next line break, or the end of the text.
pub(super) fn next_line(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at.min(bytes.len()) + find(rest, |byte| byte == b'\n').map_or(rest.len(), |place| place + 1)
}

/// The place of the first byte that is such a one.
pub(super) fn find(bytes: &[u8], is_such: impl Fn(u8) -> bool) -> Option<usize> {
    // The compiler compares the sixteen bytes of a chunk at once. The crate `memchr` is faster in long
    // lines, but its first call asks what the processor can do, which takes 30 µs of a first look-up on
    // a virtual machine.
    let (chunks, _) = bytes.as_chunks::<16>();
    let has_such =
        |chunk: &[u8; 16]| chunk.iter().fold(false, |is_found, byte| is_found | is_such(*byte));
    let skipped = chunks.iter().take_while(|chunk| !has_such(chunk)).count() * 16;
    let place = bytes.get(skipped..)?.iter().position(|byte| is_such(*byte))?;
    Some(skipped + place)
}
