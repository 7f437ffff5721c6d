//! One thread and two: a look-up takes equally long.

use divan::{Bencher, black_box};
use fluent_codes::{langid, tr};

#[divan::bench(name = "threads/tr", threads = [1, 2])]
fn threads(bencher: Bencher<'_, '_>) {
    let language = langid!("zh-CN");
    assert_eq!(tr(131201, &language), "文件大小过大");
    bencher.bench(|| tr(black_box(131201), black_box(&language)));
}
