//! Languages as applications store them: tags, and the names of POSIX locales.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use unic_langid::LanguageIdentifier;
use unic_langid::subtags::Script;

use crate::language::tag;

/// The longest name of a language that is read, in bytes. Real ones have less than a quarter.
const MAX_LEN: usize = 256;

/// How many letters a language has at most.
const MAX_LANGUAGE_LEN: usize = 3;

/// The scripts that modifiers of POSIX locales stand for, as in `sr_RS@latin`.
const MODIFIERS: [(&str, &str); 3] =
    [("latin", "Latn"), ("cyrillic", "Cyrl"), ("devanagari", "Deva")];

/// Parses a language as databases, cookies and environments hold it.
///
/// It is a language tag (BCP 47), also with `_` between its subtags, or a POSIX locale,
/// `language[_territory][.codeset][@modifier]`.
///
/// What does not choose a language is left out: extensions and private parts of a tag, from its
/// first subtag of a single character on; a codeset; a modifier, unless it names a script. A tag of
/// more than 256 bytes is not read.
///
/// # Errors
///
/// If it names no language, as `C` and `POSIX`, or has neither form. The default language, which
/// matches no locale, then gets the texts of the source locale:
///
/// ```
/// use fluent_codes::{LanguageIdentifier, langid, parse_language};
///
/// assert_eq!(parse_language("zh_CN.UTF-8")?, langid!("zh-CN"));
/// assert_eq!(parse_language("zh-Hans-CN-u-nu-hanidec")?, langid!("zh-Hans-CN"));
/// assert_eq!(parse_language("sr_RS@latin")?, langid!("sr-Latn-RS"));
/// assert_eq!(parse_language("C").unwrap_or_default(), LanguageIdentifier::default());
/// assert_eq!(
///     parse_language("C").unwrap_err().to_string(),
///     "expected a language, as in `zh-CN` or `zh_CN.UTF-8`, found `C`"
/// );
/// # Ok::<(), fluent_codes::ParseLanguageError>(())
/// ```
pub fn parse_language(name: &str) -> Result<LanguageIdentifier, ParseLanguageError> {
    parse(name.as_bytes()).ok_or_else(|| ParseLanguageError { found: head(name) })
}

/// The language of a name, if it has one.
pub(super) fn parse(name: &[u8]) -> Option<LanguageIdentifier> {
    if name.len() > MAX_LEN {
        return None;
    }
    let tag_len = tag_len(name);
    let mut language = tag::parse(name.get(..tag_len)?)?;
    // A word of five to eight letters, such as `POSIX`, is a tag by its form; RFC 5646 reserves
    // these, and no language has one.
    if language.language.is_empty() || language.language.as_str().len() > MAX_LANGUAGE_LEN {
        return None;
    }
    if tag_len < name.len() && language.script.is_none() {
        language.script = script_of_modifier(name);
    }
    Some(language)
}

/// The length of the tag that a name begins with, up to its first subtag of a single character, to
/// a codeset or to a modifier.
fn tag_len(name: &[u8]) -> usize {
    let mut subtag = 0;
    let mut end = name.len();
    for (at, byte) in name.iter().enumerate() {
        match byte {
            b'-' | b'_' if at - subtag == 1 => return subtag.saturating_sub(1),
            b'-' | b'_' => subtag = at + 1,
            b'.' | b'@' => {
                end = at;
                break;
            }
            _ => {}
        }
    }
    if end - subtag == 1 { subtag.saturating_sub(1) } else { end }
}

fn script_of_modifier(name: &[u8]) -> Option<Script> {
    let at = name.iter().position(|byte| *byte == b'@')?;
    let modifier = name.get(at + 1..)?;
    let (_, script) = MODIFIERS.iter().find(|(name, _)| name.as_bytes() == modifier)?;
    script.parse().ok()
}

/// The part of a name that an error shows.
fn head(name: &str) -> String {
    const SHOWN: usize = 40;
    match name.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name.to_owned(),
    }
}

/// A name that names no language; from [`parse_language`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseLanguageError {
    found: String,
}

impl fmt::Display for ParseLanguageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = self.found.escape_debug();
        write!(f, "expected a language, as in `zh-CN` or `zh_CN.UTF-8`, found `{found}`")
    }
}

impl Error for ParseLanguageError {}

/// A language of a list of requests: an identifier, or a text that [`parse_language`] reads.
pub trait AsLanguage {
    /// The language, if it is one.
    fn as_language(&self) -> Option<Cow<'_, LanguageIdentifier>>;
}

impl AsLanguage for LanguageIdentifier {
    fn as_language(&self) -> Option<Cow<'_, LanguageIdentifier>> {
        Some(Cow::Borrowed(self))
    }
}

impl AsLanguage for str {
    fn as_language(&self) -> Option<Cow<'_, LanguageIdentifier>> {
        parse(self.as_bytes()).map(Cow::Owned)
    }
}

impl AsLanguage for String {
    fn as_language(&self) -> Option<Cow<'_, LanguageIdentifier>> {
        self.as_str().as_language()
    }
}

impl<L: AsLanguage + ?Sized> AsLanguage for &L {
    fn as_language(&self) -> Option<Cow<'_, LanguageIdentifier>> {
        (**self).as_language()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        let language = parse(name.as_bytes()).map(|language| language.to_string());
        assert_eq!(language.unwrap_or_default(), expected, "{name}");
    }

    #[test]
    fn posix_locales() {
        check("zh_CN.UTF-8", "zh-CN");
        check("en_US@euro", "en-US");
        check("de_DE.ISO-8859-15@euro", "de-DE");
        check("sr_RS.UTF-8@latin", "sr-Latn-RS");
        check("sr_Cyrl_RS@latin", "sr-Cyrl-RS");
        check("zh@collation=pinyin", "zh");
        check("en", "en");
    }

    #[test]
    fn tags() {
        check("zh-Hans-CN-u-nu-hanidec", "zh-Hans-CN");
        check("zh_Hans_CN_u_nu_hanidec", "zh-Hans-CN");
        check("en-x-private", "en");
        check("en-GB-0", "en-GB");
        check("ZH-hant-tw", "zh-Hant-TW");
        check("en-", "");
        check("en-GB-", "");
    }

    #[test]
    fn what_names_no_language() {
        for name in ["", "C", "C.UTF-8", "POSIX", "und", "und-CN", "x-private", "*", "中文", "-en"]
        {
            check(name, "");
        }
        check(&format!("en-{}", "1abc-".repeat(10_000)), "");
    }

    #[test]
    fn an_error_shows_the_head_of_a_long_name_and_no_control_characters() {
        let error = parse_language(&"中".repeat(1000)).unwrap_err().to_string();
        let found = "中".repeat(40);
        assert_eq!(
            error,
            format!("expected a language, as in `zh-CN` or `zh_CN.UTF-8`, found `{found}…`")
        );
        let error = parse_language("\u{1b}[31m\n").unwrap_err().to_string();
        assert!(error.ends_with(r"found `\u{1b}[31m\n`"), "{error}");
    }
}
