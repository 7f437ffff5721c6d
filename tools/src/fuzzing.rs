//! Commands within the process of a fuzz target or a test.

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::Path;

use clap::Parser;

use crate::check::finding::Finding;
use crate::cli::{Cli, Command};
use crate::commands;
use crate::commands::import::Table;
use crate::failure::Failure;
use crate::project::layers::Layers;
use crate::project::layout::Layout;

/// A correction of `check --fix`.
#[derive(Debug)]
pub struct Correction {
    /// The locale whose file is corrected.
    pub locale: String,
    /// The rule that found what is wrong.
    pub rule: &'static str,
    /// The ids that the finding names.
    pub ids: Vec<String>,
}

/// Checks the files of a folder of locales, and writes all that is found in a format that `--format` names.
pub fn check(locales: &Path, format: &str, out: &mut dyn Write) -> Result<(), String> {
    let cli = parse(&["check", "--max-per-rule", "0", "--format", format].map(OsStr::new));
    let Command::Check(arguments) = &cli.command else { return Ok(()) };
    let layout = Layout::find(&Layers::of_directory(locales)).map_err(written)?;
    commands::check::report::write(&layout, arguments, out).map(drop).map_err(written)
}

/// Corrects the files of a folder of locales as `check --fix` does, and returns the corrections.
pub fn fix(locales: &Path) -> Result<Vec<Correction>, String> {
    let cli = parse(&["check".as_ref(), "--fix".as_ref()]);
    let Command::Check(arguments) = &cli.command else { return Ok(Vec::new()) };
    let mut corrections = Vec::new();
    let mut see = |finding: &Finding| {
        let locale = finding.locale.to_string();
        corrections.push(Correction { locale, rule: finding.rule, ids: named_ids(finding) });
    };
    let layout = Layout::find(&Layers::of_directory(locales)).map_err(written)?;
    commands::check::correct::fix(&layout, arguments, &mut see).map_err(written)?;
    Ok(corrections)
}

/// Brings a table into the files of a folder of locales; the format is one that `--format` names.
pub fn import(locales: &Path, format: &str, table: &[u8]) -> Result<(), String> {
    let cli = parse(&["import", "table", "--format", format].map(OsStr::new));
    let Command::Import(arguments) = &cli.command else { return Ok(()) };
    let format = arguments.format().map_err(written)?;
    let table = Table { format, bytes: table, length: table.len() as u64 };
    let imported = commands::import::import(locales, arguments, table);
    imported.map(drop).map_err(written)
}

/// Writes a folder of locales into a file or a folder, in a format that `--format` names.
pub fn export(locales: &Path, format: &str, output: &Path) -> Result<(), String> {
    let arguments = ["export", "--format", format, "--output"].map(OsStr::new);
    let cli = parse(&[&arguments[..], &[output.as_os_str()]].concat());
    let Command::Export(arguments) = &cli.command else { return Ok(()) };
    let exported = commands::export::run(&Layers::of_directory(locales), arguments);
    exported.map(drop).map_err(written)
}

fn parse(arguments: &[&OsStr]) -> Cli {
    let program = OsString::from("fluent-codes");
    Cli::parse_from([program].into_iter().chain(arguments.iter().map(OsString::from)))
}

/// The id of a finding, and whatever stands between backticks in it.
fn named_ids(finding: &Finding) -> Vec<String> {
    let text = format!("{} {}", finding.title, finding.help);
    let quoted = text.split('`').skip(1).step_by(2).map(str::to_owned);
    finding.id.iter().map(ToString::to_string).chain(quoted).collect()
}

fn written(failure: Failure) -> String {
    match failure {
        Failure::Messages(messages) => messages.join("\n"),
        Failure::Answered | Failure::OutputClosed { .. } => String::new(),
    }
}
