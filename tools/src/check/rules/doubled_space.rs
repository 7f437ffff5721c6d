//! A text has two spaces in a row.
//!
//! # Why
//!
//! One is left from an edit. The user sees a gap.
//!
//! Two spaces behind the end of a sentence, or behind a semicolon, are a style in English and are not
//! found there. Behind the first word of several lines, they make a table.
//!
//! # Example
//!
//! ```fluent
//! E131201 = size of  file exceeds limit
//! ```
//!
//! # Fix
//!
//! Delete one of the two; `--fix` does it.

use std::cell::LazyCell;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, MAX_PLACES, Rule};
use crate::project::files::File;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::syntax::text::Part;

pub(super) const RULE: Rule = Rule {
    name: "doubled-space",
    severity: Severity::Warning,
    has_fixes: true,
    file: include_str!("doubled_space.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let is_english = messages.locale.id.language.as_str() == "en";
    for (message, text) in messages.texts() {
        let is_of_source = LazyCell::new(|| {
            let source = context.source_of(messages, message, text);
            source.is_some_and(|source| source.parts().any(|part| runs(part).next().is_some()))
        });
        let file = message.file;
        let label = |part| label(file, part);
        let is_table = LazyCell::new(|| text.parts().filter_map(label).nth(1).is_some());
        let all = text.parts().flat_map(|part| {
            let label = label(part);
            runs(part).map(move |(before, run)| (before, run, label == Some(before)))
        });
        let runs = all.filter(|(before, run, is_label)| {
            let is_sentence_end = is_english && before.ends_with(['.', '!', '?', ':', ';']);
            let is_indentation = before.is_empty() && is_indentation(file, run);
            let is_column = *is_label && *is_table;
            !is_indentation && !is_sentence_end && !is_column && !*is_of_source
        });
        for (_, run, _) in runs.take(MAX_PLACES) {
            let title = format!("expected one space, found {}", run.chars().count());
            findings.add_to_slice(message, run, title, "delete all but one");
            // A space that does not break a line is there on purpose.
            let kept = run.chars().find(|char| *char != ' ').unwrap_or(' ');
            findings.fix_text((message, text), run, kept);
        }
    }
}

/// Spaces that stand between words.
const SPACES: [char; 3] = [' ', '\u{A0}', '\u{202F}'];

/// The spaces in a row that do not end a line, each behind what stands before it. In quotes they
/// are there on purpose.
fn runs(part: Part<'_>) -> impl Iterator<Item = (&str, &str)> {
    let may_have = !part.is_quoted && (part.text.contains("  ") || !part.text.is_ascii());
    let text = if may_have { part.text } else { "" };
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let start = rest.find(SPACES)?;
            let from = rest.get(start..)?;
            let behind = from.trim_start_matches(SPACES);
            let run = from.strip_suffix(behind)?;
            let before = text.get(..text.len() - from.len())?;
            rest = behind;
            if run.chars().nth(1).is_some() && !behind.starts_with(['\n', '\r']) {
                return Some((before, run));
            }
        }
    })
}

/// The first word of a line, with what stands before it, if a gap follows: the label of a table's row.
fn label<'t>(file: &File<'_>, part: Part<'t>) -> Option<&'t str> {
    let word = part.text.trim_start_matches(' ');
    let len = word.find(' ').filter(|len| *len > 0)?;
    let (label, rest) = part.text.split_at_checked(part.text.len() - word.len() + len)?;
    let before = file.source.text().get(..file.source.offset_of(part.text))?;
    let is_line = before.trim_end_matches(' ').ends_with('\n');
    (is_line && rest.starts_with("  ")).then_some(label)
}

/// Whether a part of a text begins with these spaces because its line does.
fn is_indentation(file: &File<'_>, run: &str) -> bool {
    let at = file.source.offset_of(run);
    let before = file.source.text().as_bytes().get(..at).unwrap_or_default();
    matches!(before.last(), None | Some(b' ' | b'\n'))
}
