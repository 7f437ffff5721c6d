//! Measures `fluent-codes` beside other ways to do the same: the same catalog, the same questions,
//! in one run.

mod applications;
mod form;
mod idle;
mod large;
mod libraries;
mod machine;
mod questions;
mod race;
mod report;
mod table;
mod threads;

#[path = "../../library/asked.rs"]
mod asked;
#[path = "../../library/generated.rs"]
mod generated;
#[path = "../shipped.rs"]
mod shipped;

pub use idle::measure as idle;
pub use large::measure as large;
pub use questions::{Contest, contests};
pub use report::{print, write};

#[cfg(test)]
mod tests {
    /// A contender that answers anything else than it should does not come to be.
    #[test]
    fn every_contender_answers_as_it_should() {
        assert_eq!(super::contests().len(), 9);
    }
}
