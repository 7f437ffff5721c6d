//! `tr`: the text of codes.

use std::io::{Write, stdout};
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use fluent_codes::{
    Catalog, CatalogBuilder, Decimal, Defect, FluentArgs, FluentValue, Locale, langid,
};
use serde::Serialize;

use crate::cli::TrArguments;
use crate::commands::Outcome;
use crate::diagnostics;
use crate::failure::Failure;
use crate::project::environment;
use crate::project::files::Project;

/// What `--json` prints for a code.
#[derive(Serialize)]
struct Answer<'a> {
    code: i64,
    text: &'a str,
    locale: String,
    known: bool,
}

pub(crate) fn run(directory: &Path, arguments: &TrArguments) -> Result<Outcome, Failure> {
    let project = Project::read(directory)?;
    let builder = Catalog::builder().directory(&project.directory);
    if arguments.watch {
        return watch(directory, builder, arguments);
    }
    let catalog = builder.build().map_err(|error| Failure::of_path(directory, error))?;
    print(&catalog, arguments)
}

/// Prints the texts, and again whenever the files change, until the process is ended.
fn watch(
    directory: &Path,
    builder: CatalogBuilder,
    arguments: &TrArguments,
) -> Result<Outcome, Failure> {
    let (sender, reloads) = mpsc::channel();
    let live = builder
        .live()
        .interval(WATCH_INTERVAL)
        // The receiver lives as long as the process.
        .on_reload(move |reload| drop(sender.send(reload.clone())))
        .start()
        .map_err(|error| Failure::of_path(directory, error))?;
    let mut outcome = print(&live.current(), arguments)?;
    for reload in reloads {
        for rejection in reload.rejected() {
            for problem in rejection.problems() {
                diagnostics::warning(format!("{} rejected: {problem}", rejection.locale()));
            }
        }
        if !reload.applied().is_empty() || !reload.problems().is_empty() {
            outcome = print(&live.current(), arguments)?;
        }
    }
    Ok(outcome)
}

/// How often `--watch` looks at the files.
const WATCH_INTERVAL: Duration = Duration::from_millis(200);

fn print(catalog: &Catalog, arguments: &TrArguments) -> Result<Outcome, Failure> {
    for problem in catalog.problems() {
        diagnostics::warning(problem);
    }
    // A language that nobody has is answered in the source locale.
    let lang = arguments.lang.clone().or_else(environment::language).unwrap_or(langid!("und"));
    let locale = catalog.locale(&lang);
    let args: FluentArgs<'_> = arguments
        .arguments
        .iter()
        .map(|(name, value)| (name.as_str(), fluent_value(value)))
        .collect();

    let is_known = arguments.codes.iter().all(|&code| locale.get(code).is_some());
    let outcome = if is_known { Outcome::Clean } else { Outcome::Findings };
    print_texts(locale, &args, arguments).map_err(|failure| failure.of_status(outcome.status()))?;
    Ok(outcome)
}

fn print_texts(
    locale: Locale<'_>,
    args: &FluentArgs<'_>,
    arguments: &TrArguments,
) -> Result<(), Failure> {
    let mut out = stdout().lock();
    for &code in &arguments.codes {
        let message = locale.get(code);
        if let Some(Err(error)) = message.map(|message| message.format(args)) {
            for defect in error.defects() {
                // Arguments are given for all the codes.
                if !matches!(defect, Defect::SurplusArgument(_)) {
                    diagnostics::warning(format!("{code}: {defect}"));
                }
            }
        }
        let text = locale.tr_args(code, args);
        if arguments.json {
            let served = message.map_or(locale.id(), |message| message.locale());
            let (locale, known) = (served.to_string(), message.is_some());
            let answer = Answer { code, text: &text, locale, known };
            serde_json::to_writer(&mut out, &answer).map_err(std::io::Error::from)?;
            writeln!(out)?;
        } else {
            writeln!(out, "{text}")?;
        }
    }
    Ok(())
}

/// A number where the value is one, with all its digits.
fn fluent_value(value: &str) -> FluentValue<'_> {
    match value.parse::<Decimal>() {
        Ok(number) if number.to_string() == value => number.into(),
        _ => FluentValue::from(value),
    }
}
