//! One Fluent file: from its bytes to its entries.

mod blank;
mod decode;
mod entry;
mod guard;
mod plain;
mod syntax;

use std::borrow::Cow;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

pub use blank::is_blank;
pub use decode::BYTE_ORDER_MARK;
use decode::{Decoded, Mark};
pub use entry::Entry;
use entry::Node;
pub(crate) use entry::{EntryRef, Raw, Value};
pub use fluent_syntax::ast;

use crate::problem::{self, Problem, ProblemKind};

/// The text of one file, decoded, with its path for messages.
#[derive(Debug)]
pub struct Source {
    path: String,
    /// The path on disk, where it is not Unicode.
    file: Option<PathBuf>,
    decoded: Decoded,
    line_starts: OnceLock<Vec<usize>>,
}

/// What parsing a [`Source`] gives.
#[derive(Debug)]
pub struct Parsed<'s> {
    /// Every entry in the file's order, comments and [junk](ast::Entry::Junk) included.
    pub entries: Vec<Entry<'s>>,
    /// What is wrong with the file, in the file's order.
    pub problems: Vec<Problem>,
}

impl Source {
    /// Decodes a file as UTF-8. Bytes that are not cost only the entries that hold them. UTF-16 is
    /// understood, and a problem.
    pub fn new<'b>(path: impl Into<String>, bytes: impl Into<Cow<'b, [u8]>>) -> Source {
        let decoded = Decoded::new(bytes.into().into_owned());
        Source { path: path.into(), file: None, decoded, line_starts: OnceLock::new() }
    }

    /// Decodes the contents of a file on disk.
    pub fn of_file(path: &Path, bytes: Vec<u8>) -> Source {
        let file = path.to_str().is_none().then(|| path.to_owned());
        Source { file, ..Source::new(problem::name_of(path), bytes) }
    }

    /// The path that problems name.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The path on disk, of a source that was read from there.
    pub fn file(&self) -> &Path {
        self.file.as_deref().unwrap_or(Path::new(&self.path))
    }

    /// The bytes that were decoded; `None` unless they are UTF-8.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        self.decoded.bytes()
    }

    /// The decoded text, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.decoded.text
    }

    /// The line and the column of a byte, both from 1, the column in characters.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let starts = self.line_starts.get_or_init(|| {
            let breaks = self.text().bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
        });
        let line = starts.partition_point(|start| *start <= offset);
        let start = starts.get(line.wrapping_sub(1)).copied().unwrap_or(0);
        let column = self.text().get(start..offset).map_or(0, |before| before.chars().count());
        (line, column + 1)
    }

    /// The offset of a slice that was borrowed from this text, as the slices of an
    /// [`Entry::node`] are.
    pub fn offset_of(&self, slice: &str) -> usize {
        slice.as_ptr().addr().saturating_sub(self.text().as_ptr().addr()).min(self.text().len())
    }

    /// A problem at a byte of this file.
    pub(crate) fn problem(&self, kind: ProblemKind, offset: usize, message: String) -> Problem {
        let (line, column) = self.position(offset);
        Problem { kind, path: self.path.clone(), line, column, id: None, message }
    }

    /// Parses the file. Each broken entry becomes junk and a problem; it hides no other.
    pub fn parse(&self) -> Parsed<'_> {
        let (entries, problems) = self.read();
        Parsed { entries: entries.into_iter().map(Entry::from).collect(), problems }
    }

    /// The same, without syntax trees where none is needed.
    pub(crate) fn read(&self) -> (Vec<Raw<'_>>, Vec<Problem>) {
        let mut nodes = Vec::new();
        let mut errors = Vec::new();
        for segment in guard::segments(self.text()) {
            match segment {
                guard::Segment::Sound(range) => self.parse_range(range, &mut nodes, &mut errors),
                guard::Segment::Refused { range, at, reason } => {
                    let content = self.slice(range.clone());
                    nodes.push(Node::Tree(ast::Entry::Junk { content }));
                    errors.push((at, range, reason));
                }
            }
        }
        if !errors.is_empty() {
            nodes.sort_by_key(|node| self.first_offset(node));
        }
        let mut entries = self.with_spans(nodes);
        let mut problems: Vec<(usize, Problem)> = errors
            .into_iter()
            .map(|(at, range, message)| {
                let mut problem = self.problem(ProblemKind::Syntax, at, message);
                let start = range.start;
                problem.id = syntax::leading_id(self.slice(range));
                (start, problem)
            })
            .collect();
        problems.extend(self.hide_undecodable(&mut entries));
        let marked = match self.decoded.mark {
            Mark::None => None,
            Mark::Utf8 => Some((
                ProblemKind::ByteOrderMark,
                "expected no byte order mark (U+FEFF) at the start of the file",
            )),
            Mark::Utf16 => Some((
                ProblemKind::Encoding,
                "expected UTF-8, found UTF-16, which other Fluent tools do not read; save the file as UTF-8",
            )),
        };
        problems.extend(marked.map(|(kind, text)| (0, self.problem(kind, 0, text.to_owned()))));
        problems.sort_by_key(|(offset, _)| *offset);
        let mut problems: Vec<Problem> = problems.into_iter().map(|(_, problem)| problem).collect();
        if let Some(more) = problems.len().checked_sub(MAX_PROBLEMS).filter(|more| *more > 0) {
            problems.truncate(MAX_PROBLEMS);
            if let Some(last) = problems.last_mut() {
                last.message += &format!("; {more} more broken entries follow in this file");
            }
        }
        (entries, problems)
    }

    /// Parses part of the text: plain messages at once, and what stands between them by the parser.
    fn parse_range<'s>(
        &'s self,
        range: Range<usize>,
        nodes: &mut Vec<Node<'s>>,
        errors: &mut Vec<(usize, Range<usize>, String)>,
    ) {
        let text = self.slice(range.clone());
        let mut at = 0;
        while at < text.len() {
            while let Some((message, next)) = plain::message(text, at) {
                nodes.push(Node::Plain(message));
                at = next;
            }
            let end = plain::next_message(text, at);
            match fluent_syntax::parser::parse(text.get(at..end).unwrap_or_default()) {
                Ok(resource) => nodes.extend(resource.body.into_iter().map(Node::Tree)),
                // What is missing is told best by the parser that sees all that follows.
                Err(_) => return self.recover(range.start + at..range.end, nodes, errors),
            }
            at = end;
        }
    }

    /// Parses part of the text, errors and all. `fluent-syntax` looks for the next entry where it
    /// gave up; Fluent's grammar looks in the line after the broken entry's first, so what it
    /// passed over is parsed again.
    fn recover<'s>(
        &'s self,
        range: Range<usize>,
        nodes: &mut Vec<Node<'s>>,
        errors: &mut Vec<(usize, Range<usize>, String)>,
    ) {
        let mut pending = vec![range];
        while let Some(range) = pending.pop() {
            let text = self.slice(range.clone());
            let (body, parser_errors) = match fluent_syntax::parser::parse(text) {
                Ok(resource) => (resource.body, Vec::new()),
                Err((resource, parser_errors)) => (resource.body, parser_errors),
            };
            let mut parser_errors = parser_errors.into_iter();
            for node in body {
                let ast::Entry::Junk { content } = node else {
                    nodes.push(Node::Tree(node));
                    continue;
                };
                let start = self.offset_of(content);
                let end = start + content.len();
                let next = guard::next_entry_line(self.text(), start).min(end);
                if next < end {
                    pending.push(next..end);
                }
                let content = self.slice(start..next);
                nodes.push(Node::Tree(ast::Entry::Junk { content }));
                if let Some(error) = parser_errors.next() {
                    let at = (range.start + error.pos.start).min(self.text().len());
                    let (at, message) = syntax::explain(self.text(), start..next, at, &error.kind);
                    errors.push((at, start..next, message));
                }
            }
        }
    }

    /// Gives each entry its span: it ends where the next one, or the comment above that, begins.
    fn with_spans<'s>(&'s self, nodes: Vec<Node<'s>>) -> Vec<Raw<'s>> {
        let mut end = self.text().len();
        let mut entries: Vec<Raw<'s>> = nodes
            .into_iter()
            .rev()
            .map(|node| {
                let start = self.own_offset(&node);
                let span = start..end.max(start);
                end = self.line_start(self.first_offset(&node));
                Raw { node, span }
            })
            .collect();
        entries.reverse();
        entries
    }

    /// Turns the entries that hold undecodable bytes into junk, and says so once for the file.
    fn hide_undecodable<'s>(&'s self, entries: &mut [Raw<'s>]) -> Option<(usize, Problem)> {
        let first = *self.decoded.undecodable.first()?;
        for entry in entries.iter_mut() {
            let touched =
                self.decoded.undecodable.partition_point(|offset| *offset < entry.span.start);
            let is_touched =
                self.decoded.undecodable.get(touched).is_some_and(|at| entry.span.contains(at));
            if is_touched && EntryRef::from(&*entry).name().is_some() {
                let content = self.slice(entry.span.clone());
                entry.node = Node::Tree(ast::Entry::Junk { content });
            }
        }
        let message = "expected UTF-8, found bytes of another encoding".to_owned();
        Some((first, self.problem(ProblemKind::Encoding, first, message)))
    }

    /// Where an entry begins: its comment, where it has one.
    fn first_offset(&self, node: &Node<'_>) -> usize {
        let comment = match node {
            Node::Tree(ast::Entry::Message(message)) => message.comment.as_ref(),
            Node::Tree(ast::Entry::Term(term)) => term.comment.as_ref(),
            _ => None,
        };
        comment
            .and_then(|comment| comment.content.first())
            .map_or_else(|| self.own_offset(node), |line| self.line_start(self.offset_of(line)))
    }

    /// Where an entry itself begins, below its comment.
    fn own_offset(&self, node: &Node<'_>) -> usize {
        let tree = match node {
            Node::Plain(message) => return self.offset_of(message.id),
            Node::Tree(tree) => tree,
        };
        match tree {
            ast::Entry::Message(message) => self.offset_of(message.id.name),
            ast::Entry::Term(term) => self.offset_of(term.id.name).saturating_sub(1),
            ast::Entry::Comment(comment)
            | ast::Entry::GroupComment(comment)
            | ast::Entry::ResourceComment(comment) => {
                // A lone `#` at the end of a file is a comment without a line.
                let line = comment.content.first();
                self.line_start(line.map_or(self.text().len(), |line| self.offset_of(line)))
            }
            ast::Entry::Junk { content } => self.offset_of(content),
        }
    }

    fn line_start(&self, offset: usize) -> usize {
        let before = self.text().as_bytes().get(..offset).unwrap_or_default();
        before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1)
    }

    fn slice(&self, range: Range<usize>) -> &str {
        self.text().get(range).unwrap_or_default()
    }
}

/// How many problems of one file are told.
const MAX_PROBLEMS: usize = 1000;
