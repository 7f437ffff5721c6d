//! `tr`: the text of codes.

use std::error::Error;
use std::io::{Write, stdout};
use std::sync::mpsc;
use std::time::Duration;

use clap::Args;
use fluent_codes::{
    Catalog, Decimal, Defect, FluentArgs, FluentValue, LanguageIdentifier, Locale, langid,
};
use serde::Serialize;

use crate::commands::Outcome;
use crate::diagnostics;
use crate::escape;
use crate::failure::Failure;
use crate::json;
use crate::project::codes::parse_code_or_id;
use crate::project::environment;
use crate::project::folders::Project;
use crate::project::layers::Layers;
use crate::project::locales::parse_locale;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fluent-codes tr 131201 --lang zh-CN
  fluent-codes tr 131201 -1 --lang en --json
  fluent-codes tr 700001 --lang fr --arg limit=5 --arg unit=MB
  fluent-codes tr 131201 --lang zh-CN --watch

Exit status: 0, or 1 if a code is unknown; its line is then the text for unknown codes.")]
pub(crate) struct TrArguments {
    /// The codes, or the ids of their messages: 131201 or E131201; -1 or E-1
    #[arg(required = true, value_name = "CODE", allow_negative_numbers = true, value_parser = parse_code_or_id)]
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

    /// Print a JSON object a code: code, text, the locale that the text is from, whether the code is
    /// known
    #[arg(long)]
    pub(crate) json: bool,
}

/// What `--json` prints for a code.
#[derive(Serialize)]
struct Answer<'a> {
    code: i64,
    text: &'a str,
    locale: String,
    known: bool,
}

pub(crate) fn run(layers: &Layers, arguments: &TrArguments) -> Result<Outcome, Failure> {
    Project::read(layers)?;
    if arguments.watch {
        return watch(layers, arguments);
    }
    let failure = |error| Failure::of_path(layers.top_directory(), error);
    let catalog = layers.catalog().build().map_err(failure)?;
    print(&catalog, arguments)
}

/// Prints the texts, and again whenever the files change, until the process is ended.
fn watch(layers: &Layers, arguments: &TrArguments) -> Result<Outcome, Failure> {
    let (sender, reloads) = mpsc::channel();
    let live = layers
        .catalog()
        .live()
        .interval(WATCH_INTERVAL)
        // The receiver lives as long as the process.
        .on_reload(move |reload| drop(sender.send(reload.clone())))
        .start()
        .map_err(|error| {
            let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
            Failure::of_path(layers.top_directory(), format!("{error}{cause}"))
        })?;
    let mut outcome = print(&live.current(), arguments)?;
    for reload in reloads {
        for rejection in reload.rejected() {
            for problem in rejection.problems() {
                diagnostics::warning(format!("{} rejected: {problem}", rejection.locale()));
            }
        }
        let texts_changed = !reload.applied().is_empty() || !reload.removed().is_empty();
        if texts_changed || !reload.problems().is_empty() {
            outcome = print(&live.current(), arguments)?;
        }
    }
    Ok(outcome)
}

/// The time between two polls of the files by `--watch`.
const WATCH_INTERVAL: Duration = Duration::from_millis(200);

fn print(catalog: &Catalog, arguments: &TrArguments) -> Result<Outcome, Failure> {
    for problem in catalog.problems() {
        diagnostics::warning(problem);
    }
    // A language without a locale is answered in the source locale.
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
        let message = locale.message(code);
        let text = match message.format(args) {
            Ok(text) => text,
            Err(error) => {
                warn_of_defects(code, error.defects());
                error.text().to_owned().into()
            }
        };
        if arguments.json {
            let (locale, known) = (message.locale().to_string(), message.is_known());
            let answer = Answer { code, text: &text, locale, known };
            out.write_all(json::line(&answer)?.as_bytes())?;
        } else {
            writeln!(out, "{}", escape::result(&text))?;
        }
    }
    Ok(())
}

/// Prints the defects of a text. That the code is unknown is in the text itself, and arguments are
/// given for all the codes.
fn warn_of_defects(code: i64, defects: &[Defect]) {
    for defect in defects {
        if !matches!(defect, Defect::UnknownCode(_) | Defect::SurplusArgument(_)) {
            diagnostics::warning(format!("{code}: {defect}"));
        }
    }
}

/// A number where the value is one, with all its digits.
fn fluent_value(value: &str) -> FluentValue<'_> {
    match value.parse::<Decimal>() {
        Ok(number) if number.to_string() == value => number.into(),
        _ => FluentValue::from(value),
    }
}

fn parse_argument(argument: &str) -> Result<(String, String), String> {
    match argument.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("expected a name and a value, as in limit=5".to_owned()),
    }
}
