//! Invisible characters.

/// The name of an invisible character that is not a space.
pub(crate) fn name(char: char) -> Option<&'static str> {
    match char {
        '\u{AD}' => Some("soft hyphen"),
        '\u{34F}' => Some("combining grapheme joiner"),
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => Some("Hangul filler"),
        '\u{180E}' => Some("Mongolian vowel separator"),
        '\u{200B}' => Some("zero-width space"),
        '\u{200C}' => Some("zero-width non-joiner"),
        '\u{200D}' => Some("zero-width joiner"),
        '\u{2060}' => Some("word joiner"),
        '\u{2061}'..='\u{2064}' => Some("invisible operator"),
        '\u{2800}' => Some("blank of Braille"),
        '\u{FEFF}' => Some("byte order mark"),
        '\u{E0001}' | '\u{E0020}'..='\u{E007F}' => Some("tag"),
        _ => None,
    }
}

/// Whether a text shows nothing.
pub(crate) fn is_blank(text: &str) -> bool {
    let is_direction = |char| matches!(char, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let is_blank = |char: char| char.is_whitespace() || name(char).is_some() || is_direction(char);
    text.chars().all(is_blank)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_show_nothing() {
        for text in ["", " \u{A0}\u{3000}", "\u{200B}\u{FEFF}", "\u{200F}", "\u{3164}"] {
            assert!(is_blank(text), "{text:?}");
        }
        for text in ["-", "\u{200B}.", "。"] {
            assert!(!is_blank(text), "{text:?}");
        }
    }
}
