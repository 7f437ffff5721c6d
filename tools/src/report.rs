//! How findings are printed.

pub(crate) mod json;
pub(crate) mod text;

use std::collections::{BTreeMap, BTreeSet};

use fluent_codes::Code;
use serde::Serialize;

use crate::finding::{Finding, Severity};
use crate::project::{Locale, Message};

/// A number with its noun.
pub(crate) fn count(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

/// All that a report says.
pub(crate) struct Report<'r> {
    pub(crate) locales: &'r [Locale<'r>],
    pub(crate) findings: &'r [Finding],
    pub(crate) summary: Summary,
}

/// The findings and the translations, counted.
#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) notes: usize,
    pub(crate) locales: BTreeMap<String, Coverage>,
}

/// How much of the source a locale has.
#[derive(Debug, Serialize)]
pub(crate) struct Coverage {
    /// Codes that the source has.
    pub(crate) codes: usize,
    /// Of these, the codes that the locale has a text for.
    pub(crate) translated: usize,
    /// Of these, the texts whose source has changed since.
    pub(crate) stale: usize,
}

impl<'r> Report<'r> {
    pub(crate) fn new(
        locales: &'r [Locale<'r>],
        source: &Locale<'_>,
        findings: &'r [Finding],
    ) -> Report<'r> {
        let codes = codes(source);
        let coverage = |locale: &Locale<'_>| {
            let translated = codes.intersection(&self::codes(locale)).count();
            (locale.id.to_string(), Coverage { codes: codes.len(), translated, stale: 0 })
        };
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        let locales_covered = locales.iter().map(coverage).collect();
        let summary = Summary { errors, warnings: 0, notes: 0, locales: locales_covered };
        Report { locales, findings, summary }
    }
}

fn codes(locale: &Locale<'_>) -> BTreeSet<Code> {
    locale.translated().map(Message::id).filter_map(Code::from_message_id).collect()
}
