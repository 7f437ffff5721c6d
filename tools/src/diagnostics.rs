//! What a command says beside its results, on standard error.

use std::fmt::Display;
use std::io::{Write, stderr};

use crate::escape::escaped;

/// Why a command does not do its work.
pub(crate) fn error(message: impl Display) {
    line("error: ", message);
}

/// What is odd, though the command does its work.
pub(crate) fn warning(message: impl Display) {
    line("warning: ", message);
}

/// What the command does.
pub(crate) fn note(message: impl Display) {
    line("", message);
}

fn line(label: &str, message: impl Display) {
    let message = message.to_string();
    // If standard error is closed, the message is lost.
    let _ = writeln!(stderr().lock(), "{label}{}", escaped(&message));
}
