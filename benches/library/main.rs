//! Times the library's own paths. `cargo bench -p benches --bench library -- tr/` runs those of one
//! group.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a benchmark that cannot measure panics"
)]

mod accept;
mod args;
mod generated;
mod inputs;
mod live;
mod load;
mod threads;
mod tr;

fn main() {
    divan::main();
}
