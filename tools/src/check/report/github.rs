//! Findings as workflow commands, which GitHub Actions shows beside the files.

use std::io::{BufWriter, Write, stdout};

use crate::check::finding::Finding;
use crate::check::report::Report;
use crate::escape::escaped;
use crate::failure::Failure;
use crate::project::severity::Severity;

pub(crate) fn print(report: &Report<'_>) -> Result<(), Failure> {
    let mut out = BufWriter::new(stdout().lock());
    for Finding { rule, severity, file, line, column, title, help, .. } in report.findings {
        let command = match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let file = property(&escaped(file));
        let text = data(&format!("{}\n{}", escaped(title), escaped(help)));
        writeln!(out, "::{command} file={file},line={line},col={column},title={rule}::{text}")?;
    }
    Ok(out.flush()?)
}

/// The text of a command, with control characters escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a command's property.
fn property(value: &str) -> String {
    data(value).replace(':', "%3A").replace(',', "%2C")
}
