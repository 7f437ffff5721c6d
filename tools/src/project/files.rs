//! The locale files of a project, read as the library reads them.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use fluent_codes::tooling::{
    Entry, LocaleFolder, Parsed, Source, ast, embedded_locales, is_known_language, list_locales,
};
use fluent_codes::{LanguageIdentifier, Locales, Problem, ProblemKind, langid};
use rayon::prelude::*;

use crate::diagnostics;
use crate::failure::Failure;
use crate::project::layers::{DEFAULT_DIRECTORY, Layer, Layers, SHIPPED};
use crate::project::locales::{is_other_tag, nearest_language};
use crate::project::named_files::NamedFiles;
use crate::project::overlay;
use crate::project::writer::is_interrupted;

/// The files of every locale.
#[derive(Debug, Default)]
pub(crate) struct Project {
    folders: Vec<ProjectFolder>,
    /// What is wrong with folders and files, apart from their contents.
    pub(crate) problems: Vec<Problem>,
    /// The number of locales, if files are named by languages: the locales of a folder follow those
    /// of another.
    pub(crate) named_files: Option<usize>,
}

/// A folder of a locale's files in a layer.
#[derive(Debug)]
pub(crate) struct ProjectFolder {
    /// The number of the layer.
    pub(crate) layer: usize,
    /// The name of the locale: its language, or else its folder.
    pub(crate) name: String,
    pub(crate) files: LocaleFolder,
}

impl ProjectFolder {
    fn new(layer: usize, files: LocaleFolder) -> ProjectFolder {
        ProjectFolder { layer, name: files.locale.to_string(), files }
    }
}

/// The language of a source locale whose folder is not named by a language.
const NAMED_SOURCE: LanguageIdentifier = langid!("en");

impl Project {
    /// Reads the folders of locales of every layer.
    pub(crate) fn read(layers: &Layers) -> Result<Project, Failure> {
        let mut project = Project::list(layers)?;
        project.read_files();
        Ok(project)
    }

    /// Reads the same folders, with that of the source locale, whatever its name.
    pub(crate) fn read_with_source(layers: &Layers, source: &str) -> Result<Project, Failure> {
        let mut project = Project::list(layers)?;
        if language(source).is_none() && is_name(source) {
            for (layer, directory) in layers.directories() {
                project.add_named_source(layer, directory.join(source), source);
            }
        }
        project.read_files();
        let has_source = project
            .folders
            .iter()
            .any(|folder| folder.name == source && !folder.files.sources.is_empty());
        if let Some(source) = language(source).filter(|_| !has_source)
            && let Ok(directory) = layers.only()
            && let Some(NamedFiles { files, locales }) = NamedFiles::read(directory, &source)
        {
            project.folders = files.into_iter().map(|it| ProjectFolder::new(0, it)).collect();
            project.problems.retain(|problem| problem.kind() != ProblemKind::LocaleName);
            project.named_files = Some(locales);
        }
        Ok(project)
    }

    fn add_named_source(&mut self, layer: usize, path: PathBuf, source: &str) {
        if path.is_dir() {
            let files = LocaleFolder::new(NAMED_SOURCE, path);
            self.problems.retain(|problem| problem.path() != files.path);
            self.folders.push(ProjectFolder { layer, name: source.to_owned(), files });
        }
    }

    fn list(layers: &Layers) -> Result<Project, Failure> {
        let (mut found, mut problems) = (Vec::new(), Vec::new());
        for (layer, from) in layers.iter() {
            let folders = match from {
                Layer::Shipped => embedded_locales::<Locales>(SHIPPED),
                Layer::Directory(directory) => {
                    let first = problems.len();
                    let folders = list_directory(directory, &mut problems)?;
                    let others = problems.iter().skip(first).filter_map(other_tag);
                    let others = others.map(|(name, files)| ProjectFolder { layer, name, files });
                    found.extend(others);
                    folders
                }
            };
            found.extend(folders.into_iter().map(|files| ProjectFolder::new(layer, files)));
        }
        Ok(Project { folders: found, problems, named_files: None })
    }

    fn read_files(&mut self) {
        let read = |folder: &mut ProjectFolder| folder.files.read();
        let problems: Vec<Vec<Problem>> = self.folders.par_iter_mut().map(read).collect();
        self.problems.extend(problems.into_iter().flatten());
    }

    /// The folders of every locale.
    pub(crate) fn folders(&self) -> &[ProjectFolder] {
        &self.folders
    }

    /// The files of every locale's folders.
    pub(crate) fn folders_mut(&mut self) -> impl Iterator<Item = &mut LocaleFolder> {
        self.folders.iter_mut().map(|folder| &mut folder.files)
    }

    /// The folders of each locale, those of lower layers first.
    pub(crate) fn of_locales(&self) -> Vec<Vec<&ProjectFolder>> {
        // Files that are named by languages are locales of several bundles.
        if self.named_files.is_some() {
            return self.folders.iter().map(|folder| vec![folder]).collect();
        }
        let mut of_locales: BTreeMap<&str, Vec<&ProjectFolder>> = BTreeMap::new();
        for folder in &self.folders {
            of_locales.entry(&folder.name).or_default().push(folder);
        }
        of_locales.into_values().collect()
    }

    /// Parses the files of every locale.
    pub(crate) fn parse(&self) -> Vec<LocaleFiles<'_>> {
        self.of_locales().par_iter().filter_map(|folders| LocaleFiles::parse(folders)).collect()
    }
}

/// Lists the locales of a folder.
fn list_directory(
    directory: &Path,
    problems: &mut Vec<Problem>,
) -> Result<Vec<LocaleFolder>, Failure> {
    if !directory.is_dir() {
        let hint = match project_above().filter(|_| directory == Path::new(DEFAULT_DIRECTORY)) {
            Some(folder) => {
                let (folder, other) = (folder.display(), folder.join(DEFAULT_DIRECTORY));
                format!("run the command in {folder}, or with --locales {}", other.display())
            }
            None => "name another with --locales".to_owned(),
        };
        return Err(Failure::of_path(directory, format!("expected a folder of locales; {hint}")));
    }
    if is_interrupted(directory) {
        diagnostics::warning(format!(
            "{}: a command was interrupted; some files may be new and others old until the next \
             command that writes, such as `check --fix`, undoes what it began",
            directory.display()
        ));
    }
    let (folders, mut of_folders) = list_locales(directory);
    // A folder without texts, such as one of configurations, is no locale.
    of_folders.retain(|it| it.kind() != ProblemKind::LocaleName || has_texts(it.path()));
    problems.extend(of_folders);
    Ok(folders)
}

/// The next folder above the current one that has a folder of locales, as in `../..`.
fn project_above() -> Option<PathBuf> {
    let current = std::env::current_dir().ok()?;
    let above = current.ancestors().enumerate().skip(1);
    let (depth, _) = above.into_iter().find(|(_, it)| it.join(DEFAULT_DIRECTORY).is_dir())?;
    Some(std::iter::repeat_n("..", depth).collect())
}

fn has_texts(path: &str) -> bool {
    let mut folder = LocaleFolder::new(NAMED_SOURCE, PathBuf::from(path));
    let problems = folder.read();
    !folder.sources.is_empty() || !problems.is_empty()
}

/// The folder of a problem, if its name looks like a tag that the library cannot serve, as other Fluent
/// programs have them; with its name.
fn other_tag(problem: &Problem) -> Option<(String, LocaleFolder)> {
    let name = file_name(problem.path());
    let is_other = problem.kind() == ProblemKind::LocaleName && is_other_tag(name);
    let locale = nearest_language(name).filter(|_| is_other)?;
    Some((name.to_owned(), LocaleFolder::new(locale, PathBuf::from(problem.path()))))
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
    /// Its folders, each with the number of the layer, the lower ones first.
    pub(crate) folders: Vec<(usize, &'p str)>,
    /// Those of lower layers first.
    pub(crate) files: Vec<File<'p>>,
}

/// One file, parsed.
#[derive(Debug)]
pub(crate) struct File<'p> {
    pub(crate) source: &'p Source,
    pub(crate) parsed: Parsed<'p>,
    /// The number of the layer.
    pub(crate) layer: usize,
    /// Where the messages and terms start that those of another layer hide.
    pub(crate) hidden: HashSet<usize>,
}

impl<'p> LocaleFiles<'p> {
    /// The files in these folders of one locale, the lower ones first.
    fn parse(folders: &[&'p ProjectFolder]) -> Option<LocaleFiles<'p>> {
        let first = folders.first()?;
        let mut files = Vec::new();
        for folder in folders {
            let sources = folder.files.sources.iter();
            files.extend(sources.map(|source| File { layer: folder.layer, ..File::parse(source) }));
        }
        let paths = folders.iter().map(|folder| (folder.layer, folder.files.path.as_str()));
        let (id, name) = (&first.files.locale, first.name.clone());
        Some(LocaleFiles { id, name, folders: paths.collect(), files }.overlaid())
    }

    /// With the messages marked that those of other layers hide.
    pub(crate) fn overlaid(mut self) -> LocaleFiles<'p> {
        let entries = self.files.iter().map(|file| (file.layer, file.parsed.entries.as_slice()));
        let hidden = overlay::hidden(&entries.collect::<Vec<_>>());
        for (file, hidden) in self.files.iter_mut().zip(hidden) {
            file.hidden = hidden;
        }
        self
    }

    /// The path of its folder, in the uppermost layer that has one.
    pub(crate) fn folder_path(&self) -> &'p str {
        self.folders.last().map_or("", |(_, path)| path)
    }

    /// The path of its uppermost folder that is in this layer or above.
    pub(crate) fn folder_from(&self, layer: usize) -> Option<&'p str> {
        self.folders.last().filter(|(of_folder, _)| *of_folder >= layer).map(|(_, path)| *path)
    }

    /// The name of its folder.
    pub(crate) fn folder_name(&self) -> &'p str {
        file_name(self.folder_path())
    }

    /// Whether a path leads to one of its folders, or to something in it.
    pub(crate) fn holds(&self, path: &str) -> bool {
        self.folders.iter().any(|(_, folder)| below(folder, path).is_some())
    }

    /// The path of a file of this locale, relative to the locale's folder.
    pub(crate) fn relative<'a>(&self, path: &'a str) -> &'a str {
        let relative = self.folders.iter().find_map(|(_, folder)| below(folder, path));
        relative.unwrap_or(path)
    }
}

/// What of a path stands behind that of a folder that it leads into.
fn below<'a>(folder: &str, path: &'a str) -> Option<&'a str> {
    let rest = path.strip_prefix(folder)?;
    let is_below = rest.is_empty() || rest.starts_with(['/', '\\']);
    is_below.then(|| rest.trim_start_matches(['/', '\\']))
}

impl<'p> File<'p> {
    /// Parses a file that no layer hides anything of.
    pub(crate) fn parse(source: &'p Source) -> File<'p> {
        File { source, parsed: source.parse(), layer: 0, hidden: HashSet::new() }
    }

    /// Whether those of another layer hide a message or term.
    pub(crate) fn is_hidden(&self, entry: &Entry<'_>) -> bool {
        self.hidden.contains(&entry.span.start)
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
