//! The files of a locale with the texts of a table in them.

use std::iter::Peekable;

use super::additions::{self, Addition, Way};
use super::change::Change;
use super::kept_places::KeptPlaces;
use super::new_message::NewMessage;
use super::target::Target;
use super::wanted::MessageText;
use crate::commands::sparse::SparseProject;
use crate::syntax::edits::{self, Edit, line_break};
use crate::syntax::outline::{FileOutline, ItemPlace, LocaleOutline};
use crate::syntax::part_edits;

/// The changes of a locale's files.
pub(super) fn of_locale<'p>(
    project: &SparseProject<'_>,
    target: &Target<'_>,
    locale: &'p LocaleOutline<'p>,
) -> Vec<Change<'p>> {
    let present = texts_of_present(target, locale);
    let new = target.wanted.by_message(|id| locale.place(id).is_none());
    let ids = NewMessage::all(&target.wanted, &new).map(|message| message.id);
    let places = KeptPlaces::new(locale, ids);
    let additions = additions::of_locale(project, target, locale, &new, &places);
    let mut changes = Vec::new();
    for (index, file) in locale.files.iter().enumerate() {
        let start_of = |file: usize| ItemPlace::new(file, 0);
        let start = present.partition_point(|text| text.place < start_of(index));
        let end = present.partition_point(|text| text.place < start_of(index + 1));
        let present = present.get(start..end).unwrap_or_default();
        let start = additions.partition_point(|addition| addition.file < index);
        let end = additions.partition_point(|addition| addition.file <= index);
        let additions = additions.get(start..end).unwrap_or_default();
        if present.is_empty() && additions.is_empty() && !target.is_started {
            continue;
        }
        let (new, places) = (new.as_slice(), &places);
        let edited = EditedFile { project, target, locale, file, present, new, additions, places };
        let counts = (edited.present().count(), additions.len());
        changes.push(Change::edit(target, file.source, edited.text(), counts));
    }
    changes
}

/// A text of a message that the locale has: its index among those of the table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct PresentText {
    place: ItemPlace,
    index: u32,
}

/// The texts of the messages that the locale has, in the order of its files.
fn texts_of_present(target: &Target<'_>, locale: &LocaleOutline<'_>) -> Vec<PresentText> {
    let texts =
        target.wanted.iter().zip(0..).filter_map(|(wanted, index)| {
            Some(PresentText { place: locale.place(wanted.id)?, index })
        });
    let mut texts: Vec<PresentText> = texts.collect();
    texts.sort_unstable();
    texts
}

/// A file, and what a table has for it.
struct EditedFile<'e> {
    project: &'e SparseProject<'e>,
    target: &'e Target<'e>,
    locale: &'e LocaleOutline<'e>,
    file: &'e FileOutline<'e>,
    present: &'e [PresentText],
    /// The texts of the new messages of all files.
    new: &'e [MessageText],
    additions: &'e [Addition],
    places: &'e KeptPlaces<'e, 'e>,
}

impl<'e> EditedFile<'e> {
    /// The texts of each message that the file has and the table changes.
    fn present(&self) -> impl Iterator<Item = &'e [PresentText]> + use<'e> {
        self.present.chunk_by(|text, next| text.place == next.place)
    }

    /// The new text of the file. The edits are made one after the other.
    fn text(&self) -> String {
        let text = self.file.source.text();
        let line_break = line_break(text);
        let changed = self.present().flat_map(|texts| self.changed_texts(texts, line_break));
        let added = self.additions.iter().flat_map(|it| self.added_texts(*it, line_break));
        let edits = Merged { first: changed.peekable(), second: added.peekable() };
        edits::apply_sorted(text, edits)
    }

    /// The edits of a message that the file has, in their order.
    fn changed_texts(&self, texts: &[PresentText], line_break: &str) -> Vec<Edit> {
        let place = texts.first().map(|text| text.place);
        let Some((place, item)) = place.and_then(|it| Some((it, self.locale.item(it)?))) else {
            return Vec::new();
        };
        let wanted = texts.iter().filter_map(|text| self.target.wanted.get(text.index as usize));
        let parts = wanted.map(|wanted| (wanted.attribute, wanted.text));
        let mut edits = part_edits::of_message(self.locale.slice(place), parts, line_break);
        for Edit { range, .. } in &mut edits {
            *range = item.at() + range.start..item.at() + range.end;
        }
        edits.sort_by_key(|edit| edit.range.start);
        edits
    }

    /// The edits that add a message, in their order.
    fn added_texts(&self, addition: Addition, line_break: &str) -> Vec<Edit> {
        let Addition { at, texts, way, .. } = addition;
        let texts = self.new.get(texts..).unwrap_or_default();
        let texts = texts.chunk_by(|text, next| text.first == next.first).next();
        let message = texts.and_then(|texts| NewMessage::new(&self.target.wanted, texts));
        let Some(message) = message else { return Vec::new() };
        let mut text = String::new();
        match way {
            Way::First => {
                message.write(line_break, &mut text);
                text.push_str(line_break);
            }
            Way::Behind { is_comment } => {
                text.push_str(&line_break.repeat(if is_comment { 2 } else { 1 }));
                message.write(line_break, &mut text);
            }
            Way::Fill(place) => {
                message.write(line_break, &mut text);
                let source = self.project.opened.source.as_str();
                return self.places.fill(place, message.id, &text, (source, line_break));
            }
        }
        vec![Edit { range: at..at, text }]
    }
}

/// The edits of two sources, each in the order of its places; of those in one place, the first's.
struct Merged<A: Iterator, B: Iterator> {
    first: Peekable<A>,
    second: Peekable<B>,
}

impl<A: Iterator<Item = Edit>, B: Iterator<Item = Edit>> Iterator for Merged<A, B> {
    type Item = Edit;

    fn next(&mut self) -> Option<Edit> {
        let start = |edit: &Edit| edit.range.start;
        match (self.first.peek().map(start), self.second.peek().map(start)) {
            (Some(first), Some(second)) if second < first => self.second.next(),
            (Some(_), _) => self.first.next(),
            (None, _) => self.second.next(),
        }
    }
}
