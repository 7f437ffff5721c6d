//! One Fluent file: from its bytes to its entries.

mod blank;
mod collector;
mod correction;
mod decode;
mod entry;
mod errors;
mod guard;
mod plain;
mod positions;
mod recovery;
mod syntax;

use std::borrow::Cow;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

pub use blank::is_blank;
pub use decode::BYTE_ORDER_MARK;
use decode::{Decoded, Mark};
pub use entry::Entry;
use entry::Node;
pub(crate) use entry::{EntryRef, Raw, Value};
pub use fluent_syntax::ast;

use crate::ftl::collector::Collector;
use crate::ftl::errors::{Error, Errors};
use crate::ftl::positions::Positions;
use crate::problem::problems::Problems;
use crate::problem::{self, Problem, ProblemKind, Unplaced};

/// The text of one file, decoded, with its path for messages.
#[derive(Debug)]
pub struct Source {
    path: Arc<str>,
    /// The path on disk, where it is not Unicode.
    file: Option<PathBuf>,
    decoded: Decoded,
    positions: OnceLock<Positions>,
}

/// How long most files are at most, and how long entries are in most files: how much room for entries
/// there is from the start.
const LIKELY_LEN: usize = 64 << 10;
const LIKELY_ENTRY_LEN: usize = 32;

/// What parsing a [`Source`] gives.
#[derive(Debug)]
pub struct Parsed<'s> {
    /// Every entry in the file's order, comments and [junk](ast::Entry::Junk) included.
    pub entries: Vec<Entry<'s>>,
    /// What is wrong in the file, in the file's order.
    pub problems: Vec<Problem>,
}

impl Source {
    /// Decodes a file as UTF-8. Of a file with other bytes, only the entries that hold them are left
    /// out. UTF-16 is decoded too, and is a problem.
    pub fn new<'b>(path: impl Into<String>, bytes: impl Into<Cow<'b, [u8]>>) -> Source {
        Source::of_bytes(path.into().into(), Cow::Owned(bytes.into().into_owned()))
    }

    /// The same, which borrows the text of a file in the program.
    pub(crate) fn of_bytes(path: Arc<str>, bytes: Cow<'static, [u8]>) -> Source {
        let decoded = Decoded::new(bytes);
        Source { path, file: None, decoded, positions: OnceLock::new() }
    }

    /// Decodes the contents of a file on disk.
    pub fn of_file(path: &Path, bytes: Vec<u8>) -> Source {
        let file = path.to_str().is_none().then(|| path.to_owned());
        Source { file, ..Source::new(problem::name_of(path), bytes) }
    }

    /// The same file, in a folder of this name.
    pub(crate) fn below(self, folder: &str) -> Source {
        Source { path: format!("{folder}/{}", self.path).into(), ..self }
    }

    /// The path that problems name.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The path on disk, of a source that was read from there.
    pub fn file(&self) -> &Path {
        self.file.as_deref().unwrap_or(Path::new(&*self.path))
    }

    /// The bytes that were decoded; `None` unless they are UTF-8.
    pub fn bytes(&self) -> Option<Cow<'_, [u8]>> {
        self.decoded.bytes()
    }

    /// Whether the bytes that were decoded are UTF-8.
    pub fn is_utf8(&self) -> bool {
        self.decoded.is_utf_8()
    }

    pub(crate) fn shared_path(&self) -> Arc<str> {
        Arc::clone(&self.path)
    }

    /// The decoded text, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.decoded.text
    }

    /// The line and the column of a byte, both from 1, the column in characters.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        positions::in_first_block(self.text(), offset).unwrap_or_else(|| {
            self.positions.get_or_init(|| Positions::new(self.text())).of(self.text(), offset)
        })
    }

    /// The offset of a slice that was borrowed from this text, as the slices of an
    /// [`Entry::node`] are.
    pub fn offset_of(&self, slice: &str) -> usize {
        slice.as_ptr().addr().saturating_sub(self.text().as_ptr().addr()).min(self.text().len())
    }

    /// Adds a problem at a byte of this file.
    pub(crate) fn add_problem(&self, problems: &mut Problems, at: usize, problem: Unplaced) {
        let Unplaced { kind, id, message, note } = problem;
        let path = Arc::clone(&self.path);
        let problem = Problem { kind, path, line: 1, column: 1, id, message, note };
        problems.add(problem, || self.position(at));
    }

    /// Parses the file. Each broken entry becomes junk and a problem; it hides no other.
    pub fn parse(&self) -> Parsed<'_> {
        let (entries, problems) = self.read_entries(false);
        let entries = entries.into_iter().map(Entry::from).collect();
        Parsed { entries, problems: problems.list() }
    }

    /// Parses the file for a catalog: without a syntax tree where none is needed, and with adjacent
    /// broken entries merged into one.
    pub(crate) fn read(&self) -> (Vec<Raw<'_>>, Problems) {
        self.read_entries(true)
    }

    fn read_entries(&self, merges_junk: bool) -> (Vec<Raw<'_>>, Problems) {
        let errors = Errors::default();
        let entries = Vec::with_capacity(self.text().len().min(LIKELY_LEN) / LIKELY_ENTRY_LEN);
        let mut collector = Collector { entries, errors, merges_junk };
        self.parse_text(&mut collector);
        let Collector { mut entries, mut errors, .. } = collector;
        if !errors.is_empty() {
            entries.sort_by_cached_key(|entry| self.first_offset(&entry.node));
        }
        self.set_spans(&mut entries);
        self.correct_entries(&mut entries, &mut errors);
        if let Some(error) = self.hide_undecodable(&mut entries) {
            errors.push(error);
        }
        if let Some(error) = self.mark_error() {
            errors.push(error);
        }
        let mut problems = Problems::default();
        for Error { kind, at, range, message } in errors.sorted() {
            let id = match kind {
                ProblemKind::Syntax => syntax::leading_id(self.slice(range)),
                _ => None,
            };
            self.add_problem(&mut problems, at, Unplaced { id, ..Unplaced::new(kind, message) });
        }
        (entries, problems)
    }

    fn mark_error(&self) -> Option<Error> {
        let (kind, message) = match self.decoded.mark {
            Mark::None => return None,
            Mark::Utf8 => (
                ProblemKind::ByteOrderMark,
                "expected no byte order mark (U+FEFF) at the start of the file",
            ),
            Mark::Utf16 => (
                ProblemKind::Encoding,
                "expected UTF-8, found UTF-16, which other Fluent tools do not read; save the file as UTF-8",
            ),
        };
        Some(Error { kind, at: 0, range: 0..0, message: message.to_owned() })
    }

    /// Gives each entry without a span its own: it ends where the next one, or the comment above
    /// that, begins.
    fn set_spans(&self, mut entries: &mut [Raw<'_>]) {
        while let [Raw { node, span }, below @ ..] = entries {
            if span.end == 0 {
                let start = self.own_offset(node);
                let end = below.first().map_or(self.text().len(), |next| {
                    self.line_start(self.first_offset(&next.node))
                });
                *span = start..end.max(start);
            }
            entries = below;
        }
    }

    /// Corrects what the parser accepted. What Fluent's grammar does not accept becomes junk and an
    /// error.
    fn correct_entries<'s>(&'s self, entries: &mut [Raw<'s>], errors: &mut Errors) {
        for Raw { node, span } in entries {
            if let Node::Tree(tree) = node
                && let Err((at, message)) = self.correct(tree)
            {
                errors.push(Error::syntax(at, span.clone(), message));
                **tree = ast::Entry::Junk { content: self.slice(span.clone()) };
            }
        }
    }

    /// Turns the entries that hold undecodable bytes into junk, with one error for the file.
    fn hide_undecodable<'s>(&'s self, entries: &mut [Raw<'s>]) -> Option<Error> {
        let first = *self.decoded.undecodable.first()?;
        for entry in entries.iter_mut() {
            let touched =
                self.decoded.undecodable.partition_point(|offset| *offset < entry.span.start);
            let is_touched =
                self.decoded.undecodable.get(touched).is_some_and(|at| entry.span.contains(at));
            if is_touched && EntryRef::from(&*entry).name().is_some() {
                let content = self.slice(entry.span.clone());
                entry.node = Raw::from(ast::Entry::Junk { content }).node;
            }
        }
        let message = "expected UTF-8, found bytes of another encoding".to_owned();
        Some(Error { kind: ProblemKind::Encoding, at: first, range: first..first, message })
    }

    /// Where an entry begins: its comment, where it has one.
    fn first_offset(&self, node: &Node<'_>) -> usize {
        let tree = match node {
            Node::Plain(message) => return self.offset_of(message.comment),
            Node::Comment(_) => return self.own_offset(node),
            Node::Tree(tree) => &**tree,
        };
        let comment = match tree {
            ast::Entry::Message(message) => message.comment.as_ref(),
            ast::Entry::Term(term) => term.comment.as_ref(),
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
            Node::Comment(comment) => return self.offset_of(comment.lines),
            Node::Tree(tree) => &**tree,
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
