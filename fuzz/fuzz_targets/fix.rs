//! Any bytes as the files of a locale: `check --fix` changes no text that is served but those that
//! its corrections name, and those that refer to them.
#![no_main]

#[path = "../folder.rs"]
mod folder;
#[path = "../targets/fix.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| target::run_all(&[bytes]));
