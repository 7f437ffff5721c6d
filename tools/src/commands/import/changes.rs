//! What becomes of the locale files.

use std::path::PathBuf;

use fluent_codes::tooling::{MAX_FILE_LEN, Source};

use super::additions::{DEFAULT_FILE, file_of};
use super::change::Change;
use super::edited_file;
use super::new_message::NewMessage;
use super::target::Target;
use crate::commands::sparse::SparseProject;
use crate::failure::Failure;
use crate::project::locale_sources::file_name;

/// The changes of all files.
pub(super) fn of<'p>(
    project: &'p SparseProject<'_>,
    targets: &[Target<'p>],
) -> Result<Vec<Change<'p>>, Failure> {
    let mut changes = Vec::new();
    for target in targets.iter().filter(|target| !target.wanted.is_empty()) {
        match target.locale {
            Some(locale) => changes.extend(edited_file::of_locale(project, target, locale)),
            None => changes.extend(created(project, target)),
        }
    }
    for Change { after, .. } in &changes {
        if after.text().len() as u64 > MAX_FILE_LEN {
            let limit = MAX_FILE_LEN >> 20;
            let message = format!("would have more than the {limit} MiB that are read of a file");
            return Err(Failure::of_path(after.file(), message));
        }
    }
    Ok(changes)
}

/// The files of a locale that has none, where no source says how they are laid out.
fn created<'p>(project: &SparseProject<'_>, target: &Target<'_>) -> Vec<Change<'p>> {
    let folder = project
        .locale(&target.name)
        .map_or(target.name.as_str(), |locale| file_name(&locale.folder_path));
    let source = project.source().filter(|source| source.name != target.name);
    let mut files: Vec<(&str, String, usize)> = Vec::new();
    let texts = target.wanted.by_message(|_| true);
    for message in NewMessage::all(&target.wanted, &texts) {
        let name = source.and_then(|source| file_of(source, message.id)).unwrap_or(DEFAULT_FILE);
        let index = files.iter().position(|(other, ..)| *other == name);
        let index = index.unwrap_or_else(|| {
            files.push((name, String::new(), 0));
            files.len() - 1
        });
        if let Some((_, contents, added)) = files.get_mut(index) {
            message.write("\n", contents);
            contents.push('\n');
            *added += 1;
        }
    }
    let change = |(file, contents, added): (&str, String, usize)| {
        let path: PathBuf = project.layers.top_directory().join(folder).join(file);
        let after = Source::of_file(&path, contents.into_bytes());
        Change { locale: target.name.clone(), before: None, after, changed: 0, added }
    };
    files.into_iter().map(change).collect()
}
