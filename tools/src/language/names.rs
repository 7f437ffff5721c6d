//! The names of languages, in English and in the languages themselves.

/// Names of languages, in small letters, and their codes.
const NAMES: [(&str, &str); 106] = [
    ("afrikaans", "af"),
    ("albanian", "sq"),
    ("amharic", "am"),
    ("arabic", "ar"),
    ("armenian", "hy"),
    ("azerbaijani", "az"),
    ("bahasa indonesia", "id"),
    ("bahasa melayu", "ms"),
    ("basque", "eu"),
    ("belarusian", "be"),
    ("bengali", "bn"),
    ("bokmål", "nb"),
    ("bosnian", "bs"),
    ("brazilian portuguese", "pt-BR"),
    ("brazilian", "pt-BR"),
    ("bulgarian", "bg"),
    ("burmese", "my"),
    ("català", "ca"),
    ("catalan", "ca"),
    ("čeština", "cs"),
    ("chinese", "zh"),
    ("croatian", "hr"),
    ("cymraeg", "cy"),
    ("czech", "cs"),
    ("danish", "da"),
    ("dansk", "da"),
    ("deutsch", "de"),
    ("dutch", "nl"),
    ("eesti", "et"),
    ("english", "en"),
    ("español", "es"),
    ("espanol", "es"),
    ("esperanto", "eo"),
    ("estonian", "et"),
    ("euskara", "eu"),
    ("farsi", "fa"),
    ("filipino", "fil"),
    ("finnish", "fi"),
    ("français", "fr"),
    ("francais", "fr"),
    ("french", "fr"),
    ("gaeilge", "ga"),
    ("galego", "gl"),
    ("galician", "gl"),
    ("georgian", "ka"),
    ("german", "de"),
    ("greek", "el"),
    ("gujarati", "gu"),
    ("hebrew", "he"),
    ("hindi", "hi"),
    ("hrvatski", "hr"),
    ("hungarian", "hu"),
    ("icelandic", "is"),
    ("indonesian", "id"),
    ("irish", "ga"),
    ("íslenska", "is"),
    ("italian", "it"),
    ("italiano", "it"),
    ("japanese", "ja"),
    ("kannada", "kn"),
    ("kazakh", "kk"),
    ("khmer", "km"),
    ("korean", "ko"),
    ("lao", "lo"),
    ("latvian", "lv"),
    ("latviešu", "lv"),
    ("lietuvių", "lt"),
    ("lithuanian", "lt"),
    ("macedonian", "mk"),
    ("magyar", "hu"),
    ("malay", "ms"),
    ("malayalam", "ml"),
    ("marathi", "mr"),
    ("mongolian", "mn"),
    ("nederlands", "nl"),
    ("nepali", "ne"),
    ("norsk", "nb"),
    ("norwegian", "nb"),
    ("persian", "fa"),
    ("polish", "pl"),
    ("polski", "pl"),
    ("portuguese", "pt"),
    ("português", "pt"),
    ("punjabi", "pa"),
    ("română", "ro"),
    ("romanian", "ro"),
    ("russian", "ru"),
    ("serbian", "sr"),
    ("simplified chinese", "zh-Hans"),
    ("slovak", "sk"),
    ("slovenian", "sl"),
    ("spanish", "es"),
    ("suomi", "fi"),
    ("svenska", "sv"),
    ("swahili", "sw"),
    ("swedish", "sv"),
    ("tamil", "ta"),
    ("telugu", "te"),
    ("thai", "th"),
    ("traditional chinese", "zh-Hant"),
    ("turkish", "tr"),
    ("türkçe", "tr"),
    ("ukrainian", "uk"),
    ("urdu", "ur"),
    ("vietnamese", "vi"),
    ("welsh", "cy"),
];

/// The code of the language of this name, whatever its case and its separators.
pub(crate) fn code(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase().replace(['-', '_'], " ");
    NAMES.iter().find(|(other, _)| *other == name).map(|(_, code)| *code)
}

#[cfg(test)]
mod tests {
    use fluent_codes::tooling::is_known_language;

    use super::*;

    #[test]
    fn codes_are_those_of_languages() {
        for (name, code) in NAMES {
            assert!(is_known_language(&code.parse().unwrap()), "{name}");
            assert_eq!(name, name.to_lowercase());
        }
        assert_eq!(code("French"), Some("fr"));
        assert_eq!(code("Simplified_Chinese"), Some("zh-Hans"));
        assert_eq!(code("klingon"), None);
    }
}
