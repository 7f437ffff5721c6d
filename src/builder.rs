//! Making a catalog out of layers.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use rust_embed::RustEmbed;
use unic_langid::{LanguageIdentifier, langid};

use crate::catalog::Catalog;
use crate::code::Code;
use crate::ftl::Source;
use crate::function::Functions;
use crate::layer::{Layer, LocaleFolder};
use crate::live::LiveBuilder;
use crate::memo::Memo;
use crate::merge::{Merged, ParsedFile, merge};
use crate::negotiation::{self, Matcher};
use crate::problem::{Problem, ProblemKind};
use crate::row::{Cell, Compiler, Row};
use crate::slots::Slots;

/// Collects the layers of a [`Catalog`].
///
/// ```
/// use fluent_codes::{Catalog, Locales, langid};
///
/// let catalog = Catalog::builder().embedded::<Locales>().build()?;
/// assert_eq!(catalog.tr(-1, &langid!("zh")), "错误");
/// # Ok::<(), fluent_codes::BuildError>(())
/// ```
#[derive(Debug, Default)]
#[must_use]
pub struct CatalogBuilder {
    layers: Vec<Layer>,
    source: Option<LanguageIdentifier>,
    isolating: Option<bool>,
    functions: Functions,
}

impl CatalogBuilder {
    /// The locale that is translated from and fallen back to; `en-US` unless set.
    pub fn source(mut self, locale: LanguageIdentifier) -> CatalogBuilder {
        self.source = Some(locale);
        self
    }

    /// Adds a layer of files in the program: a `#[derive(RustEmbed)]` folder that holds a folder
    /// of `*.ftl` files for each locale. It overrides the layers added before, message by message.
    pub fn embedded<E: RustEmbed>(mut self) -> CatalogBuilder {
        self.layers.push(Layer::embedded::<E>());
        self
    }

    /// Adds a layer of files on disk: a folder that holds a folder of `*.ftl` files for each
    /// locale. It overrides the layers added before, message by message.
    ///
    /// A directory that is missing or cannot be read is a problem of the catalog, not an error.
    pub fn directory(mut self, path: impl Into<PathBuf>) -> CatalogBuilder {
        self.layers.push(Layer::Directory(path.into()));
        self
    }

    /// Whether the isolation marks U+2068 and U+2069 go around arguments in a text. Unless set,
    /// they do in right-to-left locales only.
    pub fn isolating(mut self, isolating: bool) -> CatalogBuilder {
        self.isolating = Some(isolating);
        self
    }

    /// Adds a function that messages can call, as in `{ BYTES($size) }`. Its name is in capital
    /// letters. `NUMBER` is always there.
    ///
    /// It gets the positional and the named arguments, and answers [`FluentValue::Error`] to what
    /// it cannot do with. It is called when a text is formatted, never when the catalog is built.
    ///
    /// ```
    /// use fluent_codes::{Catalog, FluentValue, Locales, fluent_args, langid};
    ///
    /// # let folder = tempfile::tempdir()?;
    /// # std::fs::create_dir(folder.path().join("en-US"))?;
    /// # let file = "E700003 = at most { KILOBYTES($size) }";
    /// # std::fs::write(folder.path().join("en-US/errors.ftl"), file)?;
    /// // E700003 = at most { KILOBYTES($size) }
    /// let catalog = Catalog::builder()
    ///     .directory(folder.path())
    ///     .function("KILOBYTES", |positional, _named| match positional.first() {
    ///         Some(FluentValue::Number(size)) => format!("{} kB", size.value / 1000.0).into(),
    ///         _ => FluentValue::Error,
    ///     })
    ///     .build()?;
    /// let text = catalog.tr_args(700003, &langid!("en-US"), &fluent_args!["size" => 2500]);
    /// assert_eq!(text, "at most 2.5 kB");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn function<F>(mut self, name: &str, function: F) -> CatalogBuilder
    where
        F: for<'a> Fn(&[FluentValue<'a>], &FluentArgs<'_>) -> FluentValue<'a>
            + Send
            + Sync
            + 'static,
    {
        self.functions.insert(name, false, function);
        self
    }

    /// Reads the layers and makes the catalog.
    ///
    /// # Errors
    ///
    /// Only where there is nothing to serve: no layer has a message. Anything less is one of the
    /// catalog's [problems](Catalog::problems).
    pub fn build(self) -> Result<Catalog, BuildError> {
        let files = self.read();
        self.build_from(files)
    }

    /// Makes a catalog that follows its directory layers.
    pub fn live(self) -> LiveBuilder {
        LiveBuilder::new(self)
    }

    /// The folders of the directory layers.
    pub(crate) fn directories(&self) -> impl Iterator<Item = &Path> {
        self.layers.iter().filter_map(|layer| match layer {
            Layer::Directory(path) => Some(path.as_path()),
            Layer::Embedded(_) => None,
        })
    }

    /// Reads the layers, and sorts their files by locale.
    pub(crate) fn read(&self) -> Files {
        let mut problems = Vec::new();
        let mut locales: BTreeMap<String, LocaleFiles> = BTreeMap::new();
        for layer in &self.layers {
            let (folders, layer_problems) = layer.read();
            problems.extend(layer_problems);
            for LocaleFolder { locale, sources, .. } in folders {
                let files = locales.entry(locale.to_string());
                let files = files.or_insert(LocaleFiles { locale, layers: Vec::new() });
                files.layers.push(sources);
            }
        }
        Files { locales: locales.into_values().collect(), problems }
    }

    pub(crate) fn build_from(&self, files: Files) -> Result<Catalog, BuildError> {
        let catalog = self.assemble(files);
        match catalog.rows.is_empty() {
            true => Err(BuildError { problems: catalog.problems, no_thread: None }),
            false => Ok(catalog),
        }
    }

    /// Makes the catalog, even one with nothing to serve.
    pub(crate) fn assemble(&self, files: Files) -> Catalog {
        let source = self.source.clone().unwrap_or(langid!("en-US"));
        let Files { locales, mut problems } = files;
        let parsed: Vec<Vec<Vec<ParsedFile<'_>>>> =
            locales.iter().map(LocaleFiles::parse).collect();
        let merged: Vec<Merged<'_>> = (locales.iter().zip(&parsed))
            .map(|(files, layers)| merge(&files.locale, layers, &mut problems))
            .filter(|merged| !merged.is_empty())
            .take(usize::from(u16::MAX))
            .collect();
        let codes = codes(&merged);
        let mut compiler = Compiler {
            functions: &self.functions,
            isolating: self.isolating,
            text: String::new(),
            constants_len: 0,
            problems,
        };
        let mut rows: Vec<Row> = (merged.iter().zip(0..))
            .map(|(merged, index)| compiler.compile(merged, index, &codes))
            .collect();
        let Compiler { text, mut problems, .. } = compiler;
        let matcher = Matcher::new(merged.iter().map(|merged| merged.locale), &source);
        // The source locale falls back to its siblings, even without messages of its own.
        let has_source = rows.iter().any(|row| row.locale == source);
        if !has_source {
            rows.push(Row::empty(source.clone(), codes.len() + 1));
        }
        fill_in(&mut rows, &matcher, &source);
        let own_source = if has_source { None } else { rows.pop().map(Arc::new) };
        let rows: Box<[Arc<Row>]> = rows.into_iter().map(Arc::new).collect();
        if !has_source && !rows.is_empty() {
            problems.push(no_source(&source));
        }
        let found = || rows.iter().find(|row| row.locale == source).map(Arc::clone);
        let source = own_source.or_else(found).unwrap_or_else(|| Arc::new(Row::empty(source, 0)));
        let (slots, memo) = (Slots::new(&codes), Memo::default());
        let text = text.into_boxed_str();
        Catalog { codes, slots, text, rows, source, matcher, memo, problems }
    }
}

/// Every code that some locale has, in ascending order.
fn codes(merged: &[Merged<'_>]) -> Box<[Code]> {
    let codes: BTreeSet<Code> =
        (merged.iter()).flat_map(Merged::messages).filter_map(Code::from_message_id).collect();
    codes.into_iter().collect()
}

fn no_source(source: &LanguageIdentifier) -> Problem {
    let message = format!("expected messages for the source locale `{source}`, found none");
    Problem::of_path(ProblemKind::NoSource, &source.to_string(), message)
}

/// All that the layers hold.
pub(crate) struct Files {
    locales: Vec<LocaleFiles>,
    problems: Vec<Problem>,
}

impl Files {
    /// A number that changes with anything in the files.
    pub(crate) fn digest(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for locale in &self.locales {
            locale.locale.hash(&mut hasher);
            for sources in &locale.layers {
                sources.len().hash(&mut hasher);
                sources.iter().for_each(|source| (source.path(), source.text()).hash(&mut hasher));
            }
        }
        self.problems.iter().for_each(|problem| problem.to_string().hash(&mut hasher));
        hasher.finish()
    }
}

/// One locale's files, layer by layer.
struct LocaleFiles {
    locale: LanguageIdentifier,
    layers: Vec<Vec<Source>>,
}

impl LocaleFiles {
    fn parse(&self) -> Vec<Vec<ParsedFile<'_>>> {
        let parse = |source| ParsedFile { source, parsed: source.parse() };
        self.layers.iter().map(|sources| sources.iter().map(parse).collect()).collect()
    }
}

/// Fills what a locale lacks in from the locales that it falls back to: siblings of the same
/// language and script, the source locale, the source locale's siblings.
fn fill_in(rows: &mut [Row], matcher: &Matcher, source: &LanguageIdentifier) {
    let own: Vec<Box<[Cell]>> = rows.iter().map(|row| row.cells.clone()).collect();
    let locales: Vec<LanguageIdentifier> = rows.iter().map(|row| row.locale.clone()).collect();
    let siblings = |locale: &LanguageIdentifier| {
        let mut nearest = matcher.nearest(locale);
        nearest.retain(|index| {
            locales.get(*index).is_some_and(|other| negotiation::are_siblings(locale, other))
        });
        nearest
    };
    let source = siblings(source);
    for row in rows {
        row.siblings =
            siblings(&row.locale).into_iter().filter_map(|it| it.try_into().ok()).collect();
        let chain: Vec<&Box<[Cell]>> = (row.siblings.iter().map(|index| usize::from(*index)))
            .chain(source.iter().copied())
            .filter_map(|index| own.get(index))
            .collect();
        for (slot, cell) in row.cells.iter_mut().enumerate() {
            let served = chain.iter().filter_map(|cells| cells.get(slot).copied());
            *cell = served.fold(*cell, Cell::or);
        }
    }
}

/// There is nothing to serve: no layer has a message. Or a live catalog has no thread.
#[derive(Debug)]
pub struct BuildError {
    problems: Vec<Problem>,
    /// Why a live catalog has no thread.
    no_thread: Option<io::Error>,
}

impl BuildError {
    pub(crate) fn no_thread(error: io::Error) -> BuildError {
        BuildError { problems: Vec::new(), no_thread: Some(error) }
    }

    /// What is wrong with the layers.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(error) = &self.no_thread {
            return write!(f, "no thread to watch the files with: {error}");
        }
        f.write_str("no layer has a message in a folder named by a language")?;
        match self.problems.first() {
            Some(problem) => write!(f, "; {problem}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for BuildError {}
