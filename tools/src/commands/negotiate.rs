//! `negotiate`: the locale that answers a request.

use std::io::{Write, stdout};

use clap::Args;
use fluent_codes::tooling::DEFAULT_SOURCE;
use fluent_codes::{LanguageIdentifier, accepted_languages, negotiate};

use crate::commands::Outcome;
use crate::failure::Failure;
use crate::project::folders::Project;
use crate::project::layers::Layers;
use crate::project::locales::parse_locale;

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

pub(crate) fn run(layers: &Layers, arguments: &NegotiateArguments) -> Result<Outcome, Failure> {
    let source = &arguments.source;
    let locale: LanguageIdentifier = if arguments.available.is_empty() {
        Project::read(layers)?;
        let catalog = layers.catalog().source(source.clone()).build();
        let catalog = catalog.map_err(|error| Failure::of_path(layers.top_directory(), error))?;
        catalog.accept(&arguments.request).id().clone()
    } else {
        let requested = accepted_languages(&arguments.request);
        negotiate(&requested, &arguments.available, source).unwrap_or(source).clone()
    };
    writeln!(stdout().lock(), "{locale}")?;
    Ok(Outcome::Clean)
}
