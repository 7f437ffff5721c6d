//! Any bytes as a locale file: it loads, and the spans of its entries are right.
#![no_main]

#[path = "../targets/load.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| target::run(bytes));
