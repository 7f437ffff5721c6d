//! The commands, and how they end: one file each, with the arguments and the help of the command.
//!
//! To add a command, write such a file, and name it here and in `cli.rs`: as a value of `Command`, and
//! where `Cli::run` calls it.

pub(crate) mod accept;
pub(crate) mod add;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod fmt;
mod format_choice;
pub(crate) mod import;
mod locale_files;
pub(crate) mod man;
mod merged;
pub(crate) mod negotiate;
mod project_arguments;
mod read_project;
mod reference;
pub(crate) mod retire;
mod rows;
mod shared_files;
mod sparse;
pub(crate) mod status;
pub(crate) mod sync;
pub(crate) mod tr;

use std::io::{Write, stdout};

use crate::failure::Failure;

/// The outcome of a command that has not failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing is wrong.
    Clean,
    /// There are findings, or a code is unknown.
    Findings,
}

/// Prints what a command has done, when it is done.
pub(crate) fn print_done(text: &str, outcome: Outcome) -> Result<Outcome, Failure> {
    match stdout().lock().write_all(text.as_bytes()) {
        Ok(()) => Ok(outcome),
        Err(error) => {
            let failure = Failure::from(error).of_status(outcome.status());
            Err(failure.and(vec!["what was written to files stays".to_owned()]))
        }
    }
}

impl Outcome {
    /// The exit status.
    pub(crate) fn status(self) -> u8 {
        match self {
            Outcome::Clean => 0,
            Outcome::Findings => 1,
        }
    }
}
