//! The letters of languages: CLDR 48, exemplar characters (main), those beyond ASCII, and some older or
//! rarer letters that are in use. For Latin script, letters of borrowed words are added to each.

use fluent_codes::LanguageIdentifier;

/// The letters that words of a language have.
#[derive(Clone, Copy)]
pub(crate) struct Alphabet {
    is_cyrillic: bool,
    /// In small letters.
    letters: &'static str,
}

/// The alphabet of a locale, where it is known.
pub(crate) fn of(locale: &LanguageIdentifier) -> Option<Alphabet> {
    let language = locale.language.as_str();
    let find = |alphabets: &'static [(&str, &'static str)]| {
        alphabets.iter().find(|(name, _)| *name == language).map(|(_, letters)| *letters)
    };
    // In another script, they are others.
    if locale.script.is_some() {
        return None;
    }
    let cyrillic = find(&CYRILLIC).map(|letters| Alphabet { is_cyrillic: true, letters });
    cyrillic.or_else(|| find(&LATIN).map(|letters| Alphabet { is_cyrillic: false, letters }))
}

impl Alphabet {
    /// The first letter of a word in small letters that the language does not have.
    pub(crate) fn foreign<'w>(&self, word: &'w str) -> Option<&'w str> {
        let mut has_own = false;
        let mut foreign = None;
        for (at, char) in word.char_indices() {
            // A word that begins with a capital may be a name.
            if char.is_uppercase() {
                return None;
            }
            if self.has(char) {
                has_own |= self.is_cyrillic || char.is_ascii_alphabetic();
            } else if self.is_of_script(char) {
                foreign = foreign.or(word.get(at..at + char.len_utf8()));
            } else {
                return None;
            }
        }
        foreign.filter(|_| has_own)
    }

    fn has(&self, char: char) -> bool {
        self.letters.contains(char)
            || !self.is_cyrillic && (char.is_ascii_alphabetic() || BORROWED.contains(char))
    }

    fn is_of_script(&self, char: char) -> bool {
        if self.is_cyrillic {
            matches!(char, '\u{430}'..='\u{45F}' | '\u{490}'..='\u{4FF}')
        } else {
            matches!(char, '\u{DF}'..='\u{F6}' | '\u{F8}'..='\u{17F}' | '\u{218}'..='\u{21B}')
        }
    }
}

/// Letters of words that many languages with Latin letters borrow.
const BORROWED: &str = "áàâäãåçéèêëíïñóôöúüø";

const CYRILLIC: [(&str, &str); 6] = [
    ("be", "абвгдеёжзійклмнопрстуўфхцчшыьэюяґ"),
    ("bg", "абвгдежзийклмнопрстуфхцчшщъьюяѝ"),
    ("mk", "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ"),
    ("ru", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    ("sr", "абвгдђежзијклљмнњопрстћуфхцчџш"),
    ("uk", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
];

const LATIN: [(&str, &str); 26] = [
    ("bs", "čćđšž"),
    ("ca", "àçéèíïóòúü·"),
    ("cs", "áčďéěíňóřšťúůýž"),
    ("da", "æøå"),
    ("de", "äöüß"),
    ("es", "áéíñóúü"),
    ("et", "äöõüšž"),
    ("fi", "åäöšž"),
    ("fr", "àâæçéèêëîïôœùûüÿ"),
    ("gl", "áéíñóúü"),
    ("hr", "čćđšž"),
    ("hu", "áéíóöőúüű"),
    ("is", "áðéíóúýþæö"),
    ("it", "àéèìîóòù"),
    ("lt", "ąčęėįšųūž"),
    ("lv", "āčēģīķļņšūž"),
    ("nb", "æøåéèóòâôàêü"),
    ("nl", "áäéëíïóöúüèĳ"),
    ("nn", "æøåéèóòâôàêü"),
    ("pl", "ąćęłńóśźż"),
    ("pt", "áàâãçéêíòóôõú"),
    ("ro", "ăâîșțşţ"),
    ("sk", "áäčďéíĺľňóôŕšťúýž"),
    ("sl", "čšž"),
    ("sv", "åäöéà"),
    ("tr", "çğıöşüâîû"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_other_languages() {
        let foreign = |tag: &str, word: &'static str| {
            let locale: LanguageIdentifier = tag.parse().unwrap();
            of(&locale).and_then(|alphabet| alphabet.foreign(word))
        };
        assert_eq!(foreign("ru", "сохранiть"), None);
        assert_eq!(foreign("ru", "сохраніть"), Some("і"));
        assert_eq!(foreign("uk", "зберегты"), Some("ы"));
        assert_eq!(foreign("pl", "cœ"), Some("œ"));
        assert_eq!(foreign("pl", "café"), None);
        assert_eq!(foreign("pl", "Œuvre"), None);
        assert_eq!(foreign("fr", "œuvre"), None);
        assert_eq!(foreign("sr-Latn", "ы"), None);
    }
}
