//! What a table says anew, row by row, and what is refused of it.

use fluent_codes::LanguageIdentifier;

use super::columns::{self, Use};
use super::decision::{self, Decision, OlderSource};
use super::keys::{self, KeyLines};
use super::source_column::{self, Origin};
use super::swaps::{self, Swaps};
use super::target::{Compared, Since, Target};
use crate::commands::import::arguments::ImportArguments;
use crate::commands::sparse::SparseProject;
use crate::syntax::fingerprint;
use crate::syntax::outline::LocaleOutline;
use crate::tables::format::{Column, Sink};
use crate::tables::table::{Cell, Key, Place, Row, TableError};

/// Takes a table while it is read.
pub(super) struct Collector<'p> {
    project: &'p SparseProject<'p>,
    arguments: &'p ImportArguments,
    /// What the columns of the rows are for.
    columns: Vec<Use>,
    targets: Vec<Target<'p>>,
    keys: KeyLines,
    swaps: Swaps,
    /// What is wrong with the header; without one, no row is understood.
    header_errors: Vec<TableError>,
    errors: Vec<TableError>,
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
            keys: KeyLines::default(),
            swaps: Swaps::default(),
            header_errors: Vec::new(),
            errors: Vec::new(),
        }
    }

    /// The locales of the table, and what is refused. What is wrong with the header is all that is
    /// told, for it is wrong in each row.
    pub(super) fn finish(mut self) -> (Vec<Target<'p>>, Vec<TableError>) {
        if self.header_errors.is_empty() {
            self.refuse_swapped();
        }
        if let Some(locale) = &self.arguments.new_locale {
            let name = locale.to_string();
            let is_there = self.targets.iter().any(|it| it.name == name);
            if self.header_errors.is_empty() && self.errors.is_empty() && !is_there {
                let message = format!("expected a column for `{name}`, as --new-locale says");
                self.errors.push(TableError::new(Place::of_line(1), message));
            }
        }
        let errors = if self.header_errors.is_empty() { self.errors } else { self.header_errors };
        (self.targets, errors)
    }

    fn refuse_swapped(&mut self) {
        self.header_errors = self.swaps.errors(&self.targets);
        if self.header_errors.is_empty() {
            self.header_errors = swaps::of_other_scripts(self.project, &self.targets);
        }
    }

    fn target(&mut self, name: String, place: Place) -> usize {
        if let Some(index) = self.targets.iter().position(|target| target.name == name) {
            return index;
        }
        let locale = self.project.locale(&name).filter(|locale| !locale.files.is_empty());
        let is_new = |locale: &LanguageIdentifier| locale.to_string() == name;
        let is_started = self.arguments.new_locale.as_ref().is_some_and(is_new);
        let mut target = Target::new(name, locale, place);
        target.is_started = is_started;
        self.targets.push(target);
        self.targets.len() - 1
    }

    /// What a column of a locale is for.
    fn use_of(&mut self, column: &Column, name: String) -> Use {
        let target = self.target(name, column.place);
        if column.is_context { Use::Context(target) } else { Use::Import(target) }
    }

    /// Whether a row was exported with a text of the source that the source lacks now.
    fn is_gone(&self, key: &Key, cells: &[Cell]) -> bool {
        let Some(source) = self.project.source().filter(|it| !it.files.is_empty()) else {
            return false;
        };
        let empty = fingerprint::of_text("");
        let was_there = self.columns.iter().zip(cells).any(|(column, cell)| {
            let target = self.targets.get(column.target());
            let is_source = target.is_some_and(|it| it.name == source.name);
            is_source && cell.exported.is_some_and(|it| it != empty)
        });
        was_there
            && match &key.attribute {
                None => source.place(&key.id).is_none(),
                Some(attribute) => source.text(&key.id, Some(attribute)).is_none(),
            }
    }

    /// Why a row is refused as a whole, or that it is left out.
    fn refused(&self, key: &Key, cells: &[Cell]) -> Option<Refused> {
        let is_empty = || cells.iter().all(|cell| cell.text.trim().is_empty());
        if let Some(message) = keys::retired(self.project, key).filter(|_| !is_empty()) {
            let is_left_out = self.arguments.ours;
            return Some(if is_left_out { Refused::LeftOut } else { Refused::Error(message) });
        }
        if self.arguments.theirs || !self.is_gone(key, cells) {
            return None;
        }
        if self.arguments.ours {
            return Some(Refused::LeftOut);
        }
        Some(Refused::Error(format!(
            "expected the code of the row that was exported, found {key}, which the source lacks; \
             correct the code, or, if its text was deleted since, --ours leaves it out, and --theirs \
             brings it back"
        )))
    }

    /// Compares the cells of a row with the files.
    fn compared(&mut self, key: &Key, cells: &[Cell]) -> Vec<Option<Compared>> {
        let mut row = Vec::new();
        for (column, cell) in self.columns.iter().zip(cells) {
            let Some(target) = self.targets.get_mut(column.target()) else { continue };
            let is_shown = matches!(column, Use::Context(_));
            if !is_shown {
                target.pass(key, &cell.text);
            }
            row.push(match target.compare(key, cell) {
                Ok(compared) => Some(compared),
                // What an office's tool has made of the source is not brought into it.
                Err(_) if is_shown => Some(target.differing(key, cell)),
                Err(message) => {
                    let message = format!("{}: {}: {message}", key.with_id(), target.name);
                    self.errors.push(TableError::new(cell.place, message));
                    None
                }
            });
        }
        row
    }

    /// The source's text that the translations of a row were made from; an error is of the column of
    /// this number.
    fn origin(&self, row: &[Option<Compared>]) -> Result<Origin, (usize, String)> {
        let differs = |(column, compared): (&Use, &Option<Compared>)| {
            let is_translation = matches!(column, Use::Import(_));
            is_translation && matches!(compared, Some(Compared::Differs { .. }))
        };
        let has_changes = self.columns.iter().zip(row).any(differs);
        for (position, (column, compared)) in self.columns.iter().zip(row).enumerate() {
            let Some(compared) = compared else { continue };
            let origin = match (column, compared) {
                (Use::Context(_), _) => Ok(source_column::origin_shown(compared)),
                (Use::Source(_), _) => source_column::origin(self.arguments, compared, has_changes),
                // What is asked for becomes the present one, unless the file's is kept.
                (Use::Import(target), Compared::Differs { since: Since::Changed, .. })
                    if self.is_source(*target) && self.arguments.ours =>
                {
                    Ok(source_column::origin_shown(compared))
                }
                (Use::Import(_), _) => continue,
            };
            return origin.map_err(|message| (position, message));
        }
        Ok(Origin::Present)
    }

    fn is_source(&self, target: usize) -> bool {
        self.targets.get(target).is_some_and(|it| it.name == self.project.opened.source)
    }

    /// Brings the texts of a row into the targets.
    fn take(&mut self, key: &Key, cells: Vec<Cell>) {
        let compared = self.compared(key, &cells);
        let columns = self.columns.clone();
        let of_targets = columns.iter().zip(&compared);
        let of_targets =
            of_targets.filter_map(|(use_of, it)| Some((use_of.target(), it.as_ref()?)));
        self.swaps.add(&of_targets.collect::<Vec<_>>());
        let origin = match self.origin(&compared) {
            Ok(origin) => origin,
            Err((column, message)) => return self.refuse(key, column, &cells, &message),
        };
        for (column, (use_of, compared)) in columns.iter().zip(&compared).enumerate() {
            let Some(compared) = compared else { continue };
            let is_added = matches!(compared, Compared::Differs { now, .. } if now.is_empty());
            match use_of {
                Use::Context(_) => continue,
                Use::Source(_) if !is_added => continue,
                Use::Source(_) | Use::Import(_) => {}
            }
            let index = use_of.target();
            let older = match &origin {
                Origin::Older { text, now } if !self.is_source(index) => {
                    Some(OlderSource { text, now })
                }
                _ => None,
            };
            let other = |text: &str| self.of_other_locale(index, key, text);
            match decision::decide(self.arguments, compared, older.as_ref(), other) {
                Ok(Decision::Keep) => {}
                Ok(Decision::Take) => {
                    let older = older.map(|older| older.text);
                    if let (Some(target), Some(cell)) =
                        (self.targets.get_mut(index), cells.get(column))
                    {
                        target.want(key, cell, older);
                    }
                }
                Err(message) => self.refuse(key, column, &cells, &message),
            }
        }
    }

    /// Refuses the text of a column.
    fn refuse(&mut self, key: &Key, column: usize, cells: &[Cell], message: &str) {
        let target = self.columns.get(column).and_then(|it| self.targets.get(it.target()));
        let (Some(target), Some(cell)) = (target, cells.get(column)) else { return };
        let message = format!("{}: {}: {message}", key.with_id(), target.name);
        self.errors.push(TableError::new(cell.place, message));
    }

    /// The locale that has this text now.
    fn of_other_locale(&self, index: usize, key: &Key, text: &str) -> Option<String> {
        let own = self.targets.get(index)?;
        let attribute = key.attribute.as_deref();
        let has_text = |locale: &LocaleOutline<'_>| {
            locale.name != own.name
                && locale.text(&key.id, attribute).is_some_and(|other| other == text)
        };
        let other = self.project.locales.iter().find(|locale| has_text(locale))?;
        Some(other.name.clone())
    }
}

/// Why a row is not brought into the files.
enum Refused {
    LeftOut,
    Error(String),
}

impl Sink for Collector<'_> {
    fn columns(&mut self, columns: Vec<Column>) -> bool {
        let mut uses = Vec::new();
        for column in &columns {
            let error = match columns::locale(self.project, self.arguments, column) {
                Ok(name) => {
                    let own = self.use_of(column, name.clone());
                    if !uses.contains(&own) {
                        uses.push(own);
                        continue;
                    }
                    format!("expected one column for `{name}`, found two")
                }
                Err(error) => error,
            };
            self.header_errors.push(TableError::new(column.place, error));
        }
        let source = self.targets.iter().position(|it| it.name == self.project.opened.source);
        if let Some(source) = source.filter(|_| self.arguments.columns.is_empty()) {
            columns::show_source(&mut uses, source);
        }
        for column in uses.iter().filter(|column| !matches!(column, Use::Import(_))) {
            if let Some(target) = self.targets.get_mut(column.target()) {
                target.is_context = true;
            }
        }
        self.columns = uses;
        self.header_errors.is_empty()
    }

    fn row(&mut self, row: Row) {
        let Row { key, cells, place, .. } = row;
        if let Err(message) = self.keys.add(self.project, &key, place.line) {
            self.errors.push(TableError::new(place, message));
            return;
        }
        match self.refused(&key, &cells) {
            None => self.take(&key, cells),
            Some(Refused::LeftOut) => {}
            Some(Refused::Error(message)) => self.errors.push(TableError::new(place, message)),
        }
    }

    fn error(&mut self, error: TableError) {
        self.errors.push(error);
    }
}
