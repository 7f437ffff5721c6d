//! The entries and errors of a file while it is parsed.

use crate::ftl::entry::Raw;
use crate::ftl::errors::Errors;

/// What was parsed of a file so far.
pub(super) struct Collector<'s> {
    pub(super) entries: Vec<Raw<'s>>,
    pub(super) errors: Errors,
    /// Whether adjacent broken entries are merged into one.
    pub(super) merges_junk: bool,
}
