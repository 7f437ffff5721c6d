//! The tool, run as its users run it.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod check;
mod docs;
mod export;
mod fixtures;
mod import;
mod negotiate;
mod sandbox;
mod tr;
mod usage;
