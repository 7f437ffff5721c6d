//! Escaping text from files, names and arguments before it is printed.

use std::borrow::Cow;

/// A text in one line: control characters, line ends and marks that change the direction of text
/// are escaped as Rust writes them, so that a terminal or a log shows them and does not obey them.
pub(crate) fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(is_active) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        if is_active(char) {
            escaped.extend(char.escape_default());
        } else {
            escaped.push(char);
        }
    }
    Cow::Owned(escaped)
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
    }

    #[test]
    fn other_text_stays() {
        let text = "文件 “a” – c:\\users\\x 👩\u{200d}👩";
        assert!(matches!(escaped(text), Cow::Borrowed(same) if same == text));
    }
}
