//! The command line.

use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Args, Parser, Subcommand, ValueEnum};
use fluent_codes::LanguageIdentifier;
use fluent_codes::tooling::DEFAULT_SOURCE;

use crate::check::rules;
use crate::failure::Failure;
use crate::project::codes::parse_code;
use crate::project::ids::Ids;
use crate::project::locales::parse_locale;

/// Looks up, checks, imports and exports the messages of return codes.
#[derive(Debug, Parser)]
#[command(name = "fluent-codes", version, arg_required_else_help = false, disable_help_subcommand = true, after_help = EXAMPLES)]
pub(crate) struct Cli {
    /// The folder that holds a folder of .ftl files for each locale
    #[arg(long, global = true, value_name = "DIR", default_value = "locales")]
    pub(crate) locales: PathBuf,

    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  fluent-codes tr 131201 --lang zh-CN    the text of a code
  fluent-codes check                     what is missing or wrong

Exit status: 0 nothing wrong, 1 findings or an unknown code, 2 wrong usage or unreadable input.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print the text of codes, a line a code
    Tr(TrArguments),
    /// Print the locale that answers an Accept-Language header
    Negotiate(NegotiateArguments),
    /// Find what is missing or wrong in the locale files
    Check(CheckArguments),
    /// Print what a rule of check is for, with an example
    Explain(ExplainArguments),
    /// Print how far each locale is
    Status(StatusArguments),
    /// Start a locale: a folder with the place of every message, still to be translated
    Add(AddArguments),
    /// Bring the locales in line with the source, and the locks in line with the locales
    Sync(SyncArguments),
    /// Say that translations are still right although their source has changed
    Accept(AcceptArguments),
    /// Retire a code: its messages go, and it can never be used again
    Retire(RetireArguments),
    /// Lay the files out in one way, and order translations as the source
    Fmt(FmtArguments),
    /// Bring the messages of a table into the locale files
    Import(ImportArguments),
    /// Write the messages as a table
    Export(ExportArguments),
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fluent-codes tr 131201 --lang zh-CN
  fluent-codes tr 131201 -1 --lang en --json
  fluent-codes tr 700001 --lang fr --arg limit=5 --arg unit=MB
  fluent-codes tr 131201 --lang zh-CN --watch

Exit status: 0, or 1 if a code is unknown; its line then says so in the language.")]
pub(crate) struct TrArguments {
    /// The codes, whole numbers; negative ones are understood
    #[arg(required = true, value_name = "CODE", allow_negative_numbers = true, value_parser = parse_code)]
    pub(crate) codes: Vec<i64>,

    /// The language, as in zh-CN; otherwise that of LC_ALL, LC_MESSAGES or LANG
    #[arg(long, value_name = "TAG", value_parser = parse_locale)]
    pub(crate) lang: Option<LanguageIdentifier>,

    /// An argument for the message's variable of this name; a number is passed as a number
    #[arg(long = "arg", value_name = "NAME=VALUE", value_parser = parse_argument)]
    pub(crate) arguments: Vec<(String, String)>,

    /// Keep running, and print the texts again whenever the files change
    #[arg(long)]
    pub(crate) watch: bool,

    /// Print a JSON object a code: code, text, the locale that served it, whether it is known
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fluent-codes negotiate 'zh-TW,zh;q=0.9,en;q=0.5'
  fluent-codes negotiate en-AU --available zh-CN,en-US,en-GB

Where nothing matches, the source locale answers.")]
pub(crate) struct NegotiateArguments {
    /// What the client sends as Accept-Language
    #[arg(value_name = "REQUEST")]
    pub(crate) request: String,

    /// The locales to choose from, instead of those that have messages
    #[arg(long, value_name = "LOCALE,…", value_delimiter = ',', value_parser = parse_locale)]
    pub(crate) available: Vec<LanguageIdentifier>,

    /// The locale that answers where nothing matches
    #[arg(long, value_name = "LOCALE", default_value_t = DEFAULT_SOURCE, value_parser = parse_locale)]
    pub(crate) source: LanguageIdentifier,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fluent-codes check
  fluent-codes check fr
  fluent-codes check --fix
  fluent-codes check --since origin/main
  fluent-codes check --locales /etc/app/locales --source de
  fluent-codes check --locales l10n --source templates --ids any
  fluent-codes check --format json --deny-warnings
  fluent-codes check --sources src

fluent-codes.toml, beside the folder of locales, can hold:
  source = \"en-US\"          as --source
  locales = [\"en-US\"]       the locales that must have files
  ids = \"codes\"             as --ids
  [bundles]                 which files the program puts into one bundle, where ids and
  files = \"all\"             references count: all, each, or those of each path: [\"app/**\"]
  functions = [\"BYTES\"]     the functions that the application adds to NUMBER
  [coverage]                the percentage of the source's messages that a locale must have;
  default = 100             while it has them, those that it lacks are notes
  fr = 90
  [rules]                   the severity of a rule's findings: off, note, warning or error
  doubled-word = \"off\"
  [[allow]]                 an exception from a rule, in these messages and these
  rule = \"same-as-source\"   locales, or in all if they are not named
  ids = [\"E131201\"]
  locales = [\"fr\"]
  reason = \"a brand name\"

Without a folder for each locale, files named by locales are read, as in src/ls/fr.ftl, each folder
a bundle of its own. Of l10n.toml and i18n.toml, the folder, the source and the locales of files are
read.

A comment right above a message makes an exception too:
  # check: allow(same-as-source) a brand name

Exit status: 0 without errors, 1 with errors (or, with --deny-warnings, warnings), 2 if the files
cannot be read.")]
pub(crate) struct CheckArguments {
    /// Report what is wrong in these locales only
    #[arg(value_name = "LOCALE")]
    pub(crate) chosen: Vec<String>,

    /// Report only what has changed since this branch left another one, as for a pull request; a
    /// translation whose source has changed there, and which has not, is stale
    #[arg(long, value_name = "REV")]
    pub(crate) since: Option<String>,

    /// Report only what this file does not hold
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,

    /// Write what is wrong into a file, instead of reporting it; with --baseline, only what that file
    /// holds and is still wrong
    #[arg(long, value_name = "FILE", conflicts_with_all = ["watch", "fix"])]
    pub(crate) write_baseline: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) project: ProjectArguments,

    /// How the findings are printed
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub(crate) format: CheckFormat,

    /// Apply these rules only
    #[arg(long, value_name = "RULE,…", value_delimiter = ',', value_parser = parse_rule)]
    pub(crate) select: Vec<&'static str>,

    /// Do not apply these rules
    #[arg(long, value_name = "RULE,…", value_delimiter = ',', value_parser = parse_rule)]
    pub(crate) ignore: Vec<&'static str>,

    /// Report notes, too: what may be as it is meant
    #[arg(long)]
    pub(crate) notes: bool,

    /// Let warnings count as errors do
    #[arg(long)]
    pub(crate) deny_warnings: bool,

    /// Correct what can be corrected safely
    #[arg(long)]
    pub(crate) fix: bool,

    /// Also check the codes in the Rust sources of a folder: those without a message, and messages
    /// whose code no source uses. Can be repeated
    #[arg(long, value_name = "DIR")]
    pub(crate) sources: Vec<PathBuf>,

    /// Keep running, and check again whenever the files change
    #[arg(long)]
    pub(crate) watch: bool,
}

/// What a project is, where its configuration does not say it.
#[derive(Debug, Args)]
pub(crate) struct ProjectArguments {
    /// The locale that the others are translated from: a language, or the name of its folder
    /// [default: en-US]
    #[arg(long, value_name = "LOCALE")]
    pub(crate) source: Option<String>,

    /// Which ids messages have [default: codes, if the source has any]
    #[arg(long, value_enum)]
    pub(crate) ids: Option<Ids>,

    /// The configuration, instead of the fluent-codes.toml beside the folder of locales
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// As compilers print it, with the line concerned
    Text,
    /// A line a finding
    Short,
    /// One JSON object
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// JUnit's XML, for test reports
    Junit,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fluent-codes explain missing-message
  fluent-codes explain
  fluent-codes explain --all > docs/rules.md")]
pub(crate) struct ExplainArguments {
    /// The rule; without one, all are listed
    #[arg(value_name = "RULE", value_parser = parse_rule)]
    pub(crate) rule: Option<&'static str>,

    /// Print one page about all rules, in Markdown
    #[arg(long, conflicts_with = "rule")]
    pub(crate) all: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
A code is translated, untranslated (its text is still the source's) or missing. A translation is
stale if the source has changed since; it still counts as translated.

Examples:
  fluent-codes status
  fluent-codes status fr
  fluent-codes status --format markdown

Exit status: 0, also where translations are missing.")]
pub(crate) struct StatusArguments {
    /// The locales; otherwise all
    #[arg(value_name = "LOCALE")]
    pub(crate) chosen: Vec<String>,

    /// How the state is printed
    #[arg(long, value_enum, default_value_t = StatusFormat::Text)]
    pub(crate) format: StatusFormat,

    #[command(flatten)]
    pub(crate) project: ProjectArguments,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum StatusFormat {
    /// A line a locale, with a bar
    Text,
    /// One JSON object, with the fields of check's summary
    Json,
    /// A table
    Markdown,
}

#[derive(Debug, Args)]
#[command(after_help = "\
The new files have the source's order and groups, and above the place of each message a comment with
the source's text. Take the # away from the line with the id, and write the translation behind the
equals sign. Until then the source's text is served.

Examples:
  fluent-codes add fr")]
pub(crate) struct AddArguments {
    /// The locale, as in fr or pt-BR
    #[arg(value_name = "LOCALE", value_parser = parse_locale)]
    pub(crate) locale: LanguageIdentifier,

    #[command(flatten)]
    pub(crate) project: ProjectArguments,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Places for the messages that a locale lacks are added, messages are moved into the source's order, and
messages that the source has no more become comments. Translators' comments stay. codes.lock gets the
new codes, and the source.lock of each locale what its translations were made from. A file that is
broken is left as it is. All files are written, or none.

Examples:
  fluent-codes sync --dry-run
  fluent-codes sync

Exit status: 0, or 1 if a file is broken and was left as it is.")]
pub(crate) struct SyncArguments {
    /// Show what would change, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,

    #[command(flatten)]
    pub(crate) project: ProjectArguments,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fluent-codes accept 131201 --locale zh-CN
  fluent-codes accept")]
pub(crate) struct AcceptArguments {
    /// The codes, or the ids of other messages; otherwise all that are stale
    #[arg(value_name = "CODE", allow_negative_numbers = true)]
    pub(crate) codes: Vec<String>,

    /// The locale; otherwise all
    #[arg(long, value_name = "LOCALE")]
    pub(crate) locale: Option<String>,

    #[command(flatten)]
    pub(crate) project: ProjectArguments,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fluent-codes retire 120906
  fluent-codes retire 120906 --replaced-by 120905")]
pub(crate) struct RetireArguments {
    /// The code
    #[arg(value_name = "CODE", allow_negative_numbers = true, value_parser = parse_code)]
    pub(crate) code: i64,

    /// The code that is used instead from now on
    #[arg(long, value_name = "CODE", allow_negative_numbers = true, value_parser = parse_code)]
    pub(crate) replaced_by: Option<i64>,

    #[command(flatten)]
    pub(crate) project: ProjectArguments,
}

#[derive(Debug, Args)]
#[command(after_help = "\
What the messages and the comments say stays as it is. A file that is broken is left as it is.

Examples:
  fluent-codes fmt
  fluent-codes fmt --check

Exit status: 0; 1 if a file is broken or, with --check, would change.")]
pub(crate) struct FmtArguments {
    /// Name the files that would change, and write nothing
    #[arg(long)]
    pub(crate) check: bool,

    #[command(flatten)]
    pub(crate) project: ProjectArguments,
}

#[derive(Debug, Args)]
#[command(after_help = "\
The first column is the code. The other columns are named by --columns, or by a header that is a
language tag. Cells hold the text as it stands in an .ftl file: { $name } is a variable. Empty
cells are passed over. Comments, attributes, order, and messages that the table lacks stay as they
are; new messages go behind the one that the table has before them. Nothing is written unless all
of the table can be.

Examples:
  fluent-codes import return-codes.md --columns zh-CN,en-US
  fluent-codes import translated.md")]
pub(crate) struct ImportArguments {
    /// The file with the table: Markdown (.md)
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// The locales of the columns after the first, in their order
    #[arg(long, value_name = "LOCALE,…", value_delimiter = ',', value_parser = parse_locale)]
    pub(crate) columns: Vec<LanguageIdentifier>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fluent-codes export --format markdown
  fluent-codes export --format markdown --columns zh-CN,en-US -o return-codes.md")]
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
}

/// Parses the command line. Wrong usage is an error of one line.
pub(crate) fn parse() -> Result<Cli, Failure> {
    let cli = Cli::try_parse().map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => match error.print() {
            Ok(()) => Failure::Answered,
            Err(error) => Failure::from(error),
        },
        _ => Failure::new(one_line(&error.to_string())),
    })?;
    let columns = match &cli.command {
        Command::Import(arguments) => &arguments.columns,
        Command::Export(arguments) => &arguments.columns,
        _ => return Ok(cli),
    };
    let is_again = |(index, column)| columns.iter().take(index).any(|other| other == column);
    match columns.iter().enumerate().find(|column| is_again(*column)) {
        Some((_, column)) => Err(Failure::new(format!(
            "expected each locale once in --columns; {column} is there twice"
        ))),
        None => Ok(cli),
    }
}

/// What clap says in several lines: what is wrong, what might have been meant, where to read on.
fn one_line(rendered: &str) -> String {
    let mut paragraphs = rendered.split("\n\n");
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let wrong = words(paragraphs.next().unwrap_or_default());
    let wrong = wrong.strip_prefix("error: ").unwrap_or(&wrong);
    let tip = paragraphs.find_map(|text| text.trim().strip_prefix("tip: ").map(words));
    match tip {
        Some(tip) => format!("{wrong}; {tip}"),
        None => format!("{wrong}; see --help"),
    }
}

fn parse_rule(name: &str) -> Result<&'static str, String> {
    rules::names().find(name)
}

fn parse_argument(argument: &str) -> Result<(String, String), String> {
    match argument.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("expected a name and a value, as in limit=5".to_owned()),
    }
}
