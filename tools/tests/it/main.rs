//! The tool, run as its users run it.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod agreement;
mod check;
mod checked;
mod config;
mod defects;
mod docs;
mod explain;
mod export;
mod fix;
mod fixtures;
mod formats;
mod front_end;
mod fuzz;
mod growth;
mod import;
mod layouts;
mod life;
mod locks;
mod memory;
mod negotiate;
mod other_tools;
mod outputs;
mod reference_page;
mod round_trip;
mod sandbox;
mod schema;
mod since;
mod sync;
mod tr;
mod usage;
mod write;
mod writers;
