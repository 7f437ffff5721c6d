//! Making a catalog.

use divan::Bencher;
use fluent_codes::{Catalog, Locales, langid};

use crate::generated;

#[divan::bench(name = "load/shipped")]
fn shipped(bencher: Bencher<'_, '_>) {
    let load = || Catalog::builder().embedded::<Locales>().build().unwrap();
    assert_eq!(load().tr(131201, &langid!("zh-CN")), "文件大小过大");
    bencher.bench(load);
}

#[divan::bench(name = "load/100 locales of 5,000 codes", sample_count = 5)]
fn locales(bencher: Bencher<'_, '_>) {
    bench(bencher, 100, 5_000);
}

/// A sample takes seconds: `--include-ignored` runs it.
#[divan::bench(name = "load/2 locales of 1,000,000 codes", sample_count = 3, ignore)]
fn codes(bencher: Bencher<'_, '_>) {
    bench(bencher, 2, 1_000_000);
}

fn bench(bencher: Bencher<'_, '_>, locales: usize, codes: usize) {
    let folder = tempfile::tempdir().unwrap();
    generated::write(folder.path(), locales, codes).unwrap();
    let load = || Catalog::builder().directory(folder.path()).build().unwrap();
    let last = generated::codes(codes).last().unwrap();
    assert_eq!(load().tr(last, &langid!("zh-CN")), generated::text("zh-CN", last));
    bencher.bench(load);
}
