//! Two punctuation marks stand where one is meant: `،.`, `,,`, `。.`
//!
//! # Why
//!
//! One is left from an edit.
//!
//! # Example
//!
//! ```fluent
//! E131201 = Die Datei ist zu groß..
//! ```
//!
//! # Fix
//!
//! Delete one of the two. An ellipsis, `?!`, a comma behind an abbreviation, and what the source has, are
//! not found.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::syntax::text::Text;

pub(super) const RULE: Rule = Rule {
    name: "doubled-mark",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("doubled_mark.rs"),
    find: Find::InLocale(find),
};

/// Commas, semicolons and full stops of several scripts.
const MARKS: [char; 14] =
    [',', '，', '、', '،', ';', '；', '؛', '.', '。', '．', '۔', '।', '։', '።'];

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (message, text) in messages.texts() {
        let source = context.source_of(messages, message, text);
        let found =
            text.variants.iter().find_map(|variant| Some((variant, doubled(&variant.text)?)));
        let Some((variant, (at, marks))) = found else { continue };
        let has = |source: &Text<'_>| source.variants.iter().any(|it| doubled(&it.text).is_some());
        if source.is_some_and(has) {
            continue;
        }
        let title = format!("expected one punctuation mark, found `{marks}`");
        findings.add_to_variant(message, variant, at, title, "delete one of the two");
    }
}

/// The first two marks in a row, behind a letter and before a space or the end.
fn doubled(text: &str) -> Option<(usize, &str)> {
    text.match_indices(MARKS).find_map(|(at, first)| {
        let rest = text.get(at + first.len()..)?;
        let second = rest.chars().next().filter(|char| MARKS.contains(char))?;
        let behind = rest.get(second.len_utf8()..)?;
        let word = text.get(..at)?.rsplit(char::is_whitespace).next()?;
        let before = word.chars().next_back()?;
        // As in `&gt;.`
        if first == ";" && word.contains('&') {
            return None;
        }
        // Behind an abbreviation: `etc.,`
        let is_comma = matches!(second, ',' | '،' | '，' | ';' | '؛');
        let is_abbreviation = first == "." && is_comma;
        let is_apart = behind.is_empty() || behind.starts_with(char::is_whitespace);
        (before.is_alphanumeric() && is_apart && !is_abbreviation)
            .then(|| Some((at, text.get(at..at + first.len() + second.len_utf8())?)))?
    })
}
