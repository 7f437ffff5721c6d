//! The arguments of `check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::check::rules::parse_rule;
use crate::commands::project_arguments::ProjectArguments;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fluent-codes check
  fluent-codes check fr
  fluent-codes check locales/fr locales/de/errors.ftl
  fluent-codes check --statistics
  fluent-codes check --diff
  fluent-codes check --fix
  fluent-codes check --since origin/main
  fluent-codes check --locales /etc/app/locales --source de
  fluent-codes check --locales l10n --source templates --ids any
  fluent-codes check --format json --deny-warnings
  fluent-codes check --sources src

fluent-codes.toml, beside the folder of locales, can hold:
  source = \"en-US\"           as --source
  locales = [\"en-US\"]        the locales that must have files
  ids = \"codes\"              as --ids
  layout = [\"l10n.toml\"]     files in the format of l10n.toml, of any name
  functions = [\"BYTES\"]      what the application adds to NUMBER
  [bundles]                  which files the program puts into one bundle,
                             where ids and references count:
  files = \"each\"             all, each, or those of paths: [\"app/**\"]
  shared = [\"brands.ftl\"]    those of each bundle, below the locale's folder
  [coverage]                 the percentage of the source's messages that a
  default = 100              locale must have; while it has them, those that
  fr = 90                    it lacks are notes
  [rules]                    the severity of a rule's findings: off, note,
  doubled-word = \"off\"       warning or error
  [[allow]]                  an exception from a rule
  rule = \"same-as-source\"
  ids = [\"E131201\"]          in these messages, also patterns: \"*-keywords\",
                             and \"*.style\" for attributes
  files = [\"app/**\"]         below the locale's folder; all if not named
  locales = [\"fr\"]           all if not named
  reason = \"a brand name\"

Without a folder for each locale, files named by locales are read, as in src/ls/fr.ftl, or else folders \
of locales at several places, as in client/i18n/fr and server/i18n/fr, each a bundle of its own. Of \
l10n.toml, what it includes and excludes, and i18n.toml, the folder, the source and the locales of files \
are read.

A comment right above a message makes an exception too:
  # check: allow(same-as-source) a brand name

Exit status: 0 without errors, 1 with errors (or, with --deny-warnings, warnings), 2 if the files \
cannot be read.")]
pub(crate) struct CheckArguments {
    /// Report what is wrong in these locales, folders and files only
    #[arg(value_name = "LOCALE|PATH")]
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

    /// Report at most so many findings of each rule; 0 for all [default: 20 with --format text]
    #[arg(long, value_name = "NUMBER")]
    pub(crate) max_per_rule: Option<usize>,

    /// Print how many findings each rule has, instead of the findings
    #[arg(long, conflicts_with_all = ["format", "max_per_rule", "diff", "write_baseline"])]
    pub(crate) statistics: bool,

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

    /// Correct what can be corrected without changing what a program reads
    #[arg(long, group = "fixing")]
    pub(crate) fix: bool,

    /// Correct texts that a program may read, too, such as lists of search words
    #[arg(long, requires = "fixing")]
    pub(crate) unsafe_fixes: bool,

    /// Show what --fix would change, without writing it; the exit status is 1 if there is anything
    #[arg(long, group = "fixing", conflicts_with_all = ["watch", "format", "baseline", "write_baseline", "deny_warnings"])]
    pub(crate) diff: bool,

    /// Also check the codes in the Rust sources of a folder: those without a message, and messages
    /// whose code no source uses. Can be repeated
    #[arg(long, value_name = "DIR")]
    pub(crate) sources: Vec<PathBuf>,

    /// Keep running, and check again whenever the files change
    #[arg(long)]
    pub(crate) watch: bool,
}

/// How findings are printed. To add a format, write a file in `check/report/`, and name it there, here,
/// and in `commands/check/report.rs`.
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
