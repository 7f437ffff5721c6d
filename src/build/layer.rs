//! One place that messages come from.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use crate::ftl::Source;
use crate::language;
use crate::problem::{self, Problem, ProblemKind};

/// One locale's folder in a layer.
#[derive(Debug)]
pub struct LocaleFolder {
    /// The language that the folder is named by.
    pub locale: LanguageIdentifier,
    /// The folder, as the layer names it.
    pub path: String,
    /// Every `*.ftl` in the folder and the folders below it, in the order of their paths.
    pub sources: Vec<Source>,
    directory: PathBuf,
}

/// One locale's folder in a layer, found and not read yet.
pub(crate) struct Folder<'l> {
    pub(crate) locale: LanguageIdentifier,
    path: String,
    files: Files<'l>,
}

/// What a folder holds.
enum Files<'l> {
    Embedded(Vec<&'l EmbeddedFile>),
    Directory(PathBuf),
}

/// The path below the folder of locales, and the contents.
type EmbeddedFile = (String, Cow<'static, [u8]>);

/// A place that messages come from.
#[derive(Debug)]
pub(crate) enum Layer {
    /// Files in the program.
    Embedded(Vec<EmbeddedFile>),
    /// A folder of locales on disk.
    Directory(PathBuf),
}

/// From how many bytes on files are much to read.
const LARGE_LEN: usize = 1 << 20;

impl Layer {
    pub(crate) fn embedded<E: RustEmbed>() -> Layer {
        let files = E::iter().filter_map(|path| Some((path.to_string(), E::get(&path)?.data)));
        Layer::Embedded(files.collect())
    }

    /// Whether reading it may take long enough to share the work out.
    pub(crate) fn is_large(&self) -> bool {
        match self {
            Layer::Embedded(files) => {
                files.iter().map(|(_, contents)| contents.len()).sum::<usize>() > LARGE_LEN
            }
            Layer::Directory(_) => true,
        }
    }

    /// Finds every locale of the layer, in the order of their names.
    pub(crate) fn folders(&self, problems: &mut Vec<Problem>) -> Vec<Folder<'_>> {
        match self {
            Layer::Embedded(files) => embedded_folders(files, problems),
            Layer::Directory(path) => directory_folders(path, problems),
        }
    }
}

impl Folder<'_> {
    /// Reads every `*.ftl` in the folder and the folders below it, in the order of their paths.
    pub(crate) fn read(&self, problems: &mut Vec<Problem>) -> Vec<Source> {
        match &self.files {
            Files::Embedded(files) => {
                let source = |(path, contents): &EmbeddedFile| Source::new(path, &**contents);
                files.iter().copied().map(source).collect()
            }
            Files::Directory(path) => read_files(path, problems),
        }
    }
}

fn embedded_folders<'l>(files: &'l [EmbeddedFile], problems: &mut Vec<Problem>) -> Vec<Folder<'l>> {
    let mut by_name: BTreeMap<&str, Vec<&EmbeddedFile>> = BTreeMap::new();
    for file in files {
        let Some((name, _)) = file.0.split_once('/') else { continue };
        if file.0.split('/').all(|name| !name.starts_with('.')) && file.0.ends_with(".ftl") {
            by_name.entry(name).or_default().push(file);
        }
    }
    let mut folders = Vec::new();
    for (name, mut files) in by_name {
        files.sort_by_key(|(path, _)| path);
        add_folder(&mut folders, name, name.to_owned(), Files::Embedded(files), problems);
    }
    folders
}

fn directory_folders(directory: &Path, problems: &mut Vec<Problem>) -> Vec<Folder<'static>> {
    let paths = list(directory).unwrap_or_else(|error| {
        problems.push(problem(ProblemKind::Unreadable, directory, unreadable(&error)));
        Vec::new()
    });
    let mut folders = Vec::new();
    for path in paths.into_iter().filter(|path| path.is_dir()) {
        let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else {
            continue;
        };
        let shown = problem::name_of(&path);
        add_folder(&mut folders, &name, shown, Files::Directory(path), problems);
    }
    folders
}

/// Adds the folder of this name, unless it is named by no language or by that of another.
fn add_folder<'l>(
    folders: &mut Vec<Folder<'l>>,
    name: &str,
    path: String,
    files: Files<'l>,
    problems: &mut Vec<Problem>,
) {
    let mut refuse = |message| {
        problems.push(Problem::of_path(ProblemKind::LocaleName, &path, message));
    };
    match locale_of_name(name) {
        Err(message) => refuse(message),
        Ok(locale) => match folders.iter().find(|folder| folder.locale == locale) {
            Some(other) => {
                refuse(format!("expected one folder for `{locale}`, which `{}` is", other.path));
            }
            None => folders.push(Folder { locale, path, files }),
        },
    }
}

/// Reads a folder of locales: every `*.ftl` below a folder that is named by a language.
///
/// Names that start with a dot are passed over; symbolic links are followed. What cannot be read
/// or is named by no language is a problem, and the rest is read.
pub fn read_directory(directory: &Path) -> (Vec<LocaleFolder>, Vec<Problem>) {
    let (mut folders, mut problems) = list_locales(directory);
    for folder in &mut folders {
        problems.extend(folder.read());
    }
    (folders, problems)
}

/// Lists the folders that are named by a language, without [reading](LocaleFolder::read) them, in
/// the order of their names.
pub fn list_locales(directory: &Path) -> (Vec<LocaleFolder>, Vec<Problem>) {
    let mut problems = Vec::new();
    let folders = directory_folders(directory, &mut problems).into_iter();
    let folders = folders.filter_map(|folder| match folder.files {
        Files::Directory(path) => Some(LocaleFolder::new(folder.locale, path)),
        Files::Embedded(_) => None,
    });
    (folders.collect(), problems)
}

impl LocaleFolder {
    /// The folder of a language's files, still to be read.
    pub fn new(locale: LanguageIdentifier, directory: PathBuf) -> LocaleFolder {
        let (path, sources) = (problem::name_of(&directory), Vec::new());
        LocaleFolder { locale, path, sources, directory }
    }

    /// Reads every `*.ftl` of the folder and the folders below it. What cannot be read is a problem.
    pub fn read(&mut self) -> Vec<Problem> {
        let mut problems = Vec::new();
        self.sources = read_files(&self.directory, &mut problems);
        problems
    }
}

/// How large a file may be, in bytes.
const MAX_FILE_LEN: u64 = 256 << 20;

fn read_files(folder: &Path, problems: &mut Vec<Problem>) -> Vec<Source> {
    let mut sources = Vec::new();
    let mut add = |path: &Path, file: io::Result<Vec<u8>>| match file {
        Ok(bytes) => sources.push(Source::of_file(path, bytes)),
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            let message = format!("expected at most {} MiB", MAX_FILE_LEN >> 20);
            problems.push(problem(ProblemKind::TooLarge, path, message));
        }
        Err(error) => problems.push(problem(ProblemKind::Unreadable, path, unreadable(&error))),
    };
    walk(folder, &mut Vec::new(), &mut |found| match found {
        Found::File(path) => add(path, read_file(path)),
        Found::Folder(_) => {}
        Found::Unreadable(path, error) => add(path, Err(error)),
    });
    sources
}

fn problem(kind: ProblemKind, path: &Path, message: String) -> Problem {
    Problem::of_path(kind, &problem::name_of(path), message)
}

/// Something below a folder.
pub(crate) enum Found<'p> {
    Folder(&'p Path),
    /// A file named `*.ftl`.
    File(&'p Path),
    Unreadable(&'p Path, io::Error),
}

/// Visits a folder and all below it, sorted. Links are followed, but not into a folder that they
/// stand in: `inside` is where the folder is.
pub(crate) fn walk(folder: &Path, inside: &mut Vec<PathBuf>, visit: &mut impl FnMut(Found<'_>)) {
    let listed = fs::canonicalize(folder).and_then(|real| Ok((real, list(folder)?)));
    let (real, paths) = match listed {
        Ok(listed) => listed,
        Err(error) => return visit(Found::Unreadable(folder, error)),
    };
    if inside.contains(&real) {
        return;
    }
    visit(Found::Folder(folder));
    inside.push(real);
    for path in paths {
        if path.is_dir() {
            walk(&path, inside, visit);
        } else if path.extension().is_some_and(|extension| extension == "ftl") {
            visit(Found::File(&path));
        }
    }
    inside.pop();
}

/// What a folder holds, sorted, without the names that start with a dot.
fn list(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries: Vec<fs::DirEntry> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    let mut paths: Vec<PathBuf> = (entries.iter())
        .filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."))
        .map(fs::DirEntry::path)
        .collect();
    paths.sort();
    Ok(paths)
}

fn unreadable(error: &io::Error) -> String {
    format!("cannot be read: {error}")
}

fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let metadata = fs::metadata(path)?;
    // A pipe or a device might never end.
    if !metadata.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a regular file"));
    }
    let is_too_large = |len: u64| len > MAX_FILE_LEN;
    if !is_too_large(metadata.len()) {
        let mut bytes = Vec::with_capacity(metadata.len() as usize);
        // It may grow while it is read.
        fs::File::open(path)?.take(MAX_FILE_LEN + 1).read_to_end(&mut bytes)?;
        if !is_too_large(bytes.len() as u64) {
            return Ok(bytes);
        }
    }
    Err(io::ErrorKind::FileTooLarge.into())
}

/// The locale that a folder's name stands for.
fn locale_of_name(name: &str) -> Result<LanguageIdentifier, String> {
    let expected = "expected a folder named by a language identifier, as in `zh-CN`";
    match name.parse::<LanguageIdentifier>() {
        Err(_) => Err(format!("{expected}, found `{name}`")),
        Ok(locale) if !language::is_known(&locale) => {
            Err(format!("{expected}, found `{name}`, a language that CLDR does not know"))
        }
        Ok(locale) => Ok(locale),
    }
}
