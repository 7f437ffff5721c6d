//! Messages of a command on standard error, apart from its results.

use std::fmt::Display;
use std::io::{Write, stderr};

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};

use crate::escape::escaped;

/// Prints an error.
pub(crate) fn error(message: impl Display) {
    line(Some((ERROR, "error")), message);
}

/// Prints a warning.
pub(crate) fn warning(message: impl Display) {
    line(Some((WARNING, "warning")), message);
}

/// Prints a note.
pub(crate) fn note(message: impl Display) {
    line(None, message);
}

/// As reports show errors and warnings.
const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

fn line(label: Option<(Style, &str)>, message: impl Display) {
    let message = message.to_string();
    let message = escaped(&message);
    let mut out = AutoStream::auto(stderr().lock());
    // If standard error is closed, the message is lost.
    let _ = match label {
        Some((style, label)) => writeln!(out, "{style}{label}{style:#}: {message}"),
        None => writeln!(out, "{message}"),
    };
}
