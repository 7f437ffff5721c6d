//! The scripts that texts are written in.

use fluent_codes::{LanguageIdentifier, tooling};
use unicode_script::{Script, UnicodeScript};

/// The scripts that a locale is written in, by its likely subtags; empty if that is not known.
pub(crate) fn of_locale(locale: &LanguageIdentifier) -> Vec<Script> {
    match likely(locale).as_deref() {
        Some("Jpan") => vec![Script::Han, Script::Hiragana, Script::Katakana],
        Some("Kore") => vec![Script::Hangul, Script::Han],
        Some("Hans" | "Hant") => vec![Script::Han, Script::Bopomofo],
        // Both are in use under the language's name alone.
        _ if matches!(locale.language.as_str(), "crh" | "sr") && locale.script.is_none() => {
            vec![Script::Cyrillic, Script::Latin]
        }
        Some(name) => Script::from_short_name(name).into_iter().collect(),
        None => Vec::new(),
    }
}

/// The script of a locale by its likely subtags, as in `Hant`.
pub(crate) fn likely(locale: &LanguageIdentifier) -> Option<String> {
    tooling::maximize(locale).script.map(|script| script.as_str().to_owned())
}

/// Whether a locale is written from right to left.
pub(crate) fn is_right_to_left(locale: &LanguageIdentifier) -> bool {
    of_locale(locale).into_iter().any(runs_right_to_left)
}

/// Whether a script is written from right to left.
pub(crate) fn runs_right_to_left(script: Script) -> bool {
    use Script::{
        Adlam, Arabic, Hanifi_Rohingya, Hebrew, Mandaic, Mende_Kikakui, Nko, Samaritan, Syriac,
        Thaana, Yezidi,
    };
    let scripts = [
        Adlam,
        Arabic,
        Hanifi_Rohingya,
        Hebrew,
        Mandaic,
        Mende_Kikakui,
        Nko,
        Samaritan,
        Syriac,
        Thaana,
        Yezidi,
    ];
    scripts.contains(&script)
}

/// The script of a character; those of the most frequent are known without a search.
pub(crate) fn of(char: char) -> Script {
    match char {
        'a'..='z' | 'A'..='Z' => Script::Latin,
        ' '..='@' => Script::Common,
        'А'..='я' => Script::Cyrillic,
        'א'..='ת' => Script::Hebrew,
        '\u{641}'..='\u{64A}' | '\u{620}'..='\u{63F}' => Script::Arabic,
        '\u{3041}'..='\u{3096}' => Script::Hiragana,
        '\u{30A1}'..='\u{30FA}' => Script::Katakana,
        '\u{4E00}'..='\u{9FFF}' => Script::Han,
        '\u{AC00}'..='\u{D7A3}' => Script::Hangul,
        _ => char.script(),
    }
}

/// Whether a text may have words in two scripts that look alike: Latin, and Cyrillic or Greek.
pub(crate) fn may_mix(text: &str) -> bool {
    // What the letters of these blocks begin with in UTF-8.
    let is_other = |byte: u8| (0xCD..=0xD4).contains(&byte);
    let is_latin = |byte: u8| byte.is_ascii_alphabetic() || byte == 0xC3;
    text.bytes().any(is_other) && text.bytes().any(is_latin)
}

/// Whether it is a character as Chinese and Japanese write them.
pub(crate) fn is_east_asian(char: char) -> bool {
    !char.is_ascii()
        && (char == 'ー' || matches!(of(char), Script::Han | Script::Hiragana | Script::Katakana))
}

/// The letters of a text that stand together, with the marks on them.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_break = |char: char| !char.is_alphabetic() && of(char) != Script::Inherited;
    text.split(is_break).filter(|word| !word.is_empty())
}

/// The other script's look-alikes in a word that consists of two.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mixture {
    /// The script that the word is meant to be in.
    pub(crate) own: Script,
    /// The script of the look-alikes.
    pub(crate) other: Script,
}

impl Mixture {
    /// The look-alikes in the word, each with the letter that was meant.
    pub(crate) fn look_alikes<'w>(&self, word: &'w str) -> impl Iterator<Item = (&'w str, char)> {
        let other = self.other;
        let table = if other == Script::Latin { self.own } else { other };
        let chars = word.char_indices().filter(move |(_, char)| of(*char) == other);
        chars.filter_map(move |(at, char)| {
            Some((word.get(at..at + char.len_utf8())?, look_alike(char, table)?))
        })
    }
}

/// Whether a word has letters that only look like those of its script; `usual` are the scripts
/// that are more likely meant.
pub(crate) fn mixture(word: &str, usual: &[Script]) -> Option<Mixture> {
    // Most words are distinguished by the blocks of their letters.
    let is_latin = |char: char| char < '\u{250}';
    let is_other = |char: char| ('\u{370}'..'\u{530}').contains(&char);
    if !word.contains(is_latin) || !word.contains(is_other) {
        return None;
    }
    let has = |script| word.chars().any(|char| of(char) == script);
    let other = [Script::Cyrillic, Script::Greek].into_iter().find(|script| has(*script))?;
    if !has(Script::Latin) || is_inflected(word) {
        return None;
    }
    let alike = |script| {
        let mut own = word.chars().filter(|char| of(*char) == script);
        own.all(|char| look_alike(char, other).is_some())
    };
    let count = |script| word.chars().filter(|char| of(*char) == script).count();
    let is_likely = |own, foreign| {
        (usual.contains(&own), count(own)) > (usual.contains(&foreign), count(foreign))
    };
    match (alike(Script::Latin), alike(other)) {
        (false, false) => None,
        (true, true) if is_likely(Script::Latin, other) => {
            Some(Mixture { own: Script::Latin, other })
        }
        (true, _) => Some(Mixture { own: other, other: Script::Latin }),
        (false, true) => Some(Mixture { own: Script::Latin, other }),
    }
}

/// The Latin letters that stand by themselves before a Cyrillic word in small letters or a number, as
/// prepositions and conjunctions of one letter do; each with the letter that was meant.
pub(crate) fn latin_prepositions(text: &str) -> impl Iterator<Item = (&str, char)> {
    let text = if text.is_ascii() { "" } else { text };
    let letters = text.match_indices(['a', 'c', 'e', 'i', 'k', 'o', 'y']);
    letters.filter_map(|(at, letter)| {
        let (before, behind) = (text.get(..at)?, text.get(at + letter.len()..)?);
        let next = behind.strip_prefix([' ', '\u{A0}'])?.chars().next()?;
        let is_next = next.is_lowercase() && of(next) == Script::Cyrillic || next.is_ascii_digit();
        let is_alone = before.ends_with([' ', '\u{A0}']) && is_next;
        Some((letter, look_alike(letter.chars().next()?, Script::Cyrillic)?)).filter(|_| is_alone)
    })
}

/// Whether it is an abbreviation with an ending: `PDFа`.
fn is_inflected(word: &str) -> bool {
    let ending = word.trim_start_matches(char::is_uppercase);
    let stem = word.strip_suffix(ending).unwrap_or_default();
    let script = |part: &str| {
        let first = of(part.chars().next()?);
        part.chars().all(|char| of(char) == first).then_some(first)
    };
    stem.chars().count() > 1
        && matches!((script(stem), script(ending)), (Some(stem), Some(ending)) if stem != ending)
        && !ending.chars().any(char::is_uppercase)
}

/// The Latin letter that looks like one of another script, or that script's letter that looks
/// like a Latin one.
fn look_alike(char: char, script: Script) -> Option<char> {
    let pairs: &[(char, char)] = match script {
        Script::Cyrillic => &CYRILLIC,
        Script::Greek => &GREEK,
        _ => return None,
    };
    pairs.iter().find_map(|(latin, other)| match char {
        _ if char == *latin => Some(*other),
        _ if char == *other => Some(*latin),
        _ => None,
    })
}

/// Latin and Cyrillic letters that look alike.
const CYRILLIC: [(char, char); 30] = [
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('J', 'Ј'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('S', 'Ѕ'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('h', 'һ'),
    ('i', 'і'),
    ('j', 'ј'),
    ('k', 'к'),
    ('o', 'о'),
    ('p', 'р'),
    ('s', 'ѕ'),
    ('x', 'х'),
    ('y', 'у'),
    ('ë', 'ё'),
    ('ï', 'ї'),
    ('Ë', 'Ё'),
];

/// Latin and Greek letters that look alike.
const GREEK: [(char, char); 19] = [
    ('A', 'Α'),
    ('B', 'Β'),
    ('E', 'Ε'),
    ('H', 'Η'),
    ('I', 'Ι'),
    ('K', 'Κ'),
    ('M', 'Μ'),
    ('N', 'Ν'),
    ('O', 'Ο'),
    ('P', 'Ρ'),
    ('T', 'Τ'),
    ('X', 'Χ'),
    ('Y', 'Υ'),
    ('Z', 'Ζ'),
    ('a', 'α'),
    ('o', 'ο'),
    ('p', 'ρ'),
    ('v', 'ν'),
    ('i', 'ι'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, usual: Script, expected: Option<(Script, Script)>) {
        let mixture = mixture(word, &[usual]);
        assert_eq!(mixture.map(|mixture| (mixture.own, mixture.other)), expected, "{word}");
    }

    #[test]
    fn mixtures() {
        use Script::{Cyrillic, Greek, Latin};
        check("Сancel", Latin, Some((Latin, Cyrillic)));
        check("Файл", Cyrillic, None);
        check("Фaйл", Cyrillic, Some((Cyrillic, Latin)));
        check("СOР", Cyrillic, Some((Cyrillic, Latin)));
        check("СOР", Latin, Some((Latin, Cyrillic)));
        check("PDFа", Cyrillic, None);
        check("μTorrent", Latin, None);
        check("kΩ", Latin, None);
        check("Ελλάδa", Greek, Some((Greek, Latin)));
    }

    #[test]
    fn scripts_of_locales() {
        let scripts = |name: &str| of_locale(&name.parse().unwrap());
        assert_eq!(scripts("zh-TW"), [Script::Han, Script::Bopomofo]);
        assert_eq!(scripts("ru"), [Script::Cyrillic]);
        assert_eq!(scripts("ja"), [Script::Han, Script::Hiragana, Script::Katakana]);
        assert_eq!(scripts("sr"), [Script::Cyrillic, Script::Latin]);
        assert_eq!(scripts("sr-Latn"), [Script::Latin]);
        assert_eq!(scripts("crh"), [Script::Cyrillic, Script::Latin]);
        assert_eq!(scripts("fa"), [Script::Arabic]);
        assert!(is_right_to_left(&"ur".parse().unwrap()));
        assert_eq!(likely(&"zh-HK".parse().unwrap()).as_deref(), Some("Hant"));
    }

    #[test]
    fn frequent_characters() {
        assert_eq!(('\0'..=char::MAX).find(|char| of(*char) != char.script()), None);
    }

    #[test]
    fn texts_that_may_mix() {
        assert!(may_mix("Сancel") && may_mix("ïї") && may_mix("Aκύρωση"));
        assert!(!may_mix("文件 file") && !may_mix("Файл 5") && !may_mix("größe"));
    }

    /// The look-alikes are of the scripts that they are said to be of.
    #[test]
    fn tables() {
        for (table, script) in [(&CYRILLIC[..], Script::Cyrillic), (&GREEK[..], Script::Greek)] {
            for (latin, other) in table {
                assert_eq!((latin.script(), other.script()), (Script::Latin, script));
            }
        }
    }
}
