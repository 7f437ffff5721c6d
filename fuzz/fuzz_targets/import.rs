//! Any text as a table: what is imported reads back, a second import changes nothing, and an import
//! that fails has written nothing.
#![no_main]

#[path = "../folder.rs"]
mod folder;
#[path = "../targets/import.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| target::run(bytes));
