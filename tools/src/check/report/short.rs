//! A line a finding.

use std::io::{BufWriter, Write, stdout};

use crate::check::finding::Finding;
use crate::check::report::Report;
use crate::escape::escaped;
use crate::failure::Failure;

pub(crate) fn print(report: &Report<'_>) -> Result<(), Failure> {
    let mut out = BufWriter::new(stdout().lock());
    for finding in &report.findings {
        writeln!(out, "{}", line(finding))?;
    }
    Ok(out.flush()?)
}

/// A finding as a line.
pub(super) fn line(finding: &Finding) -> String {
    let Finding { rule, severity, file, line, column, title, help, .. } = finding;
    let severity = severity.name();
    let finding = format!("{file}:{line}:{column}: {severity}[{rule}]: {title}; {help}");
    escaped(&finding).into_owned()
}
