//! The text of a code in a language.

use fluent_codes::langid;

use super::Comparison;
use crate::libraries::implementations;
use crate::workload::{Workload, codes};

/// A code that no locale has.
const UNKNOWN: i64 = 999;

fn workloads() -> [Workload; 4] {
    let negotiated = [langid!("zh"), langid!("en-GB"), langid!("zh-HK")];
    [
        Workload::exact(),
        Workload::new("Text, `zh`, `en-GB`, `zh-HK`", &negotiated, &codes()),
        Workload::new("Text, `tlh` falls back", &[langid!("tlh")], &codes()),
        Workload::new("Unknown code", &[langid!("zh-CN"), langid!("en-US")], &[UNKNOWN]),
    ]
}

pub fn comparisons() -> Vec<Comparison> {
    let implementations = implementations();
    let comparison = |workload: Workload| Comparison {
        title: workload.name.to_owned(),
        benchmarks: implementations.iter().map(|it| it.benchmark(&workload)).collect(),
    };
    workloads().map(comparison).into()
}
