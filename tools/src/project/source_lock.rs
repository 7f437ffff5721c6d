//! `source.lock`: from which text of the source each translation of a locale was made.
//!
//! A line is `E131201 0123456789abcdef fedcba9876543210`: the message's id, the fingerprint of the
//! source's text and that of the translation. The lines are in the order of the source. Git merges
//! the file by keeping the lines of both sides, so an id may be in it twice until the file is
//! written again.

use std::collections::HashMap;
use std::fmt;
use std::fmt::Write as _;

use fluent_codes::tooling::Source;

use crate::project::code_lock::LockMistake;

/// The file's name, in the folder of a locale.
pub(crate) const NAME: &str = "source.lock";

/// The fingerprint of a text: the first 64 bits of a SHA-256 digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Fingerprint(pub(crate) u64);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Fingerprint {
    /// Reads what a fingerprint shows as.
    pub(crate) fn parse(written: &str) -> Option<Fingerprint> {
        let is_hexadecimal =
            written.len() == 16 && written.bytes().all(|it| it.is_ascii_hexdigit());
        let number = u64::from_str_radix(written, 16).ok().filter(|_| is_hexadecimal)?;
        Some(Fingerprint(number))
    }
}

/// A translation and the text of the source that it was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TextPair {
    pub(crate) source: Fingerprint,
    pub(crate) translation: Fingerprint,
}

/// The recorded translations of a locale.
#[derive(Debug, Default)]
pub(crate) struct SourceLock {
    /// In the order of the file.
    pub(crate) lines: Vec<(String, TextPair)>,
    of_id: HashMap<String, Vec<TextPair>>,
    /// The lines that cannot be parsed.
    pub(crate) mistakes: Vec<LockMistake>,
}

/// The state of a translation in comparison with the source's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is recorded as it is.
    Recorded,
    /// It is new or has changed since it was recorded: it counts as made from the source's present
    /// text.
    Unrecorded,
    /// It was made from this text of the source, which has changed since.
    Stale(TextPair),
}

impl SourceLock {
    pub(crate) fn new(lines: Vec<(String, TextPair)>) -> SourceLock {
        let mut of_id: HashMap<String, Vec<TextPair>> = HashMap::new();
        for (id, pair) in &lines {
            of_id.entry(id.clone()).or_default().push(*pair);
        }
        SourceLock { lines, of_id, mistakes: Vec::new() }
    }

    pub(crate) fn parse(source: &Source) -> SourceLock {
        let mut lines = Vec::new();
        let mut mistakes: Vec<LockMistake> = LockMistake::of_encoding(source).into_iter().collect();
        for (line, text) in (1..).zip(source.text().lines()) {
            if text.trim().is_empty() {
                continue;
            }
            match parse_line(text) {
                Some(pair) => lines.push(pair),
                None => mistakes.push(LockMistake::new(line, text, "an id and two fingerprints")),
            }
        }
        SourceLock { mistakes, ..SourceLock::new(lines) }
    }

    /// The state of a translation in comparison with the source's present text.
    pub(crate) fn standing(&self, id: &str, now: TextPair) -> Standing {
        let pairs = self.of_id.get(id).map(Vec::as_slice).unwrap_or_default();
        if pairs.contains(&now) {
            return Standing::Recorded;
        }
        if pairs.iter().any(|pair| pair.source == now.source) {
            return Standing::Unrecorded;
        }
        let made = pairs.iter().find(|pair| pair.translation == now.translation);
        made.map_or(Standing::Unrecorded, |made| Standing::Stale(*made))
    }

    /// Whether there is such a line.
    pub(crate) fn has(&self, id: &str, pair: TextPair) -> bool {
        self.of_id.get(id).is_some_and(|pairs| pairs.contains(&pair))
    }

    /// What is recorded of a translation.
    pub(crate) fn last(&self, id: &str) -> Option<TextPair> {
        self.of_id.get(id)?.last().copied()
    }

    /// The text of the file.
    pub(crate) fn to_text(&self) -> String {
        let mut text = String::new();
        for (id, TextPair { source, translation }) in &self.lines {
            // Writing to a string does not fail.
            let _ = writeln!(text, "{id} {source} {translation}");
        }
        text
    }
}

fn parse_line(text: &str) -> Option<(String, TextPair)> {
    let mut words = text.split_whitespace();
    let (id, source, translation) = (words.next()?, words.next()?, words.next()?);
    let (source, translation) = (Fingerprint::parse(source)?, Fingerprint::parse(translation)?);
    let pair = TextPair { source, translation };
    words.next().is_none().then(|| (id.to_owned(), pair))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(source: u64, translation: u64) -> TextPair {
        TextPair { source: Fingerprint(source), translation: Fingerprint(translation) }
    }

    #[test]
    fn what_is_written_reads_back() {
        let text = "E1 0000000000000001 00000000000000ff\nhelp fedcba9876543210 0123456789abcdef\n";
        let lock = SourceLock::parse(&Source::new("", text.as_bytes()));
        assert_eq!(lock.to_text(), text);
        assert!(lock.mistakes.is_empty());
    }

    #[test]
    fn what_is_no_line_of_a_lock() {
        let text = "E1 1 2\nE1\n=======\nE1 0000000000000001 000000000000000g\n";
        let lock = SourceLock::parse(&Source::new("", text.as_bytes()));
        assert_eq!((lock.lines.len(), lock.mistakes.len()), (0, 4));
    }

    #[test]
    fn a_translation_is_stale_while_only_its_source_has_changed() {
        let lock = SourceLock::new(vec![("E1".to_owned(), pair(1, 10))]);
        assert_eq!(lock.standing("E1", pair(1, 10)), Standing::Recorded);
        assert_eq!(lock.standing("E1", pair(2, 10)), Standing::Stale(pair(1, 10)));
        assert_eq!(lock.standing("E1", pair(2, 11)), Standing::Unrecorded);
        assert_eq!(lock.standing("E1", pair(1, 11)), Standing::Unrecorded);
        assert_eq!(lock.standing("E2", pair(1, 10)), Standing::Unrecorded);
    }

    /// Git keeps the lines of both sides.
    #[test]
    fn of_two_lines_the_one_that_holds_counts() {
        let lines = [pair(1, 10), pair(2, 11)].map(|pair| ("E1".to_owned(), pair));
        let lock = SourceLock::new(lines.to_vec());
        assert_eq!(lock.standing("E1", pair(2, 11)), Standing::Recorded);
        assert_eq!(lock.standing("E1", pair(3, 11)), Standing::Stale(pair(2, 11)));
    }
}
