//! The header of a table whose columns are named by it, and the rows below.

use crate::tables::format::Column;
use crate::tables::table::{Cell, Key, Place, Row, TableError, read_fingerprints};

/// The columns beside those of locales.
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
    /// Nothing: spreadsheets leave such columns behind.
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
            let name = cell.text.to_lowercase();
            holds.push(match name.as_str() {
                _ if index == 0 => Holds::Key,
                "" if named.is_empty() => Holds::Nothing,
                COMMENT => Holds::Comment,
                STATE => Holds::State,
                FINGERPRINTS => Holds::Fingerprints,
                _ => {
                    let (name, place) = (cell.text.clone(), cell.place);
                    columns.push(Column { name, place, ..Column::default() });
                    Holds::Text
                }
            });
        }
        if !named.is_empty() {
            if named.len() != columns.len() {
                let (expected, found) = (named.len(), columns.len());
                let message = format!("expected {expected} columns of texts, found {found}");
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
        let (mut row, mut fingerprints) = (Row { place, ..Row::default() }, String::new());
        let mut key = String::new();
        for (cell, holds) in cells.into_iter().zip(&self.columns) {
            match holds {
                Holds::Key => key = cell.text,
                Holds::Comment => row.comment = cell.text,
                Holds::Text => row.cells.push(cell),
                Holds::Fingerprints => fingerprints = cell.text,
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
        row.key = Key::parse(key.trim()).map_err(error)?;
        read_fingerprints(&fingerprints, &mut row.cells).map_err(error)?;
        Ok(Some(row))
    }
}
