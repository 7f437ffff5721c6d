//! The arguments of `import`.

use std::fs;
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
The first column of a table is the code, or the code and an attribute: 131201.help. Other columns are \
named by their locale, or by --columns; `comment`, `state` and `fingerprints` are those of an export. \
Cells hold the text as it stands in an .ftl file: { $name } is a variable. An empty cell says nothing, \
but is refused where the message has a text. Comments, other attributes, order, and messages that the \
table lacks stay as they are; new messages go behind the one that the table has before them.

Beside translations, the source's column shows what is translated. What translations were made from is \
recorded in source.lock.

All that is refused is listed, and then nothing is written: what check finds wrong in the texts, a \
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

    /// The locales of the columns of texts, in their order; beside translations, the source's texts are
    /// changed only if it is named here
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

    /// Where a text has changed since the export, take the table's; a translation of an older text of the
    /// source is recorded as stale
    #[arg(long, conflicts_with = "ours")]
    pub(crate) theirs: bool,

    /// Where a text has changed since the export, keep it; and leave the source as it is
    #[arg(long)]
    pub(crate) ours: bool,

    #[command(flatten)]
    pub(crate) project: ProjectArguments,
}

impl ImportArguments {
    /// How the table is written.
    pub(crate) fn format(&self) -> Result<&'static Format, Failure> {
        let choices: Vec<Choice<&Format>> = format_choice::tables().collect();
        if self.file.is_dir() {
            let is_table = |path: &PathBuf| format_choice::by_name(&choices, path).is_some();
            let files = fs::read_dir(&self.file).into_iter().flatten().flatten();
            let example = files.map(|file| file.path()).filter(is_table).min();
            let example =
                example.map(|path| format!("; import one file, as in {}", path.display()));
            let message = "expected a file with a table, found a folder";
            return Err(Failure::of_path(
                &self.file,
                message.to_owned() + &example.unwrap_or_default(),
            ));
        }
        let extension = self.file.extension().and_then(|it| it.to_str()).unwrap_or_default();
        let advice = match extension.to_ascii_lowercase().as_str() {
            _ if self.format.is_some() => None,
            "xlsx" | "xls" | "ods" | "numbers" => Some("save the sheet as CSV UTF-8"),
            "ftl" => Some("put a file of Fluent into the folder of its locale, and run check"),
            "html" => Some("what export writes as HTML is there to be read"),
            _ => None,
        };
        if let Some(advice) = advice {
            let message = format!("expected a table, found .{extension}; {advice}");
            return Err(Failure::of_path(&self.file, message));
        }
        format_choice::chosen(&choices, self.format, Some(&self.file))
    }
}
