//! What a format of tables is.

use std::io::{self, Write};

use crate::tables::input::Input;
use crate::tables::table::{Head, Place, Row, TableError};

/// A format of tables.
#[derive(Debug)]
pub(crate) struct Format {
    /// As `--format` names it.
    pub(crate) name: &'static str,
    pub(crate) help: &'static str,
    /// How the names of its files end; the first is the one that is written.
    pub(crate) extensions: &'static [&'static str],
    /// Whether a file holds one locale, beside the source.
    pub(crate) is_of_one_locale: bool,
    /// Whether it has the texts as they are shown, too.
    pub(crate) has_plain_texts: bool,
    pub(crate) write: WriteTable,
    pub(crate) read: ReadTable,
}

/// Writes a table.
type WriteTable = fn(&Head, &mut dyn Iterator<Item = Row>, &mut dyn Write) -> io::Result<()>;

/// Reads a table, row by row. An error is one behind which nothing can be read.
type ReadTable = fn(&mut Input<'_>, &mut dyn Sink) -> Result<(), TableError>;

/// What takes a table while it is read.
pub(crate) trait Sink {
    /// The locales of the cells of the rows that follow; whether rows can be taken.
    fn columns(&mut self, columns: Vec<Column>) -> bool;

    fn row(&mut self, row: Row);

    /// Something wrong; what follows can still be read.
    fn error(&mut self, error: TableError);
}

/// A column of a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Column {
    /// The locale as it is written.
    pub(crate) name: String,
    /// What the header says, where the locale is named otherwise.
    pub(crate) header: Option<String>,
    /// Whether it only shows what is translated.
    pub(crate) is_context: bool,
    pub(crate) place: Place,
}
