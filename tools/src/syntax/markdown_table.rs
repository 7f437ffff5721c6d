//! Tables of codes and texts, in Markdown.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

use fluent_codes::tooling::Source;
use fluent_codes::{Code, LanguageIdentifier};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::project::codes::parse_code;
use crate::project::locales::parse_locale;

/// Codes with their texts in some locales.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Table {
    pub(crate) locales: Vec<LanguageIdentifier>,
    pub(crate) rows: Vec<Row>,
}

/// One code.
#[derive(Debug, PartialEq)]
pub(crate) struct Row {
    pub(crate) code: Code,
    /// A cell for each locale; an empty one has no text.
    pub(crate) cells: Vec<Cell>,
}

/// A text, and its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Cell {
    pub(crate) text: String,
    /// From 1.
    pub(crate) line: usize,
    /// From 1, in characters.
    pub(crate) column: usize,
}

/// What is wrong in a file with a table.
#[derive(Debug, PartialEq)]
pub(crate) struct TableError {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) message: String,
}

/// Reads the tables of a Markdown file. The locales are those of the columns after the first;
/// without any, the header names them, and what names no language is passed over.
pub(crate) fn from_markdown(
    file: &Source,
    columns: &[LanguageIdentifier],
) -> Result<Table, Vec<TableError>> {
    let mut table = Table { locales: columns.to_vec(), rows: Vec::new() };
    let mut errors = Vec::new();
    let mut found = false;
    let mut code_lines = HashMap::new();
    for lines in tables(file) {
        let Some((header, rows)) = lines.split_first() else { continue };
        let indices = match column_indices(header, columns, &mut table.locales) {
            Ok(Some(indices)) => indices,
            Ok(None) => continue,
            Err(error) => {
                errors.push(error);
                continue;
            }
        };
        found = true;
        for line in rows {
            match row(line, header.cells.len(), &indices, table.locales.len(), &mut code_lines) {
                Ok(row) => table.rows.push(row),
                Err(error) => errors.push(error),
            }
        }
    }
    if !found && errors.is_empty() {
        let message = match columns.len() {
            0 => "expected a table with a header that is a language tag; or name the columns with --columns".to_owned(),
            count => format!("expected a table with {} columns: the code and {count} locales", count + 1),
        };
        errors.push(TableError { line: 1, column: 1, message });
    }
    if errors.is_empty() { Ok(table) } else { Err(errors) }
}

/// The columns of the locales in a table; `None` if it is not a table of codes.
fn column_indices(
    header: &Line,
    columns: &[LanguageIdentifier],
    locales: &mut Vec<LanguageIdentifier>,
) -> Result<Option<Vec<(usize, usize)>>, TableError> {
    if !columns.is_empty() {
        let matches = header.cells.len() == columns.len() + 1;
        return Ok(matches.then(|| (1..).zip(0..columns.len()).collect()));
    }
    let mut indices = Vec::new();
    for (index, cell) in header.cells.iter().enumerate().skip(1) {
        if let Ok(locale) = parse_locale(&cell.text) {
            let position = locales.iter().position(|known| *known == locale);
            let locale_index = position.unwrap_or(locales.len());
            if indices.iter().any(|(_, other)| *other == locale_index) {
                let message = format!("expected one column for `{locale}`, found two");
                return Err(TableError { line: cell.line, column: cell.column, message });
            }
            indices.push((index, locale_index));
            if position.is_none() {
                locales.push(locale);
            }
        }
    }
    Ok((!indices.is_empty()).then_some(indices))
}

fn row(
    line: &Line,
    width: usize,
    indices: &[(usize, usize)],
    locales: usize,
    code_lines: &mut HashMap<Code, usize>,
) -> Result<Row, TableError> {
    let first = line.cells.first().cloned().unwrap_or_default();
    let error = |message| TableError { line: first.line, column: first.column, message };
    if line.written > width {
        let message =
            format!("expected {width} cells, found {}; a bar to be shown is `\\|`", line.written);
        return Err(error(message));
    }
    let code = parse_code(&first.text).map(Code::new).map_err(error)?;
    if let Some(other) = code_lines.insert(code, first.line) {
        return Err(error(format!("expected each code once; {code} stands in line {other} too")));
    }
    let mut cells = vec![Cell { line: first.line, ..Cell::default() }; locales];
    for (index, locale) in indices {
        if let (Some(from), Some(to)) = (line.cells.get(*index), cells.get_mut(*locale)) {
            *to = from.clone();
        }
    }
    Ok(Row { code, cells })
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
    Cell { text: text.trim_matches([' ', '\t', '\n']).to_owned(), line, column }
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

/// Writes a table that [`from_markdown`] reads.
pub(crate) fn to_markdown(table: &Table) -> String {
    let mut markdown = String::from("| code |");
    for locale in &table.locales {
        // Writing to a string does not fail.
        let _ = write!(markdown, " {locale} |");
    }
    markdown.push_str("\n| ---: |");
    markdown.push_str(&" --- |".repeat(table.locales.len()));
    for row in &table.rows {
        let _ = write!(markdown, "\n| {} |", row.code);
        for cell in &row.cells {
            let _ = write!(markdown, " {} |", escape(&cell.text));
        }
    }
    markdown.push('\n');
    markdown
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
