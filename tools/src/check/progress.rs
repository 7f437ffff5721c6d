//! The progress of a locale: what is translated, stale or missing.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::project::locks::Locks;
use crate::project::source_lock::{Fingerprint, SourceLock, Standing, TextPair};
use crate::syntax::fingerprint;
use crate::syntax::messages::{Message, Messages};
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

/// The fingerprints of a translation and of its source text.
struct Pair<'c> {
    id: &'c str,
    /// The number of the layer that has the translation.
    layer: usize,
    texts: TextPair,
}

/// The fingerprints of a locale's translations and of their source texts, in the source's order.
fn pairs<'c>(
    messages: &Messages<'_>,
    source: &Messages<'c>,
    untranslated: &HashSet<String>,
) -> Vec<Pair<'c>> {
    let mut pairs = Vec::new();
    for message in source.served().filter(|message| !message.is_term()) {
        if let Some(own) = messages.get(message.id).filter(|own| !untranslated.contains(own.id)) {
            let texts = fingerprint::of_pair(message, own);
            pairs.push(Pair { id: message.id, layer: own.file.layer, texts });
        }
    }
    pairs
}

/// The translations whose source has changed since: by the lock of the layer that they are in, or, if it
/// has none, by what a commit has.
pub(crate) fn stale<'c>(
    locks: &Locks,
    snapshot: Option<&Snapshot>,
    messages: &Messages<'_>,
    source: &Messages<'c>,
    untranslated: &HashSet<String>,
) -> HashMap<&'c str, StaleSource> {
    let mut stale = HashMap::new();
    for Pair { id, layer, texts } in pairs(messages, source, untranslated) {
        let past = match (locks.translations(messages.name(), layer), snapshot) {
            (Some(file), _) => stale_by_lock(&file.lock, id, texts),
            (None, Some(snapshot)) => stale_since(snapshot, messages, source, id, texts),
            (None, None) => None,
        };
        stale.extend(past.map(|past| (id, past)));
    }
    stale
}

fn stale_by_lock(lock: &SourceLock, id: &str, now: TextPair) -> Option<StaleSource> {
    match lock.standing(id, now) {
        Standing::Stale(made) => Some(StaleSource::Fingerprint(made.source)),
        Standing::Recorded | Standing::Unrecorded => None,
    }
}

/// A translation is stale that is as a commit has it, while its source is not.
fn stale_since(
    snapshot: &Snapshot,
    messages: &Messages<'_>,
    source: &Messages<'_>,
    id: &str,
    now: TextPair,
) -> Option<StaleSource> {
    let past_source = snapshot.message(source.locale, id)?;
    let past_own = snapshot.message(messages.locale, id)?;
    let is_stale = past_source.fingerprint != now.source && past_own.fingerprint == now.translation;
    is_stale.then(|| StaleSource::Text(past_source.text.clone()))
}

/// The lines of the lock of a locale in a layer as they should be; a stale translation keeps what it was
/// made from, unless it is accepted.
pub(crate) fn lock_lines(
    lock: &SourceLock,
    layer: usize,
    messages: &Messages<'_>,
    source: &Messages<'_>,
    untranslated: &HashSet<String>,
    is_accepted: impl Fn(&str) -> bool,
) -> SourceLock {
    let pairs = pairs(messages, source, untranslated).into_iter();
    let now: HashMap<&str, TextPair> =
        pairs.filter(|pair| pair.layer == layer).map(|pair| (pair.id, pair.texts)).collect();
    let mut lines = Vec::new();
    for message in source.served().filter(|message| !message.is_term()) {
        let id = message.id;
        let pair = match now.get(id) {
            Some(now) => match lock.standing(id, *now) {
                Standing::Stale(made) if !is_accepted(id) => made,
                _ => *now,
            },
            // A translation that is broken, missing or hidden for a while may come back.
            None => match lock.last(id) {
                Some(pair) => pair,
                None => continue,
            },
        };
        lines.push((id.to_owned(), pair));
    }
    SourceLock::new(lines)
}
