//! Findings as workflow commands, which GitHub Actions shows beside the files.

use std::collections::HashMap;
use std::io::Write;

use crate::check::finding::Finding;
use crate::check::report::{Report, short};
use crate::escape::escaped;
use crate::failure::Failure;
use crate::project::severity::Severity;
use crate::wording::count;

/// How many annotations of a level GitHub shows of one step.
const MAX_OF_LEVEL: usize = 10;

/// How long the text of an annotation is at most, in characters; GitHub takes 64 KiB.
const MAX_LEN: usize = 4_000;

/// Writes as many annotations as GitHub shows, and the other findings as lines of the log.
pub(crate) fn write(report: &Report<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    let mut counts: HashMap<Severity, usize> = HashMap::new();
    let mut others = Vec::new();
    for finding in &report.findings {
        let count = counts.entry(finding.severity).or_default();
        *count += 1;
        if *count > MAX_OF_LEVEL {
            others.push(*finding);
        } else {
            writeln!(out, "{}", annotation(finding))?;
        }
    }
    if !others.is_empty() {
        writeln!(out, "::group::{}", count(others.len(), "more finding"))?;
        for finding in others {
            writeln!(out, "{}", short::line(finding))?;
        }
        writeln!(out, "::endgroup::")?;
    }
    Ok(())
}

fn annotation(finding: &Finding) -> String {
    let Finding { rule, severity, file, line, column, title, help, .. } = finding;
    let command = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let file = property(&escaped(file));
    let text: String =
        format!("{}\n{}", escaped(title), escaped(help)).chars().take(MAX_LEN).collect();
    let text = data(&text);
    format!("::{command} file={file},line={line},col={column},title={rule}::{text}")
}

/// The text of a command, with control characters escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a command's property.
fn property(value: &str) -> String {
    data(value).replace(':', "%3A").replace(',', "%2C")
}
