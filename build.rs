//! Rebuilds the crate when a file below `locales/` is added or removed, which `rust-embed` by
//! itself does not notice.

fn main() {
    println!("cargo::rerun-if-changed=locales");
}
