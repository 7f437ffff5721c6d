//! `export --format html`: the reference of the codes, for a browser.

use crate::commands::Outcome;
use crate::commands::export::arguments::ExportArguments;
use crate::commands::read_project;
use crate::commands::sparse::SparseProject;
use crate::failure::Failure;
use crate::project::layers::Layers;
use crate::project::layout::Layout;
use crate::reference_page::reference::{Origin, Reference};
use crate::reference_page::site;
use crate::syntax::outline::LocaleOutline;

/// Writes the reference of these locales; without any, of all, the source first.
pub(crate) fn run(layers: &Layers, arguments: &ExportArguments) -> Result<Outcome, Failure> {
    let layout = Layout { layers: layers.clone(), ..Layout::default() };
    let opened = read_project::read(&layout, &arguments.project)?;
    let project = SparseProject::new(layers, &opened)?;
    let outcome = read_project::warn_of(project.problems());
    let source = project.required_source()?;
    if source.files.is_empty() {
        let expected = format!("expected files *.ftl for the source locale `{}`", source.name);
        return Err(Failure::new(format!("{}: {expected}", source.folder_path)));
    }
    let origin = Origin {
        locales: &project.locales,
        source,
        locks: project.locks(),
        read: &|ids, then| project.with_part(ids, |it| then(it)).unwrap_or_default(),
    };
    let reference = Reference::new(origin, &shown(&project, source, arguments)?);
    site::write(&reference, arguments.output.as_deref())?;
    Ok(outcome)
}

/// The locales that the pages show, in their order.
fn shown<'p>(
    project: &'p SparseProject<'p>,
    source: &'p LocaleOutline<'p>,
    arguments: &ExportArguments,
) -> Result<Vec<&'p LocaleOutline<'p>>, Failure> {
    if !arguments.columns.is_empty() {
        return arguments.columns.iter().map(|name| project.named(name)).collect();
    }
    let one = arguments.locale.as_ref().map(|name| project.named(name)).transpose()?;
    let is_shown = |other: &&LocaleOutline<'_>| {
        other.name != source.name && one.is_none_or(|one| one.name == other.name)
    };
    let others = project.locales.iter().map(|locale| &**locale).filter(is_shown);
    Ok([source].into_iter().chain(others).collect())
}
