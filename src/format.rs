//! Formatting a text with its arguments.

pub(crate) mod argument;
mod bounded_text;
pub(crate) mod decimal;
pub(crate) mod defect;
pub(crate) mod function;
pub(crate) mod number;
pub(crate) mod number_format;
pub(crate) mod number_options;
pub(crate) mod owned_args;
pub(crate) mod pattern;
pub(crate) mod plurals;
pub(crate) mod program;
pub(crate) mod resolver;
