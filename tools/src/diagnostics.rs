//! Messages of a command on standard error, apart from its results.

use std::fmt::Display;
use std::io::{Write, stderr};

use crate::escape::escaped;

/// Prints an error.
pub(crate) fn error(message: impl Display) {
    line("error: ", message);
}

/// Prints a warning.
pub(crate) fn warning(message: impl Display) {
    line("warning: ", message);
}

/// Prints a note.
pub(crate) fn note(message: impl Display) {
    line("", message);
}

fn line(label: &str, message: impl Display) {
    let message = message.to_string();
    // If standard error is closed, the message is lost.
    let _ = writeln!(stderr().lock(), "{label}{}", escaped(&message));
}
