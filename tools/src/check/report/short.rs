//! A line a finding.

use std::io::{BufWriter, Write, stdout};

use crate::check::finding::Finding;
use crate::check::report::Report;
use crate::escape::escaped;
use crate::failure::Failure;

pub(crate) fn print(report: &Report<'_>) -> Result<(), Failure> {
    let mut out = BufWriter::new(stdout().lock());
    for Finding { rule, severity, file, line, column, title, help, .. } in report.findings {
        let severity = severity.name();
        let finding = format!("{file}:{line}:{column}: {severity}[{rule}]: {title}; {help}");
        writeln!(out, "{}", escaped(&finding))?;
    }
    Ok(out.flush()?)
}
