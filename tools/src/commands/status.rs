//! `status`: the progress of each locale.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Write as _, stdout};

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::check::coverage::{Coverage, Progress};
use crate::check::first_pass;
use crate::check::staleness;
use crate::check::workspace::Workspace;
use crate::commands::Outcome;
use crate::commands::project_arguments::ProjectArguments;
use crate::commands::read_project::with_workspace;
use crate::diagnostics;
use crate::failure::Failure;
use crate::json;
use crate::project::layers::Layers;
use crate::syntax::messages::Messages;
use crate::wording::count;

#[derive(Debug, Args)]
#[command(after_help = "\
A code is translated, untranslated (its text is still the source's) or missing. A translation is \
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

/// How many characters a full bar has.
const BAR_LEN: usize = 20;

/// Of the bar of a locale that has every translation, and of one that lacks some.
const COMPLETE: Style = AnsiColor::Green.on_default();
const INCOMPLETE: Style = AnsiColor::Yellow.on_default();

/// What `--format json` prints.
#[derive(Serialize)]
struct Document<'s> {
    version: u32,
    locales: &'s BTreeMap<String, Coverage>,
}

pub(crate) fn run(layers: &Layers, arguments: &StatusArguments) -> Result<Outcome, Failure> {
    with_workspace(layers, &arguments.project, None, |workspace| {
        let chosen = workspace.named(&arguments.chosen)?;
        let of_locale = |messages: &Messages<'_>, progress: Progress<'_>| {
            let is_chosen = chosen.is_empty() || chosen.contains(messages.name());
            let unrecorded = is_chosen.then(|| unrecorded(workspace, messages, &progress));
            (messages.name().to_owned(), progress.coverage, unrecorded.unwrap_or_default())
        };
        let mut coverages = workspace.missing_coverages();
        for (name, coverage, unrecorded) in first_pass::map_progress(workspace, of_locale) {
            coverages.insert(name, coverage);
            unrecorded.into_iter().for_each(diagnostics::note);
        }
        coverages.retain(|name, _| chosen.is_empty() || chosen.contains(name));
        let text = match arguments.format {
            StatusFormat::Text => text(&coverages),
            StatusFormat::Json => json(&coverages)?,
            StatusFormat::Markdown => markdown(&coverages, workspace),
        };
        AutoStream::auto(stdout().lock()).write_all(text.as_bytes())?;
        Ok(Outcome::Clean)
    })
}

/// How many translations of a locale its locks do not hold, as sentences.
fn unrecorded(
    workspace: &Workspace<'_>,
    messages: &Messages<'_>,
    progress: &Progress<'_>,
) -> Vec<String> {
    let mut notes = Vec::new();
    for (layer, file) in workspace.locks.of_locale(messages.name()) {
        let (lock, untranslated) = (&file.lock, &progress.untranslated);
        let lines =
            staleness::lock_lines(lock, layer, messages, workspace.source, untranslated, |_| false);
        let new = lines.lines.iter().filter(|(id, pair)| !lock.has(id, *pair)).count();
        if new > 0 {
            let (path, what) = (file.source.path(), count(new, "translation"));
            let sync = workspace.commands.sync(layer);
            let help = sync.map_or(String::new(), |sync| format!("; run `{sync}`"));
            notes.push(format!("{path}: lags behind {what}{help}"));
        }
    }
    notes
}

fn text(coverages: &BTreeMap<String, Coverage>) -> String {
    let width = coverages.keys().map(String::len).max().unwrap_or(0);
    let mut text = String::new();
    for (name, coverage) in coverages {
        let Coverage { translated, untranslated, stale, missing, .. } = coverage;
        let percent = coverage.percent();
        let full = BAR_LEN * percent / 100;
        let bar = "#".repeat(full) + &".".repeat(BAR_LEN - full);
        let style = if percent == 100 { COMPLETE } else { INCOMPLETE };
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "{name:width$}  {style}[{bar}]{style:#} {percent:3} %  {translated} translated, {stale} stale, \
             {untranslated} untranslated, {missing} missing"
        );
    }
    text
}

fn json(coverages: &BTreeMap<String, Coverage>) -> Result<String, Failure> {
    Ok(json::pretty(&Document { version: 1, locales: coverages })?)
}

fn markdown(coverages: &BTreeMap<String, Coverage>, workspace: &Workspace<'_>) -> String {
    let counted = if workspace.source.has_any_ids() { "messages" } else { "codes" };
    let mut text = format!(
        "| locale | {counted} | translated | stale | untranslated | missing | percent |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
    );
    for (name, coverage) in coverages {
        let Coverage { codes, translated, untranslated, stale, missing } = coverage;
        let percent = coverage.percent();
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "| {name} | {codes} | {translated} | {stale} | {untranslated} | {missing} | {percent} % |"
        );
    }
    text
}
