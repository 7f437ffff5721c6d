//! Tables in Markdown, as pages show them.
//!
//! Behind the table stands a comment, which pages do not show, with the fingerprints of each row.

mod abridged;
mod fingerprints;
mod lines;
mod reader;
mod writer;

use crate::tables::format::Format;

pub(super) const FORMAT: Format = Format {
    name: "markdown",
    help: "A table for pages",
    extensions: &["md", "markdown"],
    is_of_one_locale: false,
    has_plain_texts: false,
    write: writer::write,
    read: reader::read,
};
