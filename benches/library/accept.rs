//! From an `Accept-Language` header to a locale.

use divan::{Bencher, black_box};
use fluent_codes::catalog;

#[divan::bench(name = "accept/five entries")]
fn five_entries(bencher: Bencher<'_, '_>) {
    let header = "de-CH, fr;q=0.9, zh-CN;q=0.8, en;q=0.7, ja;q=0.5";
    assert_eq!(catalog().accept(header).tr(131201), "文件大小过大");
    bencher.bench(|| catalog().accept(black_box(header)));
}
