//! The text of a code in a language.

use fluent_codes::{LanguageIdentifier, langid};

use super::Contest;
use crate::libraries::forms;
use crate::shipped::shipped;

/// Languages and codes, and in which order they are asked for: the place of a language, a code.
pub struct Question {
    name: &'static str,
    pub languages: Vec<LanguageIdentifier>,
    pub pairs: Vec<(usize, i64)>,
}

/// A code that nobody has.
const UNKNOWN: i64 = 999;

impl Question {
    fn new(name: &'static str, languages: &[LanguageIdentifier], codes: &[i64]) -> Question {
        let mut pairs: Vec<(usize, i64)> = (0..languages.len())
            .flat_map(|language| codes.iter().map(move |code| (language, *code)))
            .collect();
        shuffle(&mut pairs);
        Question { name, languages: languages.to_vec(), pairs }
    }

    /// All shipped codes in the languages that the catalog has.
    pub fn exact() -> Question {
        Question::new("Text, exact locale", &[langid!("zh-CN"), langid!("en-US")], &codes())
    }
}

fn questions() -> [Question; 4] {
    let negotiated = [langid!("zh"), langid!("en-GB"), langid!("zh-HK")];
    [
        Question::exact(),
        Question::new("Text, `zh`, `en-GB`, `zh-HK`", &negotiated, &codes()),
        Question::new("Text, `de` falls back", &[langid!("de")], &codes()),
        Question::new("Unknown code", &[langid!("zh-CN"), langid!("en-US")], &[UNKNOWN]),
    ]
}

pub fn contests() -> Vec<Contest> {
    let forms = forms();
    let contest = |question: Question| Contest {
        contenders: forms.iter().map(|form| form.contender(&question)).collect(),
        question: question.name.to_owned(),
    };
    questions().map(contest).into()
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
