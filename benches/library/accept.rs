//! From an `Accept-Language` header to a locale.

use divan::{Bencher, black_box};
use fluent_codes::catalog;

use crate::inputs::HEADER;

#[divan::bench(name = "accept/five entries")]
fn five_entries(bencher: Bencher<'_, '_>) {
    let catalog = catalog();
    assert_eq!(catalog.accept(HEADER).tr(131201), "文件大小过大");
    bencher.bench(|| catalog.accept(black_box(HEADER)));
}
