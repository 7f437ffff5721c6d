//! `check`: what is missing or wrong in the locale files.

pub(crate) mod arguments;
mod checked;
pub(crate) mod correct;

use std::fs;
use std::io::{IsTerminal, Write, stdout};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use chrono::Local;
use fluent_codes::tooling::Stamps;

use crate::check::baseline::Baseline;
use crate::check::checker::Checked;
use crate::check::report::{self, Report};
use crate::commands::check::arguments::{CheckArguments, CheckFormat};
use crate::commands::check::checked::{Reported, is_of_sources, with_checked};
use crate::commands::{Outcome, print_done};
use crate::diagnostics;
use crate::escape::escaped_path;
use crate::failure::Failure;
use crate::project::code_lock;
use crate::project::config_file;
use crate::project::drafts::Drafts;
use crate::project::layers::Layers;
use crate::project::layout::Layout;
use crate::project::output_file;
use crate::project::rust_sources::{self, Stamp};
use crate::project::severity::Severity;
use crate::project::source_lock;
use crate::wording::count;

/// The time between two polls of the files by `--watch`.
const WATCH_INTERVAL: Duration = Duration::from_millis(200);

pub(crate) fn run(layers: &Layers, arguments: &CheckArguments) -> Result<Outcome, Failure> {
    if let Some(rule) = arguments.select.iter().find(|name| is_of_sources(name))
        && arguments.sources.is_empty()
    {
        return Err(Failure::new(format!("the rule `{rule}` needs --sources DIR")));
    }
    let layout = &Layout::find(layers)?;
    if arguments.diff {
        return correct::show(layout, arguments);
    }
    if !arguments.watch {
        fix_if_asked(layout, arguments)?;
        return report(layout, arguments);
    }
    let mut rounds = 0;
    let mut was_wrong = false;
    loop {
        // Before anything is read, so that no change is missed.
        let watched = Watched::now(layout, arguments);
        clear_screen()?;
        let fixed = fix_if_asked(layout, arguments);
        // What was written is checked again.
        if matches!(fixed, Ok(true)) && rounds < correct::MAX_ROUNDS {
            rounds += 1;
            continue;
        }
        rounds = 0;
        match fixed.and_then(|_| report(layout, arguments)) {
            Ok(outcome) => {
                stdout().flush()?;
                let time = Local::now().format("%H:%M:%S");
                let is_wrong = outcome != Outcome::Clean;
                let word = match (was_wrong, is_wrong) {
                    (_, true) => "see above",
                    (true, false) => "all is well again",
                    (false, false) => "all is well",
                };
                was_wrong = is_wrong;
                diagnostics::note(format!("checked at {time}: {word}; watching for changes"));
            }
            Err(failure @ Failure::OutputClosed { .. }) => return Err(failure),
            // The next save may correct it.
            Err(failure) => drop(failure.report()),
        }
        while Watched::now(layout, arguments) == watched {
            thread::sleep(WATCH_INTERVAL);
        }
    }
}

/// Clears a terminal, so that it shows the last report alone.
fn clear_screen() -> Result<(), Failure> {
    let mut out = stdout().lock();
    if out.is_terminal() {
        write!(out, "\u{1B}[2J\u{1B}[3J\u{1B}[H")?;
        out.flush()?;
    }
    Ok(())
}

/// The state of the files that a check reads.
#[derive(PartialEq)]
struct Watched {
    locales: Stamps,
    locks: Vec<Option<(u64, Option<SystemTime>)>>,
    configs: Vec<Option<(u64, Option<SystemTime>)>>,
    sources: Vec<Stamp>,
}

impl Watched {
    fn now(layout: &Layout, arguments: &CheckArguments) -> Watched {
        let directories = || layout.layers.directories().map(|(_, directory)| directory);
        let locales = Stamps::of(directories());
        let state = |path: &Path| {
            let metadata = fs::metadata(path).ok()?;
            Some((metadata.len(), metadata.modified().ok()))
        };
        let mut paths: Vec<PathBuf> = Vec::new();
        for directory in directories() {
            let folders = fs::read_dir(directory).into_iter().flatten().flatten();
            paths.extend(folders.map(|folder| folder.path().join(source_lock::NAME)));
            paths.push(directory.join(code_lock::NAME));
        }
        paths.sort();
        let locks = paths.iter().map(|path| state(path)).collect();
        let configs = config_file::paths(arguments.project.config.as_deref(), &layout.layers);
        let configs = configs.iter().map(|path| state(path)).collect();
        // What cannot be read is reported by the check.
        let sources = rust_sources::stamps(&arguments.sources).unwrap_or_default();
        Watched { locales, locks, configs, sources }
    }
}

/// With `--fix`, corrects what can be corrected and prints it; returns whether anything was.
fn fix_if_asked(layout: &Layout, arguments: &CheckArguments) -> Result<bool, Failure> {
    if !arguments.fix {
        return Ok(false);
    }
    correct::fix(layout, arguments, &mut |finding| {
        diagnostics::note(format!("fixed: {}", correct::written(finding)));
    })
}

fn report(layout: &Layout, arguments: &CheckArguments) -> Result<Outcome, Failure> {
    let fatal = if arguments.deny_warnings { Severity::Warning } else { Severity::Error };
    with_checked(layout, arguments, &Drafts::default(), Reported::Chosen, |bundles, checked| {
        let now = Baseline::new(&checked.findings);
        if let Some(path) = &arguments.baseline {
            let known = apply_baseline(path, &now, checked)?;
            if let Some(path) = &arguments.write_baseline {
                return write_baseline(path, &known);
            }
        }
        if let Some(path) = &arguments.write_baseline {
            return write_baseline(path, &now);
        }
        let is_clean = checked.findings.iter().all(|finding| finding.severity < fatal);
        let outcome = if is_clean { Outcome::Clean } else { Outcome::Findings };
        if arguments.statistics {
            let printed = report::statistics::print(&checked.findings);
            printed.map_err(|failure| failure.of_status(outcome.status()))?;
            return Ok(outcome);
        }
        let report = Report::new(bundles, checked, max_per_rule(arguments));
        let printed = match arguments.format {
            CheckFormat::Text => report::text::print(&report),
            CheckFormat::Short => report::short::print(&report),
            CheckFormat::Json => report::json::print(&report),
            CheckFormat::Sarif => report::sarif::print(&report),
            CheckFormat::Github => report::github::print(&report),
            CheckFormat::Junit => report::junit::print(&report, fatal),
        };
        printed.map_err(|failure| failure.of_status(outcome.status()))?;
        if !report.hidden.is_empty() {
            let hidden = report.hidden.iter().map(|(rule, number)| format!("{number} of {rule}"));
            let hidden = hidden.collect::<Vec<String>>().join(", ");
            diagnostics::note(format!("not shown: {hidden}; --max-per-rule 0 shows all"));
        }
        Ok(outcome)
    })
}

/// How many findings of a rule are reported.
fn max_per_rule(arguments: &CheckArguments) -> usize {
    /// Nobody reads more of them.
    const DEFAULT_IN_TEXT: usize = 100;
    match (arguments.max_per_rule, arguments.format) {
        (Some(0), _) => usize::MAX,
        (Some(number), _) => number,
        (None, CheckFormat::Text) => DEFAULT_IN_TEXT,
        (None, _) => usize::MAX,
    }
}

/// Removes the findings of a baseline; returns the baseline without those that are corrected.
fn apply_baseline(
    path: &Path,
    now: &Baseline,
    checked: &mut Checked<'_>,
) -> Result<Baseline, Failure> {
    let baseline = Baseline::read(path)?;
    baseline.retain_new(&mut checked.findings);
    let known = baseline.still_there(now);
    let gone = baseline.len() - known.len();
    if gone > 0 {
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
