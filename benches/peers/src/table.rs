//! A table in Markdown.

use std::fmt;

pub struct Table {
    head: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new<const N: usize>(head: [&'static str; N]) -> Table {
        Table { head: head.into(), rows: Vec::new() }
    }

    pub fn row<const N: usize>(&mut self, row: [String; N]) {
        assert_eq!(N, self.head.len());
        self.rows.push(row.into());
    }

    /// The cell of the row with this first cell in the column with this head.
    pub fn cell(&self, row: &str, column: &str) -> Option<&str> {
        let column = self.head.iter().position(|head| *head == column).expect("the column");
        let row = self.rows.iter().find(|cells| cells[0] == row)?;
        Some(&row[column])
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| {} |", self.head.join(" | "))?;
        writeln!(f, "|{}", "---|".repeat(self.head.len()))?;
        self.rows.iter().try_for_each(|row| writeln!(f, "| {} |", row.join(" | ")))
    }
}

/// Three digits, or as many as there are before the point.
pub fn digits(number: f64) -> String {
    match number {
        ..9.995 => format!("{number:.2}"),
        ..99.95 => format!("{number:.1}"),
        _ => format!("{number:.0}"),
    }
}

/// How many times another number a number is.
pub fn ratio(number: f64, of: f64) -> String {
    format!("{}×", digits(number / of))
}
