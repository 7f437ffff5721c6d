//! The messages for errors in a table.

use std::collections::HashMap;
use std::path::Path;

use crate::failure::Failure;
use crate::tables::table::{Cause, TableError};
use crate::wording::count;

/// How many errors of a table are listed.
const MAX_ERRORS: usize = 10_000;

/// Fails with errors of a table, if there are any, in the order of its lines.
pub(super) fn refuse(path: &Path, mut errors: Vec<TableError>) -> Result<(), Failure> {
    if errors.is_empty() {
        return Ok(());
    }
    errors.sort_by_key(|error| error.place);
    errors.dedup();
    fold(&mut errors);
    let more = errors.len().saturating_sub(MAX_ERRORS);
    errors.truncate(MAX_ERRORS);
    let mut lines: Vec<String> = errors.iter().map(|error| written(path, error)).collect();
    if more > 0 {
        lines.push(format!("{}: {more} more errors", path.display()));
    }
    Err(Failure::Messages(lines))
}

/// Leaves the first of the errors that come from one cause, with the number of the others.
fn fold(errors: &mut Vec<TableError>) {
    let mut of_causes: HashMap<Cause, usize> = HashMap::new();
    for cause in errors.iter().filter_map(|error| error.cause) {
        *of_causes.entry(cause).or_default() += 1;
    }
    errors.retain_mut(|error| {
        let Some(cause) = error.cause else { return true };
        let Some(number) = of_causes.remove(&cause) else { return false };
        if number > 1 {
            error.message += &format!("; it is the same in {}", count(number - 1, "further row"));
        }
        true
    });
}

/// An error with its place in a file.
pub(super) fn written(path: &Path, TableError { place, message, .. }: &TableError) -> String {
    format!("{}:{}:{}: {message}", path.display(), place.line, place.column)
}
