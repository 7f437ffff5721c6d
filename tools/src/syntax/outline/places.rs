//! Where the message or term of each id stands among the files of a locale, and which are hidden.

use std::collections::HashMap;

use crate::project::overlay::Served;
use crate::syntax::id_index::IdIndex;
use crate::syntax::outline::file::{FileOutline, ItemKind, ReferencePlace, id_in};

/// Which entry of a locale is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ItemPlace {
    file: u32,
    item: u32,
}

impl ItemPlace {
    /// An entry by its indices; no project has as many files or entries as a number holds.
    pub(crate) fn new(file: usize, item: usize) -> ItemPlace {
        let short = |index| u32::try_from(index).unwrap_or(u32::MAX);
        ItemPlace { file: short(file), item: short(item) }
    }

    /// The index of its file.
    pub(crate) fn file(self) -> usize {
        self.file as usize
    }

    /// Its index in the file.
    pub(crate) fn item(self) -> usize {
        self.item as usize
    }

    /// The entry before it in the file.
    pub(crate) fn before(self) -> Option<ItemPlace> {
        Some(ItemPlace { item: self.item.checked_sub(1)?, ..self })
    }
}

/// The messages and terms of a file of this index, each with its id.
pub(super) fn messages_of<'s>(
    file: usize,
    outline: &FileOutline<'s>,
) -> impl Iterator<Item = (ItemPlace, &'s str)> {
    let items = outline.items.iter().enumerate().filter(|(_, item)| item.kind.is_message());
    items.map(move |(index, item)| (ItemPlace::new(file, index), outline.id(item)))
}

/// The id of a message or term.
pub(super) fn id_at<'s>(files: &[FileOutline<'s>], place: ItemPlace) -> &'s str {
    let file = files.get(place.file());
    file.and_then(|file| Some(file.id(file.items.get(place.item())?))).unwrap_or_default()
}

/// The message or term of each id that is served, and the first ones of lower layers that these hide.
pub(super) fn places(
    files: &[FileOutline<'_>],
) -> (IdIndex<ItemPlace>, HashMap<ItemPlace, ItemPlace>) {
    let all = || files.iter().enumerate().flat_map(|(file, outline)| messages_of(file, outline));
    let mut first_places = HashMap::new();
    let places = IdIndex::new(all().count(), all().map(|(place, id)| (id, place)));
    let places = places.distinct(
        |place| id_at(files, place),
        |of_id| {
            let (first, served) = served(files, of_id);
            if first != served {
                first_places.insert(served, first);
            }
            served
        },
    );
    (places, first_places)
}

/// Of the messages or terms of one id, the first that shows something, and the one that is served.
fn served(files: &[FileOutline<'_>], of_id: &[ItemPlace]) -> (ItemPlace, ItemPlace) {
    let found = |place: &ItemPlace| {
        let file = files.get(place.file())?;
        let item = file.items.get(place.item())?;
        let is_shown = item.kind != ItemKind::EmptyMessage;
        is_shown.then(|| (*place, Served::new(file.layer, item.has_text)))
    };
    let mut shown = of_id.iter().filter_map(found);
    let Some((first, mut of_first)) = shown.next() else {
        let none = ItemPlace::new(0, 0);
        let empty = of_id.first().copied().unwrap_or(none);
        return (empty, empty);
    };
    let mut served = first;
    for (place, next) in shown {
        if of_first.is_hidden_by(next) {
            served = place;
        }
    }
    (first, served)
}

/// The messages and terms that refer to others; the files have their references no more.
pub(super) fn referring(files: &mut [FileOutline<'_>]) -> IdIndex<(ItemPlace, u32)> {
    let count = files.iter().map(|file| file.references.len()).sum();
    let of_files = files.iter_mut().enumerate().flat_map(|(index, file)| {
        let references = std::mem::take(&mut file.references);
        let text = file.source.text();
        references.into_iter().map(move |ReferencePlace { at, item }| {
            (id_in(text, at as usize), (ItemPlace::new(index, item as usize), at))
        })
    });
    IdIndex::new(count, of_files)
}
