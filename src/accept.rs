//! The languages of an `Accept-Language` header (RFC 9110, section 12.5.4).

use std::cmp::Reverse;

use unic_langid::LanguageIdentifier;

/// How many entries of a header, or of another list of requests, count.
pub(crate) const MAX_ENTRIES: usize = 32;

/// How many bytes of a header are looked at. Browsers send less than a tenth of this.
const MAX_LEN: usize = 8 << 10;

/// A whole weight, in thousandths.
const WHOLE: u16 = 1000;

/// What a client accepts.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Accepted {
    /// Most wanted first.
    pub(crate) wanted: Vec<LanguageIdentifier>,
    /// With a weight of zero.
    pub(crate) excluded: Vec<LanguageIdentifier>,
}

/// Parses a header. What does not parse is passed over; `*` ends the list, as any language does
/// from there on.
pub(crate) fn parse(header: &str) -> Accepted {
    let mut accepted = Accepted::default();
    let mut wanted: Vec<(u16, Option<LanguageIdentifier>)> = Vec::new();
    let entries = head(header).split(',').map(|entry| entry.trim_matches(WHITE_SPACE));
    for entry in entries.filter(|entry| !entry.is_empty()).take(MAX_ENTRIES) {
        match parse_entry(entry) {
            Some((0, language)) => accepted.excluded.extend(language),
            Some(entry) => wanted.push(entry),
            None => {}
        }
    }
    // Stable: of equal weights the first is wanted most.
    wanted.sort_by_key(|(weight, _)| Reverse(*weight));
    accepted.wanted = wanted.into_iter().map_while(|(_, language)| language).collect();
    accepted
}

const WHITE_SPACE: [char; 2] = [' ', '\t'];

/// The entries that lie wholly in the bytes that count.
fn head(header: &str) -> &str {
    if header.len() <= MAX_LEN {
        return header;
    }
    let bytes = header.as_bytes().get(..MAX_LEN).unwrap_or_default();
    let end = bytes.iter().rposition(|byte| *byte == b',').unwrap_or(0);
    header.get(..end).unwrap_or_default()
}

/// The weight and the language of an entry; `*` is no language.
fn parse_entry(entry: &str) -> Option<(u16, Option<LanguageIdentifier>)> {
    let (range, weight) = match entry.split_once(';') {
        None => (entry, WHOLE),
        Some((range, parameter)) => (range.trim_end_matches(WHITE_SPACE), parse_weight(parameter)?),
    };
    match range {
        "*" => Some((weight, None)),
        tag => Some((weight, Some(parse_tag(tag)?))),
    }
}

/// A weight in thousandths: `q=0.8`, with at most three digits behind the point.
fn parse_weight(parameter: &str) -> Option<u16> {
    let parameter = parameter.trim_start_matches(WHITE_SPACE);
    let value = parameter.strip_prefix("q=").or_else(|| parameter.strip_prefix("Q="))?;
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    let is_weight = matches!(whole, "0" | "1")
        && fraction.len() <= 3
        && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let thousandths = format!("{whole}{fraction:0<3}").parse().ok()?;
    (is_weight && thousandths <= WHOLE).then_some(thousandths)
}

/// A language, without the extensions and private parts that follow a single letter or digit.
fn parse_tag(tag: &str) -> Option<LanguageIdentifier> {
    let singleton = tag.split('-').scan(0, |at, subtag| {
        let start = *at;
        *at += subtag.len() + 1;
        Some((start, subtag))
    });
    let mut singletons = singleton.filter(|(_, subtag)| subtag.len() == 1);
    let language = match singletons.next() {
        Some((start, _)) => tag.get(..start.checked_sub(1)?)?,
        None => tag,
    };
    language.parse::<LanguageIdentifier>().ok().filter(|language| !language.language.is_empty())
}

/// The languages that an `Accept-Language` header wants, most wanted first, for
/// [`negotiate`](crate::negotiate); without those of weight 0.
///
/// ```
/// use fluent_codes::{accepted_languages, langid};
///
/// let languages = accepted_languages("en;q=0.5, zh-TW, zh;q=0.9, fr;q=0");
/// assert_eq!(languages, [langid!("zh-TW"), langid!("zh"), langid!("en")]);
/// ```
pub fn accepted_languages(header: &str) -> Vec<LanguageIdentifier> {
    parse(header).wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(header: &str, wanted: &str, excluded: &str) {
        let accepted = parse(header);
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
        check("zh_CN, EN-us, de--DE, 汉语, a, abcdefghi, und", "zh-CN en-US", "");
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
        assert_eq!(parse(&many.join(",")).wanted.len(), MAX_ENTRIES);
        check(&format!("{}{}", "x,".repeat(MAX_ENTRIES - 1), "fr,en"), "fr", "");
        check(&",".repeat(1_000_000), "", "");
        check(&format!("fr,{}", "e".repeat(10_000_000)), "fr", "");
        check(&format!("fr,{},en", "中".repeat(10_000)), "fr", "");
    }
}
