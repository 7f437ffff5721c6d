//! The catalog that ships, read without any of the libraries.

use std::fs;
use std::path::{Path, PathBuf};

/// The codes of a locale and their texts: each message is a line.
pub fn shipped(locale: &str) -> Vec<(i64, String)> {
    let path = folder().join(locale).join("errors.ftl");
    let file = fs::read_to_string(path).expect("the shipped catalog");
    let messages: Vec<(i64, String)> = file.lines().filter_map(message).collect();
    assert_eq!(messages.len(), 81, "a message of `{locale}` is not on one line");
    messages
}

/// The folder of the locales.
pub fn folder() -> PathBuf {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    above.map(|folder| folder.join("locales")).find(|folder| folder.is_dir()).expect("the catalog")
}

fn message(line: &str) -> Option<(i64, String)> {
    let (code, text) = line.strip_prefix('E')?.split_once(" = ")?;
    Some((code.parse().ok()?, text.to_owned()))
}
