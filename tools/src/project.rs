//! What is on disk: the project's files and its configuration.

pub(crate) mod bundles;
pub(crate) mod code_lock;
pub(crate) mod codes;
pub(crate) mod config;
pub(crate) mod config_file;
pub(crate) mod drafts;
pub(crate) mod encoding_guess;
pub(crate) mod environment;
pub(crate) mod files;
pub(crate) mod git;
pub(crate) mod ids;
pub(crate) mod input;
pub(crate) mod journal;
pub(crate) mod layout;
pub(crate) mod locales;
pub(crate) mod locks;
pub(crate) mod misnamed;
pub(crate) mod named_files;
pub(crate) mod output_file;
pub(crate) mod patterns;
pub(crate) mod replacement;
pub(crate) mod rule_names;
pub(crate) mod rust_sources;
pub(crate) mod severity;
pub(crate) mod source_lock;
pub(crate) mod writer;
