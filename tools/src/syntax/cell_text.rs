//! The text of a message as a cell of a table has it: Fluent's syntax, without indentation.

use std::ops::Range;

use fluent_codes::tooling::{Entry, Source, ast};
use fluent_syntax::serializer;

/// The text of a message, laid out as Fluent's serializer does it and without the indentation of
/// its lines; empty where a message has attributes only.
pub(crate) fn of_entry(entry: &Entry<'_>) -> Option<String> {
    let ast::Entry::Message(message) = &entry.node else { return None };
    Some(message.value.as_ref().map_or(String::new(), of_pattern))
}

/// The value or an attribute of a message or term; `None` if it has none.
pub(crate) fn of_part(entry: &Entry<'_>, attribute: Option<&str>) -> Option<String> {
    let (value, attributes) = match &entry.node {
        ast::Entry::Message(message) => (message.value.as_ref(), &message.attributes),
        ast::Entry::Term(term) => (Some(&term.value), &term.attributes),
        _ => return None,
    };
    let pattern = match attribute {
        None => value,
        Some(name) => attributes.iter().find(|it| it.id.name == name).map(|it| &it.value),
    };
    pattern.map(of_pattern)
}

/// The same of any pattern, such as that of an attribute.
pub(crate) fn of_pattern(pattern: &ast::Pattern<&str>) -> String {
    let alone = ast::Message {
        id: ast::Identifier { name: "x" },
        value: Some(pattern.clone()),
        attributes: Vec::new(),
        comment: None,
    };
    let resource = ast::Resource { body: vec![ast::Entry::Message(alone)] };
    let serialized = serializer::serialize(&resource);
    let value = serialized.strip_prefix("x =").unwrap_or_default().trim_matches('\n');
    let lines = value.split('\n').enumerate().map(|(index, line)| {
        let inline = line.strip_prefix(' ').filter(|_| index == 0 && !line.starts_with(INDENT));
        inline.or(line.strip_prefix(INDENT)).unwrap_or(line)
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    // A cell does not begin with spaces; in quotes they stay.
    let unindented = text.trim_start_matches(' ');
    match text.len() - unindented.len() {
        0 => text,
        indent => format!("{{ \"{}\" }}{unindented}", " ".repeat(indent)),
    }
}

/// A text of a cell as [`of_entry`] would lay it out; `None` if no message can hold it.
pub(crate) fn canonical(text: &str) -> Option<String> {
    let message = format!("x ={}\n", to_value(text, "\n"));
    let source = Source::new("", message.into_bytes());
    let parsed = source.parse();
    match (parsed.problems.is_empty(), &parsed.entries[..]) {
        (true, [entry]) => match &entry.node {
            ast::Entry::Message(message) if message.attributes.is_empty() => of_entry(entry),
            _ => None,
        },
        _ => None,
    }
}

/// The indentation of further lines of a text.
const INDENT: &str = "    ";

/// The characters that Fluent removes from the end of a text.
pub(crate) const BLANK: [char; 3] = [' ', '\n', '\r'];

/// The range of the value or of an attribute of a message or term in its file: from after the `=` to
/// the end of its last line. `None` for an attribute that it does not have.
pub(crate) fn part_range(
    source: &Source,
    entry: &Entry<'_>,
    attribute: Option<&str>,
) -> Option<Range<usize>> {
    let attributes = match &entry.node {
        ast::Entry::Message(message) => &message.attributes,
        ast::Entry::Term(term) => &term.attributes,
        _ => return None,
    };
    let index = match attribute {
        None => None,
        Some(name) => Some(attributes.iter().position(|it| it.id.name == name)?),
    };
    let offset = |index: usize| attributes.get(index).map(|it| source.offset_of(it.id.name));
    let start = index.map_or(Some(entry.span.start), offset)?;
    let next = offset(index.map_or(0, |index| index + 1));
    let text = source.text();
    let start = start + text.get(start..entry.span.end)?.find('=')? + 1;
    let part = text.get(start..next.unwrap_or(entry.span.end))?;
    // An attribute's line begins with a dot.
    let part = if next.is_some() { part.strip_suffix('.')? } else { part };
    Some(start..start + part.trim_end_matches(BLANK).len())
}

/// A text as it is written after the `=` of a message.
pub(crate) fn to_value(text: &str, line_break: &str) -> String {
    behind_equals(text, line_break, INDENT)
}

/// An attribute as it is written below a message.
pub(crate) fn to_attribute(name: &str, text: &str, line_break: &str) -> String {
    format!("{line_break}{INDENT}.{name} ={}", to_attribute_value(text, line_break))
}

/// A text as it is written after the `=` of an attribute.
pub(crate) fn to_attribute_value(text: &str, line_break: &str) -> String {
    behind_equals(text, line_break, &INDENT.repeat(2))
}

fn behind_equals(text: &str, line_break: &str, indent: &str) -> String {
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default();
    // What cannot begin a line can be after the `=`.
    let is_inline = !text.contains('\n') || first.starts_with(['[', '*', '.']);
    let mut value =
        if is_inline { format!(" {first}") } else { format!("{line_break}{indent}{first}") };
    for line in lines {
        value.push_str(line_break);
        if !line.is_empty() {
            value.push_str(indent);
            value.push_str(line);
        }
    }
    value
}
