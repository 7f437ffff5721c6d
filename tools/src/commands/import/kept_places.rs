//! The places that comments keep for messages until these are translated.

use std::collections::{HashMap, HashSet};

use fluent_codes::tooling::Source;

use crate::syntax::edits::Edit;
use crate::syntax::outline::ItemKind;
use crate::syntax::outline::{ItemPlace, LocaleOutline};
use crate::syntax::placeholder;

/// The places of a locale's messages, and which of them are filled.
pub(super) struct KeptPlaces<'l, 's> {
    locale: &'l LocaleOutline<'s>,
    of_ids: HashMap<String, ItemPlace>,
    filled: HashSet<ItemPlace>,
}

impl<'l, 's> KeptPlaces<'l, 's> {
    /// The places of a locale, into which messages of these ids go.
    pub(super) fn new<'i>(
        locale: &'l LocaleOutline<'s>,
        ids: impl Iterator<Item = &'i str>,
    ) -> KeptPlaces<'l, 's> {
        let mut ids = ids.peekable();
        let of_ids = if ids.peek().is_none() { HashMap::new() } else { of_ids(locale) };
        let filled = ids.filter_map(|id| of_ids.get(id)).copied().collect();
        KeptPlaces { locale, of_ids, filled }
    }

    /// The place of a message, if there is one.
    pub(super) fn get(&self, id: &str) -> Option<ItemPlace> {
        self.of_ids.get(id).copied()
    }

    /// Puts a message into its place; what translators wrote there stays.
    pub(super) fn fill(
        &self,
        place: ItemPlace,
        id: &str,
        text: &str,
        (source, line_break): (&str, &str),
    ) -> Vec<Edit> {
        let Some(item) = self.locale.item(place) else { return Vec::new() };
        let comment = self.locale.slice(place);
        let notes = placeholder::without_generated(comment, source, &self.locale.name);
        let end = notes.find(&format!("# {id} =")).unwrap_or(0);
        let notes = notes.get(..end).unwrap_or_default();
        let text = format!("{notes}{text}");
        let gap = if text.starts_with('#') { None } else { self.gap(place, line_break) };
        let range = item.at()..item.at() + comment.len();
        gap.into_iter().chain([Edit { range, text }]).collect()
    }

    /// Takes away the empty lines before a place if a message stands before them: messages without a
    /// comment follow each other.
    fn gap(&self, place: ItemPlace, line_break: &str) -> Option<Edit> {
        let before = place.before()?;
        let (item, previous) = (self.locale.item(place)?, self.locale.item(before)?);
        if !previous.kind.is_message() && !self.filled.contains(&before) {
            return None;
        }
        let start = previous.at() + self.locale.slice(before).len() + line_break.len();
        (start < item.at()).then(|| Edit { range: start..item.at(), text: String::new() })
    }
}

fn of_ids(locale: &LocaleOutline<'_>) -> HashMap<String, ItemPlace> {
    let mut places = HashMap::new();
    for (file, outline) in locale.files.iter().enumerate() {
        let items = outline.items.iter().enumerate();
        for (item, _) in items.filter(|(_, item)| item.kind == ItemKind::Placeholder) {
            let place = ItemPlace::new(file, item);
            let source = Source::new("", locale.slice(place).as_bytes());
            let parsed = source.parse();
            if let Some(id) = parsed.entries.first().and_then(|entry| entry.placeholder_id()) {
                places.entry(id.to_owned()).or_insert(place);
            }
        }
    }
    places
}
