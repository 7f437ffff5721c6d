//! `export --format html`: the reference of the codes, for a browser.

use std::path::Path;

use fluent_codes::LanguageIdentifier;

use crate::commands::Outcome;
use crate::commands::project_arguments::ProjectArguments;
use crate::commands::read_project::with_workspace;
use crate::diagnostics;
use crate::failure::Failure;
use crate::reference_page::reference::Reference;
use crate::reference_page::site;
use crate::syntax::messages::Messages;

/// Writes the reference of these locales; without any, of all, the source first.
pub(crate) fn run(
    directory: &Path,
    source: &LanguageIdentifier,
    columns: &[LanguageIdentifier],
    output: Option<&Path>,
) -> Result<Outcome, Failure> {
    let project = ProjectArguments { source: Some(source.to_string()), ids: None, config: None };
    with_workspace(directory, &project, None, |workspace| {
        let files = workspace.locales.iter().flat_map(|messages| &messages.locale.files);
        let of_files = files.flat_map(|file| &file.parsed.problems);
        for problem in workspace.problems.iter().chain(of_files) {
            diagnostics::warning(problem);
        }
        let named = |name: &LanguageIdentifier| {
            let locale = workspace.locale(&name.to_string());
            locale.ok_or_else(|| Failure::of_path(directory, format!("expected a folder `{name}`")))
        };
        let locales: Vec<&Messages<'_>> = if columns.is_empty() {
            [workspace.source].into_iter().chain(workspace.translations()).collect()
        } else {
            columns.iter().map(named).collect::<Result<_, _>>()?
        };
        site::write(&Reference::new(workspace, &locales), output)?;
        Ok(Outcome::Clean)
    })
}
