//! Look-ups of the texts of codes.

use fluent_codes::{LanguageIdentifier, langid};

use crate::shipped::shipped;

/// Look-ups in the order in which they are made: the index of a language, and a code.
pub struct Workload {
    pub name: &'static str,
    pub languages: Vec<LanguageIdentifier>,
    pub pairs: Vec<(usize, i64)>,
}

impl Workload {
    pub fn new(name: &'static str, languages: &[LanguageIdentifier], codes: &[i64]) -> Workload {
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

/// All shipped codes.
pub fn codes() -> Vec<i64> {
    shipped("en-US").into_iter().map(|(code, _)| code).collect()
}

/// Shuffles in an order that is always the same, and not the order of the texts in memory.
pub fn shuffle<T>(items: &mut [T]) {
    let mut state = 1_u64;
    for end in (1..items.len()).rev() {
        // Numerical Recipes' generator; its high bits are the most random.
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        items.swap(end, (state >> 33) as usize % (end + 1));
    }
}
