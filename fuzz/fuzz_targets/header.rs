//! Any text as an Accept-Language header: a locale answers.
#![no_main]

#[path = "../targets/header.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| target::run(bytes));
