//! The order in which a catalog searches its locales for a code.

use unic_langid::LanguageIdentifier;

use crate::language;
use crate::negotiation::matcher::Matcher;

/// The order in which a catalog of these locales, each with messages, searches them for a code, as
/// indices. Some come more than once.
///
/// ```
/// use fluent_codes::langid;
/// use fluent_codes::tooling::search_order;
///
/// let locales = [&langid!("en-GB"), &langid!("en-US"), &langid!("fr"), &langid!("fr-CA")];
/// let order = search_order(&locales, &langid!("en-US"), &langid!("fr-CA"));
/// assert_eq!(order, [3, 3, 2, 1, 0]);
/// ```
pub fn search_order(
    locales: &[&LanguageIdentifier],
    source: &LanguageIdentifier,
    wanted: &LanguageIdentifier,
) -> Vec<usize> {
    let matcher = Matcher::new(locales.iter().copied(), source, &language::ALL);
    let first = matcher.nearest(wanted).map(|found| found.index);
    let nearest = first.and_then(|index| locales.get(index).copied()).unwrap_or(source);
    let siblings = matcher.siblings(nearest).into_iter().chain(matcher.siblings(source));
    first.into_iter().chain(siblings).collect()
}
