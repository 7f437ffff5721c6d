//! What the keys of keyboards give: those of a language, in the order of a US keyboard's.

/// A keyboard of a language.
#[derive(Clone, Copy)]
pub(crate) struct Keyboard(&'static str);

/// The keys of a US keyboard that give letters in some languages, row by row.
const LATIN: &str = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";

/// The same keys in other languages: xkeyboard-config 2.35, `ru`, `ua`, `by`, `gr` and `il`.
const KEYS: [(&str, &str); 5] = [
    ("ru", "ёйцукенгшщзхъфывапролджэячсмитьбю"),
    ("uk", "'йцукенгшщзхїфівапролджєячсмитьбю"),
    ("be", "ёйцукенгшўзх'фывапролджэячсмітьбю"),
    ("el", "`;ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,."),
    ("he", ";/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ"),
];

/// The keyboard of a language, where it is known.
pub(crate) fn of(language: &str) -> Option<Keyboard> {
    KEYS.iter().find(|(name, _)| *name == language).map(|(_, keys)| Keyboard(keys))
}

impl Keyboard {
    /// What the keys of these Latin letters give; `None` where one gives no letter.
    pub(crate) fn typed_in(self, word: &str) -> Option<String> {
        let key = |char| LATIN.chars().position(|key| key == char);
        word.chars()
            .map(|char| self.0.chars().nth(key(char)?))
            .collect::<Option<String>>()
            .filter(|word| word.chars().all(char::is_alphabetic))
    }

    /// The Latin letters on the keys of these letters.
    pub(crate) fn typed_in_latin(self, word: &str) -> Option<String> {
        let key = |char| self.0.chars().position(|key| key == char);
        word.chars()
            .map(|char| LATIN.chars().nth(key(char)?))
            .collect::<Option<String>>()
            .filter(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic()))
    }
}

/// The runs of a text without spaces, without marks at their ends.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|char: char| char.is_whitespace() || matches!(char, '"' | '(' | ')'));
    words.map(|word| word.trim_matches(|char: char| !char.is_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_keys() {
        let keyboard = of("ru").unwrap();
        assert_eq!(keyboard.typed_in("ghbdtn").as_deref(), Some("привет"));
        assert_eq!(keyboard.typed_in_latin("ашкуащч").as_deref(), Some("firefox"));
        assert_eq!(keyboard.typed_in("привет"), None);
        for (language, keys) in KEYS {
            assert_eq!(keys.chars().count(), LATIN.len(), "{language}");
        }
    }
}
