//! The text of a code in a language.

use fluent_codes::{LanguageIdentifier, langid};

use super::Comparison;
use crate::libraries::implementations;
use crate::shipped::shipped;

/// Look-ups in the order in which they are made: the index of a language, and a code.
pub struct Workload {
    name: &'static str,
    pub languages: Vec<LanguageIdentifier>,
    pub pairs: Vec<(usize, i64)>,
}

/// A code that no locale has.
const UNKNOWN: i64 = 999;

impl Workload {
    fn new(name: &'static str, languages: &[LanguageIdentifier], codes: &[i64]) -> Workload {
        let mut pairs: Vec<(usize, i64)> = (0..languages.len())
            .flat_map(|language| codes.iter().map(move |code| (language, *code)))
            .collect();
        shuffle(&mut pairs);
        Workload { name, languages: languages.to_vec(), pairs }
    }

    /// All shipped codes in the languages that the catalog has.
    pub fn exact() -> Workload {
        Workload::new("Text, exact locale", &[langid!("zh-CN"), langid!("en-US")], &codes())
    }
}

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

fn codes() -> Vec<i64> {
    shipped("en-US").into_iter().map(|(code, _)| code).collect()
}

/// The same order for all, and not the one that the texts lie in.
pub fn shuffle<T>(items: &mut [T]) {
    let mut state = 1_u64;
    for end in (1..items.len()).rev() {
        // Numerical Recipes' generator; its high bits are the good ones.
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        items.swap(end, (state >> 33) as usize % (end + 1));
    }
}
