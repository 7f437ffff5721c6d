//! The parts of a text.

pub(crate) mod addresses;
pub(crate) mod arrangement;
pub(crate) mod blocks;
pub(crate) mod brackets;
pub(crate) mod cell_text;
pub(crate) mod directives;
pub(crate) mod edits;
pub(crate) mod fingerprint;
pub(crate) mod fullwidth;
pub(crate) mod layout;
pub(crate) mod longest_increasing;
pub(crate) mod machine_readable;
pub(crate) mod messages;
pub(crate) mod numbers;
pub(crate) mod outline;
pub(crate) mod placeholder;
pub(crate) mod plan;
pub(crate) mod references;
pub(crate) mod selections;
pub(crate) mod snapshot;
pub(crate) mod tabs;
pub(crate) mod text;
pub(crate) mod tree;
pub(crate) mod variables;
pub(crate) mod variant;
pub(crate) mod word_changes;
