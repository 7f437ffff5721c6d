//! What stands in a text.

pub(crate) mod addresses;
pub(crate) mod brackets;
pub(crate) mod cell_text;
pub(crate) mod edits;
pub(crate) mod fullwidth;
pub(crate) mod markdown_table;
pub(crate) mod messages;
pub(crate) mod numbers;
pub(crate) mod references;
pub(crate) mod selections;
pub(crate) mod text;
pub(crate) mod tree;
pub(crate) mod variables;
