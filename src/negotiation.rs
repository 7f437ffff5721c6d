//! Choosing a locale for a request: CLDR's language matching (UTS #35, "Language Matching"),
//! within a language.

pub(crate) mod accept_language;
mod data;

use unic_langid::LanguageIdentifier;
use unic_langid::likelysubtags;
use unic_langid::subtags::{Language, Region, Script};

/// What of a language identifier decides; variants never do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Tag {
    language: Language,
    script: Option<Script>,
    region: Option<Region>,
}

impl Tag {
    /// Replaces deprecated languages.
    fn canonical(identifier: &LanguageIdentifier) -> Tag {
        let LanguageIdentifier { language, script, region, .. } = *identifier;
        let name = language.as_str();
        let alias = data::LANGUAGE_ALIASES.iter().find(|(old, ..)| name == *old);
        let Some((_, new, new_script)) = alias else {
            return Tag { language, script, region };
        };
        let new_script = new_script.and_then(|script| script.parse().ok());
        Tag { language: new.parse().unwrap_or(language), script: script.or(new_script), region }
    }

    /// Adds the likely script and region.
    fn maximal(self) -> Tag {
        match likelysubtags::maximize(self.language, self.script, self.region) {
            Some((language, script, region)) => Tag { language, script, region },
            None => self,
        }
    }
}

/// Whether a language identifier names a language that CLDR knows.
pub fn is_known(identifier: &LanguageIdentifier) -> bool {
    let language = Tag::canonical(identifier).language;
    !language.is_empty() && likelysubtags::maximize(language, None, None).is_some()
}

/// The available locales, made ready to be matched.
#[derive(Debug, Default)]
pub(crate) struct Matcher {
    available: Vec<Available>,
}

#[derive(Debug)]
struct Available {
    tag: Tag,
    maximal: Tag,
    /// Decides between equals; the lowest wins.
    rank: usize,
}

impl Matcher {
    pub(crate) fn new<'l>(
        available: impl IntoIterator<Item = &'l LanguageIdentifier>,
        source: &LanguageIdentifier,
    ) -> Matcher {
        let source = Tag::canonical(source);
        let paradigms = data::PARADIGM_LOCALES.map(|locale| locale.parse().unwrap_or_default());
        let paradigms = paradigms.map(|locale: LanguageIdentifier| Tag::canonical(&locale));
        let available = available.into_iter().enumerate().map(|(index, identifier)| {
            let tag = Tag::canonical(identifier);
            let paradigm = paradigms.iter().position(|paradigm| *paradigm == tag);
            let rank = match paradigm {
                _ if tag == source => 0,
                Some(position) => 1 + position,
                None => 1 + paradigms.len() + index,
            };
            Available { tag, maximal: tag.maximal(), rank }
        });
        Matcher { available: available.collect() }
    }

    /// The nearest locale to a request.
    pub(crate) fn nearest(&self, request: &LanguageIdentifier) -> Option<Match> {
        self.matches(request).min()
    }

    /// The nearest of the locales to a request that are allowed.
    pub(crate) fn nearest_allowed(
        &self,
        request: &LanguageIdentifier,
        is_allowed: impl Fn(usize) -> bool,
    ) -> Option<Match> {
        self.matches(request).filter(|found| is_allowed(found.index)).min()
    }

    /// The locales whose readers read each other's texts, the nearest first: those of the same
    /// language in the same script.
    pub(crate) fn siblings(&self, locale: &LanguageIdentifier) -> Vec<usize> {
        let wanted = Tag::canonical(locale).maximal();
        let is_sibling = |found: &Match| {
            self.available.get(found.index).is_some_and(|Available { maximal, .. }| {
                (maximal.language, maximal.script) == (wanted.language, wanted.script)
            })
        };
        let mut siblings: Vec<Match> = self.matches(locale).filter(is_sibling).collect();
        siblings.sort_unstable();
        siblings.into_iter().map(|found| found.index).collect()
    }

    /// The locales with a match for a request.
    fn matches(&self, request: &LanguageIdentifier) -> impl Iterator<Item = Match> {
        let request = Tag::canonical(request);
        let maximal = request.maximal();
        self.available.iter().enumerate().filter_map(move |(index, available)| {
            let distance = distance(maximal, available.maximal)?;
            let is_other_tag = available.tag != request;
            Some(Match { distance, is_other_tag, rank: available.rank, index })
        })
    }
}

/// A locale that can answer a request. Of several, the least is the nearest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Match {
    distance: u16,
    is_other_tag: bool,
    /// The locale's, which decides between equals.
    rank: usize,
    pub(crate) index: usize,
}

/// The locales that are the nearest for the requests of a list, most wanted first: the best of all
/// first, each once.
pub(crate) fn best_first(nearest: impl Iterator<Item = Option<Match>>) -> Vec<usize> {
    let mut matches: Vec<(u16, u16, Match)> = (nearest.zip(0..=u16::MAX))
        .filter_map(|(found, position)| {
            let demotion = data::DEMOTION.saturating_mul(position);
            found.map(|found| (found.distance.saturating_add(demotion), position, found))
        })
        .collect();
    matches.sort_unstable();
    let mut best = Vec::with_capacity(matches.len());
    for (.., Match { index, .. }) in matches {
        if !best.contains(&index) {
            best.push(index);
        }
    }
    best
}

/// Chooses the available locale for a list of requests, most wanted first.
///
/// The nearest by CLDR's language matching wins; each later request counts as 5 further away. On a
/// tie it is the match of the earlier request, the very tag that was asked for, the source locale,
/// the locale that is most usual for its language, the first in the order given. `None` if none of
/// them matches: then the source locale should answer.
///
/// ```
/// use fluent_codes::{langid, negotiate};
///
/// let available = [langid!("zh-CN"), langid!("en-US"), langid!("en-GB")];
/// let source = langid!("en-US");
/// assert_eq!(negotiate(&[langid!("en-AU")], &available, &source), Some(&langid!("en-GB")));
/// assert_eq!(negotiate(&[langid!("zh-TW")], &available, &source), None);
/// assert_eq!(
///     negotiate(&[langid!("zh-TW"), langid!("zh-CN")], &available, &source),
///     Some(&langid!("zh-CN"))
/// );
/// ```
pub fn negotiate<'a>(
    requested: &[LanguageIdentifier],
    available: &'a [LanguageIdentifier],
    source: &LanguageIdentifier,
) -> Option<&'a LanguageIdentifier> {
    let matcher = Matcher::new(available, source);
    let best = best_first(requested.iter().map(|request| matcher.nearest(request)));
    best.first().and_then(|index| available.get(*index))
}

/// How far apart two maximal tags are, or `None` where one is no answer to the other.
fn distance(a: Tag, b: Tag) -> Option<u16> {
    if a.language.is_empty() || b.language.is_empty() {
        return None;
    }
    let distance = language_distance(a, b) + script_distance(a, b) + region_distance(a, b);
    (distance < data::NO_MATCH).then_some(distance)
}

fn language_distance(a: Tag, b: Tag) -> u16 {
    if a.language == b.language {
        return 0;
    }
    let (a, b) = (a.language.as_str(), b.language.as_str());
    let known =
        data::LANGUAGE_DISTANCES.iter().find(|(x, y, _)| (a, b) == (*x, *y) || (b, a) == (*x, *y));
    known.map_or(data::OTHER_LANGUAGE, |(.., distance)| *distance)
}

fn script_distance(a: Tag, b: Tag) -> u16 {
    if a.script == b.script {
        return 0;
    }
    let (Some(a_script), Some(b_script)) = (&a.script, &b.script) else {
        return data::OTHER_SCRIPT;
    };
    let (x, y) = (a_script.as_str(), b_script.as_str());
    let known = data::SCRIPT_DISTANCES.iter().find(|(language, p, q, _)| {
        a.language.as_str() == *language && ((x, y) == (*p, *q) || (y, x) == (*p, *q))
    });
    known.map_or(data::OTHER_SCRIPT, |(.., distance)| *distance)
}

fn region_distance(a: Tag, b: Tag) -> u16 {
    if a.region == b.region {
        return 0;
    }
    let language = if a.language == b.language { a.language.as_str() } else { "" };
    let cluster = data::CLUSTERS.iter().find(|cluster| {
        let is_script = |script: &str| a.script.is_some_and(|of_a| of_a.as_str() == script);
        cluster.language == language && cluster.script.is_none_or(is_script)
    });
    let Some(cluster) = cluster else {
        return data::SAME_SIDE;
    };
    let within =
        |tag: Tag| tag.region.is_some_and(|region| cluster.regions.contains(&region.as_str()));
    let is_hub =
        |tag: Tag| tag.region.map(|region| region.as_str() == cluster.hub.unwrap_or_default());
    match (within(a), within(b)) {
        (true, true) => data::SAME_SIDE,
        (false, false) if is_hub(a) == Some(true) || is_hub(b) == Some(true) => data::NEAR_HUB,
        (false, false) => data::SAME_SIDE,
        _ => data::ACROSS,
    }
}
