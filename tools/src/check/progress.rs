//! The progress of a locale: what is translated, stale or missing.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::project::source_lock::{Fingerprint, SourceLock, Standing, TextPair};
use crate::syntax::fingerprint;
use crate::syntax::messages::Messages;
use crate::syntax::snapshot::Snapshot;

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

/// The text of the source that a translation was made from.
#[derive(Clone, Debug)]
pub(crate) enum StaleSource {
    /// Its fingerprint, from a lock.
    Fingerprint(Fingerprint),
    /// The text itself, from a commit.
    Text(String),
}

impl<'c> Progress<'c> {
    /// `untranslated` are the ids of the messages whose text is still the source's.
    pub(crate) fn new(
        messages: &Messages<'c>,
        source: &Messages<'c>,
        untranslated: HashSet<String>,
        stale: HashMap<&'c str, StaleSource>,
    ) -> Progress<'c> {
        let mut coverage = Coverage::default();
        for message in source.counted() {
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

/// The fingerprints of a locale's translations and of their source texts, in the source's order.
fn pairs<'c>(
    messages: &Messages<'c>,
    source: &Messages<'c>,
    untranslated: &HashSet<String>,
) -> Vec<(&'c str, TextPair)> {
    let mut pairs = Vec::new();
    for message in source.served().filter(|message| !message.is_term()) {
        if let Some(own) = messages.get(message.id).filter(|own| !untranslated.contains(own.id)) {
            pairs.push((message.id, fingerprint::of_pair(message, own)));
        }
    }
    pairs
}

/// The translations that are stale by the locale's lock.
pub(crate) fn stale_by_lock<'c>(
    lock: &SourceLock,
    messages: &Messages<'c>,
    source: &Messages<'c>,
    untranslated: &HashSet<String>,
) -> HashMap<&'c str, StaleSource> {
    let mut stale = HashMap::new();
    for (id, now) in pairs(messages, source, untranslated) {
        if let Standing::Stale(made) = lock.standing(id, now) {
            stale.insert(id, StaleSource::Fingerprint(made.source));
        }
    }
    stale
}

/// The translations that have not changed since a commit, while their source has.
pub(crate) fn stale_since<'c>(
    snapshot: &Snapshot,
    messages: &Messages<'c>,
    source: &Messages<'c>,
    untranslated: &HashSet<String>,
) -> HashMap<&'c str, StaleSource> {
    let past = |messages: &Messages<'_>, id: &str| {
        snapshot.message(messages.locale.folder_name(), id).cloned()
    };
    let mut stale = HashMap::new();
    for (id, now) in pairs(messages, source, untranslated) {
        let (Some(past_source), Some(past_own)) = (past(source, id), past(messages, id)) else {
            continue;
        };
        if past_source.fingerprint != now.source && past_own.fingerprint == now.translation {
            stale.insert(id, StaleSource::Text(past_source.text));
        }
    }
    stale
}

/// The lines of a locale's lock as they should be; a stale translation keeps what it was made from,
/// unless it is accepted.
pub(crate) fn lock_lines(
    lock: &SourceLock,
    messages: &Messages<'_>,
    source: &Messages<'_>,
    untranslated: &HashSet<String>,
    is_accepted: impl Fn(&str) -> bool,
) -> SourceLock {
    let now: HashMap<&str, TextPair> = pairs(messages, source, untranslated).into_iter().collect();
    let mut lines = Vec::new();
    for message in source.served().filter(|message| !message.is_term()) {
        let id = message.id;
        let pair = match now.get(id) {
            Some(now) => match lock.standing(id, *now) {
                Standing::Stale(made) if !is_accepted(id) => made,
                _ => *now,
            },
            // A translation that is broken or missing for a while may come back.
            None => match lock.last(id) {
                Some(pair) => pair,
                None => continue,
            },
        };
        lines.push((id.to_owned(), pair));
    }
    SourceLock::new(lines)
}
