//! The messages for errors in a table.

use std::path::Path;

use crate::failure::Failure;
use crate::tables::table::TableError;

/// How many errors of a table are listed.
const MAX_ERRORS: usize = 10_000;

/// Fails with errors of a table, if there are any, in the order of its lines.
pub(super) fn refuse(path: &Path, mut errors: Vec<TableError>) -> Result<(), Failure> {
    if errors.is_empty() {
        return Ok(());
    }
    errors.sort_by_key(|error| error.place);
    errors.dedup();
    let more = errors.len().saturating_sub(MAX_ERRORS);
    errors.truncate(MAX_ERRORS);
    let mut lines: Vec<String> = errors.iter().map(|error| written(path, error)).collect();
    if more > 0 {
        lines.push(format!("{}: {more} more errors", path.display()));
    }
    Err(Failure::Messages(lines))
}

/// An error with its place in a file.
pub(super) fn written(path: &Path, TableError { place, message }: &TableError) -> String {
    format!("{}:{}:{}: {message}", path.display(), place.line, place.column)
}
