//! Full-width punctuation stands in a text that is not written in Chinese or Japanese.
//!
//! # Why
//!
//! `，` and `。` look like `, ` and `. ` with too much room around them. They come from an input method
//! that was still on.
//!
//! Beside Chinese and Japanese characters they are not found, nor where the source has them, nor
//! `「…」` in Korean.
//!
//! # Example
//!
//! ```fluent
//! E131201 = The file is too large，try again。
//! ```
//!
//! # Fix
//!
//! Write the sign of the language, with a space behind it where one belongs.

use unicode_script::Script;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, MAX_PLACES, Rule};
use crate::language::script::{self, is_east_asian};
use crate::project::severity::Severity;
use crate::syntax::brackets::is_quote;
use crate::syntax::messages::Messages;

pub(super) const RULE: Rule = Rule {
    name: "fullwidth-punctuation",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("fullwidth_punctuation.rs"),
    find: Find::InLocale(find),
};

const SIGNS: [char; 12] = ['，', '。', '、', '；', '：', '！', '？', '（', '）', '「', '」', '％'];

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let scripts = script::of_locale(messages.locale.id);
    let is_korean = scripts.contains(&Script::Hangul);
    if scripts.is_empty() || scripts.contains(&Script::Han) && !is_korean {
        return;
    }
    for (message, text) in messages.texts() {
        let mut found = text.parts().flat_map(|part| signs(part.text)).peekable();
        if found.peek().is_none() {
            continue;
        }
        let source = context.source_of(messages, message, text);
        let is_of_source = |sign: &str| {
            source.is_some_and(|source| source.parts().any(|part| part.text.contains(sign)))
        };
        let is_wrong =
            |sign: &&str| !is_of_source(sign) && (!is_korean || !sign.starts_with(['「', '」']));
        for sign in found.filter(is_wrong).take(MAX_PLACES) {
            let title = format!(
                "expected punctuation of `{}`, found the full-width `{sign}`",
                messages.name()
            );
            findings.add_to_slice(message, sign, title, "write the sign of the language");
        }
    }
}

/// The full-width signs of a text that stand beside no Chinese or Japanese character, and not by
/// themselves, as if they were the subject.
fn signs(text: &str) -> impl Iterator<Item = &str> {
    let text = if text.is_ascii() { "" } else { text };
    let has_east_asian = text.contains(is_east_asian);
    let signs = text.match_indices(SIGNS);
    signs.filter_map(move |(at, sign)| {
        let (before, behind) = (text.get(..at)?, text.get(at + sign.len()..)?);
        let is_east_asian = before.trim_end().ends_with(is_east_asian)
            || behind.trim_start().starts_with(is_east_asian)
            || has_east_asian && sign.starts_with(['（', '）']);
        let is_edge = |char: char| char.is_whitespace() || is_quote(char);
        let is_apart = (before.is_empty() || before.ends_with(is_edge))
            && (behind.is_empty() || behind.starts_with(is_edge));
        (!is_east_asian && !is_apart).then_some(sign)
    })
}
