//! `export`: the messages as tables.

pub(crate) mod arguments;

use std::io::{self, Write};
use std::path::Path;

use indicatif::ProgressBar;

use crate::commands::export::arguments::{ExportArguments, ExportFormat};
use crate::commands::read_project;
use crate::commands::rows;
use crate::commands::sparse::SparseProject;
use crate::commands::{Outcome, locale_files, merged, reference};
use crate::failure::Failure;
use crate::progress_bar;
use crate::project::layers::Layers;
use crate::project::layout::Layout;
use crate::project::output_file;
use crate::syntax::outline::{self, LocaleOutline};
use crate::tables::format::Format;
use crate::tables::table::Head;

pub(crate) fn run(layers: &Layers, arguments: &ExportArguments) -> Result<Outcome, Failure> {
    match arguments.format()? {
        ExportFormat::Table(format) => export_tables(layers, format, arguments),
        ExportFormat::Ftl => merged::run(layers, arguments),
        ExportFormat::Html => reference::run(layers, arguments),
    }
}

fn export_tables(
    layers: &Layers,
    format: &Format,
    arguments: &ExportArguments,
) -> Result<Outcome, Failure> {
    let layout = Layout { layers: layers.clone(), ..Layout::default() };
    let opened = read_project::read(&layout, &arguments.project)?;
    let project = SparseProject::new(layers, &opened)?;
    let outcome = read_project::warn_of(project.problems());
    if format.is_of_one_locale {
        export_each(&project, format, arguments)?;
    } else {
        let locales = columns(&project, arguments)?;
        let head = Head { source: opened.source.clone(), locales };
        write(&project, format, &head, arguments.output.as_deref())?;
    }
    Ok(outcome)
}

/// The locales of a table, in their order.
fn columns(
    project: &SparseProject<'_>,
    arguments: &ExportArguments,
) -> Result<Vec<String>, Failure> {
    let name = |locale: &LocaleOutline<'_>| locale.name.clone();
    if !arguments.columns.is_empty() {
        return arguments.columns.iter().map(|column| Ok(name(project.named(column)?))).collect();
    }
    let source = project.required_source()?;
    let mut columns = vec![name(source)];
    let chosen = arguments.locale.as_ref().map(|locale| project.named(locale)).transpose()?;
    let is_chosen = |other: &LocaleOutline<'_>| {
        other.name != source.name && chosen.is_none_or(|it| it.name == other.name)
    };
    columns.extend(project.locales.iter().filter(|it| is_chosen(it)).map(|it| name(it)));
    Ok(columns)
}

/// Writes a file for each locale, each beside the source.
fn export_each(
    project: &SparseProject<'_>,
    format: &Format,
    arguments: &ExportArguments,
) -> Result<(), Failure> {
    let source = &project.opened.source;
    if arguments.locale.as_ref() == Some(source) {
        return Err(Failure::new(format!("expected a locale that is translated from `{source}`")));
    }
    let mut locales = columns(project, arguments)?;
    locales.retain(|locale| locale != source);
    let extension = format.extensions.first().copied().unwrap_or_default();
    locale_files::write(&locales, extension, arguments, |locale, out| {
        let locales = vec![source.clone(), locale.to_owned()];
        let head = Head { source: source.clone(), locales };
        let bar = bar(arguments.output.is_some());
        let written = write_rows(project, format, &head, &bar, out);
        bar.finish_and_clear();
        written
    })
}

/// The progress of an export; nothing is shown where the rows are.
fn bar(is_shown: bool) -> ProgressBar {
    if is_shown { progress_bar::new(0, "exporting") } else { ProgressBar::hidden() }
}

fn write_rows(
    project: &SparseProject<'_>,
    format: &Format,
    head: &Head,
    bar: &ProgressBar,
    out: &mut dyn Write,
) -> io::Result<()> {
    // The order is the source's, whatever that of the columns.
    let chosen = [&head.source].into_iter().chain(&head.locales);
    let chosen: Vec<&LocaleOutline<'_>> = chosen.filter_map(|name| project.locale(name)).collect();
    if !bar.is_hidden() {
        bar.set_length(u64::try_from(outline::order(&chosen).count()).unwrap_or(u64::MAX));
    }
    let ids = outline::order(&chosen);
    let mut rows = rows::of(project, head, ids, format.has_plain_texts, bar);
    (format.write)(head, &mut rows, out)
}

/// Writes one table, into a file or to standard output.
fn write(
    project: &SparseProject<'_>,
    format: &Format,
    head: &Head,
    path: Option<&Path>,
) -> Result<(), Failure> {
    let bar = bar(path.is_some());
    let Some(path) = path else {
        return output_file::print_with(|out| write_rows(project, format, head, &bar, out));
    };
    let written = output_file::write_with(path, |out| write_rows(project, format, head, &bar, out));
    bar.finish_and_clear();
    written
}
