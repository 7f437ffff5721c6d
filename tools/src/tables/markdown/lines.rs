//! The lines of the tables of a Markdown file.

use std::ops::Range;

use fluent_codes::tooling::Source;
use pulldown_cmark::{Event, OffsetIter, Options, Parser, Tag, TagEnd};

use crate::tables::table::{Cell, Place};

/// A line of a table.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) cells: Vec<Cell>,
    /// How many cells are written; Markdown drops those that the header has no column for.
    pub(super) written: usize,
}

/// A part of a table.
#[derive(Debug)]
pub(super) enum TableEvent {
    /// Where a table stands.
    Start(Range<usize>),
    Header(Line),
    /// A row, and where it begins.
    Row(usize, Line),
    End,
}

/// The parts of the tables of a text, in their order.
pub(super) struct Lines<'l> {
    markdown: &'l str,
    events: OffsetIter<'l>,
    /// The file that the text is from.
    file: &'l Source,
    /// Where a byte of the text stands in the file.
    offset: &'l dyn Fn(usize) -> usize,
}

impl<'l> Lines<'l> {
    pub(super) fn new(
        markdown: &'l str,
        file: &'l Source,
        offset: &'l dyn Fn(usize) -> usize,
    ) -> Lines<'l> {
        let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter();
        Lines { markdown, events, file, offset }
    }

    /// The cells of a line that is written in a range.
    fn line(&mut self, range: Range<usize>) -> Line {
        let written = written_cells(self.markdown.get(range).unwrap_or_default());
        let mut line = Line { cells: Vec::new(), written };
        // Text outside of cells is dropped when the next one begins.
        let mut text = String::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => text.clear(),
                Event::End(TagEnd::TableCell) => line.cells.push(self.cell(range, &text)),
                Event::End(TagEnd::TableHead | TagEnd::TableRow) => break,
                Event::Text(part) | Event::Code(part) => text.push_str(&part),
                Event::InlineHtml(html) => {
                    text.push_str(if is_line_break(&html) { "\n" } else { &html });
                }
                _ => {}
            }
        }
        line
    }

    fn cell(&self, range: Range<usize>, text: &str) -> Cell {
        let raw = self.markdown.get(range.clone()).unwrap_or_default();
        let indent = raw.len() - raw.trim_start_matches(['|', ' ', '\t']).len();
        let (line, column) = self.file.position((self.offset)(range.start + indent));
        let text = text.trim_matches([' ', '\t', '\n']).to_owned();
        Cell { text, place: Place { line, column }, ..Cell::default() }
    }
}

impl Iterator for Lines<'_> {
    type Item = TableEvent;

    fn next(&mut self) -> Option<TableEvent> {
        loop {
            let (event, range) = self.events.next()?;
            match event {
                Event::Start(Tag::Table(_)) => return Some(TableEvent::Start(range)),
                Event::Start(Tag::TableHead) => return Some(TableEvent::Header(self.line(range))),
                Event::Start(Tag::TableRow) => {
                    return Some(TableEvent::Row(range.start, self.line(range)));
                }
                Event::End(TagEnd::Table) => return Some(TableEvent::End),
                _ => {}
            }
        }
    }
}

/// The number of cells of a row as it is written: one more than the bars between them.
pub(super) fn written_cells(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut bars = 0;
    let mut escaped = false;
    let mut ends_with_bar = false;
    for char in row.chars() {
        ends_with_bar = char == '|' && !escaped;
        bars += usize::from(ends_with_bar);
        escaped = char == '\\' && !escaped;
    }
    bars + usize::from(!ends_with_bar)
}

fn is_line_break(html: &str) -> bool {
    let name = html.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/').trim();
    name.eq_ignore_ascii_case("br")
}
