//! A text has characters that turn the direction of writing, and should not.
//!
//! # Why
//!
//! Nobody sees them, and they make the text, or what follows it, appear in another order than it
//! is stored. Isolates (U+2066 to U+2069), marks (U+200E, U+200F, U+061C) and embeddings (U+202A to
//! U+202C) are of use where right-to-left and left-to-right text meet, as long as each isolate and
//! embedding is closed; a closed isolate does no harm elsewhere, either. Overrides (U+202D, U+202E)
//! are never needed.
//!
//! # Example
//!
//! A text that was copied from a web page, with U+202B before it and no U+202C behind it.
//!
//! # Fix
//!
//! Delete the character. In a text that needs it, write U+2068 before and U+2069 after what is to be
//! isolated.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::language::script;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::syntax::text::Text;

pub(super) const RULE: Rule = Rule {
    name: "bidi-control",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("bidi_control.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let is_right_to_left = script::is_right_to_left(messages.locale.id);
    for (message, text) in messages.texts() {
        let of_source = || context.source_of(messages, message, text).is_some_and(has_control);
        let mut variants = text.variants.iter().filter(|variant| variant.text.contains(is_control));
        let misused = variants.find_map(|variant| {
            let needs = is_right_to_left || has_right_to_left(&variant.text) || of_source();
            Some((variant, misused(&variant.text, needs)?))
        });
        if let Some((variant, (at, (title, help)))) = misused {
            findings.add_to_variant(message, variant, at, title, help);
        }
    }
}

/// A message and its help.
type Misuse = (String, String);

/// The first control that is misused in a text, which may need some.
fn misused(text: &str, needs: bool) -> Option<(usize, Misuse)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, char) in text.char_indices().filter(|(_, char)| is_control(*char)) {
        let name = name(char);
        let delete = || format!("delete U+{:04X}", u32::from(char));
        match char {
            '\u{202D}' | '\u{202E}' => {
                return Some((at, (format!("expected no {name}"), delete())));
            }
            '\u{2066}'..='\u{2068}' => open.push((at, char)),
            '\u{202A}' | '\u{202B}' if needs => open.push((at, char)),
            '\u{2069}' | '\u{202C}' => {
                let opened = open.pop().and_then(|(_, opening)| closing(opening));
                if opened == Some(char) {
                    continue;
                }
                let opening = if char == '\u{2069}' { "isolate" } else { "embedding" };
                let title = format!("expected an {opening} before this {name}");
                return Some((at, (title, delete())));
            }
            _ if !needs => {
                let title = format!("expected no {name} in a text from left to right");
                return Some((at, (title, delete())));
            }
            _ => {}
        }
    }
    let (at, opening) = open.pop()?;
    let title = format!("expected the {} to be closed", name(opening));
    let closing = closing(opening).map_or(0, u32::from);
    Some((at, (title, format!("write U+{closing:04X} after the isolated text"))))
}

/// What closes an isolate or an embedding.
fn closing(opening: char) -> Option<char> {
    match opening {
        '\u{2066}'..='\u{2068}' => Some('\u{2069}'),
        '\u{202A}' | '\u{202B}' => Some('\u{202C}'),
        _ => None,
    }
}

fn is_control(char: char) -> bool {
    matches!(char, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn name(char: char) -> String {
    let name = match char {
        '\u{61C}' => "Arabic letter mark",
        '\u{200E}' => "left-to-right mark",
        '\u{200F}' => "right-to-left mark",
        '\u{202A}' => "left-to-right embedding",
        '\u{202B}' => "right-to-left embedding",
        '\u{202C}' => "end of an embedding or override",
        '\u{202D}' => "left-to-right override",
        '\u{202E}' => "right-to-left override",
        '\u{2069}' => "end of an isolate",
        _ => "isolate",
    };
    format!("{name} (U+{:04X})", u32::from(char))
}

fn has_control(text: &Text<'_>) -> bool {
    text.variants.iter().any(|variant| variant.text.contains(is_control))
}

fn has_right_to_left(text: &str) -> bool {
    text.chars().any(|char| script::runs_right_to_left(script::of(char)))
}
