//! From an `Accept-Language` header to a locale.

use fluent_codes::catalog;

use super::Comparison;
use crate::inputs::HEADER;
use crate::sampling::Benchmark;

pub fn comparison() -> Comparison {
    let item = || [(HEADER, "zh".to_owned())];
    Comparison {
        title: "`Accept-Language` of five entries".to_owned(),
        benchmarks: vec![
            Benchmark::new("fluent-codes", item(), |header, sink| {
                sink.consume(catalog().accept(header).id().language.as_str());
            }),
            // It ignores the weights.
            Benchmark::new("fluent-langneg, weights ignored", item(), |header, sink| {
                sink.consume(fluent_bundle_application::accept(header).language.as_str());
            }),
        ],
    }
}
