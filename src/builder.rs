//! Making a catalog out of layers.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use rust_embed::RustEmbed;
use unic_langid::{LanguageIdentifier, langid};

use crate::catalog::Catalog;
use crate::code::Code;
use crate::ftl::Source;
use crate::layer::{Layer, LocaleFolder};
use crate::merge::{Merged, ParsedFile, merge};
use crate::negotiation::{self, Matcher};
use crate::problem::{Problem, ProblemKind};
use crate::row::{Cell, Compiler, Row};

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

    /// Reads the layers and makes the catalog.
    ///
    /// # Errors
    ///
    /// Only where there is nothing to serve: no layer has a message. Anything less is one of the
    /// catalog's [problems](Catalog::problems).
    pub fn build(self) -> Result<Catalog, BuildError> {
        let catalog = self.assemble();
        match catalog.rows.is_empty() {
            true => Err(BuildError { problems: catalog.problems }),
            false => Ok(catalog),
        }
    }

    /// Makes the catalog, even one with nothing to serve.
    pub(crate) fn assemble(self) -> Catalog {
        let source = self.source.unwrap_or(langid!("en-US"));
        let mut problems = Vec::new();
        let locales = read(&self.layers, &mut problems);
        let parsed: Vec<Vec<Vec<ParsedFile<'_>>>> =
            locales.iter().map(LocaleFiles::parse).collect();
        let merged: Vec<Merged<'_>> = (locales.iter().zip(&parsed))
            .map(|(files, layers)| merge(&files.locale, layers, &mut problems))
            .filter(|merged| !merged.entries.is_empty())
            .take(usize::from(u16::MAX))
            .collect();
        let codes = codes(&merged);
        let mut text = String::new();
        let isolating = self.isolating;
        let mut compiler = Compiler { text: &mut text, problems: &mut problems, isolating };
        let mut rows: Vec<Row> = (merged.iter().zip(0..))
            .map(|(merged, served)| compiler.compile(merged, served, &codes))
            .collect();
        let matcher = Matcher::new(merged.iter().map(|merged| merged.locale), &source);
        fill_in(&mut rows, &matcher, &source);
        let rows: Box<[Arc<Row>]> = rows.into_iter().map(Arc::new).collect();
        let source = match rows.iter().find(|row| row.locale == source) {
            Some(row) => Arc::clone(row),
            None => {
                if !rows.is_empty() {
                    problems.push(no_source(&source));
                }
                Arc::new(Row { locale: source, cells: Box::default(), bundle: None })
            }
        };
        Catalog { codes, text: text.into_boxed_str(), rows, source, matcher, problems }
    }
}

/// Every code that some locale has, in ascending order.
fn codes(merged: &[Merged<'_>]) -> Box<[Code]> {
    let codes: BTreeSet<Code> = (merged.iter())
        .flat_map(|merged| &merged.entries)
        .filter(|(_, winner)| !winner.is_term() && winner.value().is_some())
        .filter_map(|(name, _)| Code::from_message_id(name))
        .collect();
    codes.into_iter().collect()
}

fn no_source(source: &LanguageIdentifier) -> Problem {
    let message = format!("expected messages for the source locale `{source}`, found none");
    Problem::of_path(ProblemKind::NoSource, &source.to_string(), message)
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

/// Reads the layers, and sorts their files by locale.
fn read(layers: &[Layer], problems: &mut Vec<Problem>) -> Vec<LocaleFiles> {
    let mut locales: BTreeMap<String, LocaleFiles> = BTreeMap::new();
    for layer in layers {
        let (folders, layer_problems) = layer.read();
        problems.extend(layer_problems);
        for LocaleFolder { locale, sources, .. } in folders {
            let files = locales.entry(locale.to_string());
            files.or_insert(LocaleFiles { locale, layers: Vec::new() }).layers.push(sources);
        }
    }
    locales.into_values().collect()
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
        let chain: Vec<&Box<[Cell]>> = (siblings(&row.locale).iter().chain(&source))
            .filter_map(|index| own.get(*index))
            .collect();
        for (slot, cell) in row.cells.iter_mut().enumerate() {
            let served = chain.iter().filter_map(|cells| cells.get(slot).copied());
            *cell = served.fold(*cell, Cell::or);
        }
    }
}

/// There is nothing to serve: no layer has a message.
#[derive(Debug)]
pub struct BuildError {
    problems: Vec<Problem>,
}

impl BuildError {
    /// What is wrong with the layers.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no layer has a message in a folder named by a language")?;
        match self.problems.first() {
            Some(problem) => write!(f, "; {problem}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for BuildError {}
