//! The commands, one file each.

pub(crate) mod check;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod negotiate;
pub(crate) mod tr;
