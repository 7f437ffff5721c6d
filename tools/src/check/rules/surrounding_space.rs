//! A text begins or ends with a space that is shown, and the source's does not.
//!
//! # Why
//!
//! Fluent takes plain spaces at both ends away. One that stays was put there with `{" "}`, or is of
//! another kind, such as a no-break space, an ideographic space or a tab, and nobody sees it in the
//! file.
//!
//! # Example
//!
//! ```fluent
//! E131201 = size of file exceeds limit{" "}
//! ```
//!
//! # Fix
//!
//! Delete the space. Where the program needs one, the source has to have it as well. In the source, it
//! is a note for a message that is not a code's: whoever writes `{" "}` there means it.

use fluent_codes::Code;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::syntax::text::Text;

pub(super) const RULE: Rule = Rule {
    name: "surrounding-space",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("surrounding_space.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (message, text) in messages.texts() {
        let is_empty = |text: &str| text.trim().is_empty();
        let spaced = |side: Side| {
            let mut variants = text.variants.iter().filter(|variant| !is_empty(&variant.text));
            variants.find_map(|variant| Some((variant, side.space(&variant.text)?)))
        };
        for side in [Side::Start, Side::End] {
            let Some((variant, (at, char))) = spaced(side) else { continue };
            let source = context.source_of(messages, message, text);
            if source.is_some_and(|source| side.has_space(source)) {
                continue;
            }
            let end = side.name();
            let title = format!("expected no space at the {end} of the text, found {}", name(char));
            findings.add_to_variant(message, variant, at, title, "delete it");
            // A plain space stays only in a literal.
            if messages.is_source && char == ' ' && Code::from_message_id(message.id).is_none() {
                findings.soften();
            }
        }
    }
}

/// An end of a text.
#[derive(Clone, Copy)]
enum Side {
    Start,
    End,
}

impl Side {
    fn name(self) -> &'static str {
        match self {
            Side::Start => "start",
            Side::End => "end",
        }
    }

    /// The space at this end.
    fn space(self, text: &str) -> Option<(usize, char)> {
        let mut chars = text.char_indices();
        let outermost = match self {
            Side::Start => chars.next(),
            Side::End => chars.next_back(),
        };
        outermost.filter(|(_, char)| char.is_whitespace())
    }

    fn has_space(self, text: &Text<'_>) -> bool {
        text.variants.iter().any(|variant| self.space(&variant.text).is_some())
    }
}

fn name(char: char) -> String {
    let number = u32::from(char);
    match char {
        ' ' => "a space".to_owned(),
        '\t' => "a tab".to_owned(),
        '\n' | '\r' => "a line end".to_owned(),
        '\u{A0}' => format!("a no-break space (U+{number:04X})"),
        '\u{202F}' => format!("a narrow no-break space (U+{number:04X})"),
        '\u{3000}' => format!("an ideographic space (U+{number:04X})"),
        _ => format!("U+{number:04X}"),
    }
}
