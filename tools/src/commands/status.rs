//! `status`: how far each locale is.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Write as _, stdout};
use std::path::Path;

use serde::Serialize;

use crate::check::checker;
use crate::check::progress::Coverage;
use crate::check::workspace::Workspace;
use crate::cli::{StatusArguments, StatusFormat};
use crate::commands::Outcome;
use crate::commands::open::with_workspace;
use crate::failure::Failure;

/// How many characters a full bar has.
const BAR_LEN: usize = 20;

/// What `--format json` prints.
#[derive(Serialize)]
struct Document<'s> {
    version: u32,
    locales: &'s BTreeMap<String, Coverage>,
}

pub(crate) fn run(directory: &Path, arguments: &StatusArguments) -> Result<Outcome, Failure> {
    with_workspace(directory, &arguments.project, None, |workspace| {
        let chosen = workspace.named(&arguments.chosen)?;
        let progress = checker::progress_of(workspace);
        let mut coverages = workspace.missing_coverages();
        for (messages, progress) in workspace.locales.iter().zip(&progress) {
            coverages.insert(messages.name().to_owned(), progress.coverage);
        }
        coverages.retain(|name, _| chosen.is_empty() || chosen.contains(name));
        let text = match arguments.format {
            StatusFormat::Text => text(&coverages),
            StatusFormat::Json => json(&coverages)?,
            StatusFormat::Markdown => markdown(&coverages, workspace),
        };
        stdout().lock().write_all(text.as_bytes())?;
        Ok(Outcome::Clean)
    })
}

fn text(coverages: &BTreeMap<String, Coverage>) -> String {
    let width = coverages.keys().map(String::len).max().unwrap_or(0);
    let mut text = String::new();
    for (name, coverage) in coverages {
        let Coverage { translated, untranslated, stale, missing, .. } = coverage;
        let percent = coverage.percent();
        let full = BAR_LEN * percent / 100;
        let bar = "#".repeat(full) + &".".repeat(BAR_LEN - full);
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "{name:width$}  [{bar}] {percent:3} %  {translated} translated, {stale} stale, \
             {untranslated} untranslated, {missing} missing"
        );
    }
    text
}

fn json(coverages: &BTreeMap<String, Coverage>) -> Result<String, Failure> {
    let document = Document { version: 1, locales: coverages };
    let text = serde_json::to_string_pretty(&document).map_err(std::io::Error::from)?;
    Ok(text + "\n")
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
