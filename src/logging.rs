//! The log: lines of the `log` crate.

/// The target of every line, whichever module writes it.
pub(crate) const TARGET: &str = "fluent_codes";
