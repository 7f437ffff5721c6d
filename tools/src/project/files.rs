//! The locale files of a project, read as the library reads them.

use std::path::{Path, PathBuf};

use fluent_codes::tooling::{LocaleFolder, Parsed, Source, ast, is_known_language, list_locales};
use fluent_codes::{LanguageIdentifier, Problem, ProblemKind, langid};
use rayon::prelude::*;

use crate::diagnostics;
use crate::failure::Failure;
use crate::project::named_files::NamedFiles;
use crate::project::writer::is_interrupted;

/// The files of every locale.
#[derive(Debug)]
pub(crate) struct Project {
    pub(crate) directory: PathBuf,
    pub(crate) folders: Vec<LocaleFolder>,
    /// What is wrong with folders and files, apart from their contents.
    pub(crate) problems: Vec<Problem>,
    /// The path of the source locale's folder, if it is not named by a language.
    named_source: Option<String>,
    /// The number of locales, if files are named by languages: the locales of a folder follow those
    /// of another.
    pub(crate) named_files: Option<usize>,
}

/// The language of a source locale whose folder is not named by a language.
const NAMED_SOURCE: LanguageIdentifier = langid!("en");

impl Project {
    /// Reads a folder of locales.
    pub(crate) fn read(directory: &Path) -> Result<Project, Failure> {
        let mut project = Project::list(directory)?;
        project.read_files();
        Ok(project)
    }

    /// Reads a folder of locales, with that of the source locale, whatever its name.
    pub(crate) fn read_with_source(directory: &Path, source: &str) -> Result<Project, Failure> {
        let mut project = Project::list(directory)?;
        let path = directory.join(source);
        if language(source).is_none() && is_name(source) && path.is_dir() {
            let folder = LocaleFolder::new(NAMED_SOURCE, path);
            project.problems.retain(|problem| problem.path() != folder.path);
            project.named_source = Some(folder.path.clone());
            project.folders.push(folder);
        }
        project.read_files();
        let has_source = project.folders.iter().any(|folder| {
            let is_named = project.named_source.as_ref() == Some(&folder.path);
            (is_named || folder.locale == source) && !folder.sources.is_empty()
        });
        if let Some(source) = language(source).filter(|_| !has_source)
            && let Some(NamedFiles { files, locales }) = NamedFiles::read(directory, &source)
        {
            project.folders = files;
            project.problems.retain(|problem| problem.kind() != ProblemKind::LocaleName);
            project.named_files = Some(locales);
        }
        Ok(project)
    }

    /// A project without locales.
    pub(crate) fn empty(directory: &Path) -> Project {
        let (folders, problems) = Default::default();
        let directory = directory.to_owned();
        Project { directory, folders, problems, named_source: None, named_files: None }
    }

    fn list(directory: &Path) -> Result<Project, Failure> {
        if !directory.is_dir() {
            let expected = "expected a folder of locales; name another with --locales";
            return Err(Failure::of_path(directory, expected));
        }
        if is_interrupted(directory) {
            diagnostics::warning(format!(
                "{}: a command was interrupted; some files may be new and others old until the \
                 next command that writes, such as `check --fix`, undoes what it began",
                directory.display()
            ));
        }
        let (folders, problems) = list_locales(directory);
        Ok(Project { folders, problems, ..Project::empty(directory) })
    }

    fn read_files(&mut self) {
        let problems: Vec<Vec<Problem>> =
            self.folders.par_iter_mut().map(LocaleFolder::read).collect();
        self.problems.extend(problems.into_iter().flatten());
    }

    /// Parses the files of every locale.
    pub(crate) fn parse(&self) -> Vec<LocaleFiles<'_>> {
        self.folders.par_iter().map(|folder| self.parse_locale(folder)).collect()
    }

    fn parse_locale<'p>(&'p self, folder: &'p LocaleFolder) -> LocaleFiles<'p> {
        let files = folder.sources.iter().map(File::parse).collect();
        let name = self.locale_name(folder);
        LocaleFiles { id: &folder.locale, name, folder_path: &folder.path, files }
    }

    /// How the locale in a folder is called.
    pub(crate) fn locale_name(&self, folder: &LocaleFolder) -> String {
        match &self.named_source {
            Some(path) if *path == folder.path => file_name(path).to_owned(),
            _ => folder.locale.to_string(),
        }
    }
}

/// The language of this name, if CLDR knows it.
fn language(name: &str) -> Option<LanguageIdentifier> {
    name.parse().ok().filter(is_known_language)
}

/// Whether this is the name of a folder, not a path.
fn is_name(name: &str) -> bool {
    !matches!(name, "" | "." | "..") && !name.contains(['/', '\\'])
}

/// The last part of a path.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// One locale's files, parsed.
#[derive(Debug)]
pub(crate) struct LocaleFiles<'p> {
    pub(crate) id: &'p LanguageIdentifier,
    /// Its name: that of its language, or else of its folder.
    pub(crate) name: String,
    pub(crate) folder_path: &'p str,
    pub(crate) files: Vec<File<'p>>,
}

/// One file, parsed.
#[derive(Debug)]
pub(crate) struct File<'p> {
    pub(crate) source: &'p Source,
    pub(crate) parsed: Parsed<'p>,
}

impl<'p> LocaleFiles<'p> {
    /// The name of its folder.
    pub(crate) fn folder_name(&self) -> &str {
        file_name(self.folder_path)
    }

    /// Whether a path leads to its folder, or to something in it.
    pub(crate) fn holds(&self, path: &str) -> bool {
        let rest = path.strip_prefix(self.folder_path);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '\\']))
    }

    /// The path of a file of this locale, relative to the locale's folder.
    pub(crate) fn relative<'a>(&self, path: &'a str) -> &'a str {
        path.strip_prefix(self.folder_path).unwrap_or(path).trim_start_matches(['/', '\\'])
    }
}

impl<'p> File<'p> {
    pub(crate) fn parse(source: &'p Source) -> File<'p> {
        File { source, parsed: source.parse() }
    }

    /// Whether it is not UTF-8, so that some of its messages are lost.
    pub(crate) fn is_garbled(&self) -> bool {
        self.parsed.problems.iter().any(|problem| problem.kind() == ProblemKind::Encoding)
    }

    /// All messages, also those that have attributes only.
    pub(crate) fn messages(&self) -> impl Iterator<Item = &ast::Message<&'p str>> {
        self.parsed.entries.iter().filter_map(|entry| match &entry.node {
            ast::Entry::Message(node) => Some(node),
            _ => None,
        })
    }
}
