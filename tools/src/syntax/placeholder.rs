//! Placeholders: comments in the place of messages until they are translated.
//!
//! ```fluent
//! # en-US: size of file exceeds limit
//! # E131201 =
//! ```
//!
//! A translator takes the `#` away from the last line and writes the translation behind the `=`. Until
//! then the message is not there, and the source's is served.

use std::collections::HashSet;

use fluent_codes::tooling::ast;
use fluent_syntax::serializer;

use crate::syntax::directives::is_directive;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::tree;

/// The placeholder of a message of the source in a locale.
pub(crate) fn text(message: &Message<'_>, source: &Messages<'_>, locale: &Messages<'_>) -> String {
    let is_for_all = |line: &&&str| !is_directive(line);
    let notes = message.comment().iter().filter(is_for_all).map(|line| (*line).to_owned());
    let mut lines: Vec<String> = notes.collect();
    lines.extend(generated_lines(message, source, locale));
    lines.push(format!("{} =", message.id));
    lines.extend(message.attributes().map(|name| format!("    .{name} =")));
    commented(&lines)
}

/// Updates a placeholder: only its lines about the source are written again.
pub(crate) fn refreshed(
    comment: &str,
    message: &Message<'_>,
    source: &Messages<'_>,
    locale: &Messages<'_>,
) -> String {
    let kept = without_generated(comment, source.name(), locale.name());
    let generated = commented(&generated_lines(message, source, locale));
    let place = format!("# {} =", message.id);
    match kept.find(&place) {
        Some(at) => {
            let (notes, place) = kept.split_at_checked(at).unwrap_or((&kept, ""));
            format!("{notes}{generated}\n{place}")
        }
        None => comment.to_owned(),
    }
}

/// A block without the lines about the source.
pub(crate) fn without_generated(block: &str, source: &str, locale: &str) -> String {
    let is_generated = |line: &str| {
        let content = line.strip_prefix("# ").unwrap_or_default();
        let rest = content.strip_prefix(source).or(content.strip_prefix(locale));
        rest.is_some_and(|rest| rest.starts_with(": "))
    };
    // After the id, such a line is text.
    let mut is_comment = true;
    let mut lines = Vec::new();
    for line in block.split('\n') {
        is_comment &= line.starts_with('#');
        if !is_comment || !is_generated(line) {
            lines.push(line);
        }
    }
    lines.join("\n")
}

/// The source's text, and the plural categories that a translation needs.
fn generated_lines(
    message: &Message<'_>,
    source: &Messages<'_>,
    locale: &Messages<'_>,
) -> Vec<String> {
    let text = source_text(message);
    let mut lines: Vec<String> =
        text.lines().map(|line| format!("{}: {line}", source.name())).collect();
    let mut variables = HashSet::new();
    for select in message.texts.iter().flat_map(|text| tree::selects(text.pattern)) {
        let (Some(kind), Some(variable)) = (select.kind(false), select.variable()) else {
            continue;
        };
        if variables.insert(variable) {
            let categories = locale.plurals.of(kind).iter().map(|category| {
                let written = category.written(&HashSet::new());
                written.replacen('`', "[", 1).replacen('`', "]", 1)
            });
            let categories = categories.collect::<Vec<_>>().join(", ");
            lines.push(format!("{}: ${variable} chooses {categories}", locale.name()));
        }
    }
    lines
}

/// The value and the attributes, without the id and the indentation.
fn source_text(message: &Message<'_>) -> String {
    let ast::Entry::Message(node) = &message.entry.node else { return String::new() };
    let alone = ast::Message { comment: None, ..node.clone() };
    let resource = ast::Resource { body: vec![ast::Entry::Message(alone)] };
    let serialized = serializer::serialize(&resource);
    let value = serialized.strip_prefix(message.id).unwrap_or(&serialized);
    let value = value.strip_prefix(" =").unwrap_or(value).trim_matches('\n');
    let lines = value.split('\n').map(|line| line.strip_prefix("    ").unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n").trim_start_matches(' ').to_owned()
}

fn commented(lines: &[String]) -> String {
    let line = |line: &String| format!("# {line}").trim_end().to_owned();
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}
