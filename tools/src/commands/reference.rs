//! `export --format html`: the reference of the codes, for a browser.

use crate::commands::Outcome;
use crate::commands::export::arguments::ExportArguments;
use crate::commands::read_project::{self, with_workspace};
use crate::failure::Failure;
use crate::project::layers::Layers;
use crate::reference_page::reference::Reference;
use crate::reference_page::site;
use crate::syntax::messages::Messages;

/// Writes the reference of these locales; without any, of all, the source first.
pub(crate) fn run(layers: &Layers, arguments: &ExportArguments) -> Result<Outcome, Failure> {
    with_workspace(layers, &arguments.project, None, |workspace| {
        let files = workspace.locales.iter().flat_map(|messages| &messages.locale.files);
        let of_files = files.flat_map(|file| &file.parsed.problems);
        let outcome = read_project::warn_of(workspace.problems.iter().chain(of_files));
        let named = |name: &String| {
            let locale = workspace.locale(name);
            let expected = || format!("expected a folder `{name}`");
            locale.ok_or_else(|| Failure::of_path(layers.top_directory(), expected()))
        };
        let ExportArguments { columns, locale, output, .. } = arguments;
        let locales: Vec<&Messages<'_>> = if columns.is_empty() {
            let one = locale.as_ref().map(named).transpose()?;
            let is_wanted =
                |other: &&Messages<'_>| one.is_none_or(|one| one.name() == other.name());
            let translations = workspace.translations().filter(is_wanted);
            [workspace.source].into_iter().chain(translations).collect()
        } else {
            columns.iter().map(named).collect::<Result<_, _>>()?
        };
        site::write(&Reference::new(workspace, &locales), output.as_deref())?;
        Ok(outcome)
    })
}
