//! The program `fluent-codes`, apart from its `main`, for the fuzz targets to call. Nothing here is
//! meant for applications, and everything may change between versions.

mod check;
mod cli;
mod commands;
mod diagnostics;
mod escape;
mod failure;
pub mod fuzzing;
mod json;
mod language;
mod progress_bar;
mod project;
mod reference_page;
mod syntax;
mod tables;
mod wording;

use std::process::ExitCode;

/// Runs the command line, and returns the exit status.
pub fn run() -> ExitCode {
    match cli::parse().and_then(|cli| cli.run()) {
        Ok(outcome) => ExitCode::from(outcome.status()),
        Err(failure) => failure.report(),
    }
}
