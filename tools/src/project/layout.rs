//! Where the files of each locale are, by the configuration of a project's other tools.
//!
//! `l10n.toml` is what Mozilla's tools and Pontoon read, `i18n.toml` what `cargo-i18n` reads.

use std::fs;
use std::path::{Path, PathBuf};

use fluent_codes::tooling::Source;
use globset::{Glob, GlobMatcher};
use toml::de::{DeTable, DeValue};

use crate::diagnostics;
use crate::failure::Failure;
use crate::project::input;
use crate::project::layers::Layers;

/// Where the locales of a project are, and what its configuration says of them.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    pub(crate) layers: Layers,
    /// The locale that the others are translated from, or its folder.
    pub(crate) source: Option<String>,
    pub(crate) partial: Vec<PartialFile>,
}

/// Files that some locales have, and that the others do not need.
#[derive(Clone, Debug)]
pub(crate) struct PartialFile {
    /// Which files, relative to the locale's folder.
    files: GlobMatcher,
    locales: Vec<String>,
}

impl PartialFile {
    /// Whether a locale must have a file, by this entry.
    pub(crate) fn is_required(&self, locale: &str, relative: &str) -> bool {
        !self.files.is_match(relative) || self.locales.iter().any(|name| name == locale)
    }
}

impl Layout {
    /// The layout of the projects in these folders, or of which these are the folders of locales.
    pub(crate) fn find(layers: &Layers) -> Result<Layout, Failure> {
        let (mut layers, mut source, mut partial) = (layers.clone(), None, Vec::new());
        layers.replace(|directory| {
            let found = Found::find(directory)?;
            source = source.take().or(found.source);
            partial.extend(found.partial);
            Ok(found.directory)
        })?;
        Ok(Layout { layers, source, partial })
    }
}

/// What a folder's file says.
struct Found {
    /// The folder of locales.
    directory: PathBuf,
    source: Option<String>,
    partial: Vec<PartialFile>,
}

impl Found {
    fn find(directory: &Path) -> Result<Found, Failure> {
        let mut beside = directory.parent();
        if beside == Some(Path::new("")) {
            beside = Some(Path::new("."));
        }
        for folder in [Some(directory), beside].into_iter().flatten() {
            for (name, read) in [("l10n.toml", l10n as Reader), ("i18n.toml", i18n as Reader)] {
                let path = folder.join(name);
                if !path.is_file() {
                    continue;
                }
                let Some(mut layout) = read_file(&path, folder, read)? else { continue };
                if is_same(&layout.directory, directory) {
                    directory.clone_into(&mut layout.directory);
                }
                // If the folder of locales does not exist, these files name it.
                let is_meant =
                    folder == directory || layout.directory == directory || !directory.exists();
                if is_meant {
                    return Ok(layout);
                }
            }
        }
        Ok(Found { directory: directory.to_owned(), source: None, partial: Vec::new() })
    }
}

/// Reads the table of a file in a folder.
type Reader = fn(&DeTable<'_>, &Path) -> Result<Found, &'static str>;

fn read_file(path: &Path, folder: &Path, read: Reader) -> Result<Option<Found>, Failure> {
    let text = input::text(path, input::read(path)?)?;
    let toml = DeTable::parse(&text).map_err(|error| {
        let source = Source::new(path.display().to_string(), text.as_bytes());
        let (line, column) = source.position(error.span().unwrap_or_default().start);
        let message = format!("expected TOML: {}", error.message());
        Failure::new(format!("{}:{line}:{column}: {message}", path.display()))
    })?;
    match read(toml.get_ref(), folder) {
        Ok(layout) => Ok(Some(layout)),
        Err(expected) => {
            diagnostics::warning(format!("{}: is passed over: {expected}", path.display()));
            Ok(None)
        }
    }
}

/// Mozilla's `l10n.toml`: a folder for each locale, the source's with any name.
fn l10n(toml: &DeTable<'_>, folder: &Path) -> Result<Found, &'static str> {
    const EXPECTED: &str = "expected [[paths]] with `reference` in one folder, and `l10n` the same \
                            path with `{locale}` for that folder";
    let base = text(toml, "basepath").unwrap_or(".");
    // The folder of locales, seen from the base, and the source's folder in it.
    let mut place: Option<(&str, &str)> = None;
    let mut partial = Vec::new();
    let paths = toml.get("paths").map(|value| value.get_ref());
    let Some(DeValue::Array(paths)) = paths else { return Err(EXPECTED) };
    for path in paths {
        let DeValue::Table(path) = path.get_ref() else { return Err(EXPECTED) };
        let (Some(reference), Some(l10n)) = (text(path, "reference"), text(path, "l10n")) else {
            return Err(EXPECTED);
        };
        let parts = l10n.split_once("{locale}/").or(l10n.split_once("{ locale }/"));
        let (parent, below) = parts.ok_or(EXPECTED)?;
        let in_parent = reference.strip_prefix(parent).ok_or(EXPECTED)?;
        let (name, relative) = in_parent.split_once('/').ok_or(EXPECTED)?;
        if below != relative || place.is_some_and(|place| place != (parent, name)) {
            return Err(EXPECTED);
        }
        place = Some((parent, name));
        if let Some(locales) = texts(path, "locales") {
            let files = Glob::new(relative).map_err(|_| EXPECTED)?.compile_matcher();
            partial.push(PartialFile { files, locales });
        }
    }
    let (parent, source) = place.unzip();
    let parent = parent.unwrap_or_default().trim_end_matches('/');
    let directory = match (base, parent) {
        (base, "") => join(folder, base),
        (".", parent) => join(folder, parent),
        (base, parent) => join(folder, &format!("{base}/{parent}")),
    };
    Ok(Found { directory, source: source.map(str::to_owned), partial })
}

/// The `i18n.toml` of `cargo-i18n`.
fn i18n(toml: &DeTable<'_>, folder: &Path) -> Result<Found, &'static str> {
    const EXPECTED: &str = "expected `fallback_language`, and `assets_dir` in [fluent]";
    let source = text(toml, "fallback_language").ok_or(EXPECTED)?;
    let fluent = toml.get("fluent").map(|value| value.get_ref());
    let Some(DeValue::Table(fluent)) = fluent else { return Err(EXPECTED) };
    let assets = text(fluent, "assets_dir").ok_or(EXPECTED)?;
    let (directory, source) = (join(folder, assets), Some(source.to_owned()));
    Ok(Found { directory, source, partial: Vec::new() })
}

/// A path below a folder, as short as it can be written.
fn join(folder: &Path, path: &str) -> PathBuf {
    let is_here = folder == Path::new(".");
    match path {
        "." => folder.to_owned(),
        path if is_here => PathBuf::from(path),
        path => folder.join(path),
    }
}

fn text<'t>(table: &'t DeTable<'_>, key: &str) -> Option<&'t str> {
    match table.get(key)?.get_ref() {
        DeValue::String(text) => Some(text),
        _ => None,
    }
}

fn texts(table: &DeTable<'_>, key: &str) -> Option<Vec<String>> {
    let DeValue::Array(items) = table.get(key)?.get_ref() else { return None };
    let texts = items.iter().filter_map(|item| match item.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        _ => None,
    });
    Some(texts.collect())
}

/// Whether two paths lead to the same folder.
fn is_same(a: &Path, b: &Path) -> bool {
    let (a, b) = (fs::canonicalize(a), fs::canonicalize(b));
    matches!((a, b), (Ok(a), Ok(b)) if a == b)
}
