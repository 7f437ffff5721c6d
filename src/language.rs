//! Languages as CLDR knows them: aliases, likely subtags and the direction of writing, from ICU4X.

pub(crate) mod tag;

use std::fmt;

use icu_locale::subtags::{Language, Region, Script, language};
use icu_locale::{LocaleCanonicalizer, LocaleDirectionality, LocaleExpander};
use unic_langid::LanguageIdentifier;

/// Likely subtags, and the direction of writing, of some languages.
pub(crate) struct Languages {
    expander: &'static LocaleExpander,
    directionality: LocaleDirectionality<&'static LocaleExpander>,
    /// Whether what is not among them is no language.
    is_complete: bool,
}

/// Every language of CLDR.
pub(crate) static ALL: Languages = Languages::of(&EXTENDED, true);

/// The languages that CLDR has texts for. Without the others, a program is 70 kB smaller.
pub(crate) static COMMON: Languages = Languages::of(&BASIC, false);

static EXTENDED: LocaleExpander = LocaleExpander::new_extended();
static BASIC: LocaleExpander = LocaleExpander::new_common();

// Likely subtags only choose among the successors of a former country here.
static CANONICALIZER: LocaleCanonicalizer<&LocaleExpander> =
    LocaleCanonicalizer::new_with_expander(&BASIC);

impl Languages {
    const fn of(expander: &'static LocaleExpander, is_complete: bool) -> Languages {
        let directionality = LocaleDirectionality::new_with_expander(expander);
        Languages { expander, directionality, is_complete }
    }

    /// Subtags, with the likely script and region where there is none.
    pub(crate) fn maximal(&self, subtags: Subtags) -> Subtags {
        let mut identifier = subtags.identifier();
        // CLDR's texts in Bokmål are those of `no`.
        let is_bokmal = identifier.language == language!("nb");
        if is_bokmal {
            identifier.language = language!("no");
        }
        self.expander.maximize(&mut identifier);
        if is_bokmal {
            identifier.language = language!("nb");
        }
        Subtags::from(&identifier)
    }

    /// Whether an identifier names a language: whether there is a likely script for it, if these are
    /// all languages.
    pub(crate) fn has(&self, identifier: &LanguageIdentifier) -> bool {
        if !self.is_complete {
            return !Subtags::written(identifier).language.is_unknown();
        }
        let Subtags { language, .. } = Subtags::canonical(identifier);
        if language.is_unknown() {
            return false;
        }
        self.maximal(Subtags { language, script: None, region: None }).script.is_some()
    }

    /// Whether a language is written from right to left.
    pub(crate) fn is_right_to_left(&self, identifier: &LanguageIdentifier) -> bool {
        self.directionality.is_right_to_left(&Subtags::canonical(identifier).identifier())
    }
}

impl fmt::Debug for Languages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Languages").finish_non_exhaustive()
    }
}

/// The subtags of a language identifier; variants are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Subtags {
    /// Unknown for `und`, and for more than three letters, which no language of CLDR has.
    pub(crate) language: Language,
    pub(crate) script: Option<Script>,
    pub(crate) region: Option<Region>,
}

impl Subtags {
    /// The subtags of an identifier. Deprecated ones and three-letter codes are replaced: `iw` by
    /// `he`, `eng` by `en`, `UK` by `GB`.
    pub(crate) fn canonical(identifier: &LanguageIdentifier) -> Subtags {
        let mut locale = icu_locale::Locale::from(Subtags::written(identifier).identifier());
        CANONICALIZER.canonicalize(&mut locale);
        Subtags::from(&locale.id)
    }

    /// The subtags of an identifier as they are written.
    fn written(identifier: &LanguageIdentifier) -> Subtags {
        // As numbers, both crates' subtags are bytes of ASCII, the first letter in the lowest.
        let language = Option::<u64>::from(identifier.language).unwrap_or(0).to_le_bytes();
        let language = match language {
            [a, b, c, 0, 0, 0, 0, 0] => Language::try_from_raw([a, b, c]).ok(),
            _ => None,
        };
        let script = identifier.script.map(|script| u32::from(script).to_le_bytes());
        let region = identifier.region.map(|region| u32::from(region).to_le_bytes());
        Subtags {
            language: language.unwrap_or(Language::UNKNOWN),
            script: script.and_then(|bytes| Script::try_from_raw(bytes).ok()),
            region: region.and_then(|[a, b, c, _]| Region::try_from_raw([a, b, c]).ok()),
        }
    }

    /// The identifier as ICU4X has it.
    pub(crate) fn identifier(self) -> icu_locale::LanguageIdentifier {
        let Subtags { language, script, region } = self;
        icu_locale::LanguageIdentifier { language, script, region, variants: Default::default() }
    }
}

impl From<&icu_locale::LanguageIdentifier> for Subtags {
    fn from(identifier: &icu_locale::LanguageIdentifier) -> Subtags {
        let icu_locale::LanguageIdentifier { language, script, region, .. } = *identifier;
        Subtags { language, script, region }
    }
}

/// Whether CLDR knows the language of an identifier: whether it has a likely script for it.
///
/// ```
/// use fluent_codes::{langid, tooling::is_known_language};
///
/// assert!(is_known_language(&langid!("zh-CN")));
/// assert!(!is_known_language(&langid!("backup")));
/// ```
pub fn is_known(identifier: &LanguageIdentifier) -> bool {
    ALL.has(identifier)
}

/// The identifier with its likely script and region added where it has none.
///
/// ```
/// use fluent_codes::{langid, tooling::maximize};
///
/// assert_eq!(maximize(&langid!("zh-HK")), langid!("zh-Hant-HK"));
/// ```
pub fn maximize(identifier: &LanguageIdentifier) -> LanguageIdentifier {
    let Subtags { script, region, .. } = ALL.maximal(Subtags::canonical(identifier));
    let mut maximal = identifier.clone();
    let script = script.and_then(|script| script.as_str().parse().ok());
    let region = region.and_then(|region| region.as_str().parse().ok());
    maximal.script = maximal.script.or(script);
    maximal.region = maximal.region.or(region);
    maximal
}

/// Whether a language is written from right to left.
///
/// ```
/// use fluent_codes::{langid, tooling::is_right_to_left};
///
/// assert!(is_right_to_left(&langid!("ar-EG")));
/// assert!(!is_right_to_left(&langid!("az")));
/// assert!(is_right_to_left(&langid!("az-Arab")));
/// ```
pub fn is_right_to_left(identifier: &LanguageIdentifier) -> bool {
    ALL.is_right_to_left(identifier)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The catalog that is built into this crate knows the common languages only.
    #[test]
    fn a_common_language_has_the_same_likely_subtags_among_all() {
        let region = |code: String| Region::try_from_str(&code).ok();
        let letters = || b'A'..=b'Z';
        let alphabetic = letters()
            .flat_map(|first| letters().map(move |second| [first, second]))
            .map(|code| String::from_utf8_lossy(&code).into_owned());
        let numeric = (0..1000).map(|number| format!("{number:03}"));
        let regions: Vec<Option<Region>> =
            alphabetic.chain(numeric).map(region).chain([None]).collect();
        let scripts = ["Latn", "Cyrl", "Arab", "Hans", "Hant", "Deva", "Shaw", "Bopo", "Zzzz"];
        let scripts = scripts.map(|code| Script::try_from_str(code).ok());
        for name in ["ar", "az", "de", "en", "es", "fr", "kk", "nb", "nn", "no", "sr", "uz", "zh"] {
            let language = Language::try_from_str(name).unwrap();
            for region in &regions {
                for script in scripts.iter().chain([&None]) {
                    let subtags = Subtags { language, script: *script, region: *region };
                    assert_eq!(COMMON.maximal(subtags), ALL.maximal(subtags), "{subtags:?}");
                }
            }
        }
    }

    /// A locale is added to the catalog that is built in without a change of code.
    #[test]
    fn any_language_names_a_common_locale() {
        for name in ["ht", "kmr", "mg", "zh-CN"] {
            assert!(COMMON.has(&name.parse().unwrap()), "{name}");
            assert!(ALL.has(&name.parse().unwrap()), "{name}");
        }
        let no_language = "backup".parse().unwrap();
        assert!(!COMMON.has(&no_language) && !ALL.has(&no_language));
    }
}
