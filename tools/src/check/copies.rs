//! Texts that two locales have, to the letter.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::check::workspace::Workspace;
use crate::project::locale_sources::LocaleSources;
use crate::syntax::messages::Messages;
use crate::syntax::text::{Text, is_like};

/// The texts that are probably copies of another locale's.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    /// By the names of their locales.
    of_locale: HashMap<String, Vec<Copy>>,
}

/// A text that another locale has, too.
#[derive(Debug)]
pub(crate) struct Copy {
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

/// The texts of the source that are compared among all locales.
pub(crate) struct ComparedTexts<'c>(Vec<(&'c str, &'c Text<'c>)>);

/// What a locale has for a compared text.
pub(crate) struct TextHash {
    /// The index of the compared text.
    text: usize,
    hash: u64,
}

impl<'c> ComparedTexts<'c> {
    pub(crate) fn of(source: &'c Messages<'c>) -> ComparedTexts<'c> {
        let messages = source.served().filter(|message| !message.is_term());
        let texts = messages
            .flat_map(|message| message.texts.iter().map(move |text| (message.id, text)))
            .filter(|(_, text)| has_words(text));
        ComparedTexts(texts.collect())
    }

    /// The texts of a locale that may be another one's. Texts like the source's are another finding.
    pub(crate) fn hashes(&self, messages: &Messages<'_>) -> Vec<TextHash> {
        let mut hashes = Vec::new();
        if messages.is_source {
            return hashes;
        }
        for (index, (id, source)) in self.0.iter().enumerate() {
            let Some(text) = messages.get(id).and_then(|message| message.counterpart(source))
            else {
                continue;
            };
            let shown = &*text.default().text;
            if has_words(text) && !is_like(shown, &source.default().text) {
                let mut hasher = DefaultHasher::new();
                shown.hash(&mut hasher);
                hashes.push(TextHash { text: index, hash: hasher.finish() });
            }
        }
        hashes
    }

    /// The first two locales, far from each other, that have the same text, of each compared text.
    fn pairs(&self, hashes: &[Vec<TextHash>], locales: &[LocaleSources<'_>]) -> Vec<Pair> {
        let mut pairs: Vec<Option<Pair>> = Vec::new();
        pairs.resize_with(self.0.len(), || None);
        let mut first: HashMap<(usize, u64), usize> = HashMap::new();
        for (locale, of_locale) in hashes.iter().enumerate() {
            for TextHash { text, hash } in of_locale {
                let other = *first.entry((*text, *hash)).or_insert(locale);
                let (Some(pair), false) = (pairs.get_mut(*text), other == locale) else { continue };
                let are_near = matches!((locales.get(other), locales.get(locale)),
                    (Some(a), Some(b)) if are_near(a, b));
                if pair.is_none() && !are_near {
                    *pair = Some(Pair { text: *text, locales: [other, locale] });
                }
            }
        }
        pairs.into_iter().flatten().collect()
    }
}

/// Two locales with the same text.
struct Pair {
    /// The index of the compared text.
    text: usize,
    /// The indices of the locales.
    locales: [usize; 2],
}

impl Copies {
    /// Compares the texts of all locales, whose hashes are given in the order of the locales.
    pub(crate) fn find(
        workspace: &Workspace<'_>,
        texts: &ComparedTexts<'_>,
        hashes: &[Vec<TextHash>],
    ) -> Copies {
        let pairs = texts.pairs(hashes, workspace.locales);
        let mut of_locale: HashMap<usize, Vec<usize>> = HashMap::new();
        for Pair { text, locales } in &pairs {
            for locale in locales {
                of_locale.entry(*locale).or_default().push(*text);
            }
        }
        let indices: HashMap<&str, usize> =
            workspace.locales.iter().map(|locale| locale.name).zip(0..).collect();
        let is_involved = |locale: &LocaleSources<'_>| {
            indices.get(locale.name).is_some_and(|index| of_locale.contains_key(index))
        };
        let shares = workspace.map_locales(is_involved, |messages| {
            let index = indices.get(messages.name()).copied().unwrap_or_default();
            let compared = of_locale.get(&index).map(Vec::as_slice).unwrap_or_default();
            let keys = compared.iter().map(|text| (index, *text));
            keys.zip(shares(messages, texts, compared)).collect::<Vec<_>>()
        });
        let shares: HashMap<(usize, usize), f64> = shares.into_iter().flatten().collect();
        let mut copies = Copies::default();
        for pair in &pairs {
            copies.add(pair, &shares, texts, workspace.locales);
        }
        copies
    }

    /// Adds the text of the locale that copied, if one of the two has far fewer of the words in its
    /// other texts.
    fn add(
        &mut self,
        pair: &Pair,
        shares: &HashMap<(usize, usize), f64>,
        texts: &ComparedTexts<'_>,
        locales: &[LocaleSources<'_>],
    ) {
        const MIN_DIFFERENCE: f64 = 0.4;
        let share = |locale| shares.get(&(locale, pair.text)).copied().unwrap_or_default();
        let [a, b] = pair.locales;
        let difference = share(a) - share(b);
        let (copy, other) = if difference > MIN_DIFFERENCE {
            (b, a)
        } else if difference < -MIN_DIFFERENCE {
            (a, b)
        } else {
            return;
        };
        let (Some(copy), Some(other)) = (locales.get(copy), locales.get(other)) else { return };
        let Some((id, text)) = texts.0.get(pair.text) else { return };
        let attribute = text.attribute.map(str::to_owned);
        let (id, other) = ((*id).to_owned(), other.name.to_owned());
        self.of_locale.entry(copy.name.to_owned()).or_default().push(Copy { id, attribute, other });
    }

    /// Those in a locale.
    pub(crate) fn in_locale(&self, name: &str) -> &[Copy] {
        self.of_locale.get(name).map(Vec::as_slice).unwrap_or_default()
    }
}

/// How much of the words of each of these texts the locale has in other texts, too.
fn shares(messages: &Messages<'_>, texts: &ComparedTexts<'_>, compared: &[usize]) -> Vec<f64> {
    let words_of = |index: &usize| -> Vec<String> {
        let text =
            texts.0.get(*index).and_then(|(id, source)| messages.get(id)?.counterpart(source));
        text.map_or(Vec::new(), |text| words(&text.default().text).collect())
    };
    let words: Vec<Vec<String>> = compared.iter().map(words_of).collect();
    let counts = vocabulary(messages, words.iter().flatten().map(String::as_str));
    let share = |words: &Vec<String>| {
        let is_known = |word: &&String| counts.get(word.as_str()).is_some_and(|count| *count > 1);
        words.iter().filter(is_known).count() as f64 / words.len().max(1) as f64
    };
    words.iter().map(share).collect()
}

fn are_near(a: &LocaleSources<'_>, b: &LocaleSources<'_>) -> bool {
    let [a, b] = [a, b].map(|locale| locale.id.language.as_str());
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

/// How many texts of a locale have each of these words.
fn vocabulary<'w>(
    messages: &Messages<'_>,
    of_words: impl Iterator<Item = &'w str>,
) -> HashMap<&'w str, usize> {
    let mut counts: HashMap<&str, usize> = of_words.map(|word| (word, 0)).collect();
    for (_, text) in messages.texts() {
        let of_text: HashSet<String> = words(&text.default().text).collect();
        for word in &of_text {
            if let Some(count) = counts.get_mut(word.as_str()) {
                *count += 1;
            }
        }
    }
    counts
}
