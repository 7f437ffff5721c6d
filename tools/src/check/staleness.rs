//! The translations whose source has changed since, by a lock or by a commit.

use std::collections::{HashMap, HashSet};

use crate::project::locks::Locks;
use crate::project::source_lock::{Fingerprint, SourceLock, Standing, TextPair};
use crate::syntax::fingerprint;
use crate::syntax::messages::Messages;
use crate::syntax::snapshot::Snapshot;

/// The text of the source that a translation was made from.
#[derive(Clone, Debug)]
pub(crate) enum StaleSource {
    /// Its fingerprint, from a lock.
    Fingerprint(Fingerprint),
    /// The text itself, from a commit.
    Text(String),
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
