//! A line a finding.

use std::io::{BufWriter, Write, stdout};

use crate::check::finding::Finding;
use crate::check::report::{Report, written_path};
use crate::failure::Failure;

pub(crate) fn print(report: &Report<'_>) -> Result<(), Failure> {
    let mut out = BufWriter::new(stdout().lock());
    for Finding { rule, severity, file, line, column, title, help, .. } in report.findings {
        let severity = severity.name();
        let file = written_path(file);
        writeln!(out, "{file}:{line}:{column}: {severity}[{rule}]: {title}; {help}")?;
    }
    Ok(out.flush()?)
}
