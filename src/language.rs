//! Languages as CLDR knows them: aliases, likely subtags and the direction of writing, from ICU4X.

use icu_locale::subtags::{Language, Region, Script};
use icu_locale::{LocaleCanonicalizer, LocaleDirectionality, LocaleExpander};
use unic_langid::LanguageIdentifier;

// The extended data has every language of CLDR, not only those that CLDR has locale data for.
static EXPANDER: LocaleExpander = LocaleExpander::new_extended();
static CANONICALIZER: LocaleCanonicalizer = LocaleCanonicalizer::new_extended();
static DIRECTIONALITY: LocaleDirectionality = LocaleDirectionality::new_extended();

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

    /// These subtags, with the likely script and region where there is none.
    pub(crate) fn maximal(self) -> Subtags {
        let mut identifier = self.identifier();
        EXPANDER.maximize(&mut identifier);
        Subtags::from(&identifier)
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
    let Subtags { language, .. } = Subtags::canonical(identifier);
    let maximal = Subtags { language, script: None, region: None }.maximal();
    !language.is_unknown() && maximal.script.is_some()
}

/// The identifier with its likely script and region added where it has none.
///
/// ```
/// use fluent_codes::{langid, tooling::maximize};
///
/// assert_eq!(maximize(&langid!("zh-HK")), langid!("zh-Hant-HK"));
/// ```
pub fn maximize(identifier: &LanguageIdentifier) -> LanguageIdentifier {
    let Subtags { script, region, .. } = Subtags::canonical(identifier).maximal();
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
    DIRECTIONALITY.is_right_to_left(&Subtags::canonical(identifier).identifier())
}
