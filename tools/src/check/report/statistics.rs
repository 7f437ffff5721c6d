//! How many findings each rule has.

use std::collections::BTreeMap;
use std::io::Write;

use crate::check::finding::{Finding, Safety};
use crate::check::report::Counts;
use crate::failure::Failure;
use crate::project::severity::Severity;

/// The findings of a rule, by severity: all, and those that can be corrected.
#[derive(Default)]
struct Row {
    findings: usize,
    safe: usize,
    unsafe_: usize,
}

/// Writes a line a rule, those with the most findings first.
pub(crate) fn write(findings: &[Box<Finding>], out: &mut dyn Write) -> Result<(), Failure> {
    let mut rows: BTreeMap<(&str, Severity), Row> = BTreeMap::new();
    for finding in findings {
        let row = rows.entry((finding.rule, finding.severity)).or_default();
        row.findings += 1;
        row.safe += usize::from(finding.has_fix(Safety::Safe));
        row.unsafe_ += usize::from(finding.has_fix(Safety::Unsafe));
    }
    let mut rows: Vec<_> = rows.into_iter().collect();
    rows.sort_by_key(|(_, row)| std::cmp::Reverse(row.findings));
    for ((rule, severity), row) in rows {
        let fixes = match (row.safe, row.unsafe_) {
            (0, 0) => String::new(),
            (safe, 0) => format!("; --fix corrects {safe}"),
            (safe, more) => format!("; --fix corrects {safe}, --unsafe-fixes {more} more"),
        };
        writeln!(out, "{:>6} {:7} {rule}{fixes}", row.findings, severity.name())?;
    }
    writeln!(out, "{}", Counts::of(findings).written())?;
    Ok(())
}
