//! An application that looks one text up, and prints how many nanoseconds that took.

use std::time::Instant;

fn main() {
    let start = Instant::now();
    let text = application::first();
    let elapsed = start.elapsed();
    assert_eq!(&*text, "文件大小过大");
    println!("{}", elapsed.as_nanos());
}
