//! `codes.lock`: the codes that are published, each active or retired.
//!
//! A line is `131201`, or `120906 retired 2026-11-24`, or `120906 retired 2026-11-24 120905` with the
//! code that replaces it. The lines are sorted by code. Git merges the file by keeping the lines of
//! both sides, so a code may be in it twice until the file is written again.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::NaiveDate;
use fluent_codes::Code;
use fluent_codes::tooling::Source;

use crate::project::codes::parse_code;
use crate::project::conflict_marks::conflict_mark;

/// The file's name, in the folder of locales.
pub(crate) const NAME: &str = "codes.lock";

/// The published codes.
#[derive(Debug, Default)]
pub(crate) struct CodeLock {
    pub(crate) codes: BTreeMap<Code, PublishedCode>,
    /// The lines that cannot be parsed.
    pub(crate) mistakes: Vec<LockMistake>,
    /// Whether the file is as the tool writes it.
    pub(crate) is_canonical: bool,
}

/// A published code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PublishedCode {
    /// Its line in the file, from 1; 0 if it is not in the file.
    pub(crate) line: usize,
    pub(crate) retired: Option<Retirement>,
}

/// When a code was retired, and the code that replaces it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Retirement {
    pub(crate) date: NaiveDate,
    pub(crate) replaced_by: Option<Code>,
}

/// A line of a lock that cannot be parsed.
#[derive(Debug)]
pub(crate) struct LockMistake {
    pub(crate) line: usize,
    pub(crate) message: String,
    /// Whether git has marked a conflict with it. The lines of both sides count, so it can go.
    pub(crate) is_conflict_mark: bool,
}

impl LockMistake {
    /// A line that is not what was expected.
    pub(crate) fn new(line: usize, text: &str, expected: &str) -> LockMistake {
        let text = text.trim();
        let message = format!("expected {expected}, found `{text}`");
        LockMistake { line, message, is_conflict_mark: conflict_mark(text).is_some() }
    }

    /// A file in another encoding, of which parts cannot be read.
    pub(crate) fn of_encoding(source: &Source) -> Option<LockMistake> {
        let message = || "expected UTF-8".to_owned();
        let mistake = || LockMistake { line: 1, message: message(), is_conflict_mark: false };
        source.bytes().is_none().then(mistake)
    }
}

impl CodeLock {
    pub(crate) fn parse(source: &Source) -> CodeLock {
        let mut lock = CodeLock::default();
        lock.mistakes.extend(LockMistake::of_encoding(source));
        for (line, text) in (1..).zip(source.text().lines()) {
            if text.trim().is_empty() {
                continue;
            }
            match parse_line(text) {
                Some((code, retired)) => lock.add(code, PublishedCode { line, retired }),
                None => lock.mistakes.push(LockMistake::new(line, text, EXPECTED)),
            }
        }
        lock.is_canonical = lock.to_text() == source.text().replace("\r\n", "\n");
        lock
    }

    /// Adds a line. Of two for one code, the one that retires it counts.
    fn add(&mut self, code: Code, published: PublishedCode) {
        let known = self.codes.entry(code).or_insert_with(|| published.clone());
        if known.retired.is_none() {
            *known = published;
        }
    }

    /// The text of the file.
    pub(crate) fn to_text(&self) -> String {
        let mut text = String::new();
        for (code, published) in &self.codes {
            // Writing to a string does not fail.
            let _ = write!(text, "{code}");
            if let Some(Retirement { date, replaced_by }) = &published.retired {
                let _ = write!(text, " retired {date}");
                if let Some(other) = replaced_by {
                    let _ = write!(text, " {other}");
                }
            }
            text.push('\n');
        }
        text
    }
}

/// What a line must be.
const EXPECTED: &str = "a code, or as in `120906 retired 2026-11-24 120905`";

fn parse_line(text: &str) -> Option<(Code, Option<Retirement>)> {
    let code = |word: &str| parse_code(word).map(Code::new).ok();
    let words: Vec<&str> = text.split_whitespace().collect();
    let (date, replacement) = match words.as_slice() {
        [active] => return Some((code(active)?, None)),
        [_, "retired", date] => (date, None),
        [_, "retired", date, replacement] => (date, Some(code(replacement)?)),
        _ => return None,
    };
    let retired = code(words.first()?)?;
    Some((retired, Some(Retirement { date: date.parse().ok()?, replaced_by: replacement })))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> CodeLock {
        CodeLock::parse(&Source::new("codes.lock", text.as_bytes()))
    }

    #[test]
    fn what_is_written_reads_back() {
        let text = "-1\n2 retired 2026-11-24\n10 retired 2026-11-24 2\n131201\n";
        let lock = parse(text);
        assert_eq!(lock.to_text(), text);
        assert!(lock.is_canonical && lock.mistakes.is_empty());
        assert_eq!(lock.codes[&Code::new(131_201)], PublishedCode { line: 4, retired: None });
    }

    /// Git keeps the lines of both sides.
    #[test]
    fn a_code_that_stands_there_twice_is_retired_if_one_line_says_so() {
        for text in ["7\n7 retired 2026-11-24\n3\n", "7 retired 2026-11-24\n3\n7\n"] {
            let lock = parse(text);
            assert_eq!(lock.to_text(), "3\n7 retired 2026-11-24\n");
            assert!(!lock.is_canonical);
        }
    }

    #[test]
    fn what_is_no_line_of_a_lock() {
        let lock =
            parse("1\n<<<<<<< ours\nx\n5 retired\n5 retired 2026-13-01\n5 retired 2026-01-01 x\n");
        let lines: Vec<usize> = lock.mistakes.iter().map(|mistake| mistake.line).collect();
        assert_eq!(lines, [2, 3, 4, 5, 6]);
    }
}
