//! Where the files of each locale are, by the configuration of a project's other tools.
//!
//! `l10n.toml` is what Mozilla's tools and Pontoon read, `i18n.toml` what `cargo-i18n` reads.

use std::fs;
use std::path::{Path, PathBuf};

use fluent_codes::tooling::Source;
use toml::de::{DeTable, DeValue};

use crate::failure::Failure;
use crate::project::config::{Config, LayoutFile};
use crate::project::config_values::{failure, parse_toml};
use crate::project::input;
use crate::project::l10n_config::{Place, Reader, Unread, normal};
use crate::project::layers::{DEFAULT_DIRECTORY, Layers};
use crate::project::required_files::{ConfigTree, RequiredFiles};

/// Where the locales of a project are, and what its configuration says of them.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    pub(crate) layers: Layers,
    /// The locale that the others are translated from, or its folder.
    pub(crate) source: Option<String>,
    pub(crate) required: RequiredFiles,
    /// The configuration that names the files which say so, if one does.
    pub(crate) config: Option<PathBuf>,
    /// What of these files is not read, as sentences.
    pub(crate) warnings: Vec<String>,
}

impl Layout {
    /// The layout of the projects in these folders, or of which these are the folders of locales.
    pub(crate) fn find(layers: &Layers) -> Result<Layout, Failure> {
        let mut layout = Layout { layers: layers.clone(), ..Layout::default() };
        let mut found_in = layers.clone();
        found_in.replace(|layer, directory| {
            let found = Found::find(directory, &mut layout.warnings)?;
            layout.source = layout.source.take().or(found.source);
            found.trees.into_iter().for_each(|tree| layout.required.add(layer, tree));
            Ok(found.directory)
        })?;
        Ok(Layout { layers: found_in, ..layout })
    }

    /// The layout by the files that a configuration names.
    pub(crate) fn of_config(layers: &Layers, config: &Config) -> Result<Layout, Failure> {
        let (Some(file), Some(first)) = (&config.file, config.layout.first()) else {
            return Layout::find(layers);
        };
        let at = |named: &LayoutFile| {
            let (line, column) = named.position;
            format!("{}:{line}:{column}", file.path())
        };
        let mut directories = layers.directories();
        let (Some((layer, directory)), None) = (directories.next(), directories.next()) else {
            let expected = "expected one folder of locales with `layout`, found several";
            return Err(Failure::new(format!("{}: {expected}", at(first))));
        };
        let folder = Path::new(file.path()).parent().unwrap_or(Path::new(""));
        let (mut reader, mut required) = (Reader::default(), RequiredFiles::default());
        for named in &config.layout {
            let path = folder.join(&named.written);
            let tree = reader.read(&path).map_err(|unread| match unread {
                Unread::Failure(failure) => failure.at(&at(named)),
                Unread::PassedOver { at, expected } => Failure::new(format!("{at}: {expected}")),
            })?;
            required.add(layer, tree);
        }
        let Some(Place { directory: found, source }) = reader.place else {
            return Layout::find(layers);
        };
        let found = if is_same(&found, directory) { directory.to_owned() } else { found };
        if !is_missing_default(directory) && !is_within(&found, directory) {
            let (found, directory) = (found.display(), directory.display());
            let expected = format!("expected paths in {directory}, found those of {found}");
            let message = format!("{}: {expected}; name it with --locales", at(first));
            return Err(Failure::new(message));
        }
        let mut found_in = layers.clone();
        found_in.replace(|_, _| Ok(found.clone()))?;
        Ok(Layout {
            layers: found_in,
            source: Some(source),
            required,
            config: Some(PathBuf::from(file.path())),
            warnings: reader.warnings,
        })
    }
}

/// What a folder's file says.
struct Found {
    /// The folder of locales.
    directory: PathBuf,
    source: Option<String>,
    trees: Vec<ConfigTree>,
    warnings: Vec<String>,
}

impl Found {
    fn find(directory: &Path, warnings: &mut Vec<String>) -> Result<Found, Failure> {
        let mut beside = directory.parent();
        if beside == Some(Path::new("")) {
            beside = Some(Path::new("."));
        }
        for folder in [Some(directory), beside].into_iter().flatten() {
            for (name, read) in [("l10n.toml", l10n as ReadFile), ("i18n.toml", i18n as ReadFile)] {
                let path = folder.join(name);
                if !path.is_file() {
                    continue;
                }
                let mut found = match read(&path) {
                    Ok(found) => found,
                    Err(Unread::Failure(failure)) => return Err(failure),
                    Err(Unread::PassedOver { at, expected }) => {
                        warnings.push(format!("{at}: is passed over: {expected}"));
                        continue;
                    }
                };
                if is_same(&found.directory, directory) {
                    directory.clone_into(&mut found.directory);
                }
                let is_meant = folder == directory || found.directory == directory;
                if is_meant || is_missing_default(directory) {
                    warnings.append(&mut found.warnings);
                    return Ok(found);
                }
            }
        }
        let directory = directory.to_owned();
        Ok(Found { directory, source: None, trees: Vec::new(), warnings: Vec::new() })
    }
}

/// Whether no folder is named and the default does not exist: then these files name it.
fn is_missing_default(directory: &Path) -> bool {
    directory == Path::new(DEFAULT_DIRECTORY) && !directory.exists()
}

/// Reads a file.
type ReadFile = fn(&Path) -> Result<Found, Unread>;

/// Mozilla's `l10n.toml`: a folder for each locale, the source's with any name.
fn l10n(path: &Path) -> Result<Found, Unread> {
    let mut reader = Reader::default();
    let tree = reader.read(path)?;
    let (directory, source) = match reader.place {
        Some(Place { directory, source }) => (directory, Some(source)),
        None => (PathBuf::new(), None),
    };
    Ok(Found { directory, source, trees: vec![tree], warnings: reader.warnings })
}

/// The `i18n.toml` of `cargo-i18n`.
fn i18n(path: &Path) -> Result<Found, Unread> {
    const EXPECTED: &str = "expected `fallback_language`, and `assets_dir` in [fluent]";
    let source = Source::new(path.display().to_string(), input::read(path)?);
    let toml = &parse_toml(&source).map_err(|wrong| failure(&source, wrong))?;
    let wrong = || {
        let at = path.display().to_string();
        Unread::PassedOver { at, expected: EXPECTED.to_owned() }
    };
    let source = text(toml, "fallback_language").ok_or_else(wrong)?.to_owned();
    let fluent = toml.get("fluent").map(|value| value.get_ref());
    let Some(DeValue::Table(fluent)) = fluent else { return Err(wrong()) };
    let assets = text(fluent, "assets_dir").ok_or_else(wrong)?;
    let directory = normal(&path.with_file_name(assets));
    Ok(Found { directory, source: Some(source), trees: Vec::new(), warnings: Vec::new() })
}

fn text<'t>(table: &'t DeTable<'_>, key: &str) -> Option<&'t str> {
    match table.get(key)?.get_ref() {
        DeValue::String(text) => Some(text),
        _ => None,
    }
}

/// Whether two paths lead to the same folder.
fn is_same(a: &Path, b: &Path) -> bool {
    let (a, b) = (fs::canonicalize(a), fs::canonicalize(b));
    matches!((a, b), (Ok(a), Ok(b)) if a == b)
}

/// Whether a path leads to a folder, or to one in it.
fn is_within(path: &Path, folder: &Path) -> bool {
    let (path, folder) = (fs::canonicalize(path), fs::canonicalize(folder));
    matches!((path, folder), (Ok(path), Ok(folder)) if path.starts_with(&folder))
}
