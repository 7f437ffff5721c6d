//! Why a command cannot do its work.

use std::fmt::Display;
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// Wrong usage or unreadable input: one line on stderr and exit status 2.
#[derive(Debug)]
pub(crate) enum Failure {
    /// What went wrong, in one line, or in a line an error.
    Message(String),
    /// Help or the version was asked for.
    Answered,
    /// Whoever reads the output has gone.
    OutputClosed,
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Failure {
        Failure::Message(message.into())
    }

    pub(crate) fn of_path(path: &Path, error: impl Display) -> Failure {
        Failure::Message(format!("{}: {error}", path.display()))
    }

    /// Prints the error, and gives the exit status.
    pub(crate) fn report(self) -> ExitCode {
        match self {
            Failure::Message(message) => {
                for line in message.lines() {
                    eprintln!("error: {line}");
                }
                ExitCode::from(2)
            }
            Failure::Answered | Failure::OutputClosed => ExitCode::SUCCESS,
        }
    }
}

/// The error of writing to stdout.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::OutputClosed,
            _ => Failure::Message(format!("the output cannot be written: {error}")),
        }
    }
}
