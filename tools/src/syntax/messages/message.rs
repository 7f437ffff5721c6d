//! A message or term as rules read it.

use fluent_codes::Code;
use fluent_codes::tooling::{Entry, UNKNOWN_CODE, ast};

use crate::project::files::File;
use crate::project::overlay;
use crate::syntax::cell_text;
use crate::syntax::text::Text;
use crate::syntax::variant::Variant;

/// A message or term.
#[derive(Debug)]
pub(crate) struct Message<'c> {
    pub(crate) file: &'c File<'c>,
    pub(crate) entry: &'c Entry<'c>,
    /// The id; a term's has its `-`.
    pub(crate) id: &'c str,
    /// The value, if there is one, then the attributes.
    pub(crate) texts: Vec<Text<'c>>,
    /// Whether it is the first of its id that is not empty.
    pub(super) is_served: bool,
    /// Whether one of another layer stands for it.
    pub(crate) is_hidden: bool,
}

impl<'c> Message<'c> {
    pub(super) fn new(file: &'c File<'c>, entry: &'c Entry<'c>) -> Option<Message<'c>> {
        let (value, attributes) = match &entry.node {
            ast::Entry::Message(node) => (node.value.as_ref(), &node.attributes),
            ast::Entry::Term(node) => (Some(&node.value), &node.attributes),
            _ => return None,
        };
        let id = Message::id_of(file, entry)?;
        let mut texts = Vec::with_capacity(usize::from(value.is_some()) + attributes.len());
        texts.extend(value.map(|pattern| Text::new(None, pattern)));
        texts.extend(
            attributes.iter().map(|attribute| Text::new(Some(attribute.id.name), &attribute.value)),
        );
        let is_hidden = file.is_hidden(entry);
        Some(Message { file, entry, id, texts, is_served: false, is_hidden })
    }

    /// Whether its text is shown by itself: that of a code, or of unknown codes. Any other text is
    /// a part of these, and may be empty.
    pub(crate) fn is_shown(&self) -> bool {
        self.id == UNKNOWN_CODE || Code::from_message_id(self.id).is_some()
    }

    /// Whether it has a text that is shown by itself and is empty, and so counts as missing.
    pub(crate) fn is_empty(&self) -> bool {
        overlay::is_empty(self.entry)
    }

    /// The id of a message or term as it is written, a term's with its `-`.
    pub(crate) fn id_of(file: &'c File<'c>, entry: &'c Entry<'c>) -> Option<&'c str> {
        let name = match &entry.node {
            ast::Entry::Message(node) => node.id.name,
            ast::Entry::Term(node) => node.id.name,
            _ => return None,
        };
        let end = file.source.offset_of(name) + name.len();
        file.source.text().get(entry.span.start..end)
    }

    pub(crate) fn is_term(&self) -> bool {
        self.id.starts_with('-')
    }

    pub(crate) fn value(&self) -> Option<&Text<'c>> {
        self.texts.first().filter(|text| text.attribute.is_none())
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&Text<'c>> {
        self.texts.iter().find(|text| text.attribute == Some(name))
    }

    /// The value, or an attribute.
    pub(crate) fn part(&self, attribute: Option<&str>) -> Option<&Text<'c>> {
        attribute.map_or_else(|| self.value(), |name| self.attribute(name))
    }

    /// The names of its attributes.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = &'c str> {
        self.texts.iter().filter_map(|text| text.attribute)
    }

    /// The text that corresponds to one of another locale's message of this id.
    pub(crate) fn counterpart(&self, text: &Text<'_>) -> Option<&Text<'c>> {
        self.texts.iter().find(|other| other.attribute == text.attribute)
    }

    /// The lines of the comment that belongs to it.
    pub(crate) fn comment(&self) -> &'c [&'c str] {
        let comment = match &self.entry.node {
            ast::Entry::Message(node) => node.comment.as_ref(),
            ast::Entry::Term(node) => node.comment.as_ref(),
            _ => None,
        };
        comment.map_or(&[], |comment| &comment.content)
    }

    /// What looks like an id at the start of an indented line.
    pub(crate) fn swallowed_ids(&self) -> Vec<&'c str> {
        let text = self.file.source.text();
        let lines = text.get(self.entry.span.clone()).unwrap_or_default();
        // A lone carriage return looks like a line end.
        let lines = lines.split('\n').flat_map(|line| line.split('\r'));
        lines.skip(1).filter_map(id_of_line).collect()
    }

    /// The text as a cell of a table has it.
    pub(crate) fn written(&self) -> Option<String> {
        cell_text::of_entry(self.entry).filter(|text| !text.is_empty())
    }

    /// As it is written in the file, without its comment.
    pub(crate) fn source_slice(&self) -> &'c str {
        let text = self.file.source.text().get(self.entry.span.clone()).unwrap_or_default();
        text.trim_end_matches(cell_text::BLANK)
    }

    /// The offset of the id in the file.
    pub(crate) fn offset(&self) -> usize {
        self.entry.span.start
    }

    /// The offset of one of its texts: of its attribute's name, or of the id.
    pub(crate) fn text_offset(&self, text: &Text<'_>) -> usize {
        text.attribute.map_or(self.offset(), |name| self.file.source.offset_of(name))
    }

    /// Where a variant of one of its texts begins: the last of the keys that lead to it, or else
    /// the text.
    pub(crate) fn variant_offset(&self, text: &Text<'_>, variant: &Variant<'_>) -> usize {
        let key = variant.keys.last().map(|key| self.file.source.offset_of(key));
        key.unwrap_or_else(|| self.text_offset(text))
    }

    /// The reference to one of its texts, as it is written.
    pub(crate) fn text_name(&self, text: &Text<'_>) -> String {
        match text.attribute {
            Some(attribute) => format!("{}.{attribute}", self.id),
            None => self.id.to_owned(),
        }
    }

    /// The line that it ends in.
    pub(crate) fn last_line(&self) -> usize {
        let source = self.file.source;
        let text = source.text().get(self.entry.span.clone()).unwrap_or_default();
        source.position(self.offset() + text.trim_end().len()).0
    }

    /// The file, the line and the column.
    pub(crate) fn place(&self) -> String {
        let (line, column) = self.file.source.position(self.offset());
        format!("{}:{line}:{column}", self.file.source.path())
    }
}

/// What looks like an id at the start of a line, indented or not.
pub(crate) fn id_of_line(line: &str) -> Option<&str> {
    let (id, _) = line.trim_start_matches(' ').split_once('=')?;
    let id = id.trim_end_matches(' ');
    let is_id = |char: char| char.is_ascii_alphanumeric() || char == '-' || char == '_';
    let name = id.strip_prefix('-').unwrap_or(id);
    let begins = name.starts_with(|char: char| char.is_ascii_alphabetic());
    (begins && name.chars().all(is_id)).then_some(id)
}
