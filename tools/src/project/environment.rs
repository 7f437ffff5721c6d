//! The user's language, as the environment says it.

use std::env;

use fluent_codes::LanguageIdentifier;

use crate::project::locales::parse_locale;

/// The language of the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set, if it names one.
pub(crate) fn language() -> Option<LanguageIdentifier> {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let value = variables.iter().filter_map(env::var_os).find(|value| !value.is_empty())?;
    language_of(value.to_str()?)
}

/// The language of a POSIX locale: `language[_territory][.codeset][@modifier]`.
fn language_of(value: &str) -> Option<LanguageIdentifier> {
    let (value, modifier) = value.split_once('@').unwrap_or((value, ""));
    let (name, _) = value.split_once('.').unwrap_or((value, ""));
    let mut language = parse_locale(name).ok()?;
    let script = match modifier {
        "latin" => "Latn",
        "cyrillic" => "Cyrl",
        "devanagari" => "Deva",
        _ => return Some(language),
    };
    language.script = language.script.or(script.parse().ok());
    Some(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, expected: Option<&str>) {
        let language = language_of(value).map(|language| language.to_string());
        assert_eq!(language.as_deref(), expected, "{value}");
    }

    #[test]
    fn posix_locales() {
        check("zh_CN.UTF-8", Some("zh-CN"));
        check("de_DE@euro", Some("de-DE"));
        check("sr_RS.UTF-8@latin", Some("sr-Latn-RS"));
        check("en", Some("en"));
        check("C", None);
        check("C.UTF-8", None);
        check("POSIX", None);
    }
}
