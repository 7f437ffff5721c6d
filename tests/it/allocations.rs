//! Looking up a text without variables allocates nothing.

use fluent_codes::{Catalog, FluentArgs, langid, tr, tr_args};

use crate::sources::catalog;

fn allocations<T>(mut run: impl FnMut() -> T) -> u64 {
    let info = allocation_counter::measure(|| {
        std::hint::black_box(run());
    });
    info.count_total
}

#[test]
fn the_counter_counts() {
    assert_eq!(allocations(|| Box::new(1)), 1);
}

#[test]
fn shipped_texts() {
    let languages = ["zh-CN", "en-US", "zh", "zh-HK", "en-GB", "tlh", "und", "en-US-posix", "iw"];
    let languages = languages.map(|lang| lang.parse().unwrap());
    let args = FluentArgs::new();
    tr(131201, &languages[0]);
    for lang in &languages {
        assert_eq!(allocations(|| tr(131201, lang)), 0, "{lang}");
        assert_eq!(allocations(|| tr_args(131201, lang, &args)), 0, "{lang}");
    }
}

#[test]
fn texts_of_a_directory() {
    let catalog: Catalog = catalog(&[(
        "en-US/errors.ftl",
        "-brand = Acme\nE1 = one\nE2 =\n    several\n    lines\nE3 = { -brand } { E1 } {\"{\"}\n    .note = x\n",
    )]);
    let locale = catalog.locale(&langid!("en-US"));
    for (code, text) in [(1, "one"), (2, "several\nlines"), (3, "Acme one {")] {
        assert_eq!(locale.tr(code), text);
        assert_eq!(allocations(|| locale.tr(code)), 0, "{code}");
        assert_eq!(allocations(|| catalog.tr(code, &langid!("en-GB"))), 0, "{code}");
    }
}

#[test]
fn a_text_that_is_longer_than_a_cell_can_say() {
    for len in [65_535, 65_536, 200_000] {
        let text = "x".repeat(len);
        let catalog: Catalog = catalog(&[("en-US/errors.ftl", format!("E1 = {text}\n"))]);
        let locale = catalog.locale(&langid!("en-US"));
        assert_eq!(locale.tr(1), text);
        assert_eq!(allocations(|| locale.tr(1)), 0, "{len}");
    }
}
