//! A text has a control character, such as NUL, or one for private use.
//!
//! # Why
//!
//! It is no letter: terminals, logs and JSON show something odd, or cut the text there. Mostly it
//! came with a copy from another program, as U+F0B7 does, a bullet in a word processor. What the
//! source has for private use is not found: the application may have the font for it.
//!
//! # Example
//!
//! A text with U+0000 (NUL), U+000B or U+0092 in it. U+0092 is `’` in windows-1252.
//!
//! # Fix
//!
//! Delete the character, or write what was meant.

use encoding_rs::WINDOWS_1252;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, MAX_PLACES, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::syntax::text::Text;

pub(super) const RULE: Rule = Rule {
    name: "control-character",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("control_character.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (message, text) in messages.texts() {
        let is_of_source = |char: char| {
            let source = context.source_of(messages, message, text);
            let has = |source: &Text<'_>| source.parts().any(|part| part.text.contains(char));
            messages.is_source || source.is_some_and(has)
        };
        let found = text.parts().flat_map(|part| controls(part.text));
        let found = found.filter(|(_, char)| !is_private(*char) || !is_of_source(*char));
        for (slice, char) in found.take(MAX_PLACES) {
            let kind =
                if is_private(char) { "character for private use" } else { "control character" };
            let title = format!("expected no {kind}, found {}", name(char));
            findings.add_to_slice(message, slice, title, help(char));
        }
    }
}

/// The separators of lines and paragraphs, which break a line unexpectedly.
const SEPARATORS: [char; 2] = ['\u{2028}', '\u{2029}'];

/// The control characters of a text.
fn controls(text: &str) -> impl Iterator<Item = (&str, char)> {
    let text = if may_have_control(text) { text } else { "" };
    let controls = text.char_indices().filter(|(_, char)| is_control(*char));
    controls.filter_map(|(at, char)| Some((text.get(at..)?, char)))
}

/// Line ends have rules of their own, and a tab is a kind of space.
fn is_control(char: char) -> bool {
    char.is_control() && !matches!(char, '\n' | '\r' | '\t')
        || SEPARATORS.contains(&char)
        || is_private(char)
}

/// Whether a character is for private use.
fn is_private(char: char) -> bool {
    matches!(char, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}

/// Whether a byte is a control character, or begins one beyond ASCII.
fn may_have_control(text: &str) -> bool {
    // What these begin with in UTF-8.
    let begins = |byte: u8| matches!(byte, 0xC2 | 0xE2 | 0xEE | 0xEF | 0xF3 | 0xF4);
    text.bytes().any(|byte| begins(byte) || is_control(char::from(byte)) && byte.is_ascii())
}

fn name(char: char) -> String {
    let number = u32::from(char);
    match char {
        '\0' => format!("U+{number:04X} (NUL)"),
        '\u{8}' => format!("U+{number:04X} (backspace)"),
        '\u{B}' => format!("U+{number:04X} (vertical tab)"),
        '\u{C}' => format!("U+{number:04X} (form feed)"),
        '\u{1B}' => format!("U+{number:04X} (escape)"),
        '\u{7F}' => format!("U+{number:04X} (delete)"),
        '\u{2028}' => format!("U+{number:04X} (line separator)"),
        '\u{2029}' => format!("U+{number:04X} (paragraph separator)"),
        _ => format!("U+{number:04X}"),
    }
}

fn help(char: char) -> String {
    match meant(char) {
        Some(meant) => format!("delete it, or write `{meant}`, which is that byte in windows-1252"),
        None => "delete it".to_owned(),
    }
}

/// The character that the number of a control character means in windows-1252.
fn meant(char: char) -> Option<String> {
    let byte = u8::try_from(u32::from(char)).ok().filter(|byte| !byte.is_ascii())?;
    let bytes = [byte];
    let (meant, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
    (!meant.chars().any(char::is_control)).then(|| meant.into_owned())
}
