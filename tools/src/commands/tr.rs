//! `tr`: the text of codes.

use std::io::{Write, stdout};
use std::path::Path;

use fluent_codes::{Catalog, FluentArgs, FluentValue, langid};
use serde::Serialize;

use crate::cli::TrArguments;
use crate::failure::Failure;
use crate::project::Project;
use crate::{Outcome, environment};

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
    let catalog = Catalog::builder().directory(&project.directory).build();
    let catalog = catalog.map_err(|error| Failure::of_path(directory, error))?;
    for problem in catalog.problems() {
        eprintln!("warning: {problem}");
    }
    // A language that nobody has is answered in the source locale.
    let lang = arguments.lang.clone().or_else(environment::language).unwrap_or(langid!("und"));
    let locale = catalog.locale(&lang);
    let args: FluentArgs<'_> = arguments
        .arguments
        .iter()
        .map(|(name, value)| (name.as_str(), fluent_value(value)))
        .collect();

    let mut outcome = Outcome::Clean;
    let mut out = stdout().lock();
    for &code in &arguments.codes {
        let message = locale.get(code);
        if message.is_none() {
            outcome = Outcome::Findings;
        }
        if let Some(Err(error)) = message.map(|message| message.format(&args)) {
            eprintln!("warning: {code}: {error}");
        }
        let text = locale.tr_args(code, &args);
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
    Ok(outcome)
}

/// A number where the value is written as Rust would write that number, otherwise a string.
fn fluent_value(value: &str) -> FluentValue<'_> {
    match value.parse::<f64>() {
        Ok(number) if number.to_string() == value => FluentValue::from(number),
        _ => FluentValue::from(value),
    }
}
