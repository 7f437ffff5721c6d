//! Times the library's own paths. `cargo bench --bench library -- tr/` runs those of one group.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "it stops where it cannot measure")]

mod accept;
mod args;
mod asked;
mod generated;
mod live;
mod load;
mod threads;
mod tr;

fn main() {
    divan::main();
}
