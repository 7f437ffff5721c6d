//! Any text as an Accept-Language header: a locale answers.
#![no_main]

use std::sync::LazyLock;

use fluent_codes::{Catalog, Locales, accepted_languages};

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    Catalog::builder().embedded::<Locales>().build().expect("the shipped catalog")
});

libfuzzer_sys::fuzz_target!(|header: &str| {
    assert!(accepted_languages(header).len() <= 32);
    assert!(!CATALOG.accept(header).tr(131201).is_empty());
});
