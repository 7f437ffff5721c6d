//! Where the messages of a table go that a locale does not have yet.

use super::kept_places::KeptPlaces;
use super::new_message::NewMessage;
use super::target::Target;
use super::wanted::MessageText;
use crate::commands::sparse::SparseProject;
use crate::syntax::outline::{ItemKind, ItemPlace, LocaleOutline};

/// The file for new messages by default.
pub(super) const DEFAULT_FILE: &str = "errors.ftl";

/// A new message, and where it goes.
#[derive(Clone, Copy)]
pub(super) struct Addition {
    pub(super) file: usize,
    /// The byte of the file.
    pub(super) at: usize,
    /// Where its texts begin among those of new messages.
    pub(super) texts: usize,
    pub(super) way: Way,
}

/// How a new message goes into a file.
#[derive(Clone, Copy)]
pub(super) enum Way {
    /// Before all that the file has.
    First,
    /// Behind an entry.
    Behind { is_comment: bool },
    /// In the place that a comment keeps for it.
    Fill(ItemPlace),
}

/// Where the new messages of a table go, in the order of the files and their places.
pub(super) fn of_locale(
    project: &SparseProject<'_>,
    target: &Target<'_>,
    locale: &LocaleOutline<'_>,
    new: &[MessageText],
    places: &KeptPlaces<'_, '_>,
) -> Vec<Addition> {
    let mut additions = Vec::new();
    let mut last = None;
    let mut texts = 0;
    for of_message in new.chunk_by(|text, next| text.first == next.first) {
        let start = texts;
        texts += of_message.len();
        let Some(message) = NewMessage::new(&target.wanted, of_message) else { continue };
        let addition = match places.get(message.id) {
            Some(place) => {
                let at = locale.item(place).map_or(0, |item| item.at());
                Addition { file: place.file(), at, texts: start, way: Way::Fill(place) }
            }
            None => {
                let anchor = anchor(project, target, locale, &message);
                let is_first = last != Some(anchor.place);
                last = Some(anchor.place);
                anchor.addition(locale, start, is_first)
            }
        };
        additions.push(addition);
    }
    // Messages added in one place stay in the table's order.
    additions.sort_by_key(|addition| (addition.file, addition.at));
    additions
}

/// What a new message goes behind.
struct Anchor {
    /// `None` for the start of the file.
    place: Option<ItemPlace>,
    file: usize,
}

impl Anchor {
    /// Puts a message there, `is_first` if it is the first that goes there.
    fn addition(&self, locale: &LocaleOutline<'_>, texts: usize, is_first: bool) -> Addition {
        let item = self.place.and_then(|place| Some((place, locale.item(place)?)));
        let Some((place, item)) = item else {
            return Addition { file: self.file, at: 0, texts, way: Way::First };
        };
        // A comment would become the message's own in the line above it.
        let is_comment = matches!(item.kind, ItemKind::Comment | ItemKind::Placeholder);
        let way = Way::Behind { is_comment: is_comment && is_first };
        Addition { file: self.file, at: item.at() + locale.slice(place).len(), texts, way }
    }
}

/// Where a message goes: behind the one that the table has before it; or else before the first that
/// the table and the locale have; or else to the end of the file that the source has it in.
fn anchor(
    project: &SparseProject<'_>,
    target: &Target<'_>,
    locale: &LocaleOutline<'_>,
    message: &NewMessage<'_>,
) -> Anchor {
    if let Some(place) = message.behind {
        return Anchor { place: Some(place), file: place.file() };
    }
    if let Some(first) = target.first {
        return Anchor { place: first.before(), file: first.file() };
    }
    let source = project.source();
    let name = source.and_then(|source| file_of(source, message.id)).unwrap_or(DEFAULT_FILE);
    let is_named = |name: &str| {
        locale.files.iter().position(|file| locale.relative(file.source.path()) == name)
    };
    let file = is_named(name).or_else(|| is_named(DEFAULT_FILE)).unwrap_or(0);
    let items = locale.files.get(file).map_or(0, |outline| outline.items.len());
    Anchor { place: items.checked_sub(1).map(|item| ItemPlace::new(file, item)), file }
}

/// The file of a message, seen from the locale's folder.
pub(super) fn file_of<'l>(locale: &'l LocaleOutline<'_>, id: &str) -> Option<&'l str> {
    let file = locale.file(locale.place(id)?)?;
    Some(locale.relative(file.source.path()))
}
