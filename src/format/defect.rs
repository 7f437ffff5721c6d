//! Defects of texts.

use std::fmt;

use crate::code::Code;
use crate::format::program::MAX_PLACEABLES;

/// Something wrong with a text that was formatted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Defect {
    /// A code that no locale has.
    UnknownCode(Code),
    /// A text that is empty with these arguments.
    EmptyText,
    /// A variable has no argument, or an argument that has no text.
    MissingArgument(String),
    /// An argument that the text has no variable for.
    SurplusArgument(String),
    /// A reference to a message, term or attribute that the locale lacks, as it is written.
    UnknownReference(String),
    /// A function that does not exist.
    UnknownFunction(String),
    /// A function that returned an error for its arguments.
    FailedFunction(String),
    /// A function of the application that panicked.
    PanickedFunction(String),
    /// An option of `NUMBER`, or of an application's number, that cannot be followed. The number is
    /// shown without it.
    InvalidOption(String),
    /// A message or term that refers to itself, as it is written.
    CyclicReference(String),
    /// More placeables than Fluent formats: 100.
    TooManyPlaceables,
    /// More than 10,000 expressions, more than 100 nested ones, or a text of more than 1 MiB.
    TooLarge,
}

impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Defect::UnknownCode(code) => write!(f, "no message for the code {code}"),
            Defect::EmptyText => write!(f, "an empty text"),
            Defect::MissingArgument(name) => write!(f, "no argument for the variable `${name}`"),
            Defect::SurplusArgument(name) => write!(f, "no variable for the argument `{name}`"),
            Defect::UnknownReference(written) => write!(f, "nothing that `{written}` refers to"),
            Defect::UnknownFunction(name) => write!(f, "no function `{name}`"),
            Defect::FailedFunction(name) => {
                write!(f, "the function `{name}` does not accept its arguments")
            }
            Defect::PanickedFunction(name) => write!(f, "the function `{name}` panicked"),
            Defect::InvalidOption(name) => {
                write!(f, "the option `{name}` of a number cannot be followed")
            }
            Defect::CyclicReference(written) => write!(f, "`{written}` refers to itself"),
            Defect::TooManyPlaceables => write!(f, "more than {MAX_PLACEABLES} placeables"),
            Defect::TooLarge => write!(f, "a text too large or too deeply nested"),
        }
    }
}
