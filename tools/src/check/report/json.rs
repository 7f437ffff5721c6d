//! Findings as one JSON object.

use std::io::Write;

use serde::Serialize;

use crate::check::finding::Finding;
use crate::check::report::{Report, Summary};
use crate::failure::Failure;
use crate::json;

/// The version of the format; it changes when a field is renamed or removed.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'r> {
    version: u32,
    findings: &'r [&'r Finding],
    summary: &'r Summary,
}

pub(crate) fn write(report: &Report<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    let document =
        Document { version: VERSION, findings: &report.findings, summary: &report.summary };
    Ok(json::write_pretty(out, &document)?)
}
