//! What a table says anew, row by row, and what is refused of it.

use std::collections::HashMap;

use fluent_codes::tooling::{Source, UNKNOWN_CODE, ast};
use fluent_codes::{Code, LanguageIdentifier};

use super::columns;
use super::scripts::{self, ScriptCounts};
use crate::commands::import::arguments::ImportArguments;
use crate::commands::sparse::SparseProject;
use crate::language::invisible;
use crate::project::locales::parse_locale;
use crate::syntax::outline::{ItemPlace, LocaleOutline};
use crate::syntax::text::Text;
use crate::syntax::{cell_text, fingerprint};
use crate::tables::format::{Column, Sink};
use crate::tables::table::{Cell, Key, Place, Row, TableError};

/// A locale of a table, and what becomes of it.
#[derive(Debug)]
pub(crate) struct Target<'p> {
    pub(crate) name: String,
    /// `None` if it is new.
    pub(crate) locale: Option<&'p LocaleOutline<'p>>,
    /// The texts that are new, in the order of the table.
    pub(crate) wanted: Vec<Wanted>,
    /// The message of the locale that the table has first.
    pub(crate) first: Option<ItemPlace>,
    /// The one that it had last.
    last: Option<ItemPlace>,
    scripts: ScriptCounts,
    place: Place,
}

/// A text that a locale is to have.
#[derive(Debug)]
pub(crate) struct Wanted {
    pub(crate) key: Key,
    pub(crate) text: String,
    /// Its place in the table.
    pub(crate) place: Place,
    /// The message of the locale that the table has before it.
    pub(crate) behind: Option<ItemPlace>,
}

/// Takes a table while it is read.
pub(super) struct Collector<'p> {
    project: &'p SparseProject<'p>,
    arguments: &'p ImportArguments,
    /// What the columns of the rows are for.
    columns: Vec<Use>,
    targets: Vec<Target<'p>>,
    errors: Vec<TableError>,
    /// The lines of what was read: most are values of codes.
    code_lines: HashMap<Code, usize>,
    other_lines: HashMap<Key, usize>,
}

/// What a column is for.
#[derive(Clone, Copy, Debug)]
enum Use {
    /// It is brought into the target of this index.
    Import(usize),
    /// It shows what the source's texts were.
    Context,
    /// Its locale is refused.
    Refused,
}

impl<'p> Collector<'p> {
    pub(super) fn new(
        project: &'p SparseProject<'p>,
        arguments: &'p ImportArguments,
    ) -> Collector<'p> {
        Collector {
            project,
            arguments,
            columns: Vec::new(),
            targets: Vec::new(),
            errors: Vec::new(),
            code_lines: HashMap::new(),
            other_lines: HashMap::new(),
        }
    }

    /// The locales of the table, and what is refused.
    pub(super) fn finish(mut self) -> (Vec<Target<'p>>, Vec<TableError>) {
        self.refuse_other_scripts();
        if let Some(locale) = &self.arguments.new_locale {
            let name = locale.to_string();
            let has_files = |it: &LocaleOutline<'_>| !it.files.is_empty();
            if self.project.locale(&name).is_some_and(has_files) {
                let message = format!("expected a new locale; `{name}` has files already");
                self.errors.push(TableError::new(Place::of_line(1), message));
            } else if self.errors.is_empty() && self.targets.iter().all(|it| it.name != name) {
                let message = format!("expected a column for `{name}`, as --new-locale says");
                self.errors.push(TableError::new(Place::of_line(1), message));
            }
        }
        (self.targets, self.errors)
    }

    fn refuse_other_scripts(&mut self) {
        let id = |name: &str| parse_locale(name).ok();
        for target in &self.targets {
            let Some(own) = id(&target.name) else { continue };
            let counts = |name: &str| {
                let other = self.targets.iter().find(|it| it.name == name);
                other.map(|other| &other.scripts)
            };
            let in_project = self.project.locales.iter().map(|locale| locale.name.as_str());
            let in_table = self.targets.iter().map(|it| it.name.as_str());
            let others = in_project.chain(in_table).filter(|name| *name != target.name);
            let is_other = |name: &&str| {
                let other: Option<LanguageIdentifier> = id(name);
                other.is_some_and(|other| {
                    scripts::are_of((&own, &target.scripts), (&other, counts(name)))
                })
            };
            if let Some(other) = others.clone().find(is_other) {
                let message = format!(
                    "expected texts of `{}` in its column, found the script of `{other}`; are two \
                     columns swapped?",
                    target.name
                );
                self.errors.push(TableError::new(target.place, message));
            }
        }
    }

    fn target(&mut self, name: String, place: Place) -> usize {
        if let Some(index) = self.targets.iter().position(|target| target.name == name) {
            return index;
        }
        let locale = self.project.locale(&name).filter(|locale| !locale.files.is_empty());
        self.targets.push(Target {
            name,
            locale,
            wanted: Vec::new(),
            first: None,
            last: None,
            scripts: ScriptCounts::default(),
            place,
        });
        self.targets.len() - 1
    }

    /// Refuses a key that no message has, or that the table has before.
    fn check_key(&mut self, key: &Key, place: Place) -> Result<(), String> {
        let code = Code::from_message_id(&key.id);
        let is_known = code.is_some()
            || key.id == UNKNOWN_CODE
            || self.project.locales.iter().any(|locale| locale.place(&key.id).is_some());
        if !is_known {
            return Err(format!("expected a code, which is a whole number, found `{key}`"));
        }
        let before = match (code, &key.attribute) {
            (Some(code), None) => self.code_lines.insert(code, place.line),
            _ => self.other_lines.insert(key.clone(), place.line),
        };
        match before {
            None => Ok(()),
            Some(line) => Err(format!("expected each code once; {key} stands in line {line} too")),
        }
    }

    /// Whether a row was exported with a text of the source that the source lacks now.
    fn is_gone(&self, key: &Key, cells: &[Cell]) -> bool {
        let Some(source) = self.project.source().filter(|it| !it.files.is_empty()) else {
            return false;
        };
        let empty = fingerprint::of_text("");
        let was_there = self.columns.iter().zip(cells).any(|(column, cell)| {
            let Use::Import(index) = column else { return false };
            let is_source = self.targets.get(*index).is_some_and(|it| it.name == source.name);
            is_source && cell.exported.is_some_and(|it| it != empty)
        });
        was_there
            && match &key.attribute {
                None => source.place(&key.id).is_none(),
                Some(attribute) => source.text(&key.id, Some(attribute)).is_none(),
            }
    }

    /// Whether a text of the source is not what it was when the table was exported.
    fn is_context_old(&self, key: &Key, cells: &[Cell]) -> bool {
        let Some(source) = self.project.source() else { return false };
        self.columns.iter().zip(cells).any(|(column, cell)| {
            let is_context = matches!(column, Use::Context);
            is_context && {
                let now = source.text(&key.id, key.attribute.as_deref()).unwrap_or_default();
                cell.text != now && canonical(&cell.text).ok().unwrap_or_default() != now
            }
        })
    }

    /// What becomes of a text; an error says why it is refused.
    fn take(
        &mut self,
        index: usize,
        key: &Key,
        cell: Cell,
        is_context_old: bool,
    ) -> Result<(), String> {
        let Some(target) = self.targets.get_mut(index) else { return Ok(()) };
        if let Some(place) = target.locale.and_then(|locale| locale.place(&key.id)) {
            target.first.get_or_insert(place);
            target.last = Some(place);
        }
        target.scripts.add(&cell.text);
        if target
            .locale
            .is_some_and(|locale| key.attribute.is_none() && locale.says(&key.id, &cell.text))
        {
            return Ok(());
        }
        let attribute = key.attribute.as_deref();
        let now = target.locale.and_then(|locale| locale.text(&key.id, attribute));
        let now = now.unwrap_or_default();
        if cell.text.trim_matches([' ', '\n']).is_empty() {
            if now.is_empty() || self.arguments.keep_empty {
                return Ok(());
            }
            return Err(format!("expected a text, as there is `{now}`; --keep-empty keeps it"));
        }
        let text = canonical(&cell.text)?;
        if text == now {
            return Ok(());
        }
        // What is not there cannot be lost.
        let is_old = !now.is_empty()
            && cell.exported.is_some_and(|exported| exported != fingerprint::of_text(&now));
        if (is_old || is_context_old) && self.arguments.ours {
            return Ok(());
        }
        if is_old && !self.arguments.theirs {
            let other = self.project.locales.iter().find(|locale| {
                locale.name != target.name
                    && locale.text(&key.id, attribute).is_some_and(|other| other == text)
            });
            if let Some(LocaleOutline { name: other, .. }) = other.map(|other| &**other) {
                return Err(format!("found the text of `{other}`; are two columns swapped?"));
            }
            return Err(format!(
                "the text has changed since the export, and is `{now}` now; --ours keeps that, \
                 --theirs takes the table's"
            ));
        }
        if is_context_old && !self.arguments.theirs {
            let changed = "the source's text has changed since the export";
            return Err(format!(
                "{changed}; --ours keeps the translation, --theirs takes the table's"
            ));
        }
        let behind = target.last;
        let wanted = Wanted { key: key.clone(), text: cell.text, place: cell.place, behind };
        target.wanted.push(wanted);
        Ok(())
    }
}

impl Sink for Collector<'_> {
    fn columns(&mut self, columns: Vec<Column>) {
        let mut uses = Vec::new();
        for column in &columns {
            let error = match columns::locale(self.project, self.arguments, column) {
                Ok(_) if column.is_context => {
                    uses.push(Use::Context);
                    continue;
                }
                Ok(name) => {
                    let index = self.target(name.clone(), column.place);
                    let is_again =
                        uses.iter().any(|it| matches!(it, Use::Import(at) if *at == index));
                    if !is_again {
                        uses.push(Use::Import(index));
                        continue;
                    }
                    format!("expected one column for `{name}`, found two")
                }
                Err(error) => error,
            };
            uses.push(Use::Refused);
            self.errors.push(TableError::new(column.place, error));
        }
        self.columns = uses;
    }

    fn row(&mut self, row: Row) {
        let Row { key, cells, place, .. } = row;
        if let Err(message) = self.check_key(&key, place) {
            self.errors.push(TableError::new(place, message));
            return;
        }
        if !self.arguments.theirs && self.is_gone(&key, &cells) {
            if !self.arguments.ours {
                let message = format!(
                    "expected the code of the row that was exported, found {key}, which the source \
                     lacks; correct the code, or, if its text was deleted since, --ours leaves it \
                     out, and --theirs brings it back"
                );
                self.errors.push(TableError::new(place, message));
            }
            return;
        }
        let is_context_old = self.is_context_old(&key, &cells);
        for (column, cell) in self.columns.clone().into_iter().zip(cells) {
            let Use::Import(index) = column else { continue };
            let place = cell.place;
            if let Err(message) = self.take(index, &key, cell, is_context_old) {
                let name = self.targets.get(index).map_or("", |target| &target.name);
                let message = format!("{}: {name}: {message}", key.with_id());
                self.errors.push(TableError::new(place, message));
            }
        }
    }

    fn error(&mut self, error: TableError) {
        self.errors.push(error);
    }
}

const UNREADABLE: &str =
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
