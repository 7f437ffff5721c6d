//! Choosing a locale for a request: CLDR's language matching (UTS #35, "Language Matching"),
//! within a language.

pub(crate) mod accept_language;
mod data;
mod distance;
pub(crate) mod matcher;
pub(crate) mod search_order;
pub(crate) mod stored_language;
pub(crate) mod weight;

use unic_langid::LanguageIdentifier;

use crate::language;
use crate::negotiation::matcher::{Matcher, best_first};

/// Chooses the available locale for a list of requests, most preferred first.
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
    let matcher = Matcher::new(available, source, &language::ALL);
    let best = best_first(requested.iter().map(|request| matcher.nearest(request)));
    best.first().and_then(|index| available.get(*index))
}
