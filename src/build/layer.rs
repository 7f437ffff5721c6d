//! One source of messages: files in the program, or a directory.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use crate::build::read::{problem, read_files, unreadable};
use crate::build::walk::{MAX_ENTRIES, list};
use crate::ftl::Source;
use crate::language;
use crate::problem::{self, Problem, ProblemKind};

/// One locale's folder in a layer, which is not read yet.
pub(crate) struct Folder<'l> {
    pub(crate) locale: LanguageIdentifier,
    /// The folder, as the layer names it.
    pub(crate) path: String,
    pub(crate) files: Files<'l>,
}

/// What a folder holds.
pub(crate) enum Files<'l> {
    Embedded(Vec<&'l EmbeddedFile>),
    Directory(PathBuf),
}

/// The path below the folder of locales, and the contents.
pub(crate) type EmbeddedFile = (String, Cow<'static, [u8]>);

/// A source of messages. A later layer overrides an earlier one.
#[derive(Debug)]
pub(crate) enum Layer {
    /// Files in the program.
    Embedded(Vec<EmbeddedFile>),
    /// A folder of locales on disk.
    Directory(PathBuf),
}

/// How many bytes of files are worth more than one thread.
const LARGE_LEN: usize = 1 << 20;

impl Layer {
    pub(crate) fn embedded<E: RustEmbed>() -> Layer {
        let paths = E::iter().filter(|path| path.ends_with(".ftl"));
        let files = paths.filter_map(|path| Some((path.to_string(), E::get(&path)?.data)));
        Layer::Embedded(files.collect())
    }

    /// Whether reading it may take long enough for more than one thread.
    pub(crate) fn is_large(&self) -> bool {
        match self {
            Layer::Embedded(files) => {
                files.iter().map(|(_, contents)| contents.len()).sum::<usize>() > LARGE_LEN
            }
            Layer::Directory(_) => true,
        }
    }

    /// Finds every locale of the layer, in the order of their names.
    pub(crate) fn folders(&self, problems: &mut Vec<Problem>) -> Result<Vec<Folder<'_>>, Problem> {
        match self {
            Layer::Embedded(files) => Ok(embedded_folders(files, problems)),
            Layer::Directory(path) => {
                directory_folders(path, problems).map_err(|error| unreadable(path, &error))
            }
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

    /// Where the folder is on disk, if it is.
    pub(crate) fn directory(&self) -> Option<&Path> {
        match &self.files {
            Files::Embedded(_) => None,
            Files::Directory(path) => Some(path),
        }
    }
}

fn embedded_folders<'l>(files: &'l [EmbeddedFile], problems: &mut Vec<Problem>) -> Vec<Folder<'l>> {
    let mut by_name: BTreeMap<&str, Vec<&EmbeddedFile>> = BTreeMap::new();
    for file in files {
        let Some((name, _)) = file.0.split_once('/') else { continue };
        if file.0.split('/').all(|name| !name.starts_with('.')) {
            by_name.entry(name).or_default().push(file);
        }
    }
    let mut folders = BTreeMap::new();
    for (name, mut files) in by_name {
        files.sort_by_key(|(path, _)| path);
        add_folder(&mut folders, name, name.to_owned(), Files::Embedded(files), problems);
    }
    folders.into_values().collect()
}

pub(crate) fn directory_folders(
    directory: &Path,
    problems: &mut Vec<Problem>,
) -> io::Result<Vec<Folder<'static>>> {
    let Some(paths) = list(directory, MAX_ENTRIES)? else {
        let message = format!("expected at most {MAX_ENTRIES} locales");
        problems.push(problem(ProblemKind::TooLarge, directory, message));
        return Ok(Vec::new());
    };
    let mut folders = BTreeMap::new();
    for path in paths.into_iter().filter(|path| path.is_dir()) {
        let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else {
            continue;
        };
        let shown = problem::name_of(&path);
        add_folder(&mut folders, &name, shown, Files::Directory(path), problems);
    }
    Ok(folders.into_values().collect())
}

/// Adds the folder of this name, unless the name is no language. Of two folders for one language,
/// the one with the canonical name counts: `zh-CN`, not `zh_cn`.
fn add_folder<'l>(
    folders: &mut BTreeMap<String, Folder<'l>>,
    name: &str,
    path: String,
    files: Files<'l>,
    problems: &mut Vec<Problem>,
) {
    let locale = match locale_of_name(name) {
        Ok(locale) => locale,
        Err(message) => {
            problems.push(Problem::of_path(ProblemKind::LocaleName, &path, message));
            return;
        }
    };
    let usual = locale.to_string();
    let is_usual = usual == name;
    let folder = Folder { locale, path, files };
    let Some(other) = folders.remove(&usual) else {
        folders.insert(usual, folder);
        return;
    };
    let (kept, left_out) = if is_usual { (folder, other) } else { (other, folder) };
    let message = format!("expected one folder for `{usual}`, which `{}` is", kept.path);
    problems.push(Problem::of_path(ProblemKind::LocaleName, &left_out.path, message));
    folders.insert(usual, kept);
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
