//! Where the messages of a locale's files stand, without their syntax trees, which take ten times the
//! room of the files: with a million messages, only a few are looked at at a time.

use std::collections::HashMap;
use std::ops::Range;

use fluent_codes::tooling::{BYTE_ORDER_MARK, Entry, Source, ast, is_blank};
use fluent_codes::{LanguageIdentifier, Problem};
use rayon::prelude::*;

use crate::project::files::{File, LocaleFiles, Project, ProjectFolder};
use crate::project::overlay::{self, Served};
use crate::syntax::cell_text::{self, BLANK};
use crate::syntax::references::Reference;
use crate::syntax::text::Text;

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
    /// The message or term that is served, by its id: the first that shows something, in the
    /// uppermost layer.
    places: HashMap<&'s str, ItemPlace>,
    /// Where the first one of a lower layer stands that is hidden.
    first_places: HashMap<&'s str, ItemPlace>,
    /// The messages and terms that refer to another one, by its id.
    referring: HashMap<String, Vec<ItemPlace>>,
}

/// The entries of one file, in their order.
#[derive(Debug)]
pub(crate) struct FileOutline<'s> {
    pub(crate) source: &'s Source,
    /// The number of the layer.
    layer: usize,
    pub(crate) items: Vec<Item>,
    pub(crate) problems: Vec<Problem>,
    references: Vec<(String, usize)>,
    /// Which of the items are comments of groups and of the file.
    group_comments: Vec<usize>,
    file_comments: Vec<usize>,
}

/// An entry of a file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    pub(crate) kind: ItemKind,
    /// Whether there is more to it than attributes.
    has_text: bool,
    /// Where its comment begins, or else itself.
    pub(crate) start: usize,
    /// Where it begins itself.
    pub(crate) at: usize,
    /// Where the next entry begins, with its comment.
    pub(crate) end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ItemKind {
    Message,
    /// A message that has an empty text, or none that is shown.
    EmptyMessage,
    Term,
    /// A comment that keeps the place of a message.
    Placeholder,
    GroupComment,
    FileComment,
    /// Any other comment.
    Comment,
    Junk,
}

/// Which entry of a locale is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ItemPlace {
    pub(crate) file: usize,
    pub(crate) item: usize,
}

/// The outlines of every locale of a project.
pub(crate) fn of_project(project: &Project) -> Vec<LocaleOutline<'_>> {
    project.of_locales().par_iter().filter_map(|folders| of_folders(folders)).collect()
}

fn of_folders<'p>(folders: &[&'p ProjectFolder]) -> Option<LocaleOutline<'p>> {
    let first = folders.first()?;
    let (id, name) = (first.files.locale.clone(), first.name.clone());
    let paths = folders.iter().map(|folder| (folder.layer, folder.files.path.clone()));
    let sources = folders
        .iter()
        .flat_map(|folder| folder.files.sources.iter().map(|source| (folder.layer, source)));
    Some(LocaleOutline::of_layers(id, name, paths.collect(), sources))
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
        let outline = |(layer, source)| FileOutline { layer, ..FileOutline::new(source) };
        let files: Vec<FileOutline<'s>> = sources.map(outline).collect();
        let mut outline = LocaleOutline {
            id,
            name,
            folder_path: folders.last().map(|(_, path)| path.clone()).unwrap_or_default(),
            folders,
            files,
            places: HashMap::new(),
            first_places: HashMap::new(),
            referring: HashMap::new(),
        };
        let mut served: HashMap<&str, Served> = HashMap::new();
        let mut empty = Vec::new();
        for (file, of_file) in outline.files.iter_mut().enumerate() {
            for (item, entry) in of_file.items.iter().enumerate() {
                let place = ItemPlace { file, item };
                match entry.kind {
                    ItemKind::Message | ItemKind::Term => {
                        let id = id_in(of_file.source.text(), entry.at);
                        let found = Served::new(of_file.layer, entry.has_text);
                        let known = outline.places.entry(id).or_insert(place);
                        let is_new = served.entry(id).or_insert(found).is_hidden_by(found);
                        if is_new {
                            let first = std::mem::replace(known, place);
                            outline.first_places.entry(id).or_insert(first);
                        }
                    }
                    ItemKind::EmptyMessage => {
                        empty.push((id_in(of_file.source.text(), entry.at), place))
                    }
                    _ => {}
                }
            }
            for (id, item) in std::mem::take(&mut of_file.references) {
                outline.referring.entry(id).or_default().push(ItemPlace { file, item });
            }
        }
        for (id, place) in empty {
            outline.places.entry(id).or_insert(place);
        }
        outline
    }

    /// The message or term of this id.
    pub(crate) fn place(&self, id: &str) -> Option<ItemPlace> {
        self.places.get(id).copied()
    }

    pub(crate) fn file(&self, place: ItemPlace) -> Option<&FileOutline<'s>> {
        self.files.get(place.file)
    }

    pub(crate) fn item(&self, place: ItemPlace) -> Option<Item> {
        self.file(place)?.items.get(place.item).copied()
    }

    /// The ids of the messages and terms, in the order of the files.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &'s str> {
        self.files.iter().enumerate().flat_map(move |(file, outline)| {
            let text = outline.source.text();
            let items = outline.items.iter().enumerate().filter(|(_, item)| item.kind.is_message());
            items.filter_map(move |(item, entry)| {
                let id = id_in(text, entry.at);
                let first = self.first_places.get(id).copied().or_else(|| self.place(id));
                (first == Some(ItemPlace { file, item })).then_some(id)
            })
        })
    }

    /// The ids of the messages and terms that refer to the one of this id.
    pub(crate) fn referring(&self, id: &str) -> impl Iterator<Item = &'s str> {
        let places = self.referring.get(id).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|place| {
            Some(id_in(self.file(*place)?.source.text(), self.item(*place)?.at))
        })
    }

    /// An entry as it is written, from its id on.
    pub(crate) fn slice(&self, place: ItemPlace) -> &'s str {
        let slice = |outline: &FileOutline<'s>| {
            let item = outline.items.get(place.item)?;
            outline.source.text().get(item.at..item.end)
        };
        let slice = self.file(place).and_then(slice).unwrap_or_default();
        slice.trim_end_matches(BLANK)
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
            let mut items = places.iter().filter(|place| place.file == index).peekable();
            if items.peek().is_some() {
                sources.push(file.part(items.map(|place| place.item)));
            }
        }
        sources
    }

    /// The name of the locale's folder and the like, with other files.
    pub(crate) fn with_files<'f>(&'f self, sources: &'f [Source]) -> LocaleFiles<'f> {
        let layer = |source: &Source| {
            let file = self.files.iter().find(|file| file.source.path() == source.path());
            file.map_or(0, |file| file.layer)
        };
        let file = |source| File { layer: layer(source), ..File::parse(source) };
        let folders = self.folders.iter().map(|(layer, path)| (*layer, path.as_str())).collect();
        let (name, files) = (self.name.clone(), sources.iter().map(file).collect());
        LocaleFiles { id: &self.id, name, folders, files }
    }
}

impl ItemKind {
    pub(crate) fn is_message(self) -> bool {
        matches!(self, ItemKind::Message | ItemKind::EmptyMessage | ItemKind::Term)
    }
}

/// How much of a file is parsed at a time, in bytes.
const PIECE: usize = 1 << 19;

impl<'s> FileOutline<'s> {
    pub(crate) fn new(source: &'s Source) -> FileOutline<'s> {
        let mut outline = FileOutline::empty(source);
        if is_clean(source) {
            for range in pieces(source.text()) {
                let text = source.text().get(range.clone()).unwrap_or_default();
                let piece = Source::new(source.path(), text.as_bytes());
                outline.add(&piece, range.start);
                if !outline.problems.is_empty() {
                    break;
                }
            }
            if outline.problems.is_empty() {
                return outline;
            }
        }
        // A piece may have been cut where no entry begins.
        let mut outline = FileOutline::empty(source);
        outline.add(source, 0);
        outline
    }

    fn empty(source: &'s Source) -> FileOutline<'s> {
        FileOutline {
            source,
            layer: 0,
            items: Vec::new(),
            problems: Vec::new(),
            references: Vec::new(),
            group_comments: Vec::new(),
            file_comments: Vec::new(),
        }
    }

    /// Adds the entries of a piece that begins at a byte of the file.
    fn add(&mut self, piece: &Source, offset: usize) {
        let file = File::parse(piece);
        let mut start = offset;
        for entry in &file.parsed.entries {
            let index = self.items.len();
            let (at, end) = (offset + entry.span.start, offset + entry.span.end);
            let kind = kind(entry);
            match kind {
                ItemKind::GroupComment => self.group_comments.push(index),
                ItemKind::FileComment => self.file_comments.push(index),
                _ => {}
            }
            let has_text = overlay::has_value(entry);
            self.items.push(Item { kind, has_text, start, at, end });
            start = end;
            for reference in references(&file, entry) {
                self.references.push((reference.id.to_owned(), index));
            }
        }
        self.problems.extend(file.parsed.problems);
    }

    /// Some entries as a file of their own.
    fn part(&self, items: impl Iterator<Item = usize>) -> Source {
        let text = self.source.text();
        let slice = |index: usize| {
            let item = self.items.get(index);
            item.and_then(|item| text.get(item.start..item.end)).unwrap_or_default()
        };
        let mut part: String = self.file_comments.iter().map(|index| slice(*index)).collect();
        let mut group = None;
        for index in items {
            let before = self.group_comments.partition_point(|comment| *comment < index);
            let own = before.checked_sub(1).and_then(|last| self.group_comments.get(last)).copied();
            if own != group {
                group = own;
                part.push_str("\n\n");
                part.push_str(own.map_or("##\n", slice));
            }
            part.push_str(slice(index));
            part.push('\n');
        }
        Source::new(self.source.path(), part.into_bytes())
    }
}

/// Whether a file's text is what its bytes say.
fn is_clean(source: &Source) -> bool {
    source.bytes().is_some_and(|bytes| !bytes.starts_with(BYTE_ORDER_MARK.as_bytes()))
}

/// The parts of a text between places where an entry seems to begin.
fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        if start == text.len() {
            return None;
        }
        let end = next_entry(text, start + PIECE).unwrap_or(text.len());
        Some(std::mem::replace(&mut start, end)..end)
    })
}

/// The first line behind a byte that begins with an id or is a comment, and whose line above is none.
fn next_entry(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut line_break = bytes.get(..from)?.iter().rposition(|byte| *byte == b'\n').unwrap_or(0);
    loop {
        let start = line_break + 1;
        let next = bytes.get(start..)?.iter().position(|byte| *byte == b'\n')?;
        let is_comment = bytes.get(start) == Some(&b'#');
        line_break = start + next;
        let first = bytes.get(line_break + 1)?;
        if !is_comment && (first.is_ascii_alphabetic() || matches!(first, b'-' | b'#')) {
            return Some(line_break + 1);
        }
    }
}

fn kind(entry: &Entry<'_>) -> ItemKind {
    match &entry.node {
        ast::Entry::Message(message) => {
            let is_empty = message.value.as_ref().is_some_and(is_blank);
            if is_empty { ItemKind::EmptyMessage } else { ItemKind::Message }
        }
        ast::Entry::Term(_) => ItemKind::Term,
        ast::Entry::GroupComment(_) => ItemKind::GroupComment,
        ast::Entry::ResourceComment(_) => ItemKind::FileComment,
        ast::Entry::Comment(_) if entry.placeholder_id().is_some() => ItemKind::Placeholder,
        ast::Entry::Comment(_) => ItemKind::Comment,
        ast::Entry::Junk { .. } => ItemKind::Junk,
    }
}

/// The ids of the messages and terms of some locales, each in the place of the first that has it.
pub(crate) fn order<'s>(locales: &[&LocaleOutline<'s>]) -> Vec<&'s str> {
    let mut ids = Vec::new();
    for (index, locale) in locales.iter().enumerate() {
        let before = locales.get(..index).unwrap_or_default();
        let is_new = |id: &&str| before.iter().all(|other| other.place(id).is_none());
        ids.extend(locale.ids().filter(is_new));
    }
    ids
}

/// What the texts of an entry refer to.
pub(crate) fn references<'f>(file: &'f File<'f>, entry: &'f Entry<'f>) -> Vec<Reference<'f>> {
    let (value, attributes) = match &entry.node {
        ast::Entry::Message(message) => (message.value.as_ref(), &message.attributes),
        ast::Entry::Term(term) => (Some(&term.value), &term.attributes),
        _ => return Vec::new(),
    };
    let patterns = value.into_iter().chain(attributes.iter().map(|attribute| &attribute.value));
    let has_placeables = |pattern: &&ast::Pattern<&str>| {
        pattern.elements.iter().any(|it| matches!(it, ast::PatternElement::Placeable { .. }))
    };
    patterns
        .filter(has_placeables)
        .flat_map(|pattern| Reference::in_text(file, &Text::new(None, pattern)))
        .collect()
}

/// The id at a byte of a file, a term's with its `-`.
pub(crate) fn id_in(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let is_id = |char: char| char.is_ascii_alphanumeric() || char == '-' || char == '_';
    let end = rest.find(|char| !is_id(char)).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use fluent_codes::langid;

    use super::*;

    /// A file in pieces is the file as a whole.
    #[test]
    fn pieces_are_the_whole() {
        let mut text = String::from("### File\n\n## Group\n\n");
        for index in 0..PIECE / 8 {
            text += &format!(
                "# Note\n# on it\nE{index} = {{ $x ->\n[one] a\n*[other] b\n}}\n    .a = {{ -t }}\n"
            );
        }
        text += "-t = term\n";
        let source = Source::new("e.ftl", text.as_bytes());
        let pieces = FileOutline::new(&source);
        let mut whole = FileOutline::empty(&source);
        whole.add(&source, 0);
        assert!(super::pieces(&text).count() > 5);
        assert_eq!(format!("{:?}", pieces.items), format!("{:?}", whole.items));
        assert_eq!(pieces.references, whole.references);
    }

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
