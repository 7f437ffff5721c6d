//! The arguments of every command that reads a project.

use std::path::PathBuf;

use clap::Args;

use crate::project::ids::Ids;

/// Settings of a project that override its configuration.
#[derive(Debug, Args)]
pub(crate) struct ProjectArguments {
    /// The locale that the others are translated from: a language, or the name of its folder
    /// [default: en-US]
    #[arg(long, value_name = "LOCALE")]
    pub(crate) source: Option<String>,

    /// Which ids messages have [default: codes, if the source has any]
    #[arg(long, value_enum)]
    pub(crate) ids: Option<Ids>,

    /// The configuration, instead of the fluent-codes.toml beside the folder of locales
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}
