//! Generates the texts of the shipped catalog.

fn main() {
    fluent_zero_build::generate_static_cache("../../../../locales");
}
