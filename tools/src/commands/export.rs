//! `export`: the messages as a table.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use fluent_codes::tooling::DEFAULT_SOURCE;
use fluent_codes::{Code, LanguageIdentifier};

use crate::commands::{Outcome, reference};
use crate::diagnostics;
use crate::escape;
use crate::failure::Failure;
use crate::project::files::{LocaleFiles, Project};
use crate::project::locales::parse_locale;
use crate::project::output_file;
use crate::syntax::cell_text;
use crate::syntax::markdown_table::{self, Cell, Row, Table};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fluent-codes export --format markdown
  fluent-codes export --format markdown --columns zh-CN,en-US -o return-codes.md
  fluent-codes export --format html -o errors.html
  fluent-codes export --format html -o errors/

A page of HTML has 20,000 texts at most, counting a code once for each locale. For more, -o names a
folder, which gets an index and pages of 5,000 texts.")]
pub(crate) struct ExportArguments {
    /// What to write
    #[arg(long, value_enum)]
    pub(crate) format: ExportFormat,

    /// The file to write, instead of printing
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// The locales to write, in their order; otherwise all, the source first
    #[arg(long, value_name = "LOCALE,…", value_delimiter = ',', value_parser = parse_locale)]
    pub(crate) columns: Vec<LanguageIdentifier>,

    /// The locale that the others are translated from: its order is that of the table
    #[arg(long, value_name = "LOCALE", default_value_t = DEFAULT_SOURCE, value_parser = parse_locale)]
    pub(crate) source: LanguageIdentifier,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// A table that import reads
    Markdown,
    /// A page for a browser, with all that it needs: the reference of the codes
    Html,
}

pub(crate) fn run(directory: &Path, arguments: &ExportArguments) -> Result<Outcome, Failure> {
    match arguments.format {
        ExportFormat::Markdown => markdown(directory, arguments),
        ExportFormat::Html => {
            let output = arguments.output.as_deref();
            reference::run(directory, &arguments.source, &arguments.columns, output)
        }
    }
}

fn markdown(directory: &Path, arguments: &ExportArguments) -> Result<Outcome, Failure> {
    let project = Project::read(directory)?;
    let locales = project.parse();
    let files = locales.iter().flat_map(|locale| &locale.files);
    for problem in project.problems.iter().chain(files.flat_map(|file| &file.parsed.problems)) {
        diagnostics::warning(problem);
    }
    let columns = columns(directory, &locales, arguments)?;
    let table = table(&columns);
    let text = markdown_table::to_markdown(&table);
    match &arguments.output {
        Some(path) => output_file::write(path, &text)?,
        None => stdout().lock().write_all(escape::result(&text).as_bytes())?,
    }
    Ok(Outcome::Clean)
}

/// The locales that are written, in their order.
fn columns<'l>(
    directory: &Path,
    locales: &'l [LocaleFiles<'l>],
    arguments: &ExportArguments,
) -> Result<Vec<&'l LocaleFiles<'l>>, Failure> {
    let named = |id: &LanguageIdentifier| {
        let locale = locales.iter().find(|locale| *locale.id == *id);
        locale.ok_or_else(|| Failure::of_path(directory, format!("expected a folder `{id}`")))
    };
    if !arguments.columns.is_empty() {
        return arguments.columns.iter().map(named).collect();
    }
    let (mut columns, others): (Vec<_>, Vec<_>) =
        locales.iter().partition(|locale| *locale.id == arguments.source);
    columns.extend(others);
    if columns.is_empty() {
        let expected = "expected a folder named by a language, as in zh-CN";
        return Err(Failure::of_path(directory, expected));
    }
    Ok(columns)
}

/// The codes in the order of the first locale that has them.
fn table(columns: &[&LocaleFiles<'_>]) -> Table {
    let texts: Vec<BTreeMap<Code, String>> = columns.iter().map(|locale| texts(locale)).collect();
    let mut rows: Vec<Row> = Vec::new();
    let mut written = BTreeSet::new();
    let ids = columns.iter().flat_map(|locale| locale.messages()).map(|message| message.id());
    for code in ids.filter_map(Code::from_message_id) {
        if written.insert(code) {
            let cell = |texts: &BTreeMap<Code, String>| {
                let text = texts.get(&code).cloned().unwrap_or_default();
                Cell { text, ..Cell::default() }
            };
            rows.push(Row { code, cells: texts.iter().map(cell).collect() });
        }
    }
    Table { locales: columns.iter().map(|locale| locale.id.clone()).collect(), rows }
}

/// The texts of a locale; of two for one code the first, as the library serves it.
fn texts(locale: &LocaleFiles<'_>) -> BTreeMap<Code, String> {
    let mut texts = BTreeMap::new();
    for message in locale.messages() {
        if let Some(code) = Code::from_message_id(message.id()) {
            let text = || cell_text::of_entry(message.entry).unwrap_or_default();
            texts.entry(code).or_insert_with(text);
        }
    }
    texts
}
