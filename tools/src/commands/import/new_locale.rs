//! The files of a locale that an import starts: those that `add` would make, with the place of every
//! message.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use fluent_codes::LanguageIdentifier;
use fluent_codes::tooling::Source;

use crate::commands::sparse::SparseProject;
use crate::failure::Failure;
use crate::project::files::LocaleFiles;
use crate::project::ids::Ids;
use crate::project::locale_sources::{LocaleFolders, file_name};
use crate::syntax::arrangement::Arrangement;
use crate::syntax::blocks::{self, Block, BlockKind};
use crate::syntax::messages::Messages;
use crate::syntax::outline::{ItemPlace, LocaleOutline};
use crate::syntax::plan::Plan;

/// How many messages are parsed at a time.
const MESSAGES: usize = 512;

/// The files of a new locale as the source's are laid out; none without a source.
pub(super) fn files(
    project: &SparseProject<'_>,
    id: &LanguageIdentifier,
) -> Result<Vec<Source>, Failure> {
    let name = id.to_string();
    if project.locale(&name).is_some_and(|locale| !locale.files.is_empty()) {
        let expected = "expected a new locale in --new-locale";
        return Err(Failure::new(format!("{expected}, found `{name}`, which has files already")));
    }
    let Some(source) = project.source() else { return Ok(Vec::new()) };
    let folder = folder(project, &name);
    let written = folder.display().to_string();
    let folders = LocaleFolders::new(vec![(0, written.as_str())]);
    let empty = LocaleFiles { id, name: &name, folders, files: Vec::new() };
    let locale = Messages::new(&empty, false, Ids::Codes);
    let mut files = Vec::new();
    for (index, file) in source.files.iter().enumerate() {
        let path = file.source.path();
        let mut blocks = Vec::new();
        for ids in ids(source, index).chunks(MESSAGES) {
            let part = project.with_part(ids, |part| {
                let ids: HashSet<&str> = ids.iter().copied().collect();
                let file = part.source.locale.files.iter().find(|it| it.source.path() == path);
                file.map(|file| {
                    let plan = Plan::new(part.source, file, part.locks).of_ids(&ids);
                    let mut arrangement = Arrangement::new(&plan, part.source, &locale, Vec::new());
                    arrangement.add_all();
                    arrangement.blocks
                })
            });
            join(&mut blocks, part.flatten().unwrap_or_default());
        }
        let text = blocks::to_text(&blocks, "\n");
        files.push(Source::of_file(&folder.join(source.relative(path)), text.into_bytes()));
    }
    Ok(files)
}

fn folder(project: &SparseProject<'_>, name: &str) -> PathBuf {
    let there = project.locale(name).map(|locale| file_name(&locale.folder_path));
    project.layers.top_directory().join(there.unwrap_or(name))
}

/// The ids of the messages and terms of a file, in its order.
fn ids<'s>(locale: &LocaleOutline<'s>, file: usize) -> Vec<&'s str> {
    let is_of_file = |place: ItemPlace| place.file() == file;
    locale.ids().filter(|id| locale.place(id).is_some_and(is_of_file)).collect()
}

/// Adds the blocks of the next messages of a file; they begin with the heading of their group, which
/// may be there already.
fn join(blocks: &mut Vec<Block>, mut next: Vec<Block>) {
    let is_heading = |block: &&Block| block.kind == BlockKind::Group;
    let last = blocks.iter().rev().find(is_heading);
    let is_again = next
        .first()
        .filter(is_heading)
        .is_some_and(|first| last.is_some_and(|last| last.text == first.text));
    if is_again {
        next.remove(0);
    }
    blocks.append(&mut next);
}

/// The project with these files as those of a new locale.
pub(super) fn with_files<'o>(
    project: &'o SparseProject<'_>,
    id: &LanguageIdentifier,
    files: &'o [Source],
) -> SparseProject<'o> {
    let name = id.to_string();
    let others = project.locales.iter().filter(|locale| locale.name != name);
    let mut locales: Vec<Arc<LocaleOutline<'_>>> = others.map(Arc::clone).collect();
    let folder = folder(project, &name).display().to_string();
    locales.push(Arc::new(LocaleOutline::new(id.clone(), name, folder, files.iter())));
    locales.sort_by(|a, b| a.name.cmp(&b.name));
    project.with_locales(locales)
}
