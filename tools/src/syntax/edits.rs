//! Changes to the text of a file.

use std::borrow::Borrow;
use std::ops::Range;

/// A range of a text, and its replacement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    pub(crate) range: Range<usize>,
    pub(crate) text: String,
}

/// The line break of a text.
pub(crate) fn line_break(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// Applies edits that do not overlap; those at the same place in the given order.
pub(crate) fn apply(text: &str, edits: &[Edit]) -> String {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.range.start);
    apply_sorted(text, edits.into_iter())
}

/// Applies edits that come in the order of their places, each when it comes.
pub(crate) fn apply_sorted(text: &str, edits: impl Iterator<Item = impl Borrow<Edit>>) -> String {
    let mut edited = String::with_capacity(text.len());
    let mut copied = 0;
    for edit in edits {
        let Edit { range, text: new } = edit.borrow();
        edited.push_str(text.get(copied..range.start).unwrap_or_default());
        edited.push_str(new);
        copied = range.end;
    }
    edited.push_str(text.get(copied..).unwrap_or_default());
    edited
}
