//! Findings as one JSON object.

use std::io::{BufWriter, Write, stdout};

use serde::Serialize;

use crate::check::finding::Finding;
use crate::check::report::{Report, Summary};
use crate::failure::Failure;

/// The version of the format; it changes when a field is renamed or removed.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'r> {
    version: u32,
    findings: &'r [Finding],
    summary: &'r Summary,
}

pub(crate) fn print(report: &Report<'_>) -> Result<(), Failure> {
    let mut out = BufWriter::new(stdout().lock());
    let document =
        Document { version: VERSION, findings: report.findings, summary: &report.summary };
    serde_json::to_writer_pretty(&mut out, &document).map_err(std::io::Error::from)?;
    writeln!(out)?;
    Ok(out.flush()?)
}
