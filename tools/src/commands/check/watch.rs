//! `check --watch`: checking again whenever the files change.

use std::fs;
use std::io::{IsTerminal, Write, stdout};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use chrono::Local;
use fluent_codes::tooling::Stamps;

use crate::commands::Outcome;
use crate::commands::check::arguments::CheckArguments;
use crate::commands::check::{correct, report};
use crate::diagnostics;
use crate::failure::Failure;
use crate::project::code_lock;
use crate::project::config_file;
use crate::project::layout::Layout;
use crate::project::rust_sources::{self, Stamp};
use crate::project::source_lock;

/// The time between two polls of the files.
const INTERVAL: Duration = Duration::from_millis(200);

/// Checks the files, and again whenever they change, until the process is ended.
pub(super) fn run(layout: &Layout, arguments: &CheckArguments) -> Result<Outcome, Failure> {
    let mut rounds = 0;
    let mut before = Outcome::Clean;
    loop {
        // Before anything is read, so that no change is missed.
        let watched = Watched::now(layout, arguments);
        clear_screen()?;
        let fixed = correct::fix_if_asked(layout, arguments);
        // What was written is checked again.
        if matches!(fixed, Ok(true)) && rounds < correct::MAX_ROUNDS {
            rounds += 1;
            continue;
        }
        rounds = 0;
        match fixed.and_then(|_| report::print(layout, arguments)) {
            Ok(outcome) => {
                stdout().flush()?;
                note_outcome(before, outcome);
                before = outcome;
            }
            Err(failure @ Failure::OutputClosed { .. }) => return Err(failure),
            // The next save may correct it.
            Err(failure) => drop(failure.report()),
        }
        while Watched::now(layout, arguments) == watched {
            thread::sleep(INTERVAL);
        }
    }
}

/// Prints when the files were checked, and how that ended.
fn note_outcome(before: Outcome, now: Outcome) {
    let time = Local::now().format("%H:%M:%S");
    let result = match (before, now) {
        (_, Outcome::Findings) => "see above",
        (Outcome::Findings, Outcome::Clean) => "all is well again",
        (Outcome::Clean, Outcome::Clean) => "all is well",
    };
    diagnostics::note(format!("checked at {time}: {result}; watching for changes"));
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
        let config = arguments.project.config.as_deref().or(layout.config.as_deref());
        let configs = config_file::paths(config, &layout.layers);
        let configs = configs.iter().map(|path| state(path)).collect();
        // What cannot be read is reported by the check.
        let sources = rust_sources::stamps(&arguments.sources).unwrap_or_default();
        Watched { locales, locks, configs, sources }
    }
}
