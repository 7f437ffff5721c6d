//! The report in eight rows.

use std::fmt::Write as _;

use crate::applications::LIBRARIES;
use crate::table::Table;

/// A row of the summary: its name, and the table and the column that it is taken from.
type Row = (&'static str, &'static str, &'static str);

const ROWS: [Row; 8] = [
    ("text, exact locale, ns", "Text, exact locale", "median, ns"),
    ("text, negotiated locale, ns", "Text, `zh`, `en-GB`, `zh-HK`", "median, ns"),
    ("text, fallback, ns", "Text, `tlh` falls back", "median, ns"),
    ("unknown code, ns", "Unknown code", "median, ns"),
    ("plural with an argument, ns", "Arguments, a plural", "median, ns"),
    ("first look-up of a process, µs", "A fresh process", "first look-up, µs"),
    ("load 100 locales of 5,000 codes, ms", "100 locales of 5,000 codes", "load, ms"),
    ("memory of these, MB", "100 locales of 5,000 codes", "resident, MB"),
];

/// A row for each figure and a column for each library; a cell is empty where none was measured.
pub fn summary(tables: &[(String, Table)]) -> String {
    let mut summary = format!("| | {} |\n", LIBRARIES.join(" | "));
    let _ = writeln!(summary, "|{}", "---|".repeat(LIBRARIES.len() + 1));
    for (name, title, column) in ROWS {
        let (_, table) = tables.iter().find(|(other, _)| other == title).expect("the table");
        let cells = LIBRARIES.map(|library| table.cell(library, column).unwrap_or_default());
        let _ = writeln!(summary, "| {name} | {} |", cells.join(" | "));
    }
    summary
}
