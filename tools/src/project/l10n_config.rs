//! Mozilla's project configuration, `l10n.toml`, as compare-locales and Pontoon read it.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use fluent_codes::tooling::Source;
use globset::{Glob, GlobSetBuilder};
use toml::de::{DeTable, DeValue};

use crate::failure::Failure;
use crate::project::config_values::{
    TomlValue, Wrong, expected, failure, parse_toml, string, strings, table,
};
use crate::project::input;
use crate::project::locales::locale_name;
use crate::project::required_files::{ConfigFiles, ConfigTree};

/// The folder of locales that configurations name, and the source's folder in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) directory: PathBuf,
    pub(super) source: String,
}

/// Why a configuration is not read.
pub(super) enum Unread {
    /// It is wrong.
    Failure(Failure),
    /// Something in it cannot be followed.
    PassedOver {
        /// Where it stands.
        at: String,
        expected: String,
    },
}

impl From<Failure> for Unread {
    fn from(failure: Failure) -> Unread {
        Unread::Failure(failure)
    }
}

/// Reads configurations that name one place.
#[derive(Default)]
pub(super) struct Reader {
    /// The place that they name, if they name one.
    pub(super) place: Option<Place>,
    /// What of them is not read, as sentences.
    pub(super) warnings: Vec<String>,
    /// The files that are being read, the outermost first.
    open: Vec<PathBuf>,
}

const EXPECTED: &str = "expected [[paths]] with `reference` in one folder, and `l10n` the same path with \
                        `{locale}` for that folder";

/// A file whose values are read.
struct ConfigFile<'s> {
    source: &'s Source,
    /// The folder that its paths start from.
    base: PathBuf,
    /// The values of variables in its paths.
    variables: BTreeMap<String, String>,
}

impl Reader {
    /// Reads a configuration, and those that it includes and excludes.
    pub(super) fn read(&mut self, path: &Path) -> Result<ConfigTree, Unread> {
        let path = normal(path);
        let text = read_text(&path)?;
        let tree = self.read_tree(path.clone(), text)?;
        match self.place {
            Some(_) => Ok(tree),
            None => {
                let at = format!("{}:1:1", path.display());
                Err(Unread::PassedOver { at, expected: EXPECTED.to_owned() })
            }
        }
    }

    fn read_tree(&mut self, path: PathBuf, text: String) -> Result<ConfigTree, Unread> {
        let (mut tree, mut known) = (ConfigTree::default(), HashSet::new());
        self.add(path, text, &mut tree, &mut known)?;
        Ok(tree)
    }

    /// Adds a file and those that it includes. Those that are known are not added again.
    fn add(
        &mut self,
        path: PathBuf,
        text: String,
        tree: &mut ConfigTree,
        known: &mut HashSet<PathBuf>,
    ) -> Result<(), Unread> {
        let source = Source::new(path.display().to_string(), text.into_bytes());
        let toml = &parse_toml(&source).map_err(|wrong| failure(&source, wrong))?;
        let file = ConfigFile::new(&source, &path, toml)?;
        self.open.push(path);
        let files = self.files(&file, toml).map_err(|wrong| file.passed_over(wrong))?;
        tree.configs.push(files);
        if let Some(filters) = toml.get("filters") {
            let place = file.at(filters.span());
            let what = "[[filters]] is not read: files that it ignores count as others do";
            self.warnings.push(format!("{place}: {what}"));
        }
        for child in children(toml, "includes").map_err(|wrong| file.passed_over(wrong))? {
            let (path, text) = self.child(&file, child)?;
            if known.insert(path.clone()) {
                self.add(path, text, tree, known)?;
            }
        }
        for child in children(toml, "excludes").map_err(|wrong| file.passed_over(wrong))? {
            if self.open.len() > 1 {
                let expected =
                    "expected [[excludes]] only in a file that none includes or excludes";
                return Err(file.failure(child.span(), expected).into());
            }
            let (path, text) = self.child(&file, child)?;
            // What is included, too, is not excluded.
            if !known.contains(&path) {
                tree.excluded.push(self.read_tree(path, text)?);
            }
        }
        self.open.pop();
        Ok(())
    }

    /// The path and the text of a file that another includes or excludes.
    fn child(
        &self,
        file: &ConfigFile<'_>,
        child: &TomlValue<'_>,
    ) -> Result<(PathBuf, String), Unread> {
        let written =
            table(child, "a table with a `path`").and_then(|table| match table.get("path") {
                Some(path) => Ok((path.span(), file.expand(path)?)),
                None => expected(child, "a `path` in this table"),
            });
        let (span, written) = written.map_err(|wrong| file.passed_over(wrong))?;
        let path = normal(&file.base.join(written));
        if self.open.contains(&path) {
            let message = format!("expected no circle, found {} within itself", path.display());
            return Err(file.failure(span, &message).into());
        }
        match read_text(&path) {
            Ok(text) => Ok((path, text)),
            Err(failure) => Err(failure.at(&file.at(span)).into()),
        }
    }

    /// The files that a file names itself.
    fn files(&mut self, file: &ConfigFile<'_>, toml: &DeTable<'_>) -> Result<ConfigFiles, Wrong> {
        let (mut paths, mut of_paths) = (GlobSetBuilder::new(), Vec::new());
        for path in children(toml, "paths")? {
            let what = "a table with `reference` and `l10n`";
            let table = table(path, what)?;
            let (Some(reference), Some(l10n)) = (table.get("reference"), table.get("l10n")) else {
                return Err((path.span(), EXPECTED.to_owned()));
            };
            if !may_be_fluent(&string(reference)?) {
                continue;
            }
            let (reference, l10n) = (file.expand(reference)?, file.expand_for_locale(l10n)?);
            let wrong = || (path.span(), EXPECTED.to_owned());
            let (parent, below) = l10n;
            let in_parent = reference.strip_prefix(&parent).ok_or_else(wrong)?;
            let (name, relative) = in_parent.split_once('/').ok_or_else(wrong)?;
            let directory = normal(&file.base.join(&parent));
            let place = Place { directory, source: name.to_owned() };
            let is_other = self.place.as_ref().is_some_and(|known| *known != place);
            if below != relative || name.contains('*') || is_other {
                return Err(wrong());
            }
            paths.add(glob(relative).map_err(|_| wrong())?);
            of_paths.push(locales(table)?);
            self.place = Some(place);
        }
        let paths = paths.build().map_err(|error| (0..0, error.to_string()))?;
        Ok(ConfigFiles { locales: locales(toml)?, paths, of_paths })
    }
}

impl<'s> ConfigFile<'s> {
    fn new(source: &'s Source, path: &Path, toml: &DeTable<'_>) -> Result<ConfigFile<'s>, Unread> {
        let base = path.parent().unwrap_or(Path::new("")).to_owned();
        let mut file = ConfigFile { source, base, variables: BTreeMap::new() };
        match file.read_head(toml) {
            Ok(()) => Ok(file),
            Err(wrong) => Err(file.passed_over(wrong)),
        }
    }

    /// Reads what its paths depend on.
    fn read_head(&mut self, toml: &DeTable<'_>) -> Result<(), Wrong> {
        if let Some(base) = toml.get("basepath") {
            self.base.push(string(base)?);
        }
        let Some(variables) = toml.get("env") else { return Ok(()) };
        for (name, value) in table(variables, "a table of variables, as in name = \"text\"")? {
            self.variables.insert(name.get_ref().to_string(), string(value)?);
        }
        Ok(())
    }

    /// A path with the values of its variables.
    fn expand(&self, path: &TomlValue<'_>) -> Result<String, Wrong> {
        self.expand_text(path, &string(path)?)
    }

    /// A path with `{locale}/` in it: what stands before that, and behind it.
    fn expand_for_locale(&self, path: &TomlValue<'_>) -> Result<(String, String), Wrong> {
        let text = string(path)?;
        let parts = text.split_once("{locale}/").or(text.split_once("{ locale }/"));
        let (before, behind) = parts.ok_or_else(|| (path.span(), EXPECTED.to_owned()))?;
        Ok((self.expand_text(path, before)?, self.expand_text(path, behind)?))
    }

    fn expand_text(&self, path: &TomlValue<'_>, text: &str) -> Result<String, Wrong> {
        let (mut expanded, mut rest) = (String::new(), text);
        while let Some((before, from)) = rest.split_once('{') {
            let (name, behind) = from.split_once('}').unwrap_or((from, ""));
            let Some(value) = self.variables.get(name.trim()) else {
                let what =
                    "expected no variables but those of [env], and `{locale}` once in `l10n`";
                return Err((path.span(), format!("{what}; found `{{{name}}}`")));
            };
            expanded = expanded + before + value;
            rest = behind;
        }
        Ok(expanded + rest)
    }

    fn at(&self, span: Range<usize>) -> String {
        let (line, column) = self.source.position(span.start);
        format!("{}:{line}:{column}", self.source.path())
    }

    fn failure(&self, span: Range<usize>, message: &str) -> Failure {
        failure(self.source, (span, message.to_owned()))
    }

    fn passed_over(&self, (span, expected): Wrong) -> Unread {
        Unread::PassedOver { at: self.at(span), expected }
    }
}

/// The tables of a list.
fn children<'t, 's>(
    toml: &'t DeTable<'s>,
    key: &str,
) -> Result<impl Iterator<Item = &'t TomlValue<'s>>, Wrong> {
    let items = match toml.get(key) {
        None => None,
        Some(value) => match value.get_ref() {
            DeValue::Array(items) => Some(items.iter()),
            _ => return Err((value.span(), format!("expected tables [[{key}]]"))),
        },
    };
    Ok(items.into_iter().flatten())
}

/// The locales of a table, if it lists any.
fn locales(table: &DeTable<'_>) -> Result<Option<HashSet<String>>, Wrong> {
    let Some(value) = table.get("locales") else { return Ok(None) };
    Ok(Some(strings(value)?.iter().map(|name| locale_name(name)).collect()))
}

/// Whether files of this path can be Fluent: `*.ftl`, or with any name.
fn may_be_fluent(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    name.ends_with('*') || extension.is_none_or(|it| it == "ftl" || it.contains('*'))
}

/// A path in which `*` stands for part of a name, and `**` for any folders. All else is as it is written.
fn glob(path: &str) -> Result<Glob, globset::Error> {
    let escaped: Vec<String> = path.split('*').map(globset::escape).collect();
    globset::GlobBuilder::new(&escaped.join("*")).literal_separator(true).build()
}

fn read_text(path: &Path) -> Result<String, Failure> {
    input::text(path, input::read(path)?)
}

/// A path without `.`, and without `..` where it can be.
pub(super) fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        let is_below = matches!(normal.components().next_back(), Some(Component::Normal(_)));
        match component {
            Component::CurDir => {}
            Component::ParentDir if is_below => drop(normal.pop()),
            other => normal.push(other),
        }
    }
    if normal.as_os_str().is_empty() { PathBuf::from(".") } else { normal }
}
