//! The layers of a locale's files, laid over each other as the library does it.

use std::collections::{HashMap, HashSet};

use fluent_codes::Code;
use fluent_codes::tooling::{Entry, UNKNOWN_CODE, ast, is_blank};

/// What is served for an id.
#[derive(Clone, Copy)]
pub(crate) struct Served {
    layer: usize,
    has_text: bool,
    /// The last layer that has it, served or not.
    last: usize,
}

impl Served {
    /// A message or term that is in a layer, and has a text or attributes alone.
    pub(crate) fn new(layer: usize, has_text: bool) -> Served {
        Served { layer, has_text, last: layer }
    }

    /// Looks at the next one of the same id, of this layer or a later one: whether that is served
    /// instead. Of one layer, the first counts.
    pub(crate) fn is_hidden_by(&mut self, next: Served) -> bool {
        let is_hidden = self.last < next.layer && (next.has_text || !self.has_text);
        if is_hidden {
            *self = next;
        }
        self.last = next.layer;
        is_hidden
    }
}

/// The messages and terms that those of another layer hide, by where they start, of each file: a
/// layer's number and what stands in the file, those of lower layers first.
///
/// The later layer counts, but attributes alone take no text away, and an empty text takes nothing.
pub(crate) fn hidden<'e>(files: &[(usize, &'e [Entry<'e>])]) -> Vec<HashSet<usize>> {
    let first = files.first().map(|(layer, _)| layer);
    if files.iter().all(|(layer, _)| Some(layer) == first) {
        return files.iter().map(|_| HashSet::new()).collect();
    }
    let mut served: HashMap<String, Served> = HashMap::new();
    for (layer, entries) in files {
        for (id, entry) in named(entries) {
            let found = Served::new(*layer, has_value(entry));
            served.entry(id).or_insert(found).is_hidden_by(found);
        }
    }
    let is_hidden = |layer, id: &str| served.get(id).is_some_and(|served| served.layer != layer);
    let of_file = |(layer, entries): &(usize, &'e [Entry<'e>])| {
        let hidden = named(entries).filter(|(id, _)| is_hidden(*layer, id));
        hidden.map(|(_, entry)| entry.span.start).collect()
    };
    files.iter().map(of_file).collect()
}

/// The messages and terms that are not empty, with their ids.
fn named<'e>(entries: &'e [Entry<'e>]) -> impl Iterator<Item = (String, &'e Entry<'e>)> {
    let all = entries.iter().filter(|entry| !is_empty(entry));
    all.filter_map(|entry| Some((entry.id()?, entry)))
}

/// Whether it has a text to be shown, and that is empty: it counts as missing. The text of any other
/// message or term is a part of such texts, and may say nothing.
pub(crate) fn is_empty(entry: &Entry<'_>) -> bool {
    let ast::Entry::Message(message) = &entry.node else { return false };
    let id = message.id.name;
    let is_shown = id == UNKNOWN_CODE || Code::from_message_id(id).is_some();
    is_shown && message.value.as_ref().is_some_and(is_blank)
}

/// Whether there is more to it than attributes.
pub(crate) fn has_value(entry: &Entry<'_>) -> bool {
    match &entry.node {
        ast::Entry::Message(message) => message.value.is_some(),
        _ => true,
    }
}
