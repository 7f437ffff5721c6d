//! Escaping text from files, names and arguments before it is printed.

use std::borrow::Cow;
use std::io::{IsTerminal, stdout};
use std::path::Path;

/// A text in one line: control characters, line ends and marks that change the direction of text
/// are escaped as Rust writes them, so that a terminal or a log shows them and does not obey them.
pub(crate) fn escaped(text: &str) -> Cow<'_, str> {
    escaped_where(text, is_active)
}

/// A path, in the same way.
pub(crate) fn escaped_path(path: &Path) -> String {
    escaped(&path.display().to_string()).into_owned()
}

/// A text of several lines, each of them in the same way. Line ends stay.
pub(crate) fn escaped_lines(text: &str) -> String {
    let escaped_line = |line| {
        let end = ["\r\n", "\n"].into_iter().find(|end| str::ends_with(line, end)).unwrap_or("");
        escaped(line.strip_suffix(end).unwrap_or(line)).into_owned() + end
    };
    text.split_inclusive('\n').map(escaped_line).collect()
}

/// The result of a command for standard output: as it is, unless a terminal would obey control
/// characters in it. Marks of direction stay, since the reader sees the text as users do.
pub(crate) fn result(text: &str) -> Cow<'_, str> {
    if stdout().is_terminal() { escaped_where(text, is_command) } else { Cow::Borrowed(text) }
}

fn escaped_where(text: &str, is_escaped: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&is_escaped) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        if is_escaped(char) {
            escaped.extend(char.escape_default());
        } else {
            escaped.push(char);
        }
    }
    Cow::Owned(escaped)
}

/// Whether a character makes a terminal do more than go on to the next line or column.
fn is_command(char: char) -> bool {
    char.is_control() && !matches!(char, '\n' | '\t')
}

/// Whether a character makes a terminal or a log do something, instead of showing it: the control
/// characters C0 and C1, the line and paragraph separators, and the characters with the property
/// `Bidi_Control`.
pub(crate) fn is_active(char: char) -> bool {
    let is_separator = matches!(char, '\u{2028}' | '\u{2029}');
    let is_bidi_control = matches!(
        char,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    char.is_control() || is_separator || is_bidi_control
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        assert_eq!(escaped("a\nb\r\u{1b}[31m\u{9b}0m\t"), r"a\nb\r\u{1b}[31m\u{9b}0m\t");
        assert_eq!(escaped("\u{202e}x\u{2069}\u{2028}\u{7f}"), r"\u{202e}x\u{2069}\u{2028}\u{7f}");
        assert_eq!(escaped_lines("a\r\n\u{1b}b\rc\n\r"), "a\r\n\\u{1b}b\\rc\n\\r");
    }

    #[test]
    fn other_text_stays() {
        let text = "文件 “a” – c:\\users\\x 👩\u{200d}👩";
        assert!(matches!(escaped(text), Cow::Borrowed(same) if same == text));
    }

    #[test]
    fn a_terminal_gets_results_without_commands() {
        let text = "\u{2068}a\u{2069}\n\t\u{1b}]0;b\u{7}\u{9b}";
        let expected = "\u{2068}a\u{2069}\n\t\\u{1b}]0;b\\u{7}\\u{9b}";
        assert_eq!(escaped_where(text, is_command), expected);
    }
}
