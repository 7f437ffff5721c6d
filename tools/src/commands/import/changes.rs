//! What becomes of the locale files.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use fluent_codes::tooling::MAX_FILE_LEN;

use super::places::Places;
use super::target::{Target, Wanted};
use crate::commands::sparse::SparseProject;
use crate::failure::Failure;
use crate::project::files::file_name;
use crate::project::writer::FileChange;
use crate::syntax::cell_text;
use crate::syntax::edits::{self, Edit, line_break};
use crate::syntax::outline::{ItemKind, ItemPlace, LocaleOutline};
use crate::syntax::part_edits;

/// The file for new messages by default.
const DEFAULT_FILE: &str = "errors.ftl";

/// The change of a file.
pub(super) struct Change {
    /// The name of its locale.
    pub(super) locale: String,
    pub(super) file: FileChange,
    /// How many messages have another text.
    pub(super) changed: usize,
    /// How many messages are new.
    pub(super) added: usize,
}

/// The changes of all files.
pub(super) fn of(
    project: &SparseProject<'_>,
    targets: &[Target<'_>],
) -> Result<Vec<Change>, Failure> {
    let mut changes = Vec::new();
    for target in targets.iter().filter(|target| !target.wanted.is_empty()) {
        match target.locale {
            Some(locale) => changes.extend(edited(project, target, locale)?),
            None => changes.extend(created(project, target)),
        }
    }
    for Change { file, .. } in &changes {
        if file.contents().len() as u64 > MAX_FILE_LEN {
            let limit = MAX_FILE_LEN >> 20;
            let message = format!("would have more than the {limit} MiB that are read of a file");
            return Err(Failure::of_path(file.path(), message));
        }
    }
    Ok(changes)
}

/// A message that a locale does not have yet.
struct NewMessage<'t> {
    id: &'t str,
    /// Its value, then its attributes.
    texts: Vec<&'t Wanted>,
    behind: Option<ItemPlace>,
}

impl NewMessage<'_> {
    fn text(&self, line_break: &str) -> String {
        let value = self.texts.iter().find(|wanted| wanted.key.attribute.is_none());
        let value = value.map_or(String::new(), |it| cell_text::to_value(&it.text, line_break));
        let mut text = format!("{} ={value}", self.id);
        for wanted in &self.texts {
            if let Some(name) = &wanted.key.attribute {
                text.push_str(&cell_text::to_attribute(name, &wanted.text, line_break));
            }
        }
        text
    }
}

/// The messages of a table that a locale does not have yet, in the order of the table.
fn new_messages<'t>(target: &'t Target<'_>, is_new: impl Fn(&str) -> bool) -> Vec<NewMessage<'t>> {
    let mut indices: HashMap<&str, usize> = HashMap::new();
    let mut messages: Vec<NewMessage<'t>> = Vec::new();
    for wanted in target.wanted.iter().filter(|wanted| is_new(&wanted.key.id)) {
        let id = wanted.key.id.as_str();
        let index = *indices.entry(id).or_insert(messages.len());
        match messages.get_mut(index) {
            Some(message) => message.texts.push(wanted),
            None => {
                messages.push(NewMessage { id, texts: vec![wanted], behind: wanted.behind });
            }
        }
    }
    messages
}

/// The files of a locale that has none, where no source says how they are laid out.
fn created(project: &SparseProject<'_>, target: &Target<'_>) -> Vec<Change> {
    let folder = project
        .locale(&target.name)
        .map_or(target.name.as_str(), |locale| file_name(&locale.folder_path));
    let source = project.source().filter(|source| source.name != target.name);
    let mut files: Vec<(String, String, usize)> = Vec::new();
    for message in new_messages(target, |_| true) {
        let file = source.and_then(|source| file_of(source, message.id));
        let file = file.unwrap_or(DEFAULT_FILE);
        let text = message.text("\n") + "\n";
        match files.iter_mut().find(|(name, ..)| name == file) {
            Some((_, contents, added)) => {
                contents.push_str(&text);
                *added += 1;
            }
            None => files.push((file.to_owned(), text, 1)),
        }
    }
    let change = |(file, contents, added): (String, String, usize)| {
        let path: PathBuf = project.layers.top_directory().join(folder).join(file);
        let file = FileChange::create(path, contents);
        Change { locale: target.name.clone(), file, changed: 0, added }
    };
    files.into_iter().map(change).collect()
}

/// The file of a message, seen from the locale's folder.
fn file_of<'l>(locale: &'l LocaleOutline<'_>, id: &str) -> Option<&'l str> {
    let file = locale.file(locale.place(id)?)?;
    Some(locale.relative(file.source.path()))
}

/// What becomes of one file.
#[derive(Default)]
struct FileEdits {
    edits: Vec<Edit>,
    changed: usize,
    added: usize,
}

/// The changes of a locale's files.
fn edited(
    project: &SparseProject<'_>,
    target: &Target<'_>,
    locale: &LocaleOutline<'_>,
) -> Result<Vec<Change>, Failure> {
    let breaks: Vec<&str> =
        locale.files.iter().map(|file| line_break(file.source.text())).collect();
    let mut files: Vec<FileEdits> = locale.files.iter().map(|_| FileEdits::default()).collect();
    let mut present: BTreeMap<ItemPlace, Vec<&Wanted>> = BTreeMap::new();
    for wanted in &target.wanted {
        if let Some(place) = locale.place(&wanted.key.id) {
            present.entry(place).or_default().push(wanted);
        }
    }
    for (place, wanted) in present {
        let line_break = breaks.get(place.file()).copied().unwrap_or("\n");
        if let Some(file) = files.get_mut(place.file()) {
            file.edits.extend(changed_texts(locale, place, &wanted, line_break));
            file.changed += 1;
        }
    }
    let new = new_messages(target, |id| locale.place(id).is_none());
    let places = Places::new(locale, new.iter().map(|message| message.id));
    let mut last = None;
    for message in new {
        let held = places.get(message.id);
        let anchor = match held {
            Some(place) => Anchor { place: Some(place), file: place.file() },
            None => anchor(project, target, locale, &message),
        };
        let line_break = breaks.get(anchor.file).copied().unwrap_or("\n");
        let text = message.text(line_break);
        let edits = match held {
            Some(place) => {
                places.fill(place, message.id, &text, (project.opened.source.as_str(), line_break))
            }
            None => {
                let is_first = last != anchor.place;
                last = anchor.place;
                anchor.insertion(locale, &text, line_break, is_first).into_iter().collect()
            }
        };
        if let Some(file) = files.get_mut(anchor.file) {
            file.edits.extend(edits);
            file.added += 1;
        }
    }
    let mut changes = Vec::new();
    for (file, FileEdits { edits, changed, added }) in locale.files.iter().zip(files) {
        if target.is_started || !edits.is_empty() {
            // Messages added in one place stay in the table's order.
            let text = edits::apply(file.source.text(), &edits);
            let file = match target.is_started {
                true => FileChange::create(file.source.file(), text),
                false => FileChange::edit(file.source, &text)?,
            };
            changes.push(Change { locale: locale.name.clone(), file, changed, added });
        }
    }
    Ok(changes)
}

/// The edits of a message that the locale has.
fn changed_texts(
    locale: &LocaleOutline<'_>,
    place: ItemPlace,
    wanted: &[&Wanted],
    line_break: &str,
) -> Vec<Edit> {
    let Some(item) = locale.item(place) else { return Vec::new() };
    let parts = wanted.iter().map(|it| (it.key.attribute.as_deref(), it.text.as_str()));
    let mut edits = part_edits::of_message(locale.slice(place), parts, line_break);
    for Edit { range, .. } in &mut edits {
        *range = item.at() + range.start..item.at() + range.end;
    }
    edits
}

/// What a new message goes behind.
struct Anchor {
    /// `None` for the start of the file.
    place: Option<ItemPlace>,
    file: usize,
}

impl Anchor {
    /// Puts a message there, `is_first` if it is the first that goes there.
    fn insertion(
        &self,
        locale: &LocaleOutline<'_>,
        text: &str,
        line_break: &str,
        is_first: bool,
    ) -> Option<Edit> {
        let Some(place) = self.place else {
            return Some(Edit { range: 0..0, text: format!("{text}{line_break}") });
        };
        let item = locale.item(place)?;
        let end = item.at() + locale.slice(place).len();
        // A comment would become the message's own in the line above it.
        let is_comment = matches!(item.kind, ItemKind::Comment | ItemKind::Placeholder);
        let breaks = line_break.repeat(if is_comment && is_first { 2 } else { 1 });
        Some(Edit { range: end..end, text: breaks + text })
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
