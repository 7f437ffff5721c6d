//! The library, used as an application uses it.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod allocations;
#[cfg(feature = "http")]
mod answers;
#[cfg(feature = "axum")]
mod axum;
mod bounds;
mod catalog;
mod commands;
mod defects;
#[cfg(feature = "derive")]
mod derive;
mod direction;
mod embedded;
mod error;
mod fallback;
mod fixtures;
mod format;
mod functions;
mod fuzz;
mod hostile;
mod imports;
mod live;
mod logs;
mod negotiation;
mod node;
mod numbers;
mod oracle;
mod properties;
mod rejection;
mod server;
mod settling;
mod shipped;
mod sources;
mod trees;
