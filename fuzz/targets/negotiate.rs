//! Any languages, the requested ones in the first line and the available ones in the second: one of
//! the available ones answers, or none. Their order decides only which.

use fluent_codes::{LanguageIdentifier, negotiate};

pub(crate) fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (requested, available) = text.split_once('\n').unwrap_or((&text, ""));
    let languages = |line: &str| -> Vec<LanguageIdentifier> {
        line.split_whitespace().take(32).filter_map(|language| language.parse().ok()).collect()
    };
    let (requested, mut available) = (languages(requested), languages(available));
    // Between locales that differ in their variants alone, their order decides. `und` names none, and
    // no language of CLDR has more than three letters.
    let is_language =
        |it: &LanguageIdentifier| !it.language.is_empty() && it.language.as_str().len() <= 3;
    available.retain(|it| it.variants().len() == 0 && is_language(it));
    available.sort();
    available.dedup();
    let source = available.first().cloned().unwrap_or_default();
    let answer = negotiate(&requested, &available, &source).cloned();
    if let Some(answer) = &answer {
        assert!(available.contains(answer));
    }
    // A language that is there answers for itself.
    if let Some(first) = requested.first().filter(|first| available.contains(first)) {
        assert_eq!(answer.as_ref(), Some(first));
    }
    available.reverse();
    assert_eq!(negotiate(&requested, &available, &source).is_some(), answer.is_some());
}
