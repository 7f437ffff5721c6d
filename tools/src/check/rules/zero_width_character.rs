//! A text has a character without width that has no use there.
//!
//! # Why
//!
//! Nobody sees it, and a search for the word, a comparison or a line break goes wrong. Mostly it
//! came with a copy from a web page or a word processor.
//!
//! A soft hyphen within a word is legitimate, and so are joiners and non-joiners in the scripts
//! that need them and in emoji, tags in the emoji of flags, a zero-width space in scripts without
//! spaces, and a word joiner that keeps a line from ending behind a hyphen or a slash.
//!
//! # Example
//!
//! `file` with U+200B between the `f` and the `i`.
//!
//! # Fix
//!
//! Delete the character; `--fix` does it.

use std::cell::LazyCell;
use std::collections::HashSet;

use unicode_script::Script;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, MAX_PLACES, Rule};
use crate::language::{invisible, script};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "zero-width-character",
    severity: Severity::Warning,
    has_fixes: true,
    file: include_str!("zero_width_character.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let scripts = script::of_locale(messages.locale.id);
    for (message, text) in messages.texts() {
        let of_source = LazyCell::new(|| {
            let source = context.source_of(messages, message, text);
            let parts = source.into_iter().flat_map(|source| source.parts());
            let chars = parts.flat_map(|part| part.text.chars());
            chars.filter(|char| invisible::name(*char).is_some()).collect::<HashSet<char>>()
        });
        let found = text
            .parts()
            .flat_map(|part| characters(part.text))
            .filter(|found| !found.is_legitimate(&scripts) && !of_source.contains(&found.char));
        for Invisible { slice, char, name, .. } in found.take(MAX_PLACES) {
            let title = format!("expected no {name} (U+{:04X}) here", u32::from(char));
            findings.add_to_slice(message, slice, title, "delete it");
            findings.fix_text((message, text), slice, "");
        }
    }
}

/// A character without width, and the characters on both sides.
struct Invisible<'t> {
    slice: &'t str,
    char: char,
    name: &'static str,
    before: Option<char>,
    after: Option<char>,
}

/// The characters without width of a text.
fn characters(text: &str) -> impl Iterator<Item = Invisible<'_>> {
    let text = if text.is_ascii() { "" } else { text };
    text.char_indices().filter_map(|(at, char)| {
        let name = invisible::name(char)?;
        let (before, rest) = text.split_at_checked(at)?;
        let (slice, after) = rest.split_at_checked(char.len_utf8())?;
        let (before, after) = (before.chars().next_back(), after.chars().next());
        Some(Invisible { slice, char, name, before, after })
    })
}

impl Invisible<'_> {
    /// Whether it has its use here; `scripts` are the locale's.
    fn is_legitimate(&self, scripts: &[Script]) -> bool {
        let beside = |is: fn(Script) -> bool| {
            let mut chars = self.before.into_iter().chain(self.after);
            chars.any(|char| is(script::of(char))) || scripts.iter().copied().any(is)
        };
        match self.char {
            // What is put in may be the rest of the word.
            '\u{AD}' => {
                let is_letter = |side: Option<char>| side.is_none_or(char::is_alphabetic);
                is_letter(self.before) && is_letter(self.after)
            }
            '\u{200B}' => beside(has_no_spaces),
            '\u{2060}' => self.before.is_some_and(is_hyphen) || beside(has_no_spaces),
            '\u{200C}' => beside(has_joiners),
            '\u{200D}' => beside(has_joiners) || self.is_in_emoji(),
            '\u{180E}' => beside(|script| script == Script::Mongolian),
            '\u{34F}' => beside(|script| script == Script::Hebrew),
            '\u{115F}' | '\u{1160}' => beside(|script| script == Script::Hangul),
            '\u{2800}' => beside(|script| script == Script::Braille),
            '\u{E0020}'..='\u{E007F}' => self.before.is_some_and(is_flag),
            _ => false,
        }
    }

    fn is_in_emoji(&self) -> bool {
        let is_picture = |char: char| {
            script::of(char) != Script::Latin
                && matches!(u32::from(char), 0x2190..=0x2BFF | 0xFE0F | 0x1F000..=0x1FAFF)
        };
        self.before.is_some_and(is_picture) && self.after.is_some_and(is_picture)
    }
}

/// Whether tags follow this character: they say which flag a black one is.
fn is_flag(char: char) -> bool {
    matches!(char, '\u{1F3F4}' | '\u{E0020}'..='\u{E007F}')
}

/// Whether a line may end behind this character, within a word; a maqaf is the Hebrew hyphen.
fn is_hyphen(char: char) -> bool {
    matches!(char, '-' | '/' | '\u{5BE}' | '\u{2010}'..='\u{2014}')
}

fn has_no_spaces(script: Script) -> bool {
    use Script::{
        Balinese, Javanese, Khmer, Lao, Myanmar, New_Tai_Lue, Tai_Le, Tai_Tham, Thai, Tibetan,
    };
    let scripts =
        [Balinese, Javanese, Khmer, Lao, Myanmar, New_Tai_Lue, Tai_Le, Tai_Tham, Thai, Tibetan];
    scripts.contains(&script)
}

/// Whether letters of a script join, or form clusters.
fn has_joiners(script: Script) -> bool {
    use Script::{
        Adlam, Arabic, Bengali, Chakma, Devanagari, Gujarati, Gurmukhi, Hanifi_Rohingya, Kannada,
        Khmer, Malayalam, Meetei_Mayek, Mongolian, Myanmar, Nko, Oriya, Sinhala, Syriac, Tamil,
        Telugu, Tibetan,
    };
    let scripts = [
        Adlam,
        Arabic,
        Bengali,
        Chakma,
        Devanagari,
        Gujarati,
        Gurmukhi,
        Hanifi_Rohingya,
        Kannada,
        Khmer,
        Malayalam,
        Meetei_Mayek,
        Mongolian,
        Myanmar,
        Nko,
        Oriya,
        Sinhala,
        Syriac,
        Tamil,
        Telugu,
        Tibetan,
    ];
    scripts.contains(&script)
}
