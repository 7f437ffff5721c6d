//! A Traditional locale has Simplified characters, or the reverse; or a Japanese one has Chinese ones.
//!
//! # Why
//!
//! A text was copied from the other locale, or converted in part. Readers find it foreign.
//!
//! Characters that are used in both, such as `后` and `里`, are not found, even where one of their
//! uses is written differently. In Japanese, Simplified characters are found that Shift JIS lacks.
//!
//! # Example
//!
//! `文件大小超过限制` in `zh-TW`, with `过` for `過`.
//!
//! # Fix
//!
//! Write the other character. What it is can depend on the meaning (`发` is `發` or `髮`); the help
//! shows the more frequent one.

use std::cell::LazyCell;
use std::collections::HashSet;

use encoding_rs::SHIFT_JIS;
use fluent_codes::LanguageIdentifier;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::language::{han, script};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "han-variant",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("han_variant.rs"),
    find: Find::InLocale(find),
};

/// How many characters one finding names.
const MAX_NAMED: usize = 8;

/// The characters that a locale is written in, and those that it is not.
struct Variants {
    own: &'static str,
    other: &'static str,
    /// The character that a foreign one stands for.
    counterpart: fn(char) -> Option<char>,
    /// What to do, from the characters that were meant.
    help: fn(&[char]) -> String,
}

impl Variants {
    fn of(locale: &LanguageIdentifier) -> Option<Variants> {
        let write = |meant: &[char]| format!("write {}", list(meant));
        Some(match script::likely(locale).as_deref()? {
            "Hans" => Variants {
                own: "Simplified",
                other: "Traditional",
                counterpart: han::simplified,
                help: write,
            },
            "Hant" => Variants {
                own: "Traditional",
                other: "Simplified",
                counterpart: han::traditional,
                help: write,
            },
            "Jpan" => Variants {
                own: "Japanese",
                other: "Simplified Chinese",
                counterpart: |char| han::traditional(char).filter(|_| !is_in_shift_jis(char)),
                help: |_| "write it in Japanese".to_owned(),
            },
            _ => return None,
        })
    }
}

fn is_in_shift_jis(char: char) -> bool {
    let (_, _, has_unmappable) = SHIFT_JIS.encode(char.encode_utf8(&mut [0; 4]));
    !has_unmappable
}

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let Some(variants) = Variants::of(messages.locale.id) else { return };
    let Variants { own, other, counterpart, help } = variants;
    for (message, text) in messages.texts() {
        let of_source = LazyCell::new(|| {
            let source = context.source_of(messages, message, text);
            let parts = source.into_iter().flat_map(|source| source.parts());
            parts.flat_map(|part| part.text.chars()).collect::<HashSet<char>>()
        });
        let parts = text.parts().filter(|part| !part.text.is_ascii());
        let chars =
            parts.flat_map(|part| part.text.char_indices().map(move |(at, char)| (part, at, char)));
        let mut foreign = chars
            .filter_map(|(part, at, char)| Some((part.text.get(at..)?, char, counterpart(char)?)))
            .filter(|(_, char, _)| !of_source.contains(char));
        let Some((first, char, meant)) = foreign.next() else { continue };
        let mut pairs = vec![(char, meant)];
        for (_, char, meant) in foreign {
            if pairs.len() < MAX_NAMED && !pairs.contains(&(char, meant)) {
                pairs.push((char, meant));
            }
        }
        let (found, meant): (Vec<char>, Vec<char>) = pairs.into_iter().unzip();
        let title = format!("expected {own} characters, found the {other} {}", list(&found));
        findings.add_to_slice(message, first, title, help(&meant));
    }
}

fn list(chars: &[char]) -> String {
    chars.iter().map(|char| format!("`{char}`")).collect::<Vec<_>>().join(", ")
}
