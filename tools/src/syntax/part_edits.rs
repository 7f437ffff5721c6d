//! The edits that give a message other texts.

use fluent_codes::tooling::Source;

use crate::syntax::cell_text;
use crate::syntax::edits::Edit;

/// The edits of a message, as it is written from its id on; a part is its value or an attribute.
pub(crate) fn of_message<'t>(
    slice: &str,
    parts: impl Iterator<Item = (Option<&'t str>, &'t str)>,
    line_break: &str,
) -> Vec<Edit> {
    let source = Source::new("", slice.as_bytes());
    let parsed = source.parse();
    let Some(entry) = parsed.entries.first() else { return Vec::new() };
    let mut edits = Vec::new();
    for (name, text) in parts {
        let (range, text) = match (cell_text::part_range(&source, entry, name), name) {
            (Some(range), None) => (range, cell_text::to_value(text, line_break)),
            (Some(range), Some(_)) => (range, cell_text::to_attribute_value(text, line_break)),
            (None, Some(name)) => {
                let text = cell_text::to_attribute(name, text, line_break);
                (slice.len()..slice.len(), text)
            }
            (None, None) => continue,
        };
        edits.push(Edit { range, text });
    }
    edits
}
