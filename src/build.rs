//! Making a catalog out of its layers.

pub(crate) mod assembly;
pub(crate) mod builder;
pub(crate) mod compiler;
pub(crate) mod layer;
pub(crate) mod merge;
pub(crate) mod parallel;
pub(crate) mod pattern_compiler;
