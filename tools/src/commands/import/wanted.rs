//! The texts that a table has anew.

use std::collections::BTreeMap;

use crate::syntax::id_index::IdIndex;
use crate::syntax::outline::ItemPlace;
use crate::tables::table::{Key, Place};

/// A text that a locale is to have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'t> {
    /// The id of its message, or of a term with its `-`.
    pub(super) id: &'t str,
    /// The attribute's name; `None` for the value.
    pub(super) attribute: Option<&'t str>,
    pub(super) text: &'t str,
    /// Its place in the table.
    pub(super) place: Place,
    /// The message of the locale that the table has before it.
    pub(super) behind: Option<ItemPlace>,
    /// The text of the source that it was made from, if that is another one now.
    pub(super) older_source: Option<&'t str>,
}

impl Wanted<'_> {
    pub(super) fn key(&self) -> Key {
        Key { id: self.id.to_owned(), attribute: self.attribute.map(str::to_owned) }
    }
}

/// The texts that a locale is to have, in the order of the table. There may be a million of them, so
/// that they are kept in one buffer.
#[derive(Debug, Default)]
pub(super) struct WantedTexts {
    buffer: String,
    entries: Vec<Entry>,
    /// The texts of the source that some were made from, by their indices.
    older_sources: BTreeMap<usize, String>,
}

/// Where a text stands in the buffer, behind its id and its attribute's name.
#[derive(Clone, Copy, Debug)]
struct Entry {
    start: usize,
    id_len: u32,
    /// No name is empty, so 0 is none.
    attribute_len: u32,
    line: u32,
    column: u32,
    behind: Option<ItemPlace>,
}

impl WantedTexts {
    pub(super) fn push(&mut self, wanted: Wanted<'_>) {
        let Wanted { id, attribute, text, place, behind, older_source } = wanted;
        if let Some(older) = older_source {
            self.older_sources.insert(self.entries.len(), older.to_owned());
        }
        let attribute = attribute.unwrap_or_default();
        self.entries.push(Entry {
            start: self.buffer.len(),
            id_len: short(id.len()),
            attribute_len: short(attribute.len()),
            line: short(place.line),
            column: short(place.column),
            behind,
        });
        self.buffer.extend([id, attribute, text]);
    }

    /// Whether some were made from texts of the source that are others now.
    pub(super) fn has_older_sources(&self) -> bool {
        !self.older_sources.is_empty()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn get(&self, index: usize) -> Option<Wanted<'_>> {
        let Entry { start, id_len, attribute_len, line, column, behind } =
            *self.entries.get(index)?;
        let end = self.entries.get(index + 1).map_or(self.buffer.len(), |next| next.start);
        let (id, rest) = self.buffer.get(start..end)?.split_at_checked(id_len as usize)?;
        let (attribute, text) = rest.split_at_checked(attribute_len as usize)?;
        let attribute = Some(attribute).filter(|name| !name.is_empty());
        let place = Place { line: line as usize, column: column as usize };
        let older_source = self.older_sources.get(&index).map(String::as_str);
        Some(Wanted { id, attribute, text, place, behind, older_source })
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Wanted<'_>> {
        (0..self.entries.len()).filter_map(|index| self.get(index))
    }

    /// The indices of the texts of the messages for which `is_chosen` holds, grouped by the message,
    /// which come in the order of the table.
    pub(super) fn by_message(&self, is_chosen: impl Fn(&str) -> bool) -> Vec<MessageText> {
        let first = FirstTexts::new(self);
        let chosen = self.iter().enumerate().filter(|(_, wanted)| is_chosen(wanted.id));
        let mut texts: Vec<MessageText> = chosen
            .map(|(index, Wanted { id, .. })| MessageText {
                first: first.index(id).unwrap_or(short(index)),
                index: short(index),
            })
            .collect();
        texts.sort_unstable();
        texts
    }
}

/// A text of a message, and the first of that message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct MessageText {
    pub(super) first: u32,
    pub(super) index: u32,
}

/// The first text of each message.
pub(super) struct FirstTexts<'t> {
    texts: &'t WantedTexts,
    indices: IdIndex<u32>,
}

impl<'t> FirstTexts<'t> {
    pub(super) fn new(texts: &'t WantedTexts) -> FirstTexts<'t> {
        let all = texts.iter().zip(0..).map(|(wanted, index)| (wanted.id, index));
        let id_of = |index: u32| texts.get(index as usize).map_or("", |wanted| wanted.id);
        let first = |of_id: &[u32]| of_id.first().copied().unwrap_or_default();
        FirstTexts { texts, indices: IdIndex::new(texts.entries.len(), all).distinct(id_of, first) }
    }

    fn index(&self, id: &str) -> Option<u32> {
        let has_id =
            |index: u32| self.texts.get(index as usize).is_some_and(|wanted| wanted.id == id);
        self.indices.find(id, has_id)
    }

    /// The first text of the message of an id.
    pub(super) fn get(&self, id: &str) -> Option<Wanted<'t>> {
        self.texts.get(self.index(id)? as usize)
    }

    /// All texts.
    pub(super) fn iter(&self) -> impl Iterator<Item = Wanted<'t>> + use<'t> {
        let texts = self.texts;
        texts.iter()
    }
}

/// An index, a length or a line: a table has fewer than 4 Gi.
fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_by_their_messages() {
        let mut texts = WantedTexts::default();
        let place = Place::of_line(2);
        for (id, attribute, text) in
            [("E1", None, "one"), ("E2", Some("help"), ""), ("E1", Some("help"), "of one")]
        {
            let (behind, older_source) = (None, None);
            texts.push(Wanted { id, attribute, text, place, behind, older_source });
        }
        let written: Vec<_> = texts.iter().map(|it| (it.id, it.attribute, it.text)).collect();
        assert_eq!(
            written,
            [("E1", None, "one"), ("E2", Some("help"), ""), ("E1", Some("help"), "of one")]
        );
        assert_eq!(FirstTexts::new(&texts).get("E2").map(|it| it.place), Some(place));
        let of_messages = texts.by_message(|_| true).into_iter();
        assert_eq!(
            of_messages.map(|it| (it.first, it.index)).collect::<Vec<_>>(),
            [(0, 0), (0, 2), (1, 1)]
        );
    }
}
