//! A locale of a table, and the texts that it is to have.

use fluent_codes::tooling::{Source, ast};

use super::scripts::ScriptCounts;
use super::wanted::{Wanted, WantedTexts};
use crate::language::invisible;
use crate::syntax::outline::{ItemPlace, LocaleOutline};
use crate::syntax::text::Text;
use crate::syntax::{cell_text, fingerprint};
use crate::tables::table::{Cell, Key, Place};

/// A locale of a table, and what becomes of it.
#[derive(Debug)]
pub(crate) struct Target<'p> {
    pub(crate) name: String,
    /// `None` if it has no files, and no source says how they are laid out.
    pub(crate) locale: Option<&'p LocaleOutline<'p>>,
    /// Whether the import starts it: its files are laid out, but not written yet.
    pub(crate) is_started: bool,
    /// Whether it is the source, which the table only shows.
    pub(crate) is_context: bool,
    pub(super) wanted: WantedTexts,
    /// The message of the locale that the table has first.
    pub(crate) first: Option<ItemPlace>,
    /// The one that it had last.
    last: Option<ItemPlace>,
    pub(super) scripts: ScriptCounts,
    pub(super) place: Place,
}

/// A text of a table beside that of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Compared {
    Same,
    /// The cell is empty, and the file has this text.
    Empty {
        now: String,
    },
    Differs {
        /// The file's text; empty if it has none.
        now: String,
        /// The table's, as it reads back.
        text: String,
        /// What the table knows of the file's.
        since: Since,
    },
}

/// What has become of a text since it was exported, by its fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Since {
    /// The table does not say what it was.
    Unknown,
    /// The file has it still: the table's text is the changed one.
    Kept,
    /// The file has another one.
    Changed,
}

impl<'p> Target<'p> {
    pub(super) fn new(
        name: String,
        locale: Option<&'p LocaleOutline<'p>>,
        place: Place,
    ) -> Target<'p> {
        Target {
            name,
            locale,
            is_started: false,
            is_context: false,
            wanted: WantedTexts::default(),
            first: None,
            last: None,
            scripts: ScriptCounts::default(),
            place,
        }
    }

    /// Takes note of a row of the table.
    pub(super) fn pass(&mut self, key: &Key, text: &str) {
        if let Some(place) = self.locale.and_then(|locale| locale.place(&key.id)) {
            self.first.get_or_insert(place);
            self.last = Some(place);
        }
        self.scripts.add(text);
    }

    /// Compares a text with that of the file; an error says why it cannot be one.
    pub(super) fn compare(&self, key: &Key, cell: &Cell) -> Result<Compared, String> {
        let is_said = |locale: &LocaleOutline<'_>| {
            key.attribute.is_none() && locale.says(&key.id, &cell.text)
        };
        if self.locale.is_some_and(is_said) {
            return Ok(Compared::Same);
        }
        let now = self.now(key);
        if cell.text == now {
            return Ok(Compared::Same);
        }
        if cell.text.trim_matches([' ', '\n']).is_empty() {
            let is_same = now.is_empty();
            return Ok(if is_same { Compared::Same } else { Compared::Empty { now } });
        }
        let text = canonical(&cell.text)?;
        if text == now {
            return Ok(Compared::Same);
        }
        let since = match cell.exported {
            None => Since::Unknown,
            Some(exported) if exported == fingerprint::of_text(&now) => Since::Kept,
            Some(_) => Since::Changed,
        };
        Ok(Compared::Differs { now, text, since })
    }

    /// The same of a text that can be none.
    pub(super) fn differing(&self, key: &Key, cell: &Cell) -> Compared {
        Compared::Differs { now: self.now(key), text: cell.text.clone(), since: Since::Unknown }
    }

    /// The file's text; empty if it has none.
    fn now(&self, key: &Key) -> String {
        let text = self.locale.and_then(|it| it.text(&key.id, key.attribute.as_deref()));
        text.unwrap_or_default()
    }

    /// Takes a text, which was made from the source's present one or from an older one.
    pub(super) fn want(&mut self, key: &Key, cell: &Cell, older_source: Option<&str>) {
        self.wanted.push(Wanted {
            id: &key.id,
            attribute: key.attribute.as_deref(),
            text: &cell.text,
            place: cell.place,
            behind: self.last,
            older_source,
        });
    }
}

pub(super) const UNREADABLE: &str =
    "expected a text that reads back as it is; a line cannot begin with `[`, `*`, `.` or `}`";

const BLANK: &str =
    "expected a text that shows something; leave the cell empty to leave the message as it is";

/// A cell's text as the file's reads back; why it cannot be one, if it cannot.
fn canonical(text: &str) -> Result<String, String> {
    let message = format!("x ={}\n", cell_text::to_value(text, "\n"));
    let source = Source::new("", message.into_bytes());
    let parsed = source.parse();
    if let Some(problem) = parsed.problems.first() {
        return Err(problem.message().to_owned());
    }
    let [entry] = parsed.entries.as_slice() else { return Err(UNREADABLE.to_owned()) };
    match &entry.node {
        ast::Entry::Message(ast::Message { value: Some(value), attributes, .. })
            if attributes.is_empty() =>
        {
            let variants = Text::new(None, value).variants;
            if variants.iter().any(|variant| invisible::is_blank(&variant.text)) {
                return Err(BLANK.to_owned());
            }
            Ok(cell_text::of_pattern(value))
        }
        _ => Err(UNREADABLE.to_owned()),
    }
}
