//! The formats that tables are written and read in.

use std::io::{self, Write};

use crate::tables::input::Input;
use crate::tables::table::{Head, Place, Row, TableError};

/// A format of tables.
#[derive(Debug)]
pub(crate) struct Format {
    /// Its name in `--format`.
    pub(crate) name: &'static str,
    pub(crate) help: &'static str,
    /// The extensions of its files; the first is the one of files that are written.
    pub(crate) extensions: &'static [&'static str],
    /// Whether a file holds the source and one other locale.
    pub(crate) is_of_one_locale: bool,
    /// Whether it also holds the texts as they are shown.
    pub(crate) has_plain_texts: bool,
    pub(crate) write: WriteTable,
    pub(crate) read: ReadTable,
}

/// Writes a table.
type WriteTable = fn(&Head, &mut dyn Iterator<Item = Row>, &mut dyn Write) -> io::Result<()>;

/// Reads a table, row by row. It returns an error after which no more can be read.
type ReadTable = fn(&mut Input<'_>, &mut dyn Sink) -> Result<(), TableError>;

/// Receives a table while it is read.
pub(crate) trait Sink {
    /// The locales of the cells of the rows that follow; whether rows can be taken.
    fn columns(&mut self, columns: Vec<Column>) -> bool;

    fn row(&mut self, row: Row);

    /// An error after which the next row can still be read.
    fn error(&mut self, error: TableError);
}

/// A column of a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Column {
    /// The name of the locale, as it is written.
    pub(crate) name: String,
    /// The header, if the command line names the locale instead.
    pub(crate) header: Option<String>,
    /// Whether it only shows the text that is translated.
    pub(crate) is_context: bool,
    pub(crate) place: Place,
}
