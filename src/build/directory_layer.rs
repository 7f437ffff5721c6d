//! A layer of files on disk.

use std::path::{Path, PathBuf};

use crate::build::layer::{Files, Folder, Layer};
use crate::build::read::{problem, read_files, unreadable};
use crate::build::walk::{MAX_ENTRIES, list};
use crate::ftl::Source;
use crate::language::Languages;
use crate::problem::{self, Problem, ProblemKind};

/// A folder of locales on disk.
#[derive(Debug)]
pub(crate) struct DirectoryLayer(pub(crate) PathBuf);

impl Layer for DirectoryLayer {
    fn folders(
        &self,
        languages: &Languages,
        problems: &mut Vec<Problem>,
    ) -> Result<Vec<Folder<'_>>, Problem> {
        let DirectoryLayer(directory) = self;
        let paths = list(directory, MAX_ENTRIES).map_err(|error| unreadable(directory, &error))?;
        let Some(paths) = paths else {
            let message = format!("expected at most {MAX_ENTRIES} locales");
            problems.push(problem(ProblemKind::TooLarge, directory, message));
            return Ok(Vec::new());
        };
        let mut folders = Vec::new();
        for path in paths.into_iter().filter(|path| path.is_dir()) {
            let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned())
            else {
                continue;
            };
            let shown = problem::name_of(&path);
            match Folder::named(&name, shown, Box::new(DirectoryFiles(path)), languages) {
                Ok(folder) => folders.push(folder),
                Err(problem) => problems.push(problem),
            }
        }
        Ok(folders)
    }
}

/// The files of one locale.
struct DirectoryFiles(PathBuf);

impl Files for DirectoryFiles {
    fn read(&self, problems: &mut Vec<Problem>) -> Vec<Source> {
        read_files(&self.0, problems)
    }

    fn directory(&self) -> Option<&Path> {
        Some(&self.0)
    }
}
