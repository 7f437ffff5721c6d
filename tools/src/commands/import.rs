//! `import`: the texts of a table, brought into the locale files.

mod additions;
pub(crate) mod arguments;
mod change;
mod changes;
mod collector;
mod columns;
mod decision;
mod edited_file;
mod errors;
mod kept_places;
mod keys;
mod new_locale;
mod new_message;
mod records;
mod scripts;
mod source_column;
mod swaps;
mod target;
mod verification;
mod wanted;

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use crate::commands::import::arguments::ImportArguments;
use crate::commands::import::change::Change;
use crate::commands::import::collector::Collector;
use crate::commands::import::errors::{refuse, written};
use crate::commands::import::records::Record;
use crate::commands::import::target::Target;
use crate::commands::read_project::{self, Opened};
use crate::commands::sparse::SparseProject;
use crate::commands::{Outcome, print_done};
use crate::diagnostics;
use crate::escape::{escaped, escaped_path};
use crate::failure::Failure;
use crate::progress_bar;
use crate::project::file_change::FileChange;
use crate::project::layers::Layers;
use crate::project::layout::Layout;
use crate::project::writer::Writer;
use crate::tables::format::Format;
use crate::tables::input::Input;
use crate::tables::table::TableError;

pub(crate) fn run(layers: &Layers, arguments: &ImportArguments) -> Result<Outcome, Failure> {
    let directory = layers.only()?;
    let format = arguments.format()?;
    let path = &arguments.file;
    let unreadable = |error| Failure::of_path(path, error);
    let file = File::open(path).map_err(unreadable)?;
    let length = file.metadata().map_err(unreadable)?.len();
    let bar = progress_bar::new(length, "reading");
    let bytes = BufReader::new(bar.wrap_read(file));
    let table = Table { format, bytes, length };
    let Imported { done, warnings } = import(directory, arguments, table)?;
    for warning in warnings {
        diagnostics::warning(written(path, &warning));
    }
    print_done(&done, Outcome::Clean)
}

/// A table, still to be read.
pub(crate) struct Table<B> {
    pub(crate) format: &'static Format,
    pub(crate) bytes: B,
    /// How many bytes there are; 0 if that is not known.
    pub(crate) length: u64,
}

/// What an import has done.
#[derive(Debug)]
pub(crate) struct Imported {
    /// In lines, to be printed.
    pub(crate) done: String,
    /// What `check` warns of in the texts.
    pub(crate) warnings: Vec<TableError>,
}

/// Brings a table into the locale files.
pub(crate) fn import(
    directory: &Path,
    arguments: &ImportArguments,
    table: Table<impl BufRead>,
) -> Result<Imported, Failure> {
    // The first import makes the folder.
    let mut writer = if arguments.dry_run { None } else { Some(Writer::lock(directory)?) };
    let Verified { files, done, warnings } = verified(directory, arguments, table)?;
    if let Some(writer) = &mut writer {
        writer.write(&files)?;
    }
    Ok(Imported { done, warnings })
}

/// What an import is about to write.
struct Verified {
    files: Vec<FileChange>,
    /// What it says when that is done.
    done: String,
    warnings: Vec<TableError>,
}

/// Reads a table, and what becomes of the files. The project is not kept until these are written.
fn verified(
    directory: &Path,
    arguments: &ImportArguments,
    table: Table<impl BufRead>,
) -> Result<Verified, Failure> {
    let layers = Layers::of_directory(directory);
    let opened = open_or_empty(&layers, arguments)?;
    let found = SparseProject::new(&layers, &opened)?;
    let started = match &arguments.new_locale {
        Some(locale) => new_locale::files(&found, locale)?,
        None => Vec::new(),
    };
    let project = match &arguments.new_locale {
        Some(locale) if !started.is_empty() => new_locale::with_files(&found, locale, &started),
        _ => found.with_locales(found.locales.clone()),
    };
    let targets = read(&project, arguments, table)?;
    let changes = changes::of(&project, &targets)?;
    let after = verification::with_changes(&project, &changes)?;
    let warnings = verification::verify(&project, &after, arguments, &targets)?;
    let records = records::changes(&found, &after, &targets)?;
    drop(after);
    let mut done = if arguments.dry_run {
        changed_texts(&project, &targets)
    } else {
        changes.iter().map(changed_file).chain(records.iter().map(recorded)).collect()
    };
    if changes.is_empty() {
        done.push_str("nothing to change\n");
    }
    drop(targets);
    let mut files = Vec::new();
    for change in changes {
        files.push(change.into_file()?);
    }
    files.extend(records.into_iter().map(|record| record.file));
    Ok(Verified { files, done, warnings })
}

fn changed_file(Change { after, changed, added, .. }: &Change<'_>) -> String {
    format!("{}: {changed} changed, {added} added\n", escaped_path(after.file()))
}

fn recorded(Record { file, recorded, stale }: &Record) -> String {
    let stale = if *stale > 0 { format!(", {stale} of them stale") } else { String::new() };
    format!("{}: {recorded} recorded{stale}\n", escaped_path(file.path()))
}

fn open_or_empty(layers: &Layers, arguments: &ImportArguments) -> Result<Opened, Failure> {
    let layout = Layout { layers: layers.clone(), ..Layout::default() };
    if arguments.dry_run && !layers.top_directory().exists() {
        return read_project::empty(&layout, &arguments.project);
    }
    read_project::read(&layout, &arguments.project)
}

/// What a table says anew of each locale, unless something in it is refused.
fn read<'p>(
    project: &'p SparseProject<'p>,
    arguments: &'p ImportArguments,
    Table { format, bytes, length }: Table<impl BufRead>,
) -> Result<Vec<Target<'p>>, Failure> {
    let mut collector = Collector::new(project, arguments);
    let read = Input::new(bytes, length, &arguments.columns)
        .and_then(|mut input| (format.read)(&mut input, &mut collector));
    let (targets, mut errors) = collector.finish();
    errors.extend(read.err());
    let broken = verification::broken(project, &targets);
    match refuse(&arguments.file, errors) {
        Err(failure) => Err(failure.and(broken)),
        Ok(()) if broken.is_empty() => Ok(targets),
        Ok(()) => Err(Failure::Messages(broken)),
    }
}

/// Each text that would change, in a line.
fn changed_texts(project: &SparseProject<'_>, targets: &[Target<'_>]) -> String {
    let mut lines = String::new();
    for target in targets {
        let locale = project.locale(&target.name);
        for wanted in target.wanted.iter() {
            let key = wanted.key();
            let before = locale.and_then(|it| it.text(wanted.id, wanted.attribute));
            let before = before.map_or("new".to_owned(), |before| format!("`{before}`"));
            let is_stale = wanted.older_source.is_some();
            let stale = if is_stale { ", stale" } else { "" };
            let line = format!("{} {key}: {before} → `{}`{stale}", target.name, wanted.text);
            lines.push_str(&escaped(&line));
            lines.push('\n');
        }
    }
    lines
}
