//! Which nouns have another form behind 1 than behind other numbers.

/// Languages in which every noun, or nearly every one, has another form behind 1 than behind most
/// numbers, but for words that end with one of these.
const INFLECTING: [(&str, &[&str]); 21] = [
    ("be", &[]),
    ("bs", &[]),
    ("ca", &["s"]),
    ("cs", &["í"]),
    ("de", &["er", "el", "chen", "lein"]),
    ("es", &["is"]),
    ("fr", &["s", "x", "z"]),
    ("gl", &["is"]),
    ("hr", &[]),
    ("it", &["à", "è", "é", "ì", "ò", "ù", "i", "l", "m", "n", "o", "r", "s", "t"]),
    ("lt", &[]),
    ("lv", &[]),
    ("mk", &[]),
    ("oc", &[]),
    ("pl", &[]),
    ("pt", &["is"]),
    ("ru", &[]),
    ("sk", &["í", "ie"]),
    ("sl", &[]),
    ("sr", &[]),
    ("uk", &[]),
];

/// Languages whose nouns have one form behind a number.
const ONE_FORM: [&str; 26] = [
    "ar", "az", "ba", "bn", "br", "cv", "cy", "eu", "fa", "ga", "gd", "gv", "hi", "hu", "hy", "ka",
    "kk", "ku", "ky", "or", "tk", "tr", "tt", "ug", "uz", "yi",
];

/// What nouns end with that have one form behind a number in a language where others have two: German
/// ones but in the dative, Dutch measures, and Finnish ones in a case other than the partitive.
const ONE_FORM_ENDS: [(&str, &[&str]); 3] = [
    ("de", &["er", "el", "chen", "lein"]),
    ("fi", &["n", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi"]),
    ("nl", &["uur", "jaar", "keer", "kwartier"]),
];

/// Languages in which a noun can have the same form behind 1 and behind 5, and another behind 2; with
/// what such nouns end with, where it is not a consonant: Croatian `kartica, kartice, kartica`,
/// Russian `раз, раза, раз`.
const LIKE_ONE: [(&str, &[char]); 6] = [
    ("be", &[]),
    ("bs", &['a', 'i', 'а', 'и']),
    ("hr", &['a', 'i']),
    ("ru", &[]),
    ("sr", &['a', 'i', 'а', 'и']),
    ("uk", &[]),
];

/// Whether a noun has one form behind any number.
pub(crate) fn has_one_form(noun: &str, language: &str) -> bool {
    let ends = find(&ONE_FORM_ENDS, language).unwrap_or_default();
    ONE_FORM.contains(&language) || ends.iter().any(|end| noun.ends_with(end))
}

/// Whether a noun most probably has more than one form, as far as its language and its end tell.
pub(crate) fn has_two_forms(noun: &str, language: &str) -> bool {
    // An abbreviation, a sign or a short word may have one form.
    let is_word = noun.chars().all(char::is_alphabetic) && noun.chars().nth(3).is_some();
    // In German, a word in small letters is no noun.
    let is_noun = language != "de" || noun.starts_with(char::is_uppercase);
    let ends = find(&INFLECTING, language);
    is_word && is_noun && ends.is_some_and(|ends| !ends.iter().any(|end| noun.ends_with(end)))
}

/// Whether a noun may have this form behind 1 and behind 5, and another behind 2.
pub(crate) fn may_be_like_one(noun: &str, language: &str) -> bool {
    let is_vowel = |char: char| "аеёиіїоуыэюяєґўьй".contains(char);
    let last = noun.chars().next_back();
    find(&LIKE_ONE, language).zip(last).is_some_and(|(ends, last)| match ends {
        [] => !is_vowel(last),
        ends => ends.contains(&last),
    })
}

/// Whether a noun has the form of 2 to 4 behind 5, too, as Serbian `минут, минута, минута` has.
pub(crate) fn has_one_plural(one: &str, many: &str, language: &str) -> bool {
    matches!(language, "bs" | "hr" | "sr") && many.strip_suffix(['a', 'а']) == Some(one)
}

/// Whether the plural behind 2 is right where the number is shown: Hebrew has a dual of its own for few
/// nouns only.
pub(crate) fn can_lack_dual(language: &str) -> bool {
    language == "he"
}

fn find<T>(table: &'static [(&str, &'static [T])], language: &str) -> Option<&'static [T]> {
    table.iter().find(|(name, _)| *name == language).map(|(_, ends)| *ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        assert!(has_one_form("Ordner", "de") && !has_one_form("Datei", "de"));
        assert!(has_one_form("minuutissa", "fi") && !has_one_form("minuuttia", "fi"));
        assert!(has_one_form("dosya", "tr"));
        assert!(has_two_forms("Dateien", "de") && !has_two_forms("neue", "de"));
        assert!(has_two_forms("файл", "ru") && !has_two_forms("novità", "it"));
        assert!(!has_two_forms("MB", "ru") && !has_two_forms("objekt", "nb"));
        assert!(may_be_like_one("kartica", "hr") && !may_be_like_one("server", "hr"));
        assert!(may_be_like_one("раз", "ru") && !may_be_like_one("минута", "ru"));
        assert!(has_one_plural("минут", "минута", "sr") && !has_one_plural("сат", "сати", "sr"));
        assert!(!has_one_plural("минут", "минута", "ru"));
    }
}
