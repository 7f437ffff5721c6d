//! The user's language, from the environment.

use std::env;

use fluent_codes::{LanguageIdentifier, parse_language};

/// The language of the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set, if it names one.
pub(crate) fn language() -> Option<LanguageIdentifier> {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let value = variables.iter().filter_map(env::var_os).find(|value| !value.is_empty())?;
    parse_language(value.to_str()?).ok()
}
