//! Reading the tables of a Markdown file, row by row.

use std::ops::Range;

use fluent_codes::tooling::Source;
use pulldown_cmark::{Options, Parser};

use super::abridged::Abridged;
use super::fingerprints::Fingerprints;
use super::lines::{Line, Lines, TableEvent, written_cells};
use crate::language::names;
use crate::project::locales::parse_locale;
use crate::tables::format::Sink;
use crate::tables::header::{CODE, Header};
use crate::tables::input::Input;
use crate::tables::table::{Cell, Place, TableError, read_fingerprints};

/// Reads the tables of a Markdown file that have a column for a locale.
pub(super) fn read(input: &mut Input<'_>, sink: &mut dyn Sink) -> Result<(), TableError> {
    let columns = input.columns;
    let file = Source::new("", input.read_text()?.into_bytes());
    let mut reader = TableReader {
        file: &file,
        columns,
        fingerprints: Fingerprints::new(file.text()),
        header: None,
        found: Found::Nothing,
        sink,
    };
    reader.read(&abridged(file.text()))?;
    match reader.found {
        Found::Messages => return Ok(()),
        Found::OtherTables => {}
        Found::Nothing => missing_rule(file.text())?,
    }
    let message = match columns.len() {
        0 => "expected a table with a header that is a language tag; or name the columns with --columns".to_owned(),
        count => format!("expected a table with {} columns: the code and {count} locales", count + 1),
    };
    Err(TableError::new(Place::of_line(1), message))
}

/// A file without what can be parsed by itself. Where texts are defined that a row may refer to, that
/// is nothing.
fn abridged(markdown: &str) -> Abridged<'_> {
    let abridged = Abridged::new(markdown);
    let parser = Parser::new_ext(&abridged.text, Options::ENABLE_TABLES);
    let has_definitions = parser.reference_definitions().iter().next().is_some();
    if has_definitions { Abridged::whole(markdown) } else { abridged }
}

/// Takes the tables of a file.
struct TableReader<'r> {
    file: &'r Source,
    /// The locales of the columns, where the user names them.
    columns: &'r [String],
    fingerprints: Fingerprints<'r>,
    /// The header of the table that is read, if that is one of messages.
    header: Option<Header>,
    found: Found,
    sink: &'r mut dyn Sink,
}

/// Which tables a file has.
#[derive(Clone, Copy)]
enum Found {
    Nothing,
    OtherTables,
    Messages,
}

impl TableReader<'_> {
    fn read(&mut self, abridged: &Abridged<'_>) -> Result<(), TableError> {
        let offset = |at| abridged.offset(at);
        // The table that is read, and how far.
        let (mut table, mut read) = (0..0, 0);
        for event in Lines::new(&abridged.text, self.file, &offset) {
            match event {
                TableEvent::Start(range) => (read, table) = (range.start, range),
                TableEvent::Header(line) => {
                    if !self.begin(&line)? {
                        return Ok(());
                    }
                }
                TableEvent::Row(start, line) => {
                    self.read_cut(abridged, &table, read..start);
                    read = start;
                    self.row(line);
                }
                // The last line break need not be a part of it.
                TableEvent::End => self.read_cut(abridged, &table, read..table.end + 1),
            }
        }
        Ok(())
    }

    /// Reads the rows that are cut out of a table.
    fn read_cut(&mut self, abridged: &Abridged<'_>, table: &Range<usize>, between: Range<usize>) {
        let text = abridged.text.get(table.clone()).unwrap_or_default();
        let header = text.split_inclusive('\n').take(2).map(str::len).sum();
        let header = text.get(..header).unwrap_or_default();
        for rows in abridged.rows(between, header) {
            let offset = |at| rows.offset(at);
            for event in Lines::new(&rows.text, self.file, &offset) {
                if let TableEvent::Row(_, line) = event {
                    self.row(line);
                }
            }
        }
    }

    /// Begins to read a table; whether its rows can be taken.
    fn begin(&mut self, line: &Line) -> Result<bool, TableError> {
        self.header = None;
        if !is_of_messages(line, self.columns) {
            if matches!(self.found, Found::Nothing) {
                self.found = Found::OtherTables;
            }
            return Ok(true);
        }
        self.found = Found::Messages;
        let (header, columns) = Header::read(&line.cells, self.columns)?;
        self.header = Some(header);
        Ok(self.sink.columns(columns))
    }

    fn row(&mut self, line: Line) {
        let Some(header) = &self.header else { return };
        let place = line.cells.first().map_or_else(Place::default, |cell| cell.place);
        let width = line.cells.len();
        if line.written != width {
            let hint = if line.written > width { "; a bar to be shown is `\\|`" } else { "" };
            let message = format!("expected {width} cells, found {}{hint}", line.written);
            return self.sink.error(TableError::new(place, message));
        }
        let row = header.row(line.cells, place).and_then(|row| {
            let Some(mut row) = row else { return Ok(None) };
            let recorded = self.fingerprints.get(&row.key.to_string());
            read_fingerprints(recorded, &mut row.cells, place)?;
            Ok(Some(row))
        });
        match row {
            Ok(row) => row.into_iter().for_each(|row| self.sink.row(row)),
            Err(error) => self.sink.error(error),
        }
    }
}

/// Fails if something looks like a table, and has no line of dashes below its header.
fn missing_rule(markdown: &str) -> Result<(), TableError> {
    let mut lines = (1..).zip(markdown.lines());
    let Some((line, header)) = lines.find(|(_, line)| line.trim().starts_with('|')) else {
        return Ok(());
    };
    let rule = format!("|{}", "---|".repeat(written_cells(header)));
    let message = format!("expected a line `{rule}` below the header of the table");
    Err(TableError::new(Place::of_line(line + 1), message))
}

/// Whether a table is one of messages: it has the columns that the user names, or else the header of
/// an export, or one for a language.
fn is_of_messages(header: &Line, columns: &[String]) -> bool {
    let is_language =
        |cell: &Cell| parse_locale(&cell.text).is_ok() || names::code(&cell.text).is_some();
    match (columns, header.cells.split_first()) {
        ([], Some((first, others))) => {
            first.text.eq_ignore_ascii_case(CODE) || others.iter().any(is_language)
        }
        (columns, _) => header.cells.len() > columns.len(),
    }
}
