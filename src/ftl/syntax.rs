//! Messages for syntax errors: what was expected, what was found, and how to correct it.

use std::ops::Range;

use fluent_syntax::parser::{self, ErrorKind};

use crate::code::Code;

/// The offset of an error in a broken entry, and its message.
pub(super) fn explain(
    text: &str,
    entry: Range<usize>,
    at: usize,
    kind: &ErrorKind,
) -> (usize, String) {
    if let Some(explained) = explain_attribute(text, &entry) {
        return explained;
    }
    let at = at.min(content_end(text, &entry));
    if matches!(kind, ErrorKind::ExpectedLiteral) && text.get(at..).is_some_and(begins_negative) {
        return (at, unexpected(text, at, NOT_NEGATIVE));
    }
    if let Some(tab) = indenting_tab(text, at) {
        return (tab, TAB.to_owned());
    }
    if at == entry.start
        && let Some(message) = explain_line_start(text.get(entry.clone()).unwrap_or_default())
    {
        return (at, message);
    }
    // The parser gives the start of the entry as the place of these two.
    let at = match kind {
        ErrorKind::ExpectedMessageField { .. } | ErrorKind::ExpectedTermField { .. } => {
            let entry = text.get(entry.clone()).unwrap_or_default();
            at + entry.find('=').map_or(0, |equals| equals + 1)
        }
        _ => at,
    };
    let is_text = matches!(kind, ErrorKind::ExpectedToken('='))
        && entry.start > 0
        && text.get(at..).is_some_and(|rest| rest.starts_with(char::is_alphabetic))
        && begins_with_words(text.get(entry).unwrap_or_default());
    let hint = if is_text { "; a further line of a text is indented with spaces" } else { "" };
    (at, unexpected(text, at, &expected(kind)) + hint)
}

/// The message for a byte that is not what is expected there.
pub(super) fn unexpected(text: &str, at: usize, expected: &str) -> String {
    format!("expected {expected}, found {}", found(text, at))
}

/// The value that a named argument can have.
pub(super) const LITERAL: &str = "a number or a string as the argument's value";

/// The grammar allows a negative number here, and the parser does not.
const NOT_NEGATIVE: &str = "a number without a sign, or a string, as the argument's value";

fn begins_negative(rest: &str) -> bool {
    rest.strip_prefix('-').is_some_and(|rest| rest.starts_with(|char: char| char.is_ascii_digit()))
}

const TAB: &str = "expected spaces as indentation, found a tab";

/// The tab where the parser gave up: in the indentation of this line, or of the next one.
fn indenting_tab(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let blank = rest.trim_start_matches([' ', '\r', '\n']);
    let tab = at + (rest.len() - blank.len());
    let line = text.get(..tab)?.rsplit('\n').next()?;
    (blank.starts_with('\t') && line.trim_start_matches(' ').is_empty()).then_some(tab)
}

/// Whether an entry begins with two words, the first of which is not the id of a code.
fn begins_with_words(entry: &str) -> bool {
    let words = entry.split_once(' ').filter(|(_, rest)| rest.starts_with(char::is_alphabetic));
    words.is_some_and(|(first, _)| Code::from_message_id(first).is_none())
}

/// The message for a line that no entry can begin with: most often it should continue a text.
fn explain_line_start(entry: &str) -> Option<String> {
    let trimmed = entry.trim_start_matches([' ', '\t']);
    let indent = entry.strip_suffix(trimmed).unwrap_or_default();
    let first = trimmed.chars().next()?;
    match (indent.is_empty(), first) {
        (false, '[' | '*' | '}') => Some(format!(
            "expected a line of a text not to begin with `{first}`; to show one, write `{{\"{first}\"}}`"
        )),
        (false, _) => {
            Some("expected an id at the start of the line; remove the indentation".to_owned())
        }
        (true, first) if !first.is_ascii_alphabetic() && first != '-' && first != '#' => {
            Some(format!(
                "expected an id, which begins with a letter from `a` to `z` or `A` to `Z`, found {}; \
                 a further line of a text is indented with spaces",
                found(entry, indent.len())
            ))
        }
        (true, _) => None,
    }
}

/// The offset and the message of an error in an attribute. The parser takes a broken attribute for an
/// entry without an id; parsing it as a message finds what is wrong with it.
fn explain_attribute(text: &str, entry: &Range<usize>) -> Option<(usize, String)> {
    let content = text.get(entry.clone())?;
    let name = content.trim_start().strip_prefix('.')?;
    if !super::guard::is_sound(name) {
        return None;
    }
    let start = entry.end - name.len();
    let indent = content.strip_suffix(name)?;
    if let Some((at, char)) = indent.char_indices().find(|(_, char)| !" \n\r.".contains(*char)) {
        let found = if char == '\t' { "a tab".to_owned() } else { found(content, at) };
        let message = format!("expected spaces as indentation, found {found}");
        return Some((entry.start + at, message));
    }
    let Err((_, errors)) = parser::parse_runtime(name) else {
        let message =
            "expected an attribute to stand right below its message, with no text between";
        return Some((start.saturating_sub(1), message.to_owned()));
    };
    let error = errors.first()?;
    let at = (start + error.pos.start).min(content_end(text, entry));
    let expected = match &error.kind {
        ErrorKind::ExpectedToken('=') => "`=` after the attribute's name, as in `.name = text`",
        ErrorKind::ExpectedMessageField { .. } => "a text for the attribute, as in `.name = text`",
        ErrorKind::ExpectedCharRange { .. } => "an attribute's name, as in `.name = text`",
        kind => {
            return Some((at, format!("expected {}, found {}", expected(kind), found(text, at))));
        }
    };
    Some((at, format!("expected {expected}, found {}", found(text, at))))
}

/// The end of an entry without the white space after it: where missing syntax is reported.
fn content_end(text: &str, entry: &Range<usize>) -> usize {
    entry.start + text.get(entry.clone()).unwrap_or_default().trim_end().len()
}

fn found(text: &str, at: usize) -> String {
    match text.get(at..).and_then(|rest| rest.chars().next()) {
        None => "the end of the file".to_owned(),
        Some('\n' | '\r') => "the end of the line".to_owned(),
        Some('\t') => "a tab".to_owned(),
        Some(char) if char.is_control() => format!("U+{:04X}", u32::from(char)),
        // These are invisible.
        Some(
            char @ ('\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202f}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3000}'
            | '\u{feff}'),
        ) => {
            format!("U+{:04X}", u32::from(char))
        }
        // It may look like the expected character.
        Some(char) if !char.is_ascii() => format!("`{char}` (U+{:04X})", u32::from(char)),
        Some(char) => format!("`{char}`"),
    }
}

fn expected(kind: &ErrorKind) -> String {
    let fixed = match kind {
        ErrorKind::ExpectedToken('=') => "`=` after the id, as in `E131201 = text`",
        ErrorKind::ExpectedToken('}') => "`}` to close the placeable that `{` opened",
        ErrorKind::ExpectedToken(']') => "`]` to close the variant's key, as in `[one]`",
        ErrorKind::ExpectedToken('"') => "`\"` to close the string",
        ErrorKind::ExpectedToken(' ') => "a space between `#` and a comment",
        ErrorKind::ExpectedToken(token) => return format!("`{token}`"),
        ErrorKind::ExpectedCharRange { range } if range.contains('\n') => {
            "the first variant in a line of its own after `->`"
        }
        ErrorKind::ExpectedCharRange { range } if range == "0-9" => "a digit",
        ErrorKind::ExpectedCharRange { range } if range == "a-zA-Z" => {
            "an id, which begins with a letter from `a` to `z` or `A` to `Z`"
        }
        ErrorKind::ExpectedCharRange { range } => return format!("one of `{range}`"),
        ErrorKind::ExpectedMessageField { entry_id } => {
            return format!("a text, as in `{entry_id} = text`");
        }
        ErrorKind::ExpectedTermField { entry_id } => {
            return format!("a text, as in `-{entry_id} = text`");
        }
        ErrorKind::ForbiddenCallee => {
            "a function's name in capital letters, as in `NUMBER($count)`"
        }
        ErrorKind::MissingDefaultVariant => "a default variant, marked `*`, as in `*[other] text`",
        ErrorKind::MissingValue => "a text",
        ErrorKind::MultipleDefaultVariants => "one default variant only; remove the other `*`",
        ErrorKind::MessageReferenceAsSelector | ErrorKind::MessageAttributeAsSelector => {
            "a variable before `->`, as in `{ $count -> …`, not a message"
        }
        ErrorKind::TermReferenceAsSelector => {
            "a variable or a term's attribute before `->`, as in `{ -term.gender -> …`, not a term"
        }
        ErrorKind::TermAttributeAsPlaceable => {
            "the term without its attribute, which may only stand before `->`"
        }
        ErrorKind::UnterminatedStringLiteral => "`\"` to close the string before the line ends",
        ErrorKind::PositionalArgumentFollowsNamed => "no plain argument after a named one",
        ErrorKind::DuplicatedNamedArgument(name) => {
            return format!("the argument `{name}` only once");
        }
        ErrorKind::UnknownEscapeSequence(_) => {
            r#"one of the escapes `\\`, `\"`, `\uXXXX` and `\UXXXXXX`"#
        }
        ErrorKind::InvalidUnicodeEscapeSequence(_) => {
            r"hexadecimal digits: 4 after `\u`, 6 after `\U`"
        }
        ErrorKind::UnbalancedClosingBrace => r#"`{` before `}`; a brace to be shown is `{"}"}`"#,
        ErrorKind::ExpectedInlineExpression => {
            r#"a variable, an id or a string after `{`, as in `{ $name }`; a brace to be shown is `{"{"}`"#
        }
        ErrorKind::ExpectedSimpleExpressionAsSelector => {
            "a variable before `->`, as in `{ $count -> …`"
        }
        ErrorKind::ExpectedLiteral => LITERAL,
    };
    fixed.to_owned()
}

/// The id that a broken entry begins with, if it begins with one.
pub(super) fn leading_id(entry: &str) -> Option<String> {
    let name = entry.strip_prefix('-').unwrap_or(entry);
    let end = name
        .find(|char: char| !char.is_ascii_alphanumeric() && char != '-' && char != '_')
        .unwrap_or(name.len());
    let id = entry.get(..entry.len() - name.len() + end)?;
    name.starts_with(|char: char| char.is_ascii_alphabetic()).then(|| id.to_owned())
}
