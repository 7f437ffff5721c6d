//! Language tags on the command line.

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
