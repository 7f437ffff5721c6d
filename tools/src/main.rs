//! `fluent-codes`: what translators, maintainers and CI run on the locale files.

mod address;
mod bundle;
mod checker;
mod cli;
mod commands;
mod config;
mod context;
mod edit;
mod encoding;
mod environment;
mod exception;
mod failure;
mod finding;
mod findings;
mod fix;
mod fullwidth;
mod language;
mod locale;
mod output;
mod pattern;
mod project;
mod reference;
mod report;
mod rules;
mod suggestion;
mod table;
mod text;
mod tree;
mod variables;

use std::process::ExitCode;

use cli::{Cli, Command};
use failure::Failure;
use mimalloc::MiMalloc;

/// A check makes and drops a million small values in several threads; this takes a fifth off its
/// time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// How a command ended, where nothing kept it from its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Nothing is wrong.
    Clean,
    /// There are findings, or a code is unknown.
    Findings,
}

fn main() -> ExitCode {
    let result = cli::parse().and_then(|cli| run(&cli));
    match result {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(failure) => failure.report(),
    }
}

fn run(cli: &Cli) -> Result<Outcome, Failure> {
    match &cli.command {
        Command::Tr(arguments) => commands::tr::run(&cli.locales, arguments),
        Command::Negotiate(arguments) => commands::negotiate::run(&cli.locales, arguments),
        Command::Check(arguments) => commands::check::run(&cli.locales, arguments),
        Command::Explain(arguments) => commands::explain::run(arguments),
        Command::Import(arguments) => commands::import::run(&cli.locales, arguments),
        Command::Export(arguments) => commands::export::run(&cli.locales, arguments),
    }
}
