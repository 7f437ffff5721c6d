//! Making a catalog out of its layers.

pub(crate) mod assembly;
pub(crate) mod builder;
pub(crate) mod compiler;
pub(crate) mod directory_layer;
pub(crate) mod embedded_layer;
pub(crate) mod layer;
pub(crate) mod listing;
pub(crate) mod locale_build;
pub(crate) mod locale_folder;
pub(crate) mod merge;
pub(crate) mod parallel;
pub(crate) mod pattern_compiler;
pub(crate) mod pattern_index;
pub(crate) mod read;
pub(crate) mod unknown_variables;
pub(crate) mod walk;
