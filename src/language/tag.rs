//! Parsing language tags.

use unic_langid::LanguageIdentifier;
use unic_langid::subtags::{Language, Region, Script, Variant};

/// The identifier that a tag is, with `-` or `_` between its subtags.
///
/// It is the one that `LanguageIdentifier`'s own parser returns. That one sorts variants by an
/// algorithm for long lists, which is 40 kB of a program.
pub(crate) fn parse(tag: &[u8]) -> Option<LanguageIdentifier> {
    let mut subtags = tag.split(|byte| matches!(byte, b'-' | b'_'));
    let language = Language::from_bytes(subtags.next()?).ok()?;
    let mut next = subtags.next();
    let script = next.and_then(|subtag| Script::from_bytes(subtag).ok());
    if script.is_some() {
        next = subtags.next();
    }
    let region = next.and_then(|subtag| Region::from_bytes(subtag).ok());
    if region.is_some() {
        next = subtags.next();
    }
    let mut variants: Vec<Variant> = Vec::new();
    while let Some(subtag) = next {
        let variant = Variant::from_bytes(subtag).ok()?;
        if let Err(place) = variants.binary_search(&variant) {
            variants.insert(place, variant);
        }
        next = subtags.next();
    }
    let variants = if variants.is_empty() { None } else { Some(variants.into()) };
    Some(LanguageIdentifier::from_raw_parts_unchecked(language, script, region, variants))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_parsed_as_by_their_type() {
        let subtags = [
            "",
            "a",
            "en",
            "UND",
            "zho",
            "abcd",
            "hant",
            "posix",
            "cn",
            "419",
            "1901",
            "1abc",
            "rozaj",
            "nedis",
            "x",
            "abcdefgh",
            "abcdefghi",
            "é",
            "*",
        ];
        let mut tags: Vec<String> = Vec::new();
        for first in subtags {
            tags.push(first.to_owned());
            for second in subtags {
                tags.push(format!("{first}-{second}"));
                for third in subtags {
                    tags.push(format!("{first}_{second}-{third}"));
                    tags.extend(subtags.map(|last| format!("{first}-{second}-{third}-{last}")));
                }
            }
        }
        for tag in tags {
            assert_eq!(parse(tag.as_bytes()), tag.parse().ok(), "{tag}");
        }
        let tag = "sl-Latn-IT-nedis-1994-biske-rozaj-nedis";
        assert_eq!(parse(tag.as_bytes()), tag.parse().ok());
    }
}
