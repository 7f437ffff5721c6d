//! What is compared, a file a group.

pub mod accept;
pub mod arguments;
pub mod text;

use crate::sampling::Benchmark;

/// Several ways to do the same work. The first is what the others are compared with.
pub struct Comparison {
    pub title: String,
    pub benchmarks: Vec<Benchmark>,
}

/// All comparisons of work that takes nanoseconds.
pub fn comparisons() -> Vec<Comparison> {
    let mut comparisons = text::comparisons();
    comparisons.push(accept::comparison());
    comparisons.extend(arguments::comparisons());
    comparisons
}
