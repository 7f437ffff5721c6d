//! Texts that two locales have, to the letter.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use crate::syntax::messages::Messages;
use crate::syntax::text::{Text, is_like};

/// The texts that are probably copies of another locale's.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    all: Vec<Copy>,
}

/// A text that another locale has, too.
#[derive(Debug)]
pub(crate) struct Copy {
    locale: String,
    pub(crate) id: String,
    pub(crate) attribute: Option<String>,
    /// The locale that it is from.
    pub(crate) other: String,
}

/// Fewer words come about by chance, or are names.
const MIN_WORDS: usize = 4;

/// Languages that can have the same text, in groups.
const NEAR: [&[&str]; 10] = [
    &[
        "an", "ast", "ca", "es", "fr", "fur", "gl", "ia", "ie", "it", "lij", "lld", "oc", "pt",
        "rm", "ro", "sc", "scn", "vec",
    ],
    &["da", "fo", "is", "nb", "nn", "no", "sv"],
    &["af", "de", "fy", "gsw", "lb", "li", "nds", "nl"],
    &["bs", "cnr", "hr", "me", "mk", "sh", "sl", "sr", "bg"],
    &["cs", "dsb", "hsb", "pl", "sk", "szl"],
    &["be", "ru", "rue", "uk"],
    &["id", "jv", "ms", "su"],
    &["cmn", "hak", "ja", "lzh", "nan", "wuu", "yue", "zh"],
    &["az", "crh", "kk", "ky", "tk", "tr", "tt", "ug", "uz"],
    &["ar", "arz", "fa", "prs", "ps", "tg"],
];

impl Copies {
    /// Compares the texts of each message of the source among all locales.
    pub(crate) fn find(source: &Messages<'_>, locales: &[Messages<'_>]) -> Copies {
        let texts: Vec<_> = source
            .served()
            .filter(|message| !message.is_term())
            .flat_map(|message| message.texts.iter().map(move |text| (message.id, text)))
            .filter(|(_, text)| has_words(text))
            .collect();
        let pairs: Vec<Pair<'_>> =
            texts.par_iter().flat_map_iter(|(id, text)| pairs(id, text, locales)).collect();
        let involved: HashSet<&str> =
            pairs.iter().flat_map(|pair| pair.locales.map(Messages::name)).collect();
        let vocabularies: HashMap<&str, HashMap<String, usize>> = locales
            .par_iter()
            .filter(|messages| involved.contains(messages.name()))
            .map(|messages| (messages.name(), vocabulary(messages)))
            .collect();
        let all = pairs.iter().filter_map(|pair| pair.copy(&vocabularies)).collect();
        Copies { all }
    }

    /// Those in a locale.
    pub(crate) fn in_locale<'s>(&'s self, name: &str) -> impl Iterator<Item = &'s Copy> {
        self.all.iter().filter(move |copy| copy.locale == name)
    }
}

/// Two locales with the same text.
struct Pair<'p> {
    locales: [&'p Messages<'p>; 2],
    id: &'p str,
    text: &'p Text<'p>,
}

impl Pair<'_> {
    /// Which of the two copied, if one has far fewer of the words in its other texts.
    fn copy(&self, vocabularies: &HashMap<&str, HashMap<String, usize>>) -> Option<Copy> {
        const MIN_DIFFERENCE: f64 = 0.4;
        let share = |messages: &Messages<'_>| {
            let known = vocabularies.get(messages.name());
            let is_known = |word: &String| {
                known.is_some_and(|it| it.get(word).is_some_and(|count| *count > 1))
            };
            let words: Vec<String> = words(&self.text.default().text).collect();
            words.iter().filter(|word| is_known(word)).count() as f64 / words.len().max(1) as f64
        };
        let [a, b] = self.locales;
        let difference = share(a) - share(b);
        let (copy, other) = if difference > MIN_DIFFERENCE {
            (b, a)
        } else if difference < -MIN_DIFFERENCE {
            (a, b)
        } else {
            return None;
        };
        let [locale, other] = [copy, other].map(|messages| messages.name().to_owned());
        let attribute = self.text.attribute.map(str::to_owned);
        Some(Copy { locale, id: self.id.to_owned(), attribute, other })
    }
}

/// The first pair of locales, far from each other, that have the same text, which is not the source's.
fn pairs<'p>(id: &str, source: &Text<'_>, locales: &'p [Messages<'p>]) -> Option<Pair<'p>> {
    let mut seen: HashMap<&str, &'p Messages<'p>> = HashMap::new();
    for messages in locales.iter().filter(|messages| !messages.is_source) {
        let Some(message) = messages.get(id) else { continue };
        let Some(text) = message.counterpart(source).filter(|text| has_words(text)) else {
            continue;
        };
        let shown = &*text.default().text;
        if is_like(shown, &source.default().text) {
            continue;
        }
        let Some(other) = seen.get(shown) else {
            seen.insert(shown, messages);
            continue;
        };
        if !are_near(other, messages) {
            return Some(Pair { locales: [other, messages], id: message.id, text });
        }
    }
    None
}

fn are_near(a: &Messages<'_>, b: &Messages<'_>) -> bool {
    let [a, b] = [a, b].map(|messages| messages.locale.id.language.as_str());
    a == b || NEAR.iter().any(|group| group.contains(&a) && group.contains(&b))
}

fn has_words(text: &Text<'_>) -> bool {
    words(&text.default().text).nth(MIN_WORDS - 1).is_some()
}

/// The words of a text of three letters and more, in small letters.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|char: char| !char.is_alphabetic());
    words.filter(|word| word.chars().nth(2).is_some()).map(str::to_lowercase)
}

/// How many texts of a locale have each word.
fn vocabulary(messages: &Messages<'_>) -> HashMap<String, usize> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for (_, text) in messages.texts() {
        let of_text: HashSet<String> = words(&text.default().text).collect();
        for word in of_text {
            *counts.entry(word).or_default() += 1;
        }
    }
    counts
}
