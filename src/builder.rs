//! Making a catalog out of layers.

use std::collections::BTreeMap;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

use fluent_bundle::{FluentArgs, FluentValue};
use rust_embed::RustEmbed;
use unic_langid::{LanguageIdentifier, langid};

use crate::catalog::Catalog;
use crate::code::Code;
use crate::ftl::{Parsed, Source};
use crate::function::Functions;
use crate::layer::{Folder, Layer};
use crate::live::LiveBuilder;
use crate::memo::Memo;
use crate::merge::{ParsedFile, merge};
use crate::negotiation::Matcher;
use crate::problem::{Problem, ProblemKind};
use crate::row::{Cell, Compiler, Own, Row};
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
        self.try_assemble(&mut Digest::unwanted())
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

    /// A number that changes with anything in the layers' files.
    pub(crate) fn digest(&self) -> u64 {
        let (locales, mut problems) = self.locales();
        let mut digest = Digest::wanted();
        digest.add_problems(&problems);
        for (locale, folders) in &locales {
            read(locale, folders, &mut problems, &mut digest);
        }
        digest.finish()
    }

    /// Makes the catalog, and the digest of the files that it is made of.
    pub(crate) fn build_with_digest(&self) -> (Result<Catalog, BuildError>, u64) {
        let mut digest = Digest::wanted();
        let catalog = self.try_assemble(&mut digest);
        (catalog, digest.finish())
    }

    fn try_assemble(&self, digest: &mut Digest) -> Result<Catalog, BuildError> {
        let catalog = self.assemble(digest);
        match catalog.rows.is_empty() {
            true => Err(BuildError { problems: catalog.problems, no_thread: None }),
            false => Ok(catalog),
        }
    }

    /// Makes the catalog, even one with nothing to serve.
    pub(crate) fn assemble(&self, digest: &mut Digest) -> Catalog {
        let (locales, problems) = self.locales();
        digest.add_problems(&problems);
        let mut compiler = Compiler {
            functions: &self.functions,
            isolating: self.isolating,
            // No text begins at 0.
            text: "\n".to_owned(),
            constants_len: 0,
            compiled: 0,
            problems,
        };
        // A locale at a time, so that no more than one's files are in memory.
        let mut own: Vec<Own> = Vec::new();
        for (locale, folders) in &locales {
            let compiled = compile(locale, folders, &mut compiler, digest);
            own.extend(compiled.map(Own::moved));
        }
        let Compiler { text, mut problems, .. } = compiler;

        let source = self.source.clone().unwrap_or(langid!("en-US"));
        let source_index = own.iter().position(|own| *own.locale() == source);
        if source_index.is_none() && !own.is_empty() {
            problems.push(no_source(&source));
        }
        let matcher = Matcher::new(own.iter().map(Own::locale), &source);
        let codes = codes(&own);
        let slots = Slots::new(&codes);
        let mut rows: Vec<Row> = (own.into_iter().zip(0..))
            .map(|(own, index)| own.into_row(index, &codes, &slots))
            .collect();
        let mut stand_in = Own::empty(&source).into_row(u16::MAX, &codes, &slots);
        fill_in(&mut rows, &mut stand_in, &matcher);
        Catalog {
            source: source_index.unwrap_or(rows.len()),
            rows: rows.into(),
            stand_in,
            matcher,
            memo: Memo::default(),
            nearness: Memo::default(),
            codes,
            slots,
            text: text.into(),
            problems,
        }
    }

    /// Each locale's folders in the layers, in the order of the locales' names.
    fn locales(&self) -> (Vec<(LanguageIdentifier, Vec<Folder<'_>>)>, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut locales: BTreeMap<String, (LanguageIdentifier, Vec<Folder<'_>>)> = BTreeMap::new();
        for folder in self.layers.iter().flat_map(|layer| layer.folders(&mut problems)) {
            let locale = folder.locale.clone();
            let of_locale = locales.entry(locale.to_string()).or_insert((locale, Vec::new()));
            of_locale.1.push(folder);
        }
        (locales.into_values().collect(), problems)
    }
}

fn no_source(source: &LanguageIdentifier) -> Problem {
    let message = format!("expected messages for the source locale `{source}`, found none");
    Problem::of_path(ProblemKind::NoSource, &source.to_string(), message)
}

/// What tells contents of files from others, where that is wanted.
pub(crate) struct Digest(Option<DefaultHasher>);

impl Digest {
    /// For whom does not want to know.
    pub(crate) fn unwanted() -> Digest {
        Digest(None)
    }

    fn wanted() -> Digest {
        Digest(Some(DefaultHasher::new()))
    }

    fn add(&mut self, part: impl Hash) {
        if let Some(hasher) = &mut self.0 {
            part.hash(hasher);
        }
    }

    fn add_problems(&mut self, problems: &[Problem]) {
        problems.iter().for_each(|problem| self.add(problem.to_string()));
    }

    fn finish(&self) -> u64 {
        self.0.as_ref().map_or(0, Hasher::finish)
    }
}

/// Reads a locale's files, layer by layer.
fn read(
    locale: &LanguageIdentifier,
    folders: &[Folder<'_>],
    problems: &mut Vec<Problem>,
    digest: &mut Digest,
) -> Vec<Vec<Source>> {
    digest.add(locale);
    let read = |folder: &Folder<'_>| {
        let known = problems.len();
        let sources = folder.read(problems);
        digest.add_problems(problems.get(known..).unwrap_or_default());
        digest.add(sources.len());
        sources.iter().for_each(|source| digest.add((source.path(), source.text())));
        sources
    };
    folders.iter().map(read).collect()
}

/// What a locale's files say, if they have messages.
fn compile(
    locale: &LanguageIdentifier,
    folders: &[Folder<'_>],
    compiler: &mut Compiler<'_>,
    digest: &mut Digest,
) -> Option<Own> {
    let layers = read(locale, folders, &mut compiler.problems, digest);
    let parsed: Vec<Vec<Parsed<'_>>> =
        layers.iter().map(|sources| sources.iter().map(Source::parse).collect()).collect();
    let files = layers.iter().zip(&parsed).map(|(sources, parsed)| {
        let files = sources.iter().zip(parsed);
        files.map(|(source, parsed)| ParsedFile { source, parsed }).collect()
    });
    let layers: Vec<Vec<ParsedFile<'_>>> = files.collect();
    let merged = merge(locale, &layers, &mut compiler.problems);
    if merged.len() == 0 { None } else { compiler.compile(&merged) }
}

/// Every code that some locale has, in ascending order.
fn codes(locales: &[Own]) -> Box<[Code]> {
    let mut codes: Vec<Code> = Vec::new();
    for own in locales {
        let of_locale = own.cells.iter().map(|(code, _)| *code);
        if !of_locale.clone().eq(codes.iter().copied()) {
            codes.extend(of_locale);
            codes.sort();
            codes.dedup();
        }
    }
    codes.into()
}

/// Fills what a locale lacks in from the locales that it falls back to: siblings of the same
/// language and script, the source locale, the source locale's siblings.
fn fill_in(rows: &mut [Row], stand_in: &mut Row, matcher: &Matcher) {
    let of_source = matcher.siblings(&stand_in.locale);
    let filled = |row: &Row, rows: &[Row]| {
        let siblings = matcher.siblings(&row.locale);
        let chain: Vec<&Row> =
            siblings.iter().chain(&of_source).filter_map(|index| rows.get(*index)).collect();
        let cells = row.cells.iter().enumerate().map(|(slot, cell)| match cell.served() {
            Some(_) => *cell,
            None => chain.iter().find_map(|row| row.own(slot)).unwrap_or(Cell::MISSING),
        });
        let siblings = siblings.iter().filter_map(|index| (*index).try_into().ok());
        (cells.collect(), siblings.collect())
    };
    for index in 0..rows.len() {
        let filled = rows.get(index).map(|row| filled(row, rows));
        if let Some((row, filled)) = rows.get_mut(index).zip(filled) {
            (row.cells, row.siblings) = filled;
        }
    }
    (stand_in.cells, stand_in.siblings) = filled(stand_in, rows);
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What a live catalog remembers of its files is what it was made of.
    #[test]
    fn a_catalog_has_the_digest_of_its_files() {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        let builder = CatalogBuilder::default().directory(folder.path());
        let mut digests = vec![builder.digest()];
        write("en-US/a.ftl", "E1 = one\n");
        digests.push(builder.digest());
        write("en-US/b.ftl", "E2 two\n");
        digests.push(builder.digest());
        write("chinese/a.ftl", "E1 = 一\n");
        digests.push(builder.digest());
        let (catalog, digest) = builder.build_with_digest();
        assert_eq!((catalog.unwrap().problems().len(), digest), (2, digests[3]));
        digests.sort_unstable();
        digests.dedup();
        assert_eq!(digests.len(), 4);
    }
}
