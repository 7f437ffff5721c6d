//! The folders of a project's locales, read as the library reads them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use fluent_codes::tooling::{LocaleFolder, embedded_locales, is_known_language, list_locales};
use fluent_codes::{LanguageIdentifier, Locales, Problem, ProblemKind, langid};
use rayon::prelude::*;

use crate::diagnostics;
use crate::failure::Failure;
use crate::project::layers::{DEFAULT_DIRECTORY, Layer, Layers, SHIPPED};
use crate::project::locale_sources::{LocaleFolders, LocaleSources, file_name};
use crate::project::locales::{is_other_tag, nearest_language};
use crate::project::named_files::NamedFiles;
use crate::project::roots;
use crate::project::writer::is_interrupted;

/// The folders of every locale.
#[derive(Debug, Default)]
pub(crate) struct Project {
    folders: Vec<ProjectFolder>,
    /// What is wrong with folders and files, apart from their contents.
    pub(crate) problems: Vec<Problem>,
    /// The number of locales, if files are in several places, each a bundle: the locales of a place
    /// follow those of another.
    pub(crate) locales_per_place: Option<usize>,
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
        let project = Project::read_folders(layers, source)?;
        let is_source = |it: &ProjectFolder| it.name == source && !it.files.sources.is_empty();
        let (false, Ok(directory)) = (project.folders.iter().any(is_source), layers.only()) else {
            return Ok(project);
        };
        let language = language(source);
        if let Some(files) = language.and_then(|source| NamedFiles::read(directory, &source)) {
            let folders = files.files.into_iter().map(|it| ProjectFolder::new(0, it)).collect();
            return Ok(project.in_places(folders, files.locales));
        }
        let roots = if is_name(source) { roots::find(directory, source) } else { Vec::new() };
        if roots.is_empty() { Ok(project) } else { project.in_roots(&roots, source) }
    }

    fn read_folders(layers: &Layers, source: &str) -> Result<Project, Failure> {
        let mut project = Project::list(layers)?;
        if language(source).is_none() && is_name(source) {
            for (layer, directory) in layers.directories() {
                project.add_named_source(layer, directory.join(source), source);
            }
        }
        project.read_files();
        Ok(project)
    }

    /// The folders of several places instead, with so many locales each.
    fn in_places(mut self, folders: Vec<ProjectFolder>, locales: usize) -> Project {
        self.problems.retain(|problem| problem.kind() != ProblemKind::LocaleName);
        Project { folders, locales_per_place: Some(locales), ..self }
    }

    /// The locales in several folders instead, each of which gets every locale.
    fn in_roots(mut self, roots: &[PathBuf], source: &str) -> Result<Project, Failure> {
        self.problems.retain(|problem| problem.kind() != ProblemKind::LocaleName);
        let mut of_roots = Vec::new();
        for root in roots {
            let found = Project::read_folders(&Layers::of_directory(root), source)?;
            self.problems.extend(found.problems);
            of_roots.push(found.folders);
        }
        let mut ids: BTreeMap<String, LanguageIdentifier> = BTreeMap::new();
        for folder in of_roots.iter().flatten() {
            ids.insert(folder.name.clone(), folder.files.locale.clone());
        }
        let mut folders = Vec::new();
        for (root, of_root) in roots.iter().zip(of_roots) {
            let mut by_name: BTreeMap<String, ProjectFolder> =
                of_root.into_iter().map(|folder| (folder.name.clone(), folder)).collect();
            for (name, id) in &ids {
                let missing = || ProjectFolder {
                    layer: 0,
                    name: name.clone(),
                    files: LocaleFolder::new(id.clone(), root.join(name)),
                };
                folders.push(by_name.remove(name).unwrap_or_else(missing));
            }
        }
        Ok(Project { folders, locales_per_place: Some(ids.len()), ..self })
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
        Ok(Project { folders: found, problems, locales_per_place: None })
    }

    fn read_files(&mut self) {
        let read = |folder: &mut ProjectFolder| {
            let problems = folder.files.read();
            folder.files.sources.shrink_to_fit();
            problems
        };
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
    fn of_locales(&self) -> Vec<Vec<&ProjectFolder>> {
        if self.locales_per_place.is_some() {
            return self.folders.iter().map(|folder| vec![folder]).collect();
        }
        let mut of_locales: BTreeMap<&str, Vec<&ProjectFolder>> = BTreeMap::new();
        for folder in &self.folders {
            of_locales.entry(&folder.name).or_default().push(folder);
        }
        of_locales.into_values().collect()
    }

    /// The files of every locale.
    pub(crate) fn locales(&self) -> Vec<LocaleSources<'_>> {
        self.of_locales().iter().filter_map(|folders| sources_of(folders)).collect()
    }
}

/// The files in these folders of one locale, the lower ones first.
fn sources_of<'p>(folders: &[&'p ProjectFolder]) -> Option<LocaleSources<'p>> {
    let first = folders.first()?;
    let (id, name) = (&first.files.locale, first.name.as_str());
    let paths = folders.iter().map(|folder| (folder.layer, folder.files.path.as_str()));
    let sources = folders
        .iter()
        .flat_map(|folder| folder.files.sources.iter().map(|source| (folder.layer, source)));
    let folders = LocaleFolders::new(paths.collect());
    Some(LocaleSources { id, name, folders, sources: sources.collect() })
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
