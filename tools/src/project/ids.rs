//! The ids that the messages of a project have.

/// Which ids messages have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Ids {
    /// Those of codes, as in E131201; other messages are there to be referred to
    Codes,
    /// Any; every locale has to have every message
    Any,
}
