//! Any languages, those that are asked for in the first line and those that are there in the second:
//! one of these answers, whatever their order, or none.
#![no_main]

#[path = "../targets/negotiate.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| target::run(bytes));
