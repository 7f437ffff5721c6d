//! The text of a code.

use divan::{Bencher, black_box};
use fluent_codes::{LanguageIdentifier, catalog, langid, tr};

const CODE: i64 = 131201;
const CHINESE: &str = "文件大小过大";
const ENGLISH: &str = "size of file exceeds limit";

#[track_caller]
fn bench(bencher: Bencher<'_, '_>, code: i64, language: &LanguageIdentifier, expected: &str) {
    assert_eq!(tr(code, language), expected);
    bencher.bench(|| tr(black_box(code), black_box(language)));
}

#[divan::bench(name = "tr/exact")]
fn exact(bencher: Bencher<'_, '_>) {
    bench(bencher, CODE, &langid!("zh-CN"), CHINESE);
}

#[divan::bench(name = "tr/negotiated, zh")]
fn language_alone(bencher: Bencher<'_, '_>) {
    bench(bencher, CODE, &langid!("zh"), CHINESE);
}

#[divan::bench(name = "tr/negotiated, en-GB")]
fn other_region(bencher: Bencher<'_, '_>) {
    bench(bencher, CODE, &langid!("en-GB"), ENGLISH);
}

#[divan::bench(name = "tr/negotiated, zh-HK")]
fn other_script(bencher: Bencher<'_, '_>) {
    bench(bencher, CODE, &langid!("zh-HK"), ENGLISH);
}

#[divan::bench(name = "tr/fallback, tlh")]
fn fallback(bencher: Bencher<'_, '_>) {
    bench(bencher, CODE, &langid!("tlh"), ENGLISH);
}

#[divan::bench(name = "tr/unknown code")]
fn unknown(bencher: Bencher<'_, '_>) {
    bench(bencher, 999, &langid!("zh-CN"), "未知错误（999）");
}

#[divan::bench(name = "locale.tr/exact")]
fn locale(bencher: Bencher<'_, '_>) {
    let catalog = catalog();
    let locale = catalog.locale(&langid!("zh-CN"));
    assert_eq!(locale.tr(CODE), CHINESE);
    bencher.bench(|| black_box(locale).tr(black_box(CODE)));
}
