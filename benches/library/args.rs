//! Messages with arguments; the arguments are made for each look-up.

use divan::{Bencher, black_box};
use fluent_codes::{Catalog, FluentArgs, fluent_args, langid};

use crate::inputs;

#[track_caller]
fn bench(bencher: Bencher<'_, '_>, code: i64, args: fn() -> FluentArgs<'static>, expected: &str) {
    let folder = tempfile::tempdir().unwrap();
    inputs::write_arguments(folder.path());
    let catalog = Catalog::builder().directory(folder.path()).build().unwrap();
    let language = langid!("en-US");
    assert_eq!(catalog.tr_args(code, &language, &args()), expected);
    bencher.bench(|| catalog.tr_args(black_box(code), black_box(&language), &args()));
}

#[divan::bench(name = "tr_args/string")]
fn string(bencher: Bencher<'_, '_>) {
    let args = || fluent_args!["name" => "report.pdf"];
    bench(bencher, 1, args, "the file report.pdf was not found");
}

#[divan::bench(name = "tr_args/integer")]
fn integer(bencher: Bencher<'_, '_>) {
    bench(bencher, 2, || fluent_args!["limit" => 250], "at most 250 files are accepted");
}

#[divan::bench(name = "tr_args/plural")]
fn plural(bencher: Bencher<'_, '_>) {
    bench(bencher, 3, || fluent_args!["count" => 3], "3 files are too large");
}

#[divan::bench(name = "tr_args/term")]
fn term(bencher: Bencher<'_, '_>) {
    let args = || fluent_args!["version" => "1.2"];
    bench(bencher, 4, args, "Fluent Codes cannot read version 1.2");
}
