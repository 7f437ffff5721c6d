//! The words of the page itself, in the languages that it has them in.

use std::collections::BTreeMap;

use fluent_codes::LanguageIdentifier;
use fluent_codes::tooling::{Source, ast, is_right_to_left, maximize};
use serde::Serialize;

/// The files of words, by the language that each is in. The first one has every word, and serves
/// the languages without a file.
const FILES: [(&str, &str); 7] = [
    ("en", include_str!("words/en.ftl")),
    ("ar", include_str!("words/ar.ftl")),
    ("de", include_str!("words/de.ftl")),
    ("es", include_str!("words/es.ftl")),
    ("fr", include_str!("words/fr.ftl")),
    ("zh-Hans", include_str!("words/zh-Hans.ftl")),
    ("zh-Hant", include_str!("words/zh-Hant.ftl")),
];

/// The words of one language.
#[derive(Debug, Serialize)]
pub(super) struct Words {
    #[serde(rename = "lang")]
    pub(super) language: &'static str,
    #[serde(rename = "dir")]
    pub(super) direction: &'static str,
    pub(super) words: BTreeMap<String, String>,
}

impl Words {
    /// The words for a locale: those of its language and script, or else the English ones.
    pub(super) fn of(locale: &LanguageIdentifier) -> Words {
        let wanted = maximize(locale);
        let is_like = |(language, _): &&(&str, &str)| {
            let language = language.parse().map(|language| maximize(&language));
            language.is_ok_and(|own: LanguageIdentifier| {
                own.language == wanted.language && own.script == wanted.script
            })
        };
        let [english, ..] = FILES;
        let (language, file) = FILES.iter().find(is_like).copied().unwrap_or(english);
        let direction = language.parse().map_or("ltr", |language| direction(&language));
        Words { language, direction, words: read(file) }
    }

    pub(super) fn get(&self, id: &str) -> &str {
        self.words.get(id).map_or("", String::as_str)
    }
}

/// The value of the attribute `dir` for a locale.
pub(super) fn direction(locale: &LanguageIdentifier) -> &'static str {
    if is_right_to_left(locale) { "rtl" } else { "ltr" }
}

/// The messages of a file, which are plain texts of one line.
fn read(file: &'static str) -> BTreeMap<String, String> {
    let source = Source::new("words.ftl", file.as_bytes());
    let parsed = source.parse();
    let words = parsed.entries.iter().filter_map(|entry| {
        let ast::Entry::Message(message) = &entry.node else { return None };
        match message.value.as_ref()?.elements.as_slice() {
            [ast::PatternElement::TextElement { value }] => {
                Some((message.id.name.to_owned(), (*value).to_owned()))
            }
            _ => None,
        }
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_every_word() {
        let ids = |file| read(file).into_keys().collect::<Vec<_>>();
        let english = ids(FILES[0].1);
        assert!(english.contains(&"search".to_owned()));
        for (language, file) in FILES {
            assert_eq!(ids(file), english, "{language}");
        }
    }

    #[test]
    fn words_are_of_the_language_and_script() {
        let language = |tag: &str| Words::of(&tag.parse().unwrap()).language;
        let tags = ["zh-CN", "zh-HK", "zh", "ar-EG", "fr-CA", "de-AT", "tlh"];
        let expected = ["zh-Hans", "zh-Hant", "zh-Hans", "ar", "fr", "de", "en"];
        assert_eq!(tags.map(language), expected);
        assert_eq!(Words::of(&"ar".parse().unwrap()).direction, "rtl");
    }
}
