//! Which of the available locales is the nearest to a request.

use unic_langid::LanguageIdentifier;
use unic_langid::subtags::{Language, Region, Script};

use crate::language::{Languages, Subtags};
use crate::negotiation::data::{DEMOTION, PARADIGM_LOCALES};
use crate::negotiation::distance::{distance, language_distance};

/// The available locales, prepared for matching.
#[derive(Debug)]
pub(crate) struct Matcher {
    available: Vec<Available>,
    languages: &'static Languages,
}

#[derive(Debug)]
struct Available {
    written: Written,
    subtags: Subtags,
    maximal: Subtags,
    /// Decides between equal distances; the lowest wins.
    rank: usize,
}

/// The subtags of an identifier as they are written, without its variants, which never decide.
type Written = (Language, Option<Script>, Option<Region>);

fn written(identifier: &LanguageIdentifier) -> Written {
    (identifier.language, identifier.script, identifier.region)
}

impl Matcher {
    pub(crate) fn new<'l>(
        available: impl IntoIterator<Item = &'l LanguageIdentifier>,
        source: &LanguageIdentifier,
        languages: &'static Languages,
    ) -> Matcher {
        let source = Subtags::canonical(source);
        let available = available.into_iter().enumerate().map(|(index, identifier)| {
            let subtags = Subtags::canonical(identifier);
            let name = subtags.identifier();
            let paradigm = PARADIGM_LOCALES.iter().position(|paradigm| *paradigm == name);
            let rank = match paradigm {
                _ if subtags == source => 0,
                Some(position) => 1 + position,
                None => 1 + PARADIGM_LOCALES.len() + index,
            };
            let maximal = languages.maximal(subtags);
            Available { written: written(identifier), subtags, maximal, rank }
        });
        Matcher { available: available.collect(), languages }
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

    /// The siblings of a locale, the nearest first: the locales of the same language in the same
    /// script. It is one of them itself, if it is available.
    pub(crate) fn siblings(&self, locale: &LanguageIdentifier) -> Vec<usize> {
        let subtags = Subtags::canonical(locale);
        self.siblings_of(written(locale), subtags, self.languages.maximal(subtags))
    }

    /// The siblings of the locale at an index.
    pub(crate) fn siblings_at(&self, index: usize) -> Vec<usize> {
        let locale = self.available.get(index);
        locale.map_or(Vec::new(), |it| self.siblings_of(it.written, it.subtags, it.maximal))
    }

    fn siblings_of(&self, written: Written, subtags: Subtags, maximal: Subtags) -> Vec<usize> {
        let is_sibling = |found: &Match| {
            self.available.get(found.index).is_some_and(|sibling| {
                let Subtags { language, script, .. } = sibling.maximal;
                (language, script) == (maximal.language, maximal.script)
            })
        };
        let mut siblings: Vec<Match> = Vec::new();
        for found in matches(&self.available, written, subtags, maximal).filter(is_sibling) {
            // Most locales have none but themselves.
            siblings.insert(siblings.partition_point(|other| *other < found), found);
        }
        siblings.into_iter().map(|found| found.index).collect()
    }

    /// The locales with a match for a request.
    fn matches(&self, request: &LanguageIdentifier) -> impl Iterator<Item = Match> {
        let subtags = Subtags::canonical(request);
        let is_match = |it: &Available| language_distance(it.maximal, subtags).is_some();
        // Most languages that are asked for are not languages of the catalog.
        let (candidates, maximal) = if self.available.iter().any(is_match) {
            (&self.available[..], self.languages.maximal(subtags))
        } else {
            (&[][..], subtags)
        };
        matches(candidates, written(request), subtags, maximal)
    }
}

/// The locales with a match for a request, whose subtags as written, canonical and maximal are these.
fn matches(
    available: &[Available],
    written: Written,
    subtags: Subtags,
    maximal: Subtags,
) -> impl Iterator<Item = Match> {
    available.iter().enumerate().filter_map(move |(index, available)| {
        let distance = distance(maximal, available.maximal)?;
        let is_other_tag = available.subtags != subtags;
        let is_alias = available.written != written;
        let rank = available.rank;
        Some(Match { distance, is_other_tag, is_alias, rank, index })
    })
}

/// A locale that can answer a request. Of several, the least is the nearest: the fields decide in
/// their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Match {
    distance: u16,
    /// Whether its canonical tag is another one than was asked for.
    is_other_tag: bool,
    /// Whether its tag is another one as it is written: an alias.
    is_alias: bool,
    /// The rank of the locale.
    rank: usize,
    pub(crate) index: usize,
}

/// The locales that are the nearest to the requests of a list, the most preferred first: the best of all
/// first, each once.
pub(crate) fn best_first(nearest: impl Iterator<Item = Option<Match>>) -> Vec<usize> {
    let mut matches: Vec<(u16, Match)> = Vec::new();
    for (position, found) in (0..=u16::MAX).zip(nearest) {
        let Some(found) = found else { continue };
        let distance = found.distance.saturating_add(DEMOTION.saturating_mul(position));
        // Of equals, the match of the earlier request is the better.
        let place = matches.partition_point(|(other, _)| *other <= distance);
        matches.insert(place, (distance, found));
    }
    let mut best = Vec::with_capacity(matches.len());
    for (_, found) in matches {
        if !best.contains(&found.index) {
            best.push(found.index);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use unic_langid::langid;

    use super::*;
    use crate::language::{ALL, COMMON};

    #[test]
    fn a_language_without_a_likely_script_is_found_in_any() {
        let locales = [langid!("en-US"), langid!("tlh")];
        for languages in [&ALL, &COMMON] {
            let matcher = Matcher::new(&locales, &locales[0], languages);
            for request in ["tlh", "tlh-Latn", "tlh-US", "tlh-001"] {
                let found = matcher.nearest(&request.parse().unwrap());
                assert_eq!(found.map(|found| found.index), Some(1), "{request}");
            }
        }
    }
}
