//! Any text that Fluent's reference parser accepts as a locale file: the catalog has the codes and
//! the texts of a plain map of the parser's entries.
#![no_main]

#[path = "../folder.rs"]
mod folder;
#[path = "../targets/diff.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| target::run(bytes));
