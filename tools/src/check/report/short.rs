//! A line a finding.

use std::io::Write;

use crate::check::finding::Finding;
use crate::check::report::Report;
use crate::escape::escaped;
use crate::failure::Failure;

pub(crate) fn write(report: &Report<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    for finding in &report.findings {
        writeln!(out, "{}", line(finding))?;
    }
    Ok(())
}

/// A finding as a line.
pub(super) fn line(finding: &Finding) -> String {
    let Finding { rule, severity, file, line, column, title, help, .. } = finding;
    let severity = severity.name();
    let finding = format!("{file}:{line}:{column}: {severity}[{rule}]: {title}; {help}");
    escaped(&finding).into_owned()
}
