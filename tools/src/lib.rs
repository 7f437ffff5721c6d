//! The program `fluent-codes`, apart from its `main`, for the fuzz targets to call. Nothing here is
//! meant for applications, and nothing stays as it is between versions.

mod check;
mod cli;
mod commands;
mod diagnostics;
mod escape;
mod failure;
pub mod fuzzing;
mod language;
mod project;
mod syntax;
mod wording;

use std::process::ExitCode;

use cli::{Cli, Command};
use commands::Outcome;
use failure::Failure;

/// Does what the command line says, and gives the exit status.
pub fn run() -> ExitCode {
    let result = cli::parse().and_then(|cli| run_command(&cli));
    match result {
        Ok(outcome) => ExitCode::from(outcome.status()),
        Err(failure) => failure.report(),
    }
}

fn run_command(cli: &Cli) -> Result<Outcome, Failure> {
    match &cli.command {
        Command::Tr(arguments) => commands::tr::run(&cli.locales, arguments),
        Command::Negotiate(arguments) => commands::negotiate::run(&cli.locales, arguments),
        Command::Check(arguments) => commands::check::run(&cli.locales, arguments),
        Command::Explain(arguments) => commands::explain::run(arguments),
        Command::Status(arguments) => commands::status::run(&cli.locales, arguments),
        Command::Add(arguments) => commands::add::run(&cli.locales, arguments),
        Command::Sync(arguments) => commands::sync::run(&cli.locales, arguments),
        Command::Accept(arguments) => commands::accept::run(&cli.locales, arguments),
        Command::Retire(arguments) => commands::retire::run(&cli.locales, arguments),
        Command::Fmt(arguments) => commands::fmt::run(&cli.locales, arguments),
        Command::Import(arguments) => commands::import::run(&cli.locales, arguments),
        Command::Export(arguments) => commands::export::run(&cli.locales, arguments),
    }
}
