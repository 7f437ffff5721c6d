//! One place that messages come from.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use crate::ftl::Source;
use crate::negotiation;
use crate::problem::{Problem, ProblemKind};

/// One locale's folder in a layer.
#[derive(Debug)]
pub struct LocaleFolder {
    /// The language that the folder is named by.
    pub locale: LanguageIdentifier,
    /// The folder, as the layer names it.
    pub path: String,
    /// Every `*.ftl` in the folder and the folders below it, in the order of their paths.
    pub sources: Vec<Source>,
}

/// A place that messages come from.
#[derive(Debug)]
pub(crate) enum Layer {
    /// Files in the program: the path below the folder of locales, and the contents.
    Embedded(Vec<(String, Cow<'static, [u8]>)>),
    /// A folder of locales on disk.
    Directory(PathBuf),
}

impl Layer {
    pub(crate) fn embedded<E: RustEmbed>() -> Layer {
        let files = E::iter().filter_map(|path| Some((path.to_string(), E::get(&path)?.data)));
        Layer::Embedded(files.collect())
    }

    /// Reads every locale of the layer, in the order of their names.
    pub(crate) fn read(&self) -> (Vec<LocaleFolder>, Vec<Problem>) {
        match self {
            Layer::Embedded(files) => read_embedded(files),
            Layer::Directory(path) => read_directory(path),
        }
    }
}

fn read_embedded(files: &[(String, Cow<'static, [u8]>)]) -> (Vec<LocaleFolder>, Vec<Problem>) {
    let mut folders: BTreeMap<&str, Vec<Source>> = BTreeMap::new();
    for (path, contents) in files {
        let Some((folder, _)) = path.split_once('/') else { continue };
        if path.split('/').all(|name| !name.starts_with('.')) && path.ends_with(".ftl") {
            let source = Source::new(path.as_str(), contents.as_ref());
            folders.entry(folder).or_default().push(source);
        }
    }
    for sources in folders.values_mut() {
        sources.sort_by(|a, b| a.path().cmp(b.path()));
    }
    let mut reading = Reading::default();
    for (name, sources) in folders {
        reading.add_folder(name, name.to_owned(), sources);
    }
    (reading.folders, reading.problems)
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
    let mut reading = Reading::default();
    for path in reading.list(directory) {
        let Some(name) = path.file_name().map(|name| name.to_string_lossy()) else { continue };
        if path.is_dir() {
            reading.add_folder(&name, path.display().to_string(), Vec::new());
        }
    }
    (reading.folders, reading.problems)
}

impl LocaleFolder {
    /// Reads every `*.ftl` of the folder and the folders below it. What cannot be read is a problem.
    pub fn read(&mut self) -> Vec<Problem> {
        let mut reading = Reading::default();
        self.sources = reading.read_files(Path::new(&self.path));
        reading.problems
    }
}

/// How large a file may be, in bytes.
const MAX_FILE_LEN: u64 = 256 << 20;

#[derive(Default)]
struct Reading {
    folders: Vec<LocaleFolder>,
    problems: Vec<Problem>,
}

impl Reading {
    fn add_folder(&mut self, name: &str, path: String, sources: Vec<Source>) {
        let locale = match locale_of_name(name) {
            Ok(locale) => locale,
            Err(message) => {
                self.problems.push(Problem::of_path(ProblemKind::LocaleName, &path, message));
                return;
            }
        };
        if let Some(other) = self.folders.iter().find(|folder| folder.locale == locale) {
            let message = format!("expected one folder for `{locale}`, which `{}` is", other.path);
            self.problems.push(Problem::of_path(ProblemKind::LocaleName, &path, message));
            return;
        }
        self.folders.push(LocaleFolder { locale, path, sources });
    }

    fn read_files(&mut self, folder: &Path) -> Vec<Source> {
        let mut sources = Vec::new();
        let mut add = |path: &Path, file: io::Result<Vec<u8>>| match file {
            Ok(bytes) => sources.push(Source::new(path.display().to_string(), bytes)),
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                let message = format!("expected at most {} MiB", MAX_FILE_LEN >> 20);
                self.add_problem(ProblemKind::TooLarge, path, message);
            }
            Err(error) => self.add_problem(ProblemKind::Unreadable, path, unreadable(&error)),
        };
        walk(folder, &mut Vec::new(), &mut |found| match found {
            Found::File(path) => add(path, read_file(path)),
            Found::Folder(_) => {}
            Found::Unreadable(path, error) => add(path, Err(error)),
        });
        sources
    }

    fn list(&mut self, folder: &Path) -> Vec<PathBuf> {
        list(folder).unwrap_or_else(|error| {
            self.add_problem(ProblemKind::Unreadable, folder, unreadable(&error));
            Vec::new()
        })
    }

    fn add_problem(&mut self, kind: ProblemKind, path: &Path, message: String) {
        self.problems.push(Problem::of_path(kind, &path.display().to_string(), message));
    }
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
    let mut bytes = Vec::new();
    if !is_too_large(metadata.len()) {
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
        Ok(locale) if !negotiation::is_known(&locale) => {
            Err(format!("{expected}, found `{name}`, a language that CLDR does not know"))
        }
        Ok(locale) => Ok(locale),
    }
}
