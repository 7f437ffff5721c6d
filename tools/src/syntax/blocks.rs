//! A file as a list of blocks: messages and terms with their comments, and comments of their own.

use fluent_codes::tooling::{Entry, ast};

use crate::project::files::File;
use crate::syntax::cell_text::BLANK;
use crate::syntax::messages::Message;

/// A part of a file that stays together when the file is rearranged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    /// Its text, without the line break at its end.
    pub(crate) text: String,
    /// The number of empty lines before it.
    pub(crate) blanks: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// A message or term of this id.
    Message(String),
    /// The placeholder of the message of this id.
    Placeholder(String),
    /// The comment of a group: `##`.
    Group,
    /// Any other comment, or a broken entry.
    Other,
}

impl Block {
    pub(crate) fn new(kind: BlockKind, text: String) -> Block {
        Block { kind, text, blanks: 1 }
    }

    /// The id of the message that it is or is the placeholder of.
    pub(crate) fn id(&self) -> Option<&str> {
        match &self.kind {
            BlockKind::Message(id) | BlockKind::Placeholder(id) => Some(id),
            _ => None,
        }
    }

    pub(crate) fn is_placeholder(&self) -> bool {
        matches!(self.kind, BlockKind::Placeholder(_))
    }

    /// Whether it has empty lines around it: all have but messages without a comment.
    pub(crate) fn is_apart(&self) -> bool {
        !matches!(self.kind, BlockKind::Message(_)) || self.text.starts_with('#')
    }
}

/// The blocks of a file.
pub(crate) fn of_file(file: &File<'_>) -> Vec<Block> {
    let text = file.source.text();
    let entries = &file.parsed.entries;
    let starts: Vec<usize> = entries.iter().map(|entry| start(file, entry)).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let mut blanks = 0;
    let mut blocks = Vec::new();
    for ((entry, start), end) in entries.iter().zip(&starts).zip(ends) {
        let slice = text.get(*start..end).unwrap_or_default();
        let block = slice.trim_end_matches(BLANK);
        let rest = slice.get(block.len()..).unwrap_or_default();
        blocks.push(Block { kind: kind(file, entry), text: block.replace("\r\n", "\n"), blanks });
        blanks = rest.matches('\n').count().saturating_sub(1);
    }
    blocks
}

/// Where a block begins: at its comment, if it has one.
fn start(file: &File<'_>, entry: &Entry<'_>) -> usize {
    let comment = match &entry.node {
        ast::Entry::Message(message) => message.comment.as_ref(),
        ast::Entry::Term(term) => term.comment.as_ref(),
        _ => None,
    };
    let Some(first) = comment.and_then(|comment| comment.content.first()) else {
        return entry.span.start;
    };
    let at = file.source.offset_of(first);
    let before = file.source.text().get(..at).unwrap_or_default();
    before.rfind('\n').map_or(0, |line_break| line_break + 1)
}

fn kind(file: &File<'_>, entry: &Entry<'_>) -> BlockKind {
    match &entry.node {
        ast::Entry::Message(_) | ast::Entry::Term(_) => {
            let id = Message::id_of(file, entry).unwrap_or_default();
            BlockKind::Message(id.to_owned())
        }
        ast::Entry::GroupComment(_) => BlockKind::Group,
        _ => match entry.placeholder_id() {
            Some(id) => BlockKind::Placeholder(id.to_owned()),
            None => BlockKind::Other,
        },
    }
}

/// The text of a file of these blocks, with these line breaks.
pub(crate) fn to_text(blocks: &[Block], line_break: &str) -> String {
    let mut text = String::new();
    for block in blocks {
        if !text.is_empty() {
            text.push_str(&"\n".repeat(block.blanks));
        }
        text.push_str(&block.text);
        text.push('\n');
    }
    if line_break == "\n" { text } else { text.replace('\n', line_break) }
}
