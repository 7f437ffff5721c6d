//! Tables in XLIFF 2.1 (OASIS, 2018), as translation offices take them: a file for each locale.
//!
//! A text is a unit with one segment. Placeables are inline codes, whose data stands beside them, so
//! that an editor shows them as one piece. The keys and braces of a selection are text: a translation
//! may need other plural forms than the source has.

mod names;
mod reader;
mod unit;
mod writer;

use crate::tables::format::Format;

pub(super) const FORMAT: Format = Format {
    name: "xliff",
    help: "XLIFF 2.1 for translation offices, a file a locale",
    extensions: &["xlf", "xliff"],
    is_of_one_locale: true,
    has_plain_texts: false,
    write: writer::write,
    read: reader::read,
};
