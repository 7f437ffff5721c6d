//! Any bytes as a locale file: its catalog answers, with and without arguments, within bounds.
#![no_main]

#[path = "../folder.rs"]
mod folder;
#[path = "../targets/format.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| target::run(bytes));
