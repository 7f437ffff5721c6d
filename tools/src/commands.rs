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
pub(crate) mod import;
pub(crate) mod man;
pub(crate) mod negotiate;
mod project_arguments;
mod read_project;
mod reference;
pub(crate) mod retire;
pub(crate) mod status;
pub(crate) mod sync;
pub(crate) mod tr;

/// The outcome of a command that has not failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing is wrong.
    Clean,
    /// There are findings, or a code is unknown.
    Findings,
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
