//! The arguments of `export`.

use std::path::PathBuf;

use clap::Args;

use crate::commands::format_choice::{self, Choice};
use crate::commands::project_arguments::ProjectArguments;
use crate::failure::Failure;
use crate::project::locales::parse_locale_name;
use crate::tables::format::Format;

#[derive(Debug, Args)]
#[command(after_help = "\
Every message, attribute and term is a row. A table records what the texts were, so that import can \
tell whether they have changed since.

Examples:
  fluent-codes export -o return-codes.md --columns zh-CN,en-US
  fluent-codes export --locale fr -o fr.csv
  fluent-codes export --format xliff -o for-the-office
  fluent-codes export --format json
  fluent-codes export --format ftl -o front-end
  fluent-codes export -o errors.html
  fluent-codes export --format html -o errors/

A page of HTML has 20,000 texts at most, counting a code once for each locale. For more, -o names a \
folder, which gets an index and pages of 5,000 texts.

Exit status: 0, or 1 if a message or a file is broken: then the export lacks it.")]
pub(crate) struct ExportArguments {
    /// What to write [default: what the file's name says]
    #[arg(long, value_parser = format_choice::parser(choices()))]
    pub(crate) format: Option<Choice<ExportFormat>>,

    /// The file to write, instead of printing; a folder, for formats with a file a locale
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,

    /// The locales to write, in their order; otherwise all, the source first
    #[arg(long, value_name = "LOCALE,…", value_delimiter = ',', value_parser = parse_locale_name)]
    pub(crate) columns: Vec<String>,

    /// Write this locale only, beside the source
    #[arg(long, value_name = "LOCALE", value_parser = parse_locale_name, conflicts_with = "columns")]
    pub(crate) locale: Option<String>,

    #[command(flatten)]
    pub(crate) project: ProjectArguments,
}

/// What is written.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ExportFormat {
    /// A table that import reads.
    Table(&'static Format),
    /// Files with all that a catalog answers in each locale.
    Ftl,
    /// A page for a browser.
    Html,
}

fn choices() -> Vec<Choice<ExportFormat>> {
    let tables = format_choice::tables().map(|Choice { name, help, extensions, format }| Choice {
        name,
        help,
        extensions,
        format: ExportFormat::Table(format),
    });
    let ftl = Choice {
        name: "ftl",
        help: "All that a front end needs of a locale, as one Fluent file for each",
        extensions: &["ftl"],
        format: ExportFormat::Ftl,
    };
    let html = Choice {
        name: "html",
        help: "A page for a browser, with all that it needs: the reference of the codes",
        extensions: &["html"],
        format: ExportFormat::Html,
    };
    tables.chain([ftl, html]).collect()
}

impl ExportArguments {
    /// What is written.
    pub(crate) fn format(&self) -> Result<ExportFormat, Failure> {
        format_choice::chosen(&choices(), self.format, self.output.as_deref())
    }
}
