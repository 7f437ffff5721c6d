//! The arguments of `import`.

use std::path::PathBuf;

use clap::Args;
use fluent_codes::LanguageIdentifier;

use crate::commands::format_choice::{self, Choice};
use crate::commands::project_arguments::ProjectArguments;
use crate::failure::Failure;
use crate::project::locales::{parse_locale, parse_locale_name};
use crate::tables::format::Format;

#[derive(Debug, Args)]
#[command(after_help = "\
The first column of a table is the code, or the code and an attribute: 131201.help. Other columns are
named by their locale, or by --columns; `comment`, `state` and `fingerprints` are those of an export.
Cells hold the text as it stands in an .ftl file: { $name } is a variable. An empty cell says nothing,
but is refused where the message has a text. Comments, other attributes, order, and messages that the
table lacks stay as they are; new messages go behind the one that the table has before them.

All that is refused is listed, and then nothing is written: what check finds wrong in the texts, a
column for no locale of the project, a code twice, and a text that has changed since the export.

Examples:
  fluent-codes import translated.csv --dry-run
  fluent-codes import return-codes.md --columns zh-CN,en-US
  fluent-codes import fr.xlf --new-locale fr")]
pub(crate) struct ImportArguments {
    /// The file with the table
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// How it is written [default: what its name says]
    #[arg(long, value_parser = format_choice::parser(format_choice::tables().collect()))]
    pub(crate) format: Option<Choice<&'static Format>>,

    /// The locales of the columns of texts, in their order
    #[arg(long, value_name = "LOCALE,…", value_delimiter = ',', value_parser = parse_locale_name)]
    pub(crate) columns: Vec<String>,

    /// Start this locale, which has no files yet
    #[arg(long, value_name = "LOCALE", value_parser = parse_locale)]
    pub(crate) new_locale: Option<LanguageIdentifier>,

    /// Print what would change, a line a text, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// Where a cell is empty, keep the text that the message has
    #[arg(long)]
    pub(crate) keep_empty: bool,

    /// Where a text has changed since the export, take the table's
    #[arg(long, conflicts_with = "ours")]
    pub(crate) theirs: bool,

    /// Where a text has changed since the export, keep it
    #[arg(long)]
    pub(crate) ours: bool,

    #[command(flatten)]
    pub(crate) project: ProjectArguments,
}

impl ImportArguments {
    /// How the table is written.
    pub(crate) fn format(&self) -> Result<&'static Format, Failure> {
        let choices: Vec<Choice<&Format>> = format_choice::tables().collect();
        format_choice::chosen(&choices, self.format, Some(&self.file))
    }
}
