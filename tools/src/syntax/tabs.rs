//! Tabs where Fluent's syntax has spaces.

use std::ops::Range;

use crate::syntax::edits::{self, Edit};
use crate::syntax::fullwidth::is_sound;
use crate::syntax::messages::id_of_line;

/// How many spaces a tab becomes.
const WIDTH: usize = 4;

/// The correction of the tabs of a broken entry.
pub(crate) struct Tabs<'t> {
    /// The ids that were indented, and become those of messages.
    pub(crate) ids: Vec<&'t str>,
    /// The replacements in the file's text.
    pub(crate) edits: Vec<Edit>,
}

/// Finds what corrects the tabs of a broken entry, if spaces in their place make it messages of their
/// own, or a part of the message above it.
pub(crate) fn find<'t>(
    text: &'t str,
    entry: Range<usize>,
    above: Option<Range<usize>>,
) -> Option<Tabs<'t>> {
    if !text.get(entry.clone())?.contains('\t') {
        return None;
    }
    let mut tabs = Tabs { ids: Vec::new(), edits: Vec::new() };
    for part in parts(text, entry) {
        let broken = text.get(part.clone())?;
        let indent = indent_of(broken);
        let mut start = part.start;
        let mut edits = Vec::new();
        match id_of_line(broken.get(indent..)?.lines().next()?) {
            Some(id) if indent > 0 => {
                tabs.ids.push(id);
                edits.push(Edit { range: start..start + indent, text: String::new() });
            }
            // The entry above continues.
            None if indent > 0 => {
                let above = above.clone().filter(|above| above.end == part.start)?;
                let end = above.start + text.get(above.clone())?.trim_end().len();
                let between = text.get(end..part.start)?.to_owned();
                let range = end..part.start + indent;
                edits.push(Edit { range, text: between + &" ".repeat(WIDTH) });
                start = above.start;
            }
            _ => {}
        }
        edits.extend(further_indents(text, part.clone()));
        let moved = edits.iter().map(|edit| Edit {
            range: edit.range.start - start..edit.range.end - start,
            text: edit.text.clone(),
        });
        let moved: Vec<Edit> = moved.collect();
        if !is_sound(&edits::apply(text.get(start..part.end)?, &moved)) {
            return None;
        }
        tabs.edits.extend(edits);
    }
    Some(tabs).filter(|tabs| !tabs.edits.is_empty())
}

/// The parts of an entry that begin with an id, and what is before the first.
fn parts(text: &str, entry: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = vec![entry.clone()];
    let mut start = entry.start;
    for line in text.get(entry.clone()).unwrap_or_default().split_inclusive('\n') {
        let is_id = id_of_line(line.trim_start_matches(BLANKS)).is_some();
        if let Some(last) = parts.last_mut().filter(|last| is_id && start > last.start) {
            last.end = start;
            parts.push(start..entry.end);
        }
        start += line.len();
    }
    parts
}

/// The indentations with tabs of a part's lines, apart from the first line.
fn further_indents(text: &str, part: Range<usize>) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut start = part.start;
    for line in text.get(part.clone()).unwrap_or_default().split_inclusive('\n') {
        let range = start..start + indent_of(line);
        let blanks = text.get(range.clone()).unwrap_or_default();
        if start > part.start && blanks.contains('\t') {
            edits.push(Edit { range, text: blanks.replace('\t', &" ".repeat(WIDTH)) });
        }
        start += line.len();
    }
    edits
}

const BLANKS: [char; 2] = [' ', '\t'];

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(BLANKS).len()
}
