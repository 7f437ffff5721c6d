//! Any text as an Accept-Language header: a locale answers.

use fluent_codes::{accepted_languages, catalog};

pub(crate) fn run(bytes: &[u8]) {
    let header = String::from_utf8_lossy(bytes);
    assert!(accepted_languages(&header).len() <= 32);
    assert!(!catalog().accept(&header).tr(131201).is_empty());
}
