//! Measures `fluent-codes` beside other ways to do the same: the same catalog, the same look-ups,
//! in one run.

mod applications;
mod comparisons;
mod implementation;
mod large;
mod libraries;
mod machine;
mod polling;
mod report;
mod sampling;
mod summary;
mod table;
mod threads;
mod workload;

#[path = "../../library/generated.rs"]
mod generated;
#[path = "../../library/inputs.rs"]
mod inputs;
#[path = "../shipped.rs"]
mod shipped;

pub use comparisons::{Comparison, comparisons};
pub use large::measure as large;
pub use polling::measure as polling;
pub use report::{print, write};

#[cfg(test)]
mod tests {
    /// Making a benchmark looks up every item and compares the text.
    #[test]
    fn every_library_returns_the_expected_texts() {
        assert_eq!(super::comparisons().len(), 9);
    }
}
