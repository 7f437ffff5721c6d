//! Formatting a text with its arguments.

pub(crate) mod argument;
pub(crate) mod function;
pub(crate) mod number;
pub(crate) mod owned_args;
pub(crate) mod pattern;
pub(crate) mod plurals;
pub(crate) mod resolver;
