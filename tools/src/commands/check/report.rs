//! The report of `check`, on the findings that are not in a baseline.

use std::io::{BufWriter, Write, stdout};
use std::path::Path;

use crate::check::baseline::Baseline;
use crate::check::bundle::Bundle;
use crate::check::checker::Checked;
use crate::check::report::{self, Report};
use crate::commands::check::arguments::{CheckArguments, CheckFormat};
use crate::commands::check::checked::{Reported, with_checked};
use crate::commands::{Outcome, print_done};
use crate::diagnostics;
use crate::escape::escaped_path;
use crate::failure::Failure;
use crate::project::layout::Layout;
use crate::project::output_file;
use crate::project::severity::Severity;
use crate::wording::count;

/// Checks the files, and prints the findings or writes them into a baseline.
pub(super) fn print(layout: &Layout, arguments: &CheckArguments) -> Result<Outcome, Failure> {
    write(layout, arguments, &mut BufWriter::new(stdout().lock()))
}

/// Checks the files, and writes the findings to `out` or into a baseline.
pub(crate) fn write(
    layout: &Layout,
    arguments: &CheckArguments,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let fatal = fatal(arguments);
    with_checked(layout, arguments, Reported::Chosen, |bundles, checked| {
        match (&arguments.baseline, &arguments.write_baseline) {
            (Some(path), Some(written)) => {
                return write_baseline(written, &apply_baseline(path, checked, true)?);
            }
            (Some(path), None) => drop(apply_baseline(path, checked, false)?),
            (None, Some(path)) => return write_baseline(path, &Baseline::new(&checked.findings)),
            (None, None) => {}
        }
        let is_clean = checked.findings.iter().all(|finding| finding.severity < fatal);
        let outcome = if is_clean { Outcome::Clean } else { Outcome::Findings };
        let printed = if arguments.statistics {
            report::statistics::write(&checked.findings, out)
        } else {
            write_findings(bundles, checked, arguments, out)
        };
        let printed = printed.and_then(|()| Ok(out.flush()?));
        printed.map_err(|failure| failure.of_status(outcome.status()))?;
        Ok(outcome)
    })
}

/// Writes the findings in the format that is asked for.
fn write_findings(
    bundles: &[Bundle<'_>],
    checked: &Checked,
    arguments: &CheckArguments,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let max_per_rule = max_per_rule(arguments);
    let report = Report::new(bundles, checked, max_per_rule);
    match arguments.format {
        CheckFormat::Text => return report::text::write(&report, max_per_rule, out),
        CheckFormat::Short => report::short::write(&report, out)?,
        CheckFormat::Json => report::json::write(&report, out)?,
        CheckFormat::Sarif => report::sarif::write(&report, out)?,
        CheckFormat::Github => report::github::write(&report, out)?,
        CheckFormat::Junit => report::junit::write(&report, fatal(arguments), out)?,
    }
    if !report.hidden.is_empty() {
        out.flush()?;
        let hidden = report.hidden.iter().map(|(rule, number)| format!("{number} of {rule}"));
        let hidden = hidden.collect::<Vec<String>>().join(", ");
        diagnostics::note(format!("not shown: {hidden}; --max-per-rule 0 shows all"));
    }
    Ok(())
}

/// The least severity that fails.
fn fatal(arguments: &CheckArguments) -> Severity {
    if arguments.deny_warnings { Severity::Warning } else { Severity::Error }
}

/// How many findings of a rule are reported.
fn max_per_rule(arguments: &CheckArguments) -> usize {
    /// Nobody reads more of them.
    const DEFAULT_IN_TEXT: usize = 20;
    match (arguments.max_per_rule, arguments.format) {
        (Some(0), _) => usize::MAX,
        (Some(number), _) => number,
        (None, CheckFormat::Text) => DEFAULT_IN_TEXT,
        (None, _) => usize::MAX,
    }
}

/// Removes the findings of a baseline; returns the baseline without those that are corrected. If it is not
/// written anew, a note says how.
fn apply_baseline(
    path: &Path,
    checked: &mut Checked,
    is_written: bool,
) -> Result<Baseline, Failure> {
    let baseline = Baseline::read(path)?;
    let known = baseline.still_there(&Baseline::new(&checked.findings));
    baseline.retain_new(&mut checked.findings);
    let gone = baseline.len() - known.len();
    if gone > 0 && !is_written {
        let path = path.display();
        let what = count(gone, "finding");
        let command = format!("--baseline {path} --write-baseline {path}");
        diagnostics::note(format!("{path}: {what} corrected; `{command}` takes out what is"));
    }
    Ok(known)
}

fn write_baseline(path: &Path, baseline: &Baseline) -> Result<Outcome, Failure> {
    output_file::write(path, &baseline.to_text()?)?;
    let done = format!("{}: {}\n", escaped_path(path), count(baseline.len(), "finding"));
    print_done(&done, Outcome::Clean)
}
