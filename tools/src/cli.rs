//! The command line.

use std::collections::HashSet;
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, CommandFactory, Parser, Subcommand};
use colorchoice_clap::Color;

use crate::commands::accept::{self, AcceptArguments};
use crate::commands::add::{self, AddArguments};
use crate::commands::check::arguments::CheckArguments;
use crate::commands::completions::{self, CompletionsArguments};
use crate::commands::explain::{self, ExplainArguments};
use crate::commands::export::{self, arguments::ExportArguments};
use crate::commands::fmt::{self, FmtArguments};
use crate::commands::import::{self, arguments::ImportArguments};
use crate::commands::man::{self, ManArguments};
use crate::commands::negotiate::{self, NegotiateArguments};
use crate::commands::retire::{self, RetireArguments};
use crate::commands::status::{self, StatusArguments};
use crate::commands::sync::{self, SyncArguments};
use crate::commands::tr::{self, TrArguments};
use crate::commands::{Outcome, check};
use crate::failure::Failure;
use crate::project::layers::Layers;

/// Looks up, checks, imports and exports the messages of return codes.
#[derive(Debug, Parser)]
#[command(name = "fluent-codes", version, arg_required_else_help = false, disable_help_subcommand = true, max_term_width = HELP_WIDTH, after_help = EXAMPLES)]
pub(crate) struct Cli {
    /// The folder that holds a folder of .ftl files for each locale [default: locales]. Can be
    /// repeated: the messages of a later one take the place of those of an earlier one
    #[arg(long, global = true, value_name = "DIR", display_order = 900)]
    locales: Vec<PathBuf>,

    /// Put the built-in catalog beneath the folders
    #[arg(long, global = true, display_order = 901)]
    shipped: bool,

    #[command(flatten, next_display_order = 902)]
    pub(crate) color: Color,

    #[command(subcommand)]
    pub(crate) command: Command,
}

/// How wide help is at most, and is where there is no terminal.
const HELP_WIDTH: usize = 80;

const EXAMPLES: &str = "\
Examples:
  fluent-codes tr 131201 --lang zh-CN    the text of a code
  fluent-codes check                     what is missing or wrong

Exit status: 0 nothing wrong, 1 findings or an unknown code, 2 wrong usage or unreadable input.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print the texts of codes, one per line
    Tr(TrArguments),
    /// Print the locale that answers an Accept-Language header
    Negotiate(NegotiateArguments),
    /// Find what is missing or wrong in the locale files
    Check(CheckArguments),
    /// Print what a rule of check is for, with an example
    Explain(ExplainArguments),
    /// Print the progress of each locale
    Status(StatusArguments),
    /// Start a locale: a folder with a placeholder for every message
    Add(AddArguments),
    /// Update the locales from the source, and the locks from the locales
    Sync(SyncArguments),
    /// Record that translations are still right although their source has changed
    Accept(AcceptArguments),
    /// Retire a code: remove its messages, and never use it again
    Retire(RetireArguments),
    /// Format the files, and put translations into the order of the source
    Fmt(FmtArguments),
    /// Import the messages of a table into the locale files
    Import(ImportArguments),
    /// Export the messages as a table, or as a page for a browser
    Export(ExportArguments),
    /// Print the completions of commands and options for a shell
    Completions(CompletionsArguments),
    /// Print the manual page, or write the pages of all commands
    Man(ManArguments),
}

impl Cli {
    /// Runs the command.
    pub(crate) fn run(&self) -> Result<Outcome, Failure> {
        self.color.write_global();
        let layers = &Layers::new(&self.locales, self.shipped)?;
        match &self.command {
            Command::Tr(arguments) => tr::run(layers, arguments),
            Command::Negotiate(arguments) => negotiate::run(layers, arguments),
            Command::Check(arguments) => check::run(layers, arguments),
            Command::Explain(arguments) => explain::run(arguments),
            Command::Status(arguments) => status::run(layers, arguments),
            Command::Add(arguments) => add::run(layers, arguments),
            Command::Sync(arguments) => sync::run(layers, arguments),
            Command::Accept(arguments) => accept::run(layers, arguments),
            Command::Retire(arguments) => retire::run(layers, arguments),
            Command::Fmt(arguments) => fmt::run(layers, arguments),
            Command::Import(arguments) => import::run(layers, arguments),
            Command::Export(arguments) => export::run(layers, arguments),
            Command::Completions(arguments) => completions::run(arguments, Cli::command()),
            Command::Man(arguments) => man::run(arguments, Cli::command()),
        }
    }
}

/// Parses the command line. Wrong usage is an error of one line.
pub(crate) fn parse() -> Result<Cli, Failure> {
    let cli = Cli::try_parse().map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => match error.print() {
            Ok(()) => Failure::Answered,
            Err(error) => Failure::from(error),
        },
        _ => Failure::new(one_line(&error)),
    })?;
    check_locales(&cli)?;
    let columns = match &cli.command {
        Command::Import(arguments) => &arguments.columns,
        Command::Export(arguments) => &arguments.columns,
        _ => return Ok(cli),
    };
    let mut seen = HashSet::new();
    match columns.iter().find(|column| !seen.insert(*column)) {
        Some(column) => Err(Failure::new(format!(
            "expected each locale once in --columns; {column} is there twice"
        ))),
        None => Ok(cli),
    }
}

/// Of a repeated option before the command and after it, clap takes only those after it.
fn check_locales(cli: &Cli) -> Result<(), Failure> {
    let is_locales = |argument: &OsString| {
        argument == "--locales" || argument.as_encoded_bytes().starts_with(b"--locales=")
    };
    let given = env::args_os().take_while(|argument| argument != "--").filter(is_locales).count();
    if given == cli.locales.len() {
        return Ok(());
    }
    Err(Failure::new("expected each --locales after the command, found one before it"))
}

/// The message of clap in one line: what is wrong, and a suggestion or where the help is.
fn one_line(error: &clap::Error) -> String {
    let rendered = error.to_string();
    let mut paragraphs = rendered.split("\n\n");
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let wrong = words(paragraphs.next().unwrap_or_default());
    let wrong = wrong.strip_prefix("error: ").unwrap_or(&wrong);
    let tip = paragraphs.find_map(|text| text.trim().strip_prefix("tip: ").map(words));
    let similar = similar_option(error);
    match similar.map(|name| format!("a similar argument exists: '--{name}'")).or(tip) {
        Some(tip) => format!("{wrong}; {tip}"),
        None => format!("{wrong}; see --help"),
    }
}

/// The option that an unknown one is a slip of, where clap has found none: it does not look for letters
/// that are swapped in a short name.
fn similar_option(error: &clap::Error) -> Option<String> {
    const MAX_SLIPS: usize = 1;
    let Some(ContextValue::String(written)) = error.get(ContextKind::InvalidArg) else {
        return None;
    };
    if error.kind() != ErrorKind::UnknownArgument || error.get(ContextKind::SuggestedArg).is_some()
    {
        return None;
    }
    let written = written.strip_prefix("--")?;
    let cli = Cli::command();
    let command = env::args_os().find_map(|argument| cli.find_subcommand(argument)).unwrap_or(&cli);
    let names = command.get_arguments().chain(cli.get_arguments()).filter_map(Arg::get_long);
    let mut similar = names.filter(|name| strsim::osa_distance(name, written) <= MAX_SLIPS);
    similar.next().map(str::to_owned)
}
