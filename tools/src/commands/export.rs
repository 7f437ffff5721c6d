//! `export`: the messages as tables.

pub(crate) mod arguments;

use std::io::{self, BufWriter, IsTerminal, Write, stdout};
use std::path::{Path, PathBuf};
use std::{fs, iter};

use crate::commands::export::arguments::{ExportArguments, ExportFormat};
use crate::commands::read_project::{self, Opened};
use crate::commands::rows::{self, order};
use crate::commands::sparse::SparseProject;
use crate::commands::{Outcome, reference};
use crate::diagnostics;
use crate::escape;
use crate::failure::Failure;
use crate::progress_bar;
use crate::project::layout::Layout;
use crate::project::output_file;
use crate::syntax::outline::LocaleOutline;
use crate::tables::format::Format;
use crate::tables::table::Head;

pub(crate) fn run(directory: &Path, arguments: &ExportArguments) -> Result<Outcome, Failure> {
    match arguments.format()? {
        ExportFormat::Table(format) => export_tables(directory, format, arguments),
        ExportFormat::Html => reference::run(directory, arguments),
    }
}

fn export_tables(
    directory: &Path,
    format: &Format,
    arguments: &ExportArguments,
) -> Result<Outcome, Failure> {
    let layout = Layout { directory: directory.to_owned(), ..Layout::default() };
    let opened = read_project::read(&layout, &arguments.project)?;
    let project = SparseProject::new(directory, &opened)?;
    let problems = project.locales.iter().flat_map(|locale| &locale.files);
    let problems = problems.flat_map(|file| &file.problems);
    for problem in opened.project.problems.iter().chain(problems) {
        diagnostics::warning(problem);
    }
    if format.is_of_one_locale {
        export_each(&project, format, arguments)?;
    } else {
        let locales = columns(&project, arguments)?;
        let head = Head { source: opened.source.clone(), locales };
        write(&project, format, &head, arguments.output.as_deref())?;
    }
    Ok(Outcome::Clean)
}

/// The locales of a table, in their order.
fn columns(
    project: &SparseProject<'_>,
    arguments: &ExportArguments,
) -> Result<Vec<String>, Failure> {
    let Opened { source, .. } = project.opened;
    let named = |name: &String| match project.locale(name) {
        Some(locale) => Ok(locale.name.clone()),
        None => Err(Failure::of_path(project.directory, format!("expected a folder `{name}`"))),
    };
    if !arguments.columns.is_empty() {
        return arguments.columns.iter().map(named).collect();
    }
    let mut columns = vec![named(source).map_err(|_| {
        let expected = format!("expected a folder for the source locale `{source}`");
        Failure::of_path(project.directory, format!("{expected}; name another with --source"))
    })?];
    let others = project.locales.iter().map(|locale| &locale.name).filter(|name| *name != source);
    match &arguments.locale {
        Some(locale) => columns.extend(iter::once(named(locale)?).filter(|it| it != source)),
        None => columns.extend(others.cloned()),
    }
    Ok(columns)
}

/// Writes a file for each locale, each beside the source.
fn export_each(
    project: &SparseProject<'_>,
    format: &Format,
    arguments: &ExportArguments,
) -> Result<(), Failure> {
    let source = &project.opened.source;
    let head = |locale: &str| Head {
        source: source.clone(),
        locales: vec![source.clone(), locale.to_owned()],
    };
    let columns = columns(project, arguments)?;
    let locales = columns.iter().filter(|name| *name != source);
    if let Some(locale) = &arguments.locale {
        if locale == source {
            let message = format!("expected a locale that is translated from `{source}`");
            return Err(Failure::new(message));
        }
        return write(project, format, &head(locale), arguments.output.as_deref());
    }
    let Some(folder) = &arguments.output else {
        let name = format.name;
        let message = format!("expected -o DIR: {name} is a file for each locale; or --locale");
        return Err(Failure::new(message));
    };
    make_folder(folder)?;
    for locale in locales {
        let extension = format.extensions.first().copied().unwrap_or_default();
        let path: PathBuf = folder.join(format!("{locale}.{extension}"));
        write(project, format, &head(locale), Some(&path))?;
    }
    Ok(())
}

fn make_folder(folder: &Path) -> Result<(), Failure> {
    if folder.exists() && !folder.is_dir() {
        let message = "expected a folder, for a file of each locale; or --locale, for one file";
        return Err(Failure::of_path(folder, message));
    }
    fs::create_dir_all(folder).map_err(|error| Failure::of_path(folder, error))
}

/// Writes one table, into a file or to standard output.
fn write(
    project: &SparseProject<'_>,
    format: &Format,
    head: &Head,
    path: Option<&Path>,
) -> Result<(), Failure> {
    // The order is the source's, whatever that of the columns.
    let chosen = [&head.source].into_iter().chain(&head.locales);
    let chosen: Vec<&LocaleOutline<'_>> = chosen.filter_map(|name| project.locale(name)).collect();
    let ids = order(&chosen);
    let write = |bar: &indicatif::ProgressBar, out: &mut dyn Write| -> io::Result<()> {
        let mut rows = rows::of(project, head, &ids, format.has_plain_texts, bar);
        (format.write)(head, &mut rows, out)
    };
    let Some(path) = path else {
        return print(|out| write(&indicatif::ProgressBar::hidden(), out));
    };
    let bar = progress_bar::new(u64::try_from(ids.len()).unwrap_or(u64::MAX), "exporting");
    let written = output_file::write_with(path, |out| write(&bar, out));
    bar.finish_and_clear();
    written
}

/// Prints what is written; a terminal gets it when it is whole, with nothing that it obeys.
fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = BufWriter::new(stdout().lock());
    if stdout().is_terminal() {
        let mut text = Vec::new();
        write(&mut text)?;
        out.write_all(escape::result(&String::from_utf8_lossy(&text)).as_bytes())?;
    } else {
        write(&mut out)?;
    }
    Ok(out.flush()?)
}
