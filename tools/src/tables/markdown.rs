//! Tables in Markdown, as pages show them.
//!
//! Behind the table stands a comment, which pages do not show, with the fingerprints of each row.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::ops::Range;

use fluent_codes::tooling::Source;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::language::names;
use crate::project::locales::parse_locale;
use crate::tables::format::{Format, Sink};
use crate::tables::header::{CODE, Header};
use crate::tables::input::Input;
use crate::tables::table::{
    Cell, Head, Place, Row, TableError, read_fingerprints, written_fingerprints,
};

pub(super) const FORMAT: Format = Format {
    name: "markdown",
    help: "A table for pages",
    extensions: &["md", "markdown"],
    is_of_one_locale: false,
    has_plain_texts: false,
    write,
    read,
};

/// How the comment begins that holds the fingerprints.
const FINGERPRINTS: &str = "<!-- fluent-codes: what the texts were, for import to compare";

/// Reads the tables of a Markdown file that have a column for a locale.
fn read(input: &mut Input<'_>, sink: &mut dyn Sink) -> Result<(), TableError> {
    let columns = input.columns;
    let file = Source::new("", input.read_text()?.into_bytes());
    let fingerprints = fingerprints(file.text());
    let mut found = false;
    let tables = tables(&file);
    if tables.is_empty()
        && let Some(error) = missing_rule(file.text())
    {
        return Err(error);
    }
    for lines in tables {
        let Some((header, rows)) = lines.split_first() else { continue };
        if !is_of_messages(header, columns) {
            continue;
        }
        found = true;
        match Header::read(&header.cells, columns) {
            Ok((header, columns)) => {
                if !sink.columns(columns) {
                    return Ok(());
                }
                rows.iter().for_each(|line| read_row(line, &header, &fingerprints, sink));
            }
            Err(error) => return Err(error),
        }
    }
    if found {
        return Ok(());
    }
    let message = match columns.len() {
        0 => "expected a table with a header that is a language tag; or name the columns with --columns".to_owned(),
        count => format!("expected a table with {} columns: the code and {count} locales", count + 1),
    };
    Err(TableError::new(Place::of_line(1), message))
}

/// That what looks like a table has no line of dashes below its header.
fn missing_rule(markdown: &str) -> Option<TableError> {
    let (line, header) = (1..).zip(markdown.lines()).find(|(_, it)| it.trim().starts_with('|'))?;
    let rule = format!("|{}", "---|".repeat(written_cells(header)));
    let message = format!("expected a line `{rule}` below the header of the table");
    Some(TableError::new(Place::of_line(line + 1), message))
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

fn read_row(line: &Line, header: &Header, fingerprints: &HashMap<&str, &str>, sink: &mut dyn Sink) {
    let place = line.cells.first().map_or_else(Place::default, |cell| cell.place);
    let width = line.cells.len();
    if line.written != width {
        let hint = if line.written > width { "; a bar to be shown is `\\|`" } else { "" };
        let message = format!("expected {width} cells, found {}{hint}", line.written);
        return sink.error(TableError::new(place, message));
    }
    let row = header.row(line.cells.clone(), place).and_then(|row| {
        let Some(mut row) = row else { return Ok(None) };
        let recorded = fingerprints.get(row.key.to_string().as_str()).copied().unwrap_or_default();
        read_fingerprints(recorded, &mut row.cells, place)?;
        Ok(Some(row))
    });
    match row {
        Ok(row) => row.into_iter().for_each(|row| sink.row(row)),
        Err(error) => sink.error(error),
    }
}

/// The fingerprints that an export has left behind a table, by the keys.
fn fingerprints(markdown: &str) -> HashMap<&str, &str> {
    let behind = markdown.rsplit_once(FINGERPRINTS).map_or("", |(_, behind)| behind);
    let lines = behind.split("-->").next().unwrap_or_default().lines();
    lines.filter_map(|line| line.split_once(' ')).collect()
}

/// A line of a table.
#[derive(Debug, Default)]
struct Line {
    cells: Vec<Cell>,
    /// How many cells are written; Markdown drops those that the header has no column for.
    written: usize,
}

/// The lines of every table of a file, the header's first.
fn tables(file: &Source) -> Vec<Vec<Line>> {
    let markdown = file.text();
    let mut tables: Vec<Vec<Line>> = Vec::new();
    // Text outside of cells is dropped when the next one begins.
    let mut text = String::new();
    for (event, range) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Table(_)) => tables.push(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                let written = written_cells(markdown.get(range).unwrap_or_default());
                let line = Line { cells: Vec::new(), written };
                if let Some(table) = tables.last_mut() {
                    table.push(line);
                }
            }
            Event::Start(Tag::TableCell) => text.clear(),
            Event::End(TagEnd::TableCell) => {
                let cell = cell(file, range, &text);
                if let Some(line) = tables.last_mut().and_then(|table| table.last_mut()) {
                    line.cells.push(cell);
                }
            }
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::InlineHtml(html) => {
                text.push_str(if is_line_break(&html) { "\n" } else { &html });
            }
            _ => {}
        }
    }
    tables
}

fn cell(file: &Source, range: Range<usize>, text: &str) -> Cell {
    let raw = file.text().get(range.clone()).unwrap_or_default();
    let indent = raw.len() - raw.trim_start_matches(['|', ' ', '\t']).len();
    let (line, column) = file.position(range.start + indent);
    let text = text.trim_matches([' ', '\t', '\n']).to_owned();
    Cell { text, place: Place { line, column }, ..Cell::default() }
}

/// The number of cells of a row as it is written: one more than the bars between them.
fn written_cells(row: &str) -> usize {
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

fn write(head: &Head, rows: &mut dyn Iterator<Item = Row>, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "| {CODE} |")?;
    head.locales.iter().try_for_each(|locale| write!(out, " {locale} |"))?;
    write!(out, "\n| ---: |{}", " --- |".repeat(head.locales.len()))?;
    let mut fingerprints = String::new();
    for row in rows {
        write!(out, "\n| {} |", row.key)?;
        row.cells.iter().try_for_each(|cell| write!(out, " {} |", escape(&cell.text)))?;
        // Writing to a string does not fail.
        let _ = writeln!(fingerprints, "{} {}", row.key, written_fingerprints(&row));
    }
    write!(out, "\n\n{FINGERPRINTS}\n{fingerprints}-->\n")
}

/// A text as Markdown shows it unchanged.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for char in text.chars() {
        match char {
            '\n' => escaped.push_str("<br>"),
            '\r' => escaped.push_str("&#13;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' => {
                escaped.extend(['\\', char]);
            }
            _ => escaped.push(char),
        }
    }
    escaped
}
