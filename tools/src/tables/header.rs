//! The header of a table, which names the columns, and the rows below it.

use crate::tables::format::Column;
use crate::tables::table::{Cause, Cell, Key, Place, Row, TableError, read_fingerprints};
use crate::wording::count;

/// The names of the columns that hold no texts.
pub(crate) const CODE: &str = "code";
pub(crate) const COMMENT: &str = "comment";
pub(crate) const STATE: &str = "state";
pub(crate) const FINGERPRINTS: &str = "fingerprints";

/// What each column of a table holds.
#[derive(Debug, Default)]
pub(crate) struct Header {
    columns: Vec<Holds>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Key,
    Comment,
    Text,
    State,
    Fingerprints,
    /// Nothing: spreadsheets leave such columns.
    Nothing,
}

impl Header {
    /// Reads a header. The first column holds the code, whatever it is called; `named` are the
    /// locales of the columns of texts, where the user names them.
    pub(crate) fn read(
        cells: &[Cell],
        named: &[String],
    ) -> Result<(Header, Vec<Column>), TableError> {
        let (mut holds, mut columns) = (Vec::new(), Vec::new());
        for (index, cell) in cells.iter().enumerate() {
            let name = cell.text.trim().to_lowercase();
            holds.push(match name.as_str() {
                _ if index == 0 => Holds::Key,
                "" if named.is_empty() => Holds::Nothing,
                COMMENT => Holds::Comment,
                STATE => Holds::State,
                FINGERPRINTS => Holds::Fingerprints,
                _ => {
                    let (name, place) = (cell.text.trim().to_owned(), cell.place);
                    columns.push(Column { name, place, ..Column::default() });
                    Holds::Text
                }
            });
        }
        if !named.is_empty() {
            if named.len() != columns.len() {
                let (expected, found) = (count(named.len(), "column"), columns.len());
                let names: Vec<&str> = columns.iter().map(|it| it.name.as_str()).collect();
                let message = format!(
                    "expected {expected} of texts, as --columns says, found {found}: {}",
                    names.join(", ")
                );
                let place = cells.first().map_or_else(Place::default, |cell| cell.place);
                return Err(TableError::new(place, message));
            }
            for (column, name) in columns.iter_mut().zip(named) {
                column.header = Some(std::mem::replace(&mut column.name, name.clone()));
            }
        }
        Ok((Header { columns: holds }, columns))
    }

    /// Reads a row; `None` if all of its cells are empty.
    pub(crate) fn row(&self, cells: Vec<Cell>, place: Place) -> Result<Option<Row>, TableError> {
        let found = cells.len();
        if cells.iter().all(|cell| cell.text.trim().is_empty()) {
            return Ok(None);
        }
        let mut row = Row { place, ..Row::default() };
        let (mut key, mut fingerprints) = (String::new(), Cell::default());
        for (cell, holds) in cells.into_iter().zip(&self.columns) {
            match holds {
                Holds::Key => key = cell.text,
                Holds::Comment => row.comment = cell.text,
                Holds::Text => row.cells.push(cell),
                Holds::Fingerprints => fingerprints = cell,
                Holds::State => {}
                Holds::Nothing if cell.text.trim().is_empty() => {}
                Holds::Nothing => {
                    let message = "expected a header above each column that has cells";
                    return Err(TableError::new(cell.place, message));
                }
            }
        }
        let error = |message: String| TableError::new(place, message);
        let expected = self.columns.len();
        if found != expected {
            return Err(error(format!("expected {expected} cells, found {found}")));
        }
        row.key = read_key(key.trim(), place)?;
        read_fingerprints(&fingerprints.text, &mut row.cells, fingerprints.place)?;
        Ok(Some(row))
    }
}

/// Reads the first cell of a row, which a spreadsheet may have written as another number.
fn read_key(written: &str, place: Place) -> Result<Key, TableError> {
    const EXPECTED: &str = "expected a code, which is a whole number, found";
    let number_format = |found: String| {
        Err(TableError::new(place, format!("{EXPECTED} {found}")).because(Cause::NumberFormat))
    };
    match written {
        "" => Err(TableError::new(place, format!("{EXPECTED} an empty cell"))),
        _ if is_rounded(written) => number_format(format!(
            "`{written}`, which a spreadsheet has rounded; format the column as text, and write the \
             code again"
        )),
        _ if has_separators(written) => number_format(format!(
            "`{written}`, with decimals or separators; format the column as text, or as a number \
             without them"
        )),
        _ => Key::parse(written).map_err(|message| TableError::new(place, message)),
    }
}

/// Whether a cell is a number such as `1.31E+05`.
fn is_rounded(written: &str) -> bool {
    let Some((number, exponent)) = written.split_once(['E', 'e']) else { return false };
    let is_number = number.starts_with(|char: char| char.is_ascii_digit());
    is_number && exponent.starts_with(['+', '-'])
}

/// Whether a cell is a number such as `131201.0` or `131,201`.
fn has_separators(written: &str) -> bool {
    let digits = written.strip_prefix('-').unwrap_or(written);
    let is_of_number = |char: char| {
        char.is_ascii_digit() || matches!(char, '.' | ',' | '\'' | ' ' | '\u{a0}' | '\u{202f}')
    };
    let begins_and_ends = digits.starts_with(|char: char| char.is_ascii_digit())
        && digits.ends_with(|char: char| char.is_ascii_digit());
    begins_and_ends
        && digits.chars().all(is_of_number)
        && !digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_spreadsheets_write() {
        for written in ["131201.0", "131,201", "131 201,00", "-5.00", "1.234.567"] {
            assert!(has_separators(written) && !is_rounded(written), "{written}");
        }
        for written in ["1.31E+05", "9e-7"] {
            assert!(is_rounded(written) && !has_separators(written), "{written}");
        }
        for written in ["131201", "-1", "E-1", "131201.help", "-brand", "1.e5", "x", "-", "1."] {
            assert!(!is_rounded(written) && !has_separators(written), "{written}");
        }
    }
}
