//! Errors that have a code.

pub(crate) mod coded_error;
pub(crate) mod coverage;
pub(crate) mod error_code;
