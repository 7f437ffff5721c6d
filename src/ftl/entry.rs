//! Entries of a file, as catalogs read them and as tools see them.

use std::borrow::Cow;
use std::ops::Range;

use fluent_syntax::ast;

use crate::ftl::blank::{is_blank, is_blank_text};
use crate::ftl::syntax;

/// An entry and its place in the file.
#[derive(Debug)]
pub struct Entry<'s> {
    /// The syntax tree of the entry.
    pub node: ast::Entry<&'s str>,
    /// The bytes from the start of its id to the start of the next entry; a comment above the id
    /// is not in it.
    pub span: Range<usize>,
}

impl<'s> Entry<'s> {
    /// The id of the message that this comment is a placeholder of: a comment with a line `E131201 =`
    /// is written where the message belongs once it is translated. `None` for any other entry.
    pub fn placeholder_id(&self) -> Option<&'s str> {
        match &self.node {
            ast::Entry::Comment(comment) => placeholder_id(&comment.content),
            _ => None,
        }
    }

    /// The id that a broken entry begins with, if it begins with one.
    pub fn broken_id(&self) -> Option<String> {
        match &self.node {
            ast::Entry::Junk { content } => syntax::leading_id(content),
            _ => None,
        }
    }

    /// The id of a message, or of a term with its `-`; `None` for comments and junk.
    pub fn id(&self) -> Option<String> {
        EntryRef::from(self).id()
    }
}

fn placeholder_id<'s>(comment: &[&'s str]) -> Option<&'s str> {
    let is_id = |char: char| char.is_ascii_alphanumeric() || char == '-' || char == '_';
    let ids = comment.iter().filter_map(|line| line.trim_end().strip_suffix('='));
    ids.map(str::trim_end)
        .find(|id| id.starts_with(|char: char| char.is_ascii_alphabetic()) && id.chars().all(is_id))
}

/// An entry as it is read. The span of one that the parser has read is empty until all entries are
/// read.
pub(crate) struct Raw<'s> {
    pub(crate) node: Node<'s>,
    pub(crate) span: Range<usize>,
}

impl Raw<'_> {
    pub(crate) fn is_junk(&self) -> bool {
        matches!(&self.node, Node::Tree(entry) if matches!(**entry, ast::Entry::Junk { .. }))
    }
}

impl<'s> From<ast::Entry<&'s str>> for Raw<'s> {
    fn from(entry: ast::Entry<&'s str>) -> Raw<'s> {
        Raw { node: Node::Tree(Box::new(entry)), span: 0..0 }
    }
}

/// The content of an entry. Most are plain messages and comments, which need no syntax tree.
pub(crate) enum Node<'s> {
    Plain(PlainMessage<'s>),
    Comment(PlainComment<'s>),
    Tree(Box<ast::Entry<&'s str>>),
}

impl<'s> From<Raw<'s>> for Entry<'s> {
    fn from(Raw { node, span }: Raw<'s>) -> Entry<'s> {
        let node = match node {
            Node::Plain(message) => {
                let elements = vec![ast::PatternElement::TextElement { value: message.value }];
                ast::Entry::Message(message.with_value(ast::Pattern { elements }))
            }
            Node::Comment(comment) => comment.into(),
            Node::Tree(node) => *node,
        };
        Entry { node, span }
    }
}

/// A message that is a line of text, below the lines of its comment.
pub(crate) struct PlainMessage<'t> {
    pub(crate) comment: &'t str,
    pub(crate) id: &'t str,
    pub(crate) value: &'t str,
}

impl<'t> PlainMessage<'t> {
    /// The syntax tree of the message, with its text parsed.
    pub(super) fn with_value(self, value: ast::Pattern<&'t str>) -> ast::Message<&'t str> {
        ast::Message {
            id: ast::Identifier { name: self.id },
            value: Some(value),
            attributes: Vec::new(),
            comment: (!self.comment.is_empty()).then(|| comment(self.comment, "#")),
        }
    }
}

/// The lines of a comment of a group or of the file.
pub(crate) struct PlainComment<'t> {
    pub(crate) lines: &'t str,
    pub(crate) is_of_file: bool,
}

impl<'t> From<PlainComment<'t>> for ast::Entry<&'t str> {
    fn from(PlainComment { lines, is_of_file }: PlainComment<'t>) -> ast::Entry<&'t str> {
        if is_of_file {
            ast::Entry::ResourceComment(comment(lines, "###"))
        } else {
            ast::Entry::GroupComment(comment(lines, "##"))
        }
    }
}

/// The syntax tree of a comment whose lines begin with a sign.
fn comment<'t>(lines: &'t str, sign: &str) -> ast::Comment<&'t str> {
    let content = |line: &'t str| {
        let content = line.strip_prefix(sign).unwrap_or(line);
        content.strip_prefix(' ').unwrap_or(content)
    };
    ast::Comment { content: lines.lines().map(content).collect() }
}

/// Either form of an entry.
#[derive(Clone, Copy)]
pub(crate) struct EntryRef<'e> {
    node: NodeRef<'e>,
    /// Where the entry begins.
    pub(crate) start: usize,
}

#[derive(Clone, Copy)]
enum NodeRef<'e> {
    Plain(&'e PlainMessage<'e>),
    Comment,
    Tree(&'e ast::Entry<&'e str>),
}

impl<'e> From<&'e Entry<'e>> for EntryRef<'e> {
    fn from(entry: &'e Entry<'e>) -> EntryRef<'e> {
        EntryRef { node: NodeRef::Tree(&entry.node), start: entry.span.start }
    }
}

impl<'e> From<&'e Raw<'e>> for EntryRef<'e> {
    fn from(entry: &'e Raw<'e>) -> EntryRef<'e> {
        let node = match &entry.node {
            Node::Plain(message) => NodeRef::Plain(message),
            Node::Comment(_) => NodeRef::Comment,
            Node::Tree(node) => NodeRef::Tree(node),
        };
        EntryRef { node, start: entry.span.start }
    }
}

impl<'e> EntryRef<'e> {
    /// The id of a message, or that of a term without its `-`.
    pub(crate) fn name(self) -> Option<&'e str> {
        match self.node {
            NodeRef::Plain(message) => Some(message.id),
            NodeRef::Tree(ast::Entry::Message(message)) => Some(message.id.name),
            NodeRef::Tree(ast::Entry::Term(term)) => Some(term.id.name),
            NodeRef::Comment | NodeRef::Tree(_) => None,
        }
    }

    pub(crate) fn is_term(self) -> bool {
        matches!(self.node, NodeRef::Tree(ast::Entry::Term(_)))
    }

    /// Whether this is a comment that is the placeholder of a message.
    pub(crate) fn is_placeholder(self) -> bool {
        match self.node {
            NodeRef::Tree(ast::Entry::Comment(comment)) => {
                placeholder_id(&comment.content).is_some()
            }
            _ => false,
        }
    }

    /// The id of a message, or of a term with its `-`; `None` for comments and junk.
    pub(crate) fn id(self) -> Option<String> {
        let dash = if self.is_term() { "-" } else { "" };
        self.name().map(|name| format!("{dash}{name}"))
    }

    /// The text of the message or term, if it has one.
    pub(crate) fn value(self) -> Option<Value<'e>> {
        match self.node {
            NodeRef::Plain(message) => Some(Value::Plain(message.value)),
            NodeRef::Tree(ast::Entry::Message(message)) => message.value.as_ref().map(Value::Tree),
            NodeRef::Tree(ast::Entry::Term(term)) => Some(Value::Tree(&term.value)),
            NodeRef::Comment | NodeRef::Tree(_) => None,
        }
    }

    pub(crate) fn attributes(self) -> &'e [ast::Attribute<&'e str>] {
        match self.node {
            NodeRef::Tree(ast::Entry::Message(message)) => &message.attributes,
            NodeRef::Tree(ast::Entry::Term(term)) => &term.attributes,
            NodeRef::Plain(_) | NodeRef::Comment | NodeRef::Tree(_) => &[],
        }
    }
}

/// A text as it is written.
#[derive(Clone, Copy)]
pub(crate) enum Value<'e> {
    Plain(&'e str),
    Tree(&'e ast::Pattern<&'e str>),
}

impl<'e> Value<'e> {
    /// Whether it shows nothing but white space.
    pub(crate) fn is_blank(self) -> bool {
        match self {
            Value::Plain(text) => is_blank_text(text),
            Value::Tree(pattern) => is_blank(pattern),
        }
    }

    pub(crate) fn has_placeables(self) -> bool {
        let Value::Tree(pattern) = self else { return false };
        let is_placeable = |element: &_| matches!(element, ast::PatternElement::Placeable { .. });
        pattern.elements.iter().any(is_placeable)
    }

    /// The text, if there are no placeables in it.
    pub(crate) fn text(self) -> Option<Cow<'e, str>> {
        let elements = match self {
            Value::Plain(text) => return Some(Cow::Borrowed(text)),
            Value::Tree(pattern) => &pattern.elements[..],
        };
        let part = |element: &ast::PatternElement<&'e str>| match element {
            ast::PatternElement::TextElement { value } => Some(*value),
            ast::PatternElement::Placeable { .. } => None,
        };
        match elements {
            [element] => part(element).map(Cow::Borrowed),
            elements => elements.iter().map(part).collect::<Option<String>>().map(Cow::Owned),
        }
    }
}
