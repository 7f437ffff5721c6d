//! Web and e-mail addresses in a text.

use std::ops::Range;

use crate::syntax::variant::PLACEHOLDER;

/// Characters after an address that close a sentence or a bracket and are not part of it.
const TRAILING: [char; 12] = ['.', ',', ';', ':', '!', '?', '\'', '"', '>', ']', '}', '*'];

/// The ranges of the addresses in a text, in order.
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if !may_be_in(text) {
        return found;
    }
    let mut rest = 0;
    while let Some(word) = next_word(text, rest) {
        rest = word.end;
        let slice = text.get(word.clone()).unwrap_or_default();
        if let Some(range) = web(slice).or_else(|| mail(slice)) {
            rest = word.start + range.end;
            found.push(word.start + range.start..rest);
        }
    }
    found
}

/// Whether a byte of the text is in one of the ranges.
pub(crate) fn holds(ranges: &[Range<usize>], at: usize) -> bool {
    let index = ranges.partition_point(|range| range.end <= at);
    ranges.get(index).is_some_and(|range| range.contains(&at))
}

/// Whether a text may have addresses; a quick test.
pub(crate) fn may_be_in(text: &str) -> bool {
    text.contains('@') || text.contains("://") || text.contains("www.")
}

/// The next run of characters that can be part of an address.
fn next_word(text: &str, from: usize) -> Option<Range<usize>> {
    let is_part = |char: char| {
        char == PLACEHOLDER || (char.is_ascii_graphic() && !matches!(char, '<' | '>' | '"' | '`'))
    };
    let start = from + text.get(from..)?.find(is_part)?;
    let length = text.get(start..)?.find(|char| !is_part(char));
    Some(start..length.map_or(text.len(), |length| start + length))
}

/// The web address in a word.
fn web(word: &str) -> Option<Range<usize>> {
    let start = match word.find("://") {
        Some(at) => {
            let before = word.get(..at)?;
            let scheme =
                before.trim_end_matches(|char: char| char.is_ascii_alphanumeric() || char == '+');
            scheme.len()
        }
        None => word.find("www.")?,
    };
    let address = trim_end(word.get(start..)?);
    let host = address.split_once("://").map_or(address, |(_, host)| host);
    (!host.is_empty()).then_some(start..start + address.len())
}

/// The e-mail address in a word.
fn mail(word: &str) -> Option<Range<usize>> {
    let at = word.find('@')?;
    let is_local =
        |char: char| char == PLACEHOLDER || char.is_ascii_alphanumeric() || "._%+-".contains(char);
    let is_host =
        |char: char| char == PLACEHOLDER || char.is_ascii_alphanumeric() || ".-".contains(char);
    let (local, host) = (word.get(..at)?, word.get(at + 1..)?);
    let start = local.trim_end_matches(is_local).len();
    let length = host.find(|char| !is_host(char)).unwrap_or(host.len());
    let host = trim_end(host.get(..length)?);
    (start < at && host.contains('.')).then_some(start..at + 1 + host.len())
}

/// An address without the punctuation behind it.
fn trim_end(address: &str) -> &str {
    let opening = address.matches('(').count();
    let mut surplus = address.matches(')').count().saturating_sub(opening);
    address.trim_end_matches(|char: char| {
        if char == ')' && surplus > 0 {
            surplus -= 1;
            return true;
        }
        TRAILING.contains(&char)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = find(text).into_iter().filter_map(|range| text.get(range)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn addresses() {
        check("see https://example.com/a?b=c.", &["https://example.com/a?b=c"]);
        check("请访问https://example.com/。", &["https://example.com/"]);
        check(
            "(https://example.com/a_(b)), www.example.org!",
            &["https://example.com/a_(b)", "www.example.org"],
        );
        check(
            "https://\u{FFFC}/x and <mail@example.com>",
            &["https://\u{FFFC}/x", "mail@example.com"],
        );
        check("5 @ 3, a@b, ://, @ and e.g. this", &[]);
    }
}
