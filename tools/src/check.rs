//! What is wrong in the files of a project, and how it is reported.

pub(crate) mod applied_rule;
pub(crate) mod baseline;
pub(crate) mod bundle;
pub(crate) mod checker;
pub(crate) mod command_lines;
pub(crate) mod context;
pub(crate) mod copies;
pub(crate) mod coverage;
mod exception;
mod exception_comments;
mod exceptions;
mod file_fixes;
mod file_state;
pub(crate) mod finding;
pub(crate) mod first_pass;
pub(crate) mod fixes;
pub(crate) mod report;
pub(crate) mod reporter;
pub(crate) mod rule;
pub(crate) mod rules;
pub(crate) mod scope;
mod shared_texts;
pub(crate) mod staleness;
mod survey;
mod tally;
pub(crate) mod workspace;
