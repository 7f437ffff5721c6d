//! `negotiate`: the locale that answers a request.

use std::io::{Write, stdout};
use std::path::Path;

use fluent_codes::{Catalog, LanguageIdentifier, accepted_languages, negotiate};

use crate::cli::NegotiateArguments;
use crate::commands::Outcome;
use crate::failure::Failure;
use crate::project::files::Project;

pub(crate) fn run(directory: &Path, arguments: &NegotiateArguments) -> Result<Outcome, Failure> {
    let source = &arguments.source;
    let locale: LanguageIdentifier = if arguments.available.is_empty() {
        let project = Project::read(directory)?;
        let builder = Catalog::builder().source(source.clone()).directory(&project.directory);
        let catalog = builder.build().map_err(|error| Failure::of_path(directory, error))?;
        catalog.accept(&arguments.request).id().clone()
    } else {
        let requested = accepted_languages(&arguments.request);
        negotiate(&requested, &arguments.available, source).unwrap_or(source).clone()
    };
    writeln!(stdout().lock(), "{locale}")?;
    Ok(Outcome::Clean)
}
