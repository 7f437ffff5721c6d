//! Tables of messages: what rows and cells are, and the formats that hold them, a file each.
//!
//! A format reads and writes row by row, so that a table may be larger than memory. [`FORMATS`] lists
//! them; nothing else names one.

mod csv;
pub(crate) mod format;
mod header;
pub(crate) mod input;
mod json;
mod markdown;
mod placeables;
pub(crate) mod table;
mod xliff;

use format::Format;

/// The formats that are written and read.
pub(crate) const FORMATS: [&Format; 4] =
    [&markdown::FORMAT, &csv::FORMAT, &xliff::FORMAT, &json::FORMAT];
