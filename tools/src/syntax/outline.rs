//! Where the messages of a locale's files stand, without their syntax trees, which take ten times the
//! room of the files: with a million messages, only a few are looked at at a time. An entry takes some
//! 24 bytes, whatever its text.

mod file;
mod places;

use std::collections::HashMap;
use std::sync::Arc;

use fluent_codes::LanguageIdentifier;
use fluent_codes::tooling::{self, Source};
use rayon::prelude::*;

use self::file::id_in;
pub(crate) use self::file::{FileOutline, Item, ItemKind, references};
pub(crate) use self::places::ItemPlace;
use self::places::{id_at, messages_of, places, referring};
use crate::project::files::File;
use crate::project::folders::Project;
use crate::project::locale_sources::{LocaleFolders, LocaleSources};
use crate::syntax::cell_text::{self, BLANK};
use crate::syntax::id_index::IdIndex;

/// The entries of one locale.
#[derive(Debug)]
pub(crate) struct LocaleOutline<'s> {
    pub(crate) id: LanguageIdentifier,
    /// How the locale is called.
    pub(crate) name: String,
    /// The path of its folder, in the uppermost layer that has one.
    pub(crate) folder_path: String,
    /// Its folders, each with the number of the layer, the lower ones first.
    folders: Vec<(usize, String)>,
    pub(crate) files: Vec<FileOutline<'s>>,
    /// The message or term of each id that is served: the first that shows something, in the
    /// uppermost layer.
    places: IdIndex<ItemPlace>,
    /// Where the first one of a lower layer stands, by the one that is served in its place.
    first_places: HashMap<ItemPlace, ItemPlace>,
    /// The messages and terms that refer to another one, each with the place of the reference, by the
    /// id that it refers to.
    referring: IdIndex<(ItemPlace, u32)>,
}

/// The outlines of every locale of a project.
pub(crate) fn of_project(project: &Project) -> Vec<LocaleOutline<'_>> {
    project.locales().par_iter().map(of_sources).collect()
}

fn of_sources<'p>(locale: &LocaleSources<'p>) -> LocaleOutline<'p> {
    let folders = locale.folders.iter().map(|(layer, path)| (layer, path.to_owned())).collect();
    let (id, name) = (locale.id.clone(), locale.name.to_owned());
    LocaleOutline::of_layers(id, name, folders, locale.sources.iter().copied())
}

impl<'s> LocaleOutline<'s> {
    pub(crate) fn new(
        id: LanguageIdentifier,
        name: String,
        folder_path: String,
        sources: impl Iterator<Item = &'s Source>,
    ) -> LocaleOutline<'s> {
        LocaleOutline::of_layers(id, name, vec![(0, folder_path)], sources.map(|it| (0, it)))
    }

    /// The same of files in several folders, those of lower layers first.
    fn of_layers(
        id: LanguageIdentifier,
        name: String,
        folders: Vec<(usize, String)>,
        sources: impl Iterator<Item = (usize, &'s Source)>,
    ) -> LocaleOutline<'s> {
        let mut files: Vec<FileOutline<'s>> =
            sources.map(|(layer, source)| FileOutline::new(source, layer)).collect();
        let (places, first_places) = places(&files);
        LocaleOutline {
            id,
            name,
            folder_path: folders.last().map(|(_, path)| path.clone()).unwrap_or_default(),
            folders,
            referring: referring(&mut files),
            files,
            places,
            first_places,
        }
    }

    /// The message or term of this id.
    pub(crate) fn place(&self, id: &str) -> Option<ItemPlace> {
        self.places.find(id, |place| self.id(place) == id)
    }

    /// The id of a message or term.
    pub(crate) fn id(&self, place: ItemPlace) -> &'s str {
        id_at(&self.files, place)
    }

    pub(crate) fn file(&self, place: ItemPlace) -> Option<&FileOutline<'s>> {
        self.files.get(place.file())
    }

    pub(crate) fn item(&self, place: ItemPlace) -> Option<Item> {
        self.file(place)?.items.get(place.item()).copied()
    }

    /// The messages and terms, each with its id, in the order of the files.
    pub(crate) fn messages(&self) -> impl Iterator<Item = (ItemPlace, &'s str)> {
        self.files.iter().enumerate().flat_map(|(file, outline)| messages_of(file, outline))
    }

    /// The ids of the messages and terms, in the order of the files.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &'s str> {
        self.messages().filter_map(|(place, id)| {
            let served = self.place(id)?;
            let first = self.first_places.get(&served).copied().unwrap_or(served);
            (first == place).then_some(id)
        })
    }

    /// The ids of the messages and terms that refer to the one of this id.
    pub(crate) fn referring(&self, id: &str) -> impl Iterator<Item = &'s str> {
        let refers = move |(place, at): &(ItemPlace, u32)| {
            let file = self.file(*place);
            file.is_some_and(|file| id_in(file.source.text(), *at as usize) == id)
        };
        self.referring.with_hash_of(id).filter(refers).map(|(place, _)| self.id(place))
    }

    /// The first line of the comment of the group that a message is in, or the one that it hides.
    pub(crate) fn heading(&self, id: &str) -> Option<&'s str> {
        let place = self.place(id)?;
        let heading = |place: ItemPlace| self.file(place)?.heading(place.item());
        heading(place).or_else(|| heading(*self.first_places.get(&place)?))
    }

    /// An entry as it is written, from its id on.
    pub(crate) fn slice(&self, place: ItemPlace) -> &'s str {
        let slice = self.file(place).and_then(|outline| outline.slice(place.item()));
        slice.unwrap_or_default().trim_end_matches(BLANK)
    }

    /// The value or an attribute of a message or term as a table's cell has it.
    pub(crate) fn text(&self, id: &str, attribute: Option<&str>) -> Option<String> {
        let source = Source::new("", self.slice(self.place(id)?).as_bytes());
        let entries = source.parse().entries;
        entries.first().and_then(|entry| cell_text::of_part(entry, attribute))
    }

    /// Whether a message is written in one line with this text, without parsing it.
    pub(crate) fn says(&self, id: &str, text: &str) -> bool {
        let is_plain = !text.is_empty() && !text.contains(['{', '}', '\n', '\r']);
        let Some(place) = self.place(id).filter(|_| is_plain && text.trim() == text) else {
            return false;
        };
        let value = self.slice(place).strip_prefix(id).and_then(|it| it.strip_prefix(" = "));
        value == Some(text)
    }

    /// The path of a file of this locale, seen from the locale's folder.
    pub(crate) fn relative<'a>(&self, path: &'a str) -> &'a str {
        path.strip_prefix(self.folder_path.as_str()).unwrap_or(path).trim_start_matches(['/', '\\'])
    }

    /// The ids of the messages and terms that one refers to.
    pub(crate) fn referred_by(&self, place: ItemPlace) -> Vec<String> {
        let slice = self.slice(place);
        if !slice.contains('{') {
            return Vec::new();
        }
        let source = Source::new("", slice.as_bytes());
        let file = File::parse(&source);
        let references = file.parsed.entries.iter().flat_map(|entry| references(&file, entry));
        references.map(|reference| reference.id.to_owned()).collect()
    }

    /// What the files have of some messages and terms, as files of their own: with the comments above
    /// them, those of their groups and those of their files.
    pub(crate) fn part(&self, mut places: Vec<ItemPlace>) -> Vec<Source> {
        places.sort_unstable();
        places.dedup();
        let mut sources = Vec::new();
        for (index, file) in self.files.iter().enumerate() {
            let mut items = places.iter().filter(|place| place.file() == index).peekable();
            if items.peek().is_some() {
                sources.push(file.part(items.map(|place| place.item())));
            }
        }
        sources
    }

    /// The locale with other files.
    pub(crate) fn with_sources<'f>(&'f self, sources: &'f [Source]) -> LocaleSources<'f> {
        let layer = |source: &Source| {
            let file = self.files.iter().find(|file| file.source.path() == source.path());
            file.map_or(0, |file| file.layer)
        };
        let folders = self.folders.iter().map(|(layer, path)| (*layer, path.as_str()));
        let folders = LocaleFolders::new(folders.collect());
        let sources = sources.iter().map(|source| (layer(source), source)).collect();
        LocaleSources { id: &self.id, name: &self.name, folders, sources }
    }
}

/// The ids of the messages and terms of some locales, each in the place of the first that has it.
pub(crate) fn order<'l, 's>(
    locales: &'l [&'l LocaleOutline<'s>],
) -> impl Iterator<Item = &'s str> + use<'l, 's> {
    locales.iter().enumerate().flat_map(|(index, locale)| {
        let before = locales.get(..index).unwrap_or_default();
        let is_new = |id: &&str| before.iter().all(|other| other.place(id).is_none());
        locale.ids().filter(is_new)
    })
}

/// The indices of the locales that are searched for a text of one, in their order: itself, then those
/// that stand in for it, as applications find them. Some come more than once.
pub(crate) fn search_order(
    locales: &[Arc<LocaleOutline<'_>>],
    source: &LocaleOutline<'_>,
    wanted: &LocaleOutline<'_>,
) -> Vec<usize> {
    let all = locales.iter().enumerate();
    let with_messages: Vec<(usize, &LanguageIdentifier)> = all
        .filter(|(_, locale)| locale.messages().next().is_some())
        .map(|(index, locale)| (index, &locale.id))
        .collect();
    let ids: Vec<&LanguageIdentifier> = with_messages.iter().map(|(_, id)| *id).collect();
    let others = tooling::search_order(&ids, &source.id, &wanted.id).into_iter();
    let others = others.filter_map(|index| Some(with_messages.get(index)?.0));
    let named = |name: &str| locales.iter().position(|locale| locale.name == name);
    named(&wanted.name).into_iter().chain(others).chain(named(&source.name)).collect()
}

#[cfg(test)]
mod tests {
    use fluent_codes::langid;

    use super::*;

    #[test]
    fn parts_have_their_comments() {
        let text = "### File\n\n## Group\n\n# Of 1\nE1 = one\n\nE2 = two { -t }\n\n##\n\nE3 = three\n-t = t\n";
        let source = Source::new("en/e.ftl", text.as_bytes());
        let (name, folder) = ("en".to_owned(), "en".to_owned());
        let outline = LocaleOutline::new(langid!("en"), name, folder, [&source].into_iter());
        let places = ["E3", "E1"].map(|id| outline.place(id).unwrap());
        let part = outline.part(places.to_vec());
        let texts: Vec<&str> = part.iter().map(Source::text).collect();
        assert_eq!(
            texts,
            ["### File\n\n\n\n## Group\n\n# Of 1\nE1 = one\n\n\n\n\n##\n\nE3 = three\n\n"]
        );
        assert_eq!(outline.referring("-t").collect::<Vec<_>>(), ["E2"]);
        assert_eq!(outline.text("E2", None).as_deref(), Some("two { -t }"));
        assert_eq!(outline.ids().collect::<Vec<_>>(), ["E1", "E2", "E3", "-t"]);
    }
}
