//! Full-width signs stand where Fluent's syntax was meant: `＝ ｛ ｝ ＄ ［ ］ ＊`.
//!
//! # Why
//!
//! An input method for Chinese or Japanese typed them. To Fluent they are text or errors: the user
//! reads `｛$limit｝`, or the message is not served.
//!
//! # Example
//!
//! ```fluent
//! E131201 ＝ 文件大小过大
//! E131202 = 文件大小超过｛$limit｝
//! ```
//!
//! # Fix
//!
//! Write the half-width signs `= { } $ [ ] *`; `--fix` does it. What is no variable or term of the source
//! may be meant to be shown, and needs `--unsafe-fixes`.

use std::collections::HashSet;

use fluent_codes::tooling::ast;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, MAX_PLACES, Rule};
use crate::project::files::File;
use crate::project::severity::Severity;
use crate::syntax::fullwidth;
use crate::syntax::messages::Messages;
use crate::syntax::variables;

pub(super) const RULE: Rule = Rule {
    name: "fullwidth-syntax",
    severity: Severity::Error,
    has_fixes: true,
    file: include_str!("fullwidth_syntax.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let mut corrected = HashSet::new();
    for file in &messages.locale.files {
        add_broken(messages, file, &mut corrected, findings);
    }
    for (message, text) in messages.texts() {
        let parts = text.parts().filter(|part| !part.is_quoted && !part.text.is_ascii());
        for (placeable, meant) in parts.flat_map(|part| placeables(part.text)).take(MAX_PLACES) {
            let title =
                format!("expected half-width signs, found `{placeable}`, which is shown as it is");
            findings.add_to_slice(message, placeable, title, format!("write `{meant}`"));
            findings.fix_slice(message.file, placeable, meant.clone());
            if !is_known(context, message.id, &meant) {
                findings.make_unsafe();
            }
        }
    }
}

/// Whether a placeable is a term of the source, or a variable of the source's message.
fn is_known(context: &Context<'_>, id: &str, placeable: &str) -> bool {
    let name = placeable.trim_matches(['{', '}', ' ']);
    let Some(variable) = name.strip_prefix('$') else { return context.source.find(name).is_some() };
    let texts = context.source.get(id).into_iter().flat_map(|message| &message.texts);
    let mut variables = texts.flat_map(|text| variables::of_text(context.source, text));
    variables.any(|known| known == variable)
}

/// Adds the entries that are no Fluent syntax for their full-width signs. An entry whose id stands
/// elsewhere too is not corrected: it could be served instead of the other one.
fn add_broken(
    messages: &Messages<'_>,
    file: &File<'_>,
    corrected: &mut HashSet<String>,
    findings: &mut Reporter<'_>,
) {
    for entry in &file.parsed.entries {
        let ast::Entry::Junk { content } = &entry.node else { continue };
        let Some(replacements) = fullwidth::corrections(content) else { continue };
        let Some((first, meant)) = replacements.first() else { continue };
        let at = file.source.offset_of(first);
        let id = fullwidth::broken_id(entry);
        let title = format!("expected `{meant}`, found the full-width `{first}`");
        if let Some(other) = id.as_deref().and_then(|id| messages.get(id)) {
            let help = format!(
                "delete one of the two: `{}` is also at {}, which is the one that is served",
                other.id,
                other.place()
            );
            findings.add(file, at, id.as_deref(), title, help);
            continue;
        }
        findings.add(file, at, id.as_deref(), title, "write the half-width sign");
        if id.is_some_and(|id| !corrected.insert(id)) {
            continue;
        }
        for (slice, meant) in &replacements {
            findings.fix_slice(file, slice, *meant);
        }
    }
}

/// What is meant as a variable or term to put in, and how that is written.
fn placeables(text: &str) -> impl Iterator<Item = (&str, String)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let from = rest.get(rest.find(['｛', '＄'])?..)?;
            let Some((placeable, behind)) = placeable(from) else {
                rest = from.get('｛'.len_utf8()..)?;
                continue;
            };
            rest = behind;
            let meant: String =
                placeable.chars().map(|char| fullwidth::half_width(char).unwrap_or(char)).collect();
            let is_closed = meant.starts_with('{');
            return Some((placeable, if is_closed { meant } else { format!("{{ {meant} }}") }));
        }
    })
}

/// A placeable with its braces that a text begins with, and the rest of the text.
fn placeable(text: &str) -> Option<(&str, &str)> {
    let is_id = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_');
    let is_blank = |char: char| matches!(char, ' ' | '\u{3000}');
    let inner = text.strip_prefix('｛');
    let name = inner.unwrap_or(text).trim_start_matches(is_blank).strip_prefix(['$', '＄', '-'])?;
    let behind = name.trim_start_matches(is_id);
    let behind = match inner {
        Some(_) => behind.trim_start_matches(is_blank).strip_prefix('｝')?,
        None => behind,
    };
    let is_name = name.starts_with(|char: char| char.is_ascii_alphabetic());
    is_name.then(|| text.split_at_checked(text.len() - behind.len())).flatten()
}
