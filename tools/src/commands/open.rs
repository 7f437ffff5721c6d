//! Reading the project that a command works on.

use std::path::Path;

use fluent_codes::tooling::DEFAULT_SOURCE;
use rayon::prelude::*;

use crate::check::rules;
use crate::check::workspace::Workspace;
use crate::cli::ProjectArguments;
use crate::failure::Failure;
use crate::project::config_file;
use crate::project::files::Project;
use crate::project::git::Repository;
use crate::project::ids::Ids;
use crate::project::locales::parse_locale;
use crate::project::locks::Locks;
use crate::syntax::messages::Messages;
use crate::syntax::snapshot::Snapshot;

/// Reads the project in a folder of locales; compared with a revision of git, if one is named.
pub(crate) fn with_workspace<T>(
    directory: &Path,
    arguments: &ProjectArguments,
    since: Option<&str>,
    then: impl FnOnce(&Workspace<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let rule_names = rules::names();
    let config = config_file::read(arguments.config.as_deref(), directory, &rule_names)?;
    let name = match arguments.source.as_deref().or(config.source.as_deref()) {
        // Languages can be written in more than one way.
        Some(name) => parse_locale(name).map_or(name.to_owned(), |locale| locale.to_string()),
        None => DEFAULT_SOURCE.to_string(),
    };
    let project = Project::read_with_source(directory, &name)?;
    let files = project.parse();
    let locks = Locks::read(directory, &files)?;
    let ids = arguments.ids.or(config.ids).unwrap_or(Ids::Codes);
    let messages = |locale| Messages::new(locale, locale.name == name, ids);
    let locales: Vec<Messages<'_>> = files.par_iter().map(messages).collect();
    let source = locales.iter().find(|messages| messages.is_source).ok_or_else(|| {
        let expected = format!("expected a folder for the source locale `{name}`");
        Failure::of_path(directory, format!("{expected}; name another with --source"))
    })?;
    if source.locale.files.is_empty() {
        let expected = format!("expected files *.ftl for the source locale `{name}`");
        return Err(Failure::new(format!("{}: {expected}", source.locale.folder_path)));
    }
    let snapshot = match since {
        Some(revision) => {
            let repository = Repository::new(directory);
            let base = repository.merge_base(revision)?;
            Some(Snapshot::read(&repository, &base)?)
        }
        None => None,
    };
    then(&Workspace {
        directory,
        config: &config,
        rule_names: &rule_names,
        locales: &locales,
        source,
        locks: &locks,
        snapshot: snapshot.as_ref(),
        problems: &project.problems,
        rust_sources: None,
    })
}
