//! The error of a command.

use std::fmt::Display;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use crate::diagnostics;

/// Wrong usage or unreadable input: a line for each error on stderr, and exit status 2.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Errors, a message each.
    Messages(Vec<String>),
    /// Help or the version was asked for.
    Answered,
    /// The reader of the output has closed it. The exit status is the one that the command would
    /// have had.
    OutputClosed { status: u8 },
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Failure {
        Failure::Messages(vec![message.into()])
    }

    pub(crate) fn of_path(path: &Path, error: impl Display) -> Failure {
        Failure::new(format!("{}: {error}", path.display()))
    }

    /// The same, with the place that led to each error.
    pub(crate) fn at(self, place: &str) -> Failure {
        match self {
            Failure::Messages(messages) => {
                let messages = messages.iter().map(|message| format!("{place}: {message}"));
                Failure::Messages(messages.collect())
            }
            Failure::Answered | Failure::OutputClosed { .. } => self,
        }
    }

    /// The same with further errors.
    pub(crate) fn and(self, more: Vec<String>) -> Failure {
        match self {
            Failure::Messages(messages) => Failure::Messages([messages, more].concat()),
            Failure::Answered | Failure::OutputClosed { .. } => self,
        }
    }

    /// The same of a command that would have had this exit status.
    pub(crate) fn of_status(self, status: u8) -> Failure {
        match self {
            Failure::OutputClosed { .. } => Failure::OutputClosed { status },
            Failure::Messages(_) | Failure::Answered => self,
        }
    }

    /// Prints the error, and returns the exit status.
    pub(crate) fn report(self) -> ExitCode {
        match self {
            Failure::Messages(messages) => {
                messages.iter().for_each(diagnostics::error);
                ExitCode::from(2)
            }
            Failure::Answered => ExitCode::SUCCESS,
            Failure::OutputClosed { status } => ExitCode::from(status),
        }
    }
}

/// The error of writing to stdout.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::OutputClosed { status: 0 },
            _ => Failure::new(format!("the output cannot be written: {error}")),
        }
    }
}
