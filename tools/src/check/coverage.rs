//! The coverage of a locale: how much is translated, stale or missing.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::check::staleness::StaleSource;
use crate::syntax::messages::{Message, Messages};

/// The codes of the source, counted by their state in a locale.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Coverage {
    /// Codes that the source has.
    pub(crate) codes: usize,
    /// Of these, the codes that the locale has a translation for.
    pub(crate) translated: usize,
    /// The codes whose text is still the source's.
    pub(crate) untranslated: usize,
    /// Of the translated, the codes whose source has changed since.
    pub(crate) stale: usize,
    /// The codes that the locale has no text for.
    pub(crate) missing: usize,
}

impl Coverage {
    /// Adds the codes of another bundle.
    pub(crate) fn add(&mut self, other: Coverage) {
        self.codes += other.codes;
        self.translated += other.translated;
        self.untranslated += other.untranslated;
        self.stale += other.stale;
        self.missing += other.missing;
    }

    /// The percentage that is translated, rounded down.
    pub(crate) fn percent(&self) -> usize {
        (self.translated * 100).checked_div(self.codes).unwrap_or(100)
    }

    /// Whether this percentage is translated.
    pub(crate) fn reaches(&self, percent: u8) -> bool {
        self.translated * 100 >= self.codes * usize::from(percent)
    }
}

/// The progress of a locale: its coverage, and the messages that are not up to date.
#[derive(Debug, Default)]
pub(crate) struct Progress<'c> {
    pub(crate) coverage: Coverage,
    /// The messages whose text is still the source's, by their ids.
    pub(crate) untranslated: HashSet<String>,
    /// The translations whose source has changed since, by their ids.
    pub(crate) stale: HashMap<&'c str, StaleSource>,
}

impl<'c> Progress<'c> {
    /// `counted` are the source's messages; `untranslated` are the ids of those whose text is still
    /// the source's.
    pub(crate) fn new<'m>(
        messages: &Messages<'_>,
        counted: impl Iterator<Item = &'m Message<'m>>,
        untranslated: HashSet<String>,
        stale: HashMap<&'c str, StaleSource>,
    ) -> Progress<'c> {
        let mut coverage = Coverage::default();
        for message in counted {
            coverage.codes += 1;
            let own = messages.get(message.id);
            let has_text =
                own.is_some_and(|own| own.value().is_some() || message.value().is_none());
            let is_untranslated = untranslated.contains(message.id);
            coverage.translated += usize::from(has_text && !is_untranslated);
            coverage.untranslated += usize::from(has_text && is_untranslated);
            coverage.missing += usize::from(!has_text);
            coverage.stale += usize::from(stale.contains_key(message.id));
        }
        Progress { coverage, untranslated, stale }
    }
}
