//! Words for numbers.

mod data;

use crate::language::numerals::data::{LANGUAGES, NUMBERS};

/// Whether the words of a language are known.
pub(crate) fn are_known(language: &str) -> bool {
    words(language).is_some()
}

/// Whether words may say a number: a small one, or a round one.
pub(crate) fn may_be_words(number: u32) -> bool {
    NUMBERS.contains(&number) || number < 3
}

/// Whether a text has a word that may say this number. In compounds such as `sechsstellig` and in
/// languages without spaces, it stands within a longer word.
pub(crate) fn may_say(text: &str, number: u32, language: &str) -> bool {
    let Some(index) = NUMBERS.iter().position(|other| *other == number) else { return false };
    let stems = words(language).and_then(|words| words.split(' ').nth(index));
    let Some(stems) = stems.filter(|stems| *stems != "-") else { return false };
    let text = text.to_lowercase();
    let is_within = |stem: &str| stem.chars().count() > 3 || language == "th";
    let begins_word =
        |stem: &str| text.split(|char: char| !char.is_alphabetic()).any(|it| it.starts_with(stem));
    stems
        .split('|')
        .any(|stem| if is_within(stem) { text.contains(stem) } else { begins_word(stem) })
}

fn words(language: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|(other, _)| *other == language).map(|(_, words)| *words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_numbers() {
        for (text, number, language) in [
            ("Sechsstelliger Code", 6, "de"),
            ("zwölf Zeichen", 12, "de"),
            ("code à six chiffres", 6, "fr"),
            ("les vingt années suivantes", 20, "fr"),
            ("трёхзначный код", 3, "ru"),
            ("из восьми", 8, "ru"),
            ("من ثلاثة أرقام", 3, "ar"),
            ("trocifreni", 3, "sr"),
            ("รหัสสามหลัก", 3, "th"),
            ("d’almenys un milió", 1_000_000, "ca"),
            ("über tausend Dateien", 1000, "de"),
            ("dwadzieścia plików", 20, "pl"),
        ] {
            assert!(may_say(text, number, language), "{text}");
        }
        for (text, number, language) in [
            ("Code", 6, "de"),
            ("sechs Zeichen", 8, "de"),
            ("zwei", 2, "de"),
            ("six", 6, "tlh"),
            ("quatre", 70, "fr"),
        ] {
            assert!(!may_say(text, number, language), "{text}");
        }
    }

    #[test]
    fn languages_are_sorted_and_have_all_words() {
        assert!(LANGUAGES.is_sorted_by_key(|(language, _)| *language));
        for (language, words) in LANGUAGES {
            assert_eq!(words.split(' ').count(), NUMBERS.len(), "{language}");
            let mut stems = words.split([' ', '|']);
            assert!(stems.all(|stem| !stem.is_empty()), "{language}");
        }
    }
}
