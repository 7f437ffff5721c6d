//! Where the entries of one file stand.

use std::borrow::Cow;
use std::ops::Range;

use fluent_codes::Problem;
use fluent_codes::tooling::{Entry, Source, ast, is_blank};

use crate::project::files::File;
use crate::project::overlay;
use crate::syntax::references::Reference;
use crate::syntax::text::Text;

/// The entries of one file, in their order.
#[derive(Debug)]
pub(crate) struct FileOutline<'s> {
    pub(crate) source: &'s Source,
    /// The number of the layer.
    pub(super) layer: usize,
    pub(crate) items: Vec<Item>,
    pub(crate) problems: Vec<Problem>,
    /// The references of its texts.
    pub(super) references: Vec<ReferencePlace>,
    /// Which of the items are comments of groups and of the file.
    group_comments: Vec<usize>,
    file_comments: Vec<usize>,
}

/// An entry of a file. A file of a million has as many, so it is small: a file has fewer than 4 GiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    start: u32,
    at: u32,
    pub(crate) kind: ItemKind,
    /// Whether there is more to it than attributes.
    pub(crate) has_text: bool,
}

impl Item {
    /// Where its comment begins, or else itself.
    pub(crate) fn start(self) -> usize {
        self.start as usize
    }

    /// Where it begins itself.
    pub(crate) fn at(self) -> usize {
        self.at as usize
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ItemKind {
    Message,
    /// A message that has an empty text, or none that is shown.
    EmptyMessage,
    Term,
    /// A comment that keeps the place of a message.
    Placeholder,
    GroupComment,
    FileComment,
    /// Any other comment.
    Comment,
    Junk,
}

impl ItemKind {
    pub(crate) fn is_message(self) -> bool {
        matches!(self, ItemKind::Message | ItemKind::EmptyMessage | ItemKind::Term)
    }
}

/// A reference in a file: where it is written, and the item that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ReferencePlace {
    pub(super) at: u32,
    pub(super) item: u32,
}

/// How much of a file is parsed at a time, in bytes.
const PIECE: usize = 1 << 16;

impl<'s> FileOutline<'s> {
    pub(super) fn new(source: &'s Source, layer: usize) -> FileOutline<'s> {
        let mut outline = FileOutline::of_pieces(source)
            // A piece may have been cut where no entry begins.
            .unwrap_or_else(|| FileOutline::of_whole(source));
        outline.layer = layer;
        outline.items.shrink_to_fit();
        outline.references.shrink_to_fit();
        outline
    }

    /// The outline of a file that is parsed in pieces; nothing if anything is wrong in it.
    fn of_pieces(source: &'s Source) -> Option<FileOutline<'s>> {
        if !is_clean(source) {
            return None;
        }
        let mut outline = FileOutline::empty(source);
        for range in pieces(source.text()) {
            let text = source.text().get(range.clone()).unwrap_or_default();
            let piece = Source::new(source.path(), text.as_bytes());
            outline.add(&piece, range.start);
            if !outline.problems.is_empty() {
                return None;
            }
        }
        Some(outline)
    }

    fn of_whole(source: &'s Source) -> FileOutline<'s> {
        let mut outline = FileOutline::empty(source);
        outline.add(source, 0);
        outline
    }

    fn empty(source: &'s Source) -> FileOutline<'s> {
        FileOutline {
            source,
            layer: 0,
            items: Vec::new(),
            problems: Vec::new(),
            references: Vec::new(),
            group_comments: Vec::new(),
            file_comments: Vec::new(),
        }
    }

    /// Adds the entries of a piece that begins at a byte of the file.
    fn add(&mut self, piece: &Source, offset: usize) {
        let file = File::parse(piece);
        let mut start = offset;
        for entry in &file.parsed.entries {
            let index = self.items.len();
            let kind = kind(entry);
            match kind {
                ItemKind::GroupComment => self.group_comments.push(index),
                ItemKind::FileComment => self.file_comments.push(index),
                _ => {}
            }
            let (at, has_text) = (short(offset + entry.span.start), overlay::has_value(entry));
            self.items.push(Item { start: short(start), at, kind, has_text });
            start = offset + entry.span.end;
            for reference in references(&file, entry) {
                let at = short(offset + reference.offset);
                self.references.push(ReferencePlace { at, item: short(index) });
            }
        }
        self.problems.extend(file.parsed.problems);
    }

    /// Where an item ends: where the next one begins, with its comment.
    fn end(&self, item: usize) -> usize {
        self.items.get(item + 1).map_or(self.source.text().len(), |next| next.start())
    }

    /// An item as it is written, below its comment, to the start of the next one.
    pub(super) fn slice(&self, item: usize) -> Option<&'s str> {
        self.source.text().get(self.items.get(item)?.at()..self.end(item))
    }

    /// The id of a message or term.
    pub(crate) fn id(&self, item: &Item) -> &'s str {
        id_in(self.source.text(), item.at())
    }

    /// The comment of the group that an item is in.
    fn group_comment(&self, item: usize) -> Option<usize> {
        let before = self.group_comments.partition_point(|comment| *comment < item);
        before.checked_sub(1).and_then(|last| self.group_comments.get(last)).copied()
    }

    /// The first line that a comment of a group says; nothing if it is empty.
    pub(crate) fn first_line(&self, comment: usize) -> Option<&'s str> {
        let lines = self.slice(comment)?.lines().map_while(|line| line.strip_prefix("##"));
        lines.map(str::trim).find(|line| !line.is_empty())
    }

    /// The same of the group that an item is in.
    pub(super) fn heading(&self, item: usize) -> Option<&'s str> {
        self.first_line(self.group_comment(item)?)
    }

    /// Some entries as a file of their own.
    pub(super) fn part(&self, items: impl Iterator<Item = usize>) -> Source {
        let text = self.source.text();
        let slice = |index: usize| {
            let item = self.items.get(index);
            item.and_then(|item| text.get(item.start()..self.end(index))).unwrap_or_default()
        };
        let mut part: String = self.file_comments.iter().map(|index| slice(*index)).collect();
        let mut group = None;
        for index in items {
            let own = self.group_comment(index);
            if own != group {
                group = own;
                part.push_str("\n\n");
                part.push_str(own.map_or("##\n", slice));
            }
            part.push_str(slice(index));
            part.push('\n');
        }
        Source::new(self.source.path(), part.into_bytes())
    }
}

/// An offset or an index in a file, of which none is larger.
fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Whether a file's text is what its bytes say.
fn is_clean(source: &Source) -> bool {
    matches!(source.bytes(), Some(Cow::Borrowed(_)))
}

/// The parts of a text between places where an entry seems to begin.
fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        if start == text.len() {
            return None;
        }
        let end = next_entry(text, start + PIECE).unwrap_or(text.len());
        Some(std::mem::replace(&mut start, end)..end)
    })
}

/// The first line behind a byte that begins with an id or is a comment, and whose line above is none.
fn next_entry(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut line_break = bytes.get(..from)?.iter().rposition(|byte| *byte == b'\n').unwrap_or(0);
    loop {
        let start = line_break + 1;
        let next = bytes.get(start..)?.iter().position(|byte| *byte == b'\n')?;
        let is_comment = bytes.get(start) == Some(&b'#');
        line_break = start + next;
        let first = bytes.get(line_break + 1)?;
        if !is_comment && (first.is_ascii_alphabetic() || matches!(first, b'-' | b'#')) {
            return Some(line_break + 1);
        }
    }
}

fn kind(entry: &Entry<'_>) -> ItemKind {
    match &entry.node {
        ast::Entry::Message(message) => {
            let is_empty = message.value.as_ref().is_some_and(is_blank);
            if is_empty { ItemKind::EmptyMessage } else { ItemKind::Message }
        }
        ast::Entry::Term(_) => ItemKind::Term,
        ast::Entry::GroupComment(_) => ItemKind::GroupComment,
        ast::Entry::ResourceComment(_) => ItemKind::FileComment,
        ast::Entry::Comment(_) if entry.placeholder_id().is_some() => ItemKind::Placeholder,
        ast::Entry::Comment(_) => ItemKind::Comment,
        ast::Entry::Junk { .. } => ItemKind::Junk,
    }
}

/// What the texts of an entry refer to.
pub(crate) fn references<'f>(file: &'f File<'f>, entry: &'f Entry<'f>) -> Vec<Reference<'f>> {
    let (value, attributes) = match &entry.node {
        ast::Entry::Message(message) => (message.value.as_ref(), &message.attributes),
        ast::Entry::Term(term) => (Some(&term.value), &term.attributes),
        _ => return Vec::new(),
    };
    let patterns = value.into_iter().chain(attributes.iter().map(|attribute| &attribute.value));
    let has_placeables = |pattern: &&ast::Pattern<&str>| {
        pattern.elements.iter().any(|it| matches!(it, ast::PatternElement::Placeable { .. }))
    };
    patterns
        .filter(has_placeables)
        .flat_map(|pattern| Reference::in_text(file, &Text::new(None, pattern)))
        .collect()
}

/// The id at a byte of a file, a term's with its `-`.
pub(crate) fn id_in(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let is_id = |char: char| char.is_ascii_alphanumeric() || char == '-' || char == '_';
    let end = rest.find(|char| !is_id(char)).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file in pieces is the file as a whole.
    #[test]
    fn pieces_are_the_whole() {
        let mut text = String::from("### File\n\n## Group\n\n");
        for index in 0..PIECE / 8 {
            text += &format!(
                "# Note\n# on it\nE{index} = {{ $x ->\n[one] a\n*[other] b\n}}\n    .a = {{ -t }}\n"
            );
        }
        text += "-t = term\n";
        let source = Source::new("e.ftl", text.as_bytes());
        let pieces = FileOutline::of_pieces(&source).unwrap();
        let whole = FileOutline::of_whole(&source);
        assert!(super::pieces(&text).count() > 5);
        assert_eq!(pieces.items, whole.items);
        assert_eq!(pieces.references, whole.references);
    }
}
