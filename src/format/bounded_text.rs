//! A text while it is being formatted, and the bounds on it.

use crate::format::defect::Defect;
use crate::format::program::MAX_PLACEABLES;

/// How many defects of a text are reported.
const MAX_DEFECTS: usize = 100;

/// How many expressions are evaluated for a text, the arguments of functions included.
const MAX_EXPRESSIONS: usize = 10_000;

/// How deep expressions can be nested, through references too.
const MAX_DEPTH: usize = 100;

/// How many bytes a text can have, the arguments of functions in it included.
const MAX_LEN: usize = 1 << 20;

/// How many bytes are reserved for a text at most; a longer one grows.
const MAX_CAPACITY: usize = 4 << 10;

/// How many bytes of a text count as a step.
const BYTES_PER_STEP: usize = 64;

/// A text while it is being formatted: what is written, what is wrong with it, and what it has cost.
///
/// Once a bound is exceeded, nothing more is written.
pub(super) struct BoundedText {
    text: String,
    /// How many bytes were written, those of functions' arguments included.
    len: usize,
    defects: Vec<Defect>,
    placeables: usize,
    expressions: usize,
    depth: usize,
    is_exhausted: bool,
}

impl BoundedText {
    /// An empty text that is likely to have so many bytes in the end.
    pub(super) fn new(likely_len: usize) -> BoundedText {
        BoundedText {
            text: String::with_capacity(likely_len.min(MAX_CAPACITY)),
            len: 0,
            defects: Vec::new(),
            placeables: 0,
            expressions: 0,
            depth: 0,
            is_exhausted: false,
        }
    }

    /// Whether a bound was exceeded.
    pub(super) fn is_exhausted(&self) -> bool {
        self.is_exhausted
    }

    /// What formatting the text has cost: expressions, and blocks of the text.
    pub(super) fn steps(&self) -> usize {
        self.expressions + self.len / BYTES_PER_STEP
    }

    /// The text and its defects.
    pub(super) fn finish(self) -> (String, Vec<Defect>) {
        (self.text, self.defects)
    }

    pub(super) fn push(&mut self, text: &str) {
        if self.spend(text.len()) {
            self.text.push_str(text);
        }
    }

    pub(super) fn push_all(&mut self, parts: &[&str]) {
        for part in parts {
            self.push(part);
        }
    }

    /// Writes what is shown in the place of a value that is missing.
    pub(super) fn push_defect(&mut self, parts: &[&str], defect: Defect) {
        self.push_all(parts);
        self.report(defect);
    }

    /// Appends to the text by a function.
    pub(super) fn push_with(&mut self, write: impl FnOnce(&mut String)) {
        let start = self.text.len();
        write(&mut self.text);
        if !self.spend(self.text.len() - start) {
            self.text.truncate(start);
        }
    }

    /// Begins a text within the text: a value that is not shown itself. Returns what was written
    /// before, for `end_value`.
    pub(super) fn begin_value(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// Ends a text within the text, and returns it.
    pub(super) fn end_value(&mut self, before: String) -> String {
        std::mem::replace(&mut self.text, before)
    }

    /// Counts bytes of the text or of an argument in it; false if there may be no more.
    pub(super) fn spend(&mut self, len: usize) -> bool {
        self.len += len;
        if self.len > MAX_LEN {
            self.exhaust(Defect::TooLarge);
        }
        !self.is_exhausted
    }

    /// Counts a placeable; false if there may be no more.
    pub(super) fn count_placeable(&mut self) -> bool {
        self.placeables += 1;
        if self.placeables > MAX_PLACEABLES {
            self.exhaust(Defect::TooManyPlaceables);
        }
        !self.is_exhausted
    }

    /// Begins an expression; false if there may be no more, or none at this depth.
    pub(super) fn enter(&mut self) -> bool {
        self.expressions += 1;
        if self.expressions > MAX_EXPRESSIONS || self.depth >= MAX_DEPTH {
            self.exhaust(Defect::TooLarge);
        }
        if self.is_exhausted {
            return false;
        }
        self.depth += 1;
        true
    }

    /// Ends an expression that was entered.
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    pub(super) fn report(&mut self, defect: Defect) {
        if self.defects.len() < MAX_DEFECTS {
            self.defects.push(defect);
        }
    }

    pub(super) fn report_once(&mut self, defect: Defect) {
        if !self.defects.contains(&defect) {
            self.report(defect);
        }
    }

    fn exhaust(&mut self, defect: Defect) {
        if !self.is_exhausted {
            self.is_exhausted = true;
            // Whatever else is wrong, this must be reported.
            self.defects.truncate(MAX_DEFECTS - 1);
            self.defects.push(defect);
        }
    }
}
