//! The errors of a file, in little memory.

use std::collections::HashMap;
use std::ops::Range;

use crate::problem::ProblemKind;

/// The errors of a file. A broken file can have one in each line, most with one of a few messages.
#[derive(Default)]
pub(super) struct Errors {
    list: Vec<CompactError>,
    messages: Vec<String>,
    indices: HashMap<String, u32>,
}

/// An error as it is kept: its offsets, and the index of its message.
struct CompactError {
    kind: ProblemKind,
    at: u32,
    start: u32,
    end: u32,
    message: u32,
}

/// An error at a byte of a file.
pub(super) struct Error {
    pub(super) kind: ProblemKind,
    pub(super) at: usize,
    /// The broken entry; its start is where the error is listed.
    pub(super) range: Range<usize>,
    pub(super) message: String,
}

impl Error {
    pub(super) fn syntax(at: usize, range: Range<usize>, message: String) -> Error {
        Error { kind: ProblemKind::Syntax, at, range, message }
    }
}

impl Errors {
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(super) fn push(&mut self, error: Error) {
        let Error { kind, at, range, message } = error;
        let next = narrow(self.messages.len());
        let message = match self.indices.get(&message) {
            Some(index) => *index,
            None => {
                self.messages.push(message.clone());
                self.indices.insert(message, next);
                next
            }
        };
        let (at, start, end) = (narrow(at), narrow(range.start), narrow(range.end));
        self.list.push(CompactError { kind, at, start, end, message });
    }

    /// The errors in the file's order.
    pub(super) fn sorted(mut self) -> impl Iterator<Item = Error> {
        // Stable: of the same place, the first comes first.
        self.list.sort_by_cached_key(|error| error.start as usize);
        let Errors { list, messages, .. } = self;
        list.into_iter().map(move |CompactError { kind, at, start, end, message }| Error {
            kind,
            at: at as usize,
            range: start as usize..end as usize,
            message: messages.get(message as usize).cloned().unwrap_or_default(),
        })
    }
}

/// Offsets fit: files have no more than 256 MiB.
fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
