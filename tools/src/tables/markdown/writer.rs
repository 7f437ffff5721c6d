//! Writing Markdown.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::fingerprints::MARK;
use crate::tables::header::CODE;
use crate::tables::table::{Head, Row, written_fingerprints};

pub(super) fn write(
    head: &Head,
    rows: &mut dyn Iterator<Item = Row>,
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, "| {CODE} |")?;
    head.locales.iter().try_for_each(|locale| write!(out, " {locale} |"))?;
    write!(out, "\n| ---: |{}", " --- |".repeat(head.locales.len()))?;
    let mut fingerprints = String::new();
    for row in rows {
        write!(out, "\n| {} |", row.key)?;
        row.cells.iter().try_for_each(|cell| write!(out, " {} |", escape(&cell.text)))?;
        // Writing to a string does not fail.
        let _ = writeln!(fingerprints, "{} {}", row.key, written_fingerprints(&row));
    }
    write!(out, "\n\n{MARK}\n{fingerprints}-->\n")
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
