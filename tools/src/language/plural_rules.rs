//! Which languages have plural rules in CLDR.

use crate::language::plurals::{Kind, Plurals};

/// The languages that have no other category for cardinal numbers: CLDR 48, `supplemental/plurals.xml`.
const SINGLE_FORM: [&str; 31] = [
    "bm", "bo", "dz", "hnj", "id", "ig", "ii", "ja", "jbo", "jv", "kde", "kea", "km", "ko", "lkt",
    "lo", "ms", "my", "nqo", "osa", "sah", "ses", "sg", "su", "th", "to", "tpi", "vi", "wo", "yo",
    "yue",
];

/// Whether CLDR has plural rules for a language. A language that it has none for has `other` alone,
/// as these have.
pub(crate) fn has_rules(language: &str, plurals: &Plurals<'_>) -> bool {
    let is_single = plurals.of(Kind::Cardinal).len() == 1;
    !is_single || language == "zh" || SINGLE_FORM.contains(&language)
}
