//! Language tags, on the command line and as names of folders.

use std::convert::Infallible;

use fluent_codes::LanguageIdentifier;
use fluent_codes::tooling::is_known_language;

/// Parses a language tag; CLDR must know its language.
pub(crate) fn parse_locale(tag: &str) -> Result<LanguageIdentifier, String> {
    let expected = "expected a language tag, as in zh-CN";
    let locale: LanguageIdentifier = tag.parse().map_err(|_| expected.to_owned())?;
    if !is_known_language(&locale) {
        return Err(format!("{expected}, of a language that CLDR knows"));
    }
    Ok(locale)
}

/// The name of a locale that a user wrote: by its language, which can be written in more than one way,
/// or by its folder.
pub(crate) fn locale_name(written: &str) -> String {
    parse_locale(written).map_or(written.to_owned(), |locale| locale.to_string())
}

/// The same, as an argument is parsed.
pub(crate) fn parse_locale_name(written: &str) -> Result<String, Infallible> {
    Ok(locale_name(written))
}

/// Whether a name looks like a tag, though of no language that CLDR knows.
pub(crate) fn is_other_tag(name: &str) -> bool {
    parse_locale(name).is_err() && nearest_language(name).is_some()
}

/// The language that a name begins with, if it looks like a tag: `ja-JP` for `ja-JP-mac`, and `son`,
/// which CLDR does not know.
pub(crate) fn nearest_language(name: &str) -> Option<LanguageIdentifier> {
    let mut subtags = name.split(['-', '_']);
    let language = subtags.next().filter(|it| (2..=3).contains(&it.len()))?;
    let is_subtag = |it: &str| {
        (1..=8).contains(&it.len()) && it.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if !language.bytes().all(|byte| byte.is_ascii_alphabetic()) || !subtags.all(is_subtag) {
        return None;
    }
    let ends = name.match_indices(['-', '_']).map(|(at, _)| at).chain([name.len()]);
    let mut prefixes = ends.filter_map(|end| name.get(..end)).collect::<Vec<_>>().into_iter().rev();
    prefixes.find_map(|prefix| prefix.parse().ok())
}
