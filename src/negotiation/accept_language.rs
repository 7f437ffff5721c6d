//! The languages of an `Accept-Language` header (RFC 9110, section 12.5.4).

use std::cmp::Reverse;

use unic_langid::LanguageIdentifier;

use crate::negotiation::stored_language;
use crate::negotiation::weight::{WHOLE, parse_weight};

/// How many entries of a header, over all of its lines, or of another list of requests, count.
pub(crate) const MAX_ENTRIES: usize = 32;

/// How many bytes of a header, over all of its lines, are read. Browsers send less than a tenth.
const MAX_LEN: usize = 8 << 10;

/// What a client accepts.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Accepted {
    /// Most preferred first.
    pub(crate) wanted: Vec<LanguageIdentifier>,
    /// With a weight of zero.
    pub(crate) excluded: Vec<LanguageIdentifier>,
}

impl Accepted {
    /// Whether a locale may answer: of the entries that cover it, the longest has no weight of zero.
    pub(crate) fn allows(&self, locale: &LanguageIdentifier) -> bool {
        let longest = |ranges: &[LanguageIdentifier]| {
            ranges.iter().filter_map(|range| coverage(range, locale)).max()
        };
        longest(&self.excluded).is_none_or(|excluded| longest(&self.wanted) > Some(excluded))
    }
}

/// How many subtags of a locale a language range covers, if it covers it (RFC 4647, basic
/// filtering).
fn coverage(range: &LanguageIdentifier, locale: &LanguageIdentifier) -> Option<usize> {
    let covers = range.language == locale.language
        && (range.script.is_none() || range.script == locale.script)
        && (range.region.is_none() || range.region == locale.region);
    covers.then(|| 1 + usize::from(range.script.is_some()) + usize::from(range.region.is_some()))
}

/// Parses the lines of a header as one list. An entry that does not parse is skipped; `*` ends the
/// list, since any language is as good from there on.
pub(crate) fn parse<L: AsRef<[u8]>>(lines: impl IntoIterator<Item = L>) -> Accepted {
    let mut accepted = Accepted::default();
    let mut wanted: Vec<(u16, Option<LanguageIdentifier>)> = Vec::with_capacity(MAX_ENTRIES);
    let (mut bytes_left, mut entries_left) = (MAX_LEN, MAX_ENTRIES);
    for line in lines {
        if bytes_left == 0 || entries_left == 0 {
            break;
        }
        let line = line.as_ref();
        let entries = head(line, bytes_left).split(|byte| *byte == b',').map(<[u8]>::trim_ascii);
        for entry in entries.filter(|entry| !entry.is_empty()).take(entries_left) {
            entries_left -= 1;
            match parse_entry(entry) {
                Some((0, language)) => accepted.excluded.extend(language),
                Some(entry) => wanted.push(entry),
                None => {}
            }
        }
        // The comma between two lines counts too.
        bytes_left = bytes_left.saturating_sub(line.len() + 1);
    }
    // Stable: of equal weights the first is preferred.
    wanted.sort_by_key(|(weight, _)| Reverse(*weight));
    accepted.wanted = wanted.into_iter().map_while(|(_, language)| language).collect();
    accepted
}

/// The entries of a line that are completely within the bytes that count.
fn head(line: &[u8], bytes_left: usize) -> &[u8] {
    if line.len() <= bytes_left {
        return line;
    }
    let head = line.get(..bytes_left).unwrap_or_default();
    let end = head.iter().rposition(|byte| *byte == b',').unwrap_or(0);
    head.get(..end).unwrap_or_default()
}

/// The weight and the language of an entry; `*` is no language.
fn parse_entry(entry: &[u8]) -> Option<(u16, Option<LanguageIdentifier>)> {
    let mut parts = entry.splitn(2, |byte| *byte == b';');
    let range = parts.next()?.trim_ascii_end();
    let weight = parts.next().map_or(Some(WHOLE), parse_weight)?;
    match range {
        b"*" => Some((weight, None)),
        tag => Some((weight, Some(stored_language::parse(tag)?))),
    }
}

/// The languages of an `Accept-Language` header, most preferred first, for
/// [`negotiate`](crate::negotiate).
///
/// Those of weight 0 are left out. Each is read as [`parse_language`](crate::parse_language) does; one
/// that does not parse is skipped. The first 32 entries in the first 8 KiB count. The lines of a header
/// that has several are joined by commas.
///
/// ```
/// use fluent_codes::{accepted_languages, langid};
///
/// let languages = accepted_languages("en;q=0.5, zh-TW, zh;q=0.9, fr;q=0");
/// assert_eq!(languages, [langid!("zh-TW"), langid!("zh"), langid!("en")]);
/// ```
pub fn accepted_languages(header: &str) -> Vec<LanguageIdentifier> {
    parse([header]).wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(header: &str, wanted: &str, excluded: &str) {
        let accepted = parse([header]);
        let names = |languages: &[LanguageIdentifier]| {
            languages.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            (names(&accepted.wanted).as_str(), names(&accepted.excluded).as_str()),
            (wanted, excluded)
        );
    }

    #[test]
    fn weights() {
        check("zh-TW,zh;q=0.9,en;q=0.5", "zh-TW zh en", "");
        check("en;q=0.5, fr ;q=0.501,\tde; q=0.502 , it;Q=1.000", "it de fr en", "");
        check("en;q=0.8,fr;q=0.8,de", "de en fr", "");
        check("en;q=1.,fr;q=0.", "en", "fr");
        check("en,fr;q=0,de;q=0.000", "en", "fr de");
    }

    #[test]
    fn what_is_no_weight() {
        for weight in [
            "",
            "q",
            "q=",
            "q=2",
            "q=1.001",
            "q=0.1234",
            "q=-1",
            "q=NaN",
            "q=1e9",
            "q=1e0",
            "q=.5",
            "q=01",
            "q=0.5;x=1",
            "x=1",
            "q= 1",
        ] {
            check(&format!("fr;{weight},en"), "en", "");
        }
    }

    #[test]
    fn tags() {
        check("zh-CN-u-nu-hanidec, en-x-private, x-private, i-klingon", "zh-CN en", "");
        check("zh-x, en-GB-0, -x, x, fr---x, fr---, de-", "zh en-GB", "");
        check("zh_CN, EN-us, de--DE, 汉语, a, abcde, abcdefghi, und", "zh-CN en-US", "");
    }

    #[test]
    fn languages_as_environments_hold_them() {
        check("zh_CN.UTF-8, en_US@euro;q=0.5, C, POSIX;q=0.9", "zh-CN en-US", "");
    }

    #[test]
    fn several_lines_are_one_list() {
        let wanted = |lines: &[&str]| {
            let wanted = parse(lines).wanted;
            wanted.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(wanted(&["fr;q=0.5", "", "de, en;q=0.7"]), "de en fr");
        assert_eq!(wanted(&["fr, *", "en"]), "fr");
        assert_eq!(parse(["fr", "de;q=0"]).excluded, ["de".parse::<LanguageIdentifier>().unwrap()]);
        // The limits hold for all lines together.
        assert_eq!(parse(["en"; 1000]).wanted.len(), MAX_ENTRIES);
        let filled = " ".repeat(MAX_LEN - 4);
        assert_eq!(wanted(&[&filled, "fr"]), "fr");
        assert_eq!(wanted(&[&filled, " fr,"]), "");
        assert_eq!(parse([&b"fr"[..], b"\xff", b"de"]).wanted.len(), 2);
    }

    #[test]
    fn an_asterisk_ends_the_list() {
        check("fr, *, en", "fr", "");
        check("en;q=0.1, *;q=0.5, fr", "fr", "");
        check("en;q=0.1, *;q=0, fr", "fr en", "");
    }

    #[test]
    fn the_first_entries_count() {
        let many: Vec<String> =
            (0..10_000).map(|index| format!("en-{:03}", index % 1000)).collect();
        assert_eq!(parse([many.join(",")]).wanted.len(), MAX_ENTRIES);
        check(&format!("{}{}", "x,".repeat(MAX_ENTRIES - 1), "fr,en"), "fr", "");
        check(&",".repeat(1_000_000), "", "");
        check(&format!("fr,{}", "e".repeat(10_000_000)), "fr", "");
        check(&format!("fr,{},en", "中".repeat(10_000)), "fr", "");
    }
}
