//! Language tags on the command line.

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
pub(crate) fn parse_locale_name(written: &str) -> Result<String, Infallible> {
    Ok(parse_locale(written).map_or(written.to_owned(), |locale| locale.to_string()))
}
