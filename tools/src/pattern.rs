//! The text of a message as a table's cell has it: Fluent's syntax, without indentation.

use std::ops::Range;

use fluent_codes::ftl::{Entry, Source, ast};

/// The text of a message in its file, without the indentation of its lines.
pub(crate) fn of_entry(source: &Source, entry: &Entry<'_>) -> Option<String> {
    let text = source.text().get(value_range(source, entry)?)?;
    let mut lines = text.split('\n').map(|line| line.trim_end_matches('\r'));
    let first = lines.next().unwrap_or_default().trim();
    let rest: Vec<&str> = lines.collect();
    let indent = |line: &&str| line.len() - line.trim_start_matches(' ').len();
    let common = rest.iter().filter(|line| !line.trim().is_empty()).map(indent).min();
    let dedented = rest.iter().map(|line| line.get(common.unwrap_or(0)..).unwrap_or_default());
    let lines: Vec<&str> =
        std::iter::once(first).filter(|line| !line.is_empty()).chain(dedented).collect();
    let text = lines.join("\n");
    // A cell does not begin with spaces; in quotes they stay.
    let unindented = text.trim_start_matches(' ');
    match text.len() - unindented.len() {
        0 => Some(text),
        indent => Some(format!("{{\"{}\"}}{unindented}", " ".repeat(indent))),
    }
}

/// Where the text of a message stands in its file: from behind the `=` to the end of its last line.
pub(crate) fn value_range(source: &Source, entry: &Entry<'_>) -> Option<Range<usize>> {
    let ast::Entry::Message(message) = &entry.node else { return None };
    let text = source.text();
    let start = entry.span.start + text.get(entry.span.clone())?.find('=')? + 1;
    let attribute = message.attributes.first().map(|attribute| source.offset_of(attribute.id.name));
    let value = text.get(start..attribute.unwrap_or(entry.span.end))?;
    // An attribute's line begins with a dot.
    let value = if attribute.is_some() { value.strip_suffix('.')? } else { value };
    Some(start..start + value.trim_end().len())
}

/// A text as it is written behind the `=` of a message.
pub(crate) fn to_value(text: &str, line_break: &str) -> String {
    if !text.contains('\n') {
        return format!(" {text}");
    }
    let lines = text.split('\n').map(|line| match line {
        "" => line_break.to_owned(),
        line => format!("{line_break}    {line}"),
    });
    lines.collect()
}
