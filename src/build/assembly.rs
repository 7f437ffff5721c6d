//! Making a catalog: its locales are read and compiled, each by itself, and then put together.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::Arc;

use unic_langid::{LanguageIdentifier, langid};

use crate::build::compiler::{Options, compile};
use crate::build::layer::{Folder, Layer};
use crate::build::merge::{ParsedFile, merge};
use crate::build::parallel;
use crate::catalog::Catalog;
use crate::catalog::code_set::{CodeSet, CodeSets};
use crate::catalog::compiled_locale::CompiledLocale;
use crate::catalog::defect_log::DefectLog;
use crate::catalog::memo::Memo;
use crate::catalog::table::Table;
use crate::code::Code;
use crate::format::function::Functions;
use crate::ftl::{Raw, Source};
use crate::negotiation::Matcher;
use crate::problem::{Problem, ProblemKind};

/// The locale that the others are translated from, unless a builder is told another one.
pub const DEFAULT_SOURCE: LanguageIdentifier = langid!("en-US");

/// How many locales a catalog can have. CLDR has texts for about 700.
const MAX_LOCALES: usize = 1000;

/// How much text of a locale may be made out of references, as a multiple of the length of its
/// files.
const MAX_CONSTANTS: usize = 4;

/// What a catalog is made from.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    pub(crate) layers: Vec<Layer>,
    pub(crate) source: Option<LanguageIdentifier>,
    pub(crate) isolating: Option<bool>,
    pub(crate) localized_numbers: Option<bool>,
    pub(crate) functions: Functions,
    pub(crate) defect_log: Arc<DefectLog>,
}

impl Settings {
    /// A number that changes with anything in the layers' files.
    pub(crate) fn digest(&self) -> u64 {
        let (locales, problems) = self.locales();
        let digests = self.map(&locales, |locale| digest_of(&locale.read()));
        digest_of_all(&problems, &digests)
    }

    /// Makes the catalog, and the digest of the files that it is made of.
    pub(crate) fn assemble_with_digest(&self) -> (Catalog, u64) {
        let (locales, problems) = self.locales();
        let code_sets = CodeSets::default();
        let compiled = self.map(&locales, |locale| {
            let sources = locale.read();
            (self.compile(locale, &sources, &code_sets), digest_of(&sources))
        });
        let (compiled, digests): (Vec<_>, Vec<_>) = compiled.into_iter().unzip();
        let digest = digest_of_all(&problems, &digests);
        (self.compose(compiled, problems, &code_sets), digest)
    }

    /// Makes the catalog, even one with nothing to serve.
    pub(crate) fn assemble(&self) -> Catalog {
        let (locales, problems) = self.locales();
        let code_sets = CodeSets::default();
        let compiled =
            self.map(&locales, |locale| self.compile(locale, &locale.read(), &code_sets));
        self.compose(compiled, problems, &code_sets)
    }

    /// What becomes of each locale: on all processors, if there may be much to read.
    fn map<R: Send>(
        &self,
        locales: &[LocaleFolders<'_>],
        of_locale: impl Fn(&LocaleFolders<'_>) -> R + Sync,
    ) -> Vec<R> {
        parallel::map(locales, self.layers.iter().any(Layer::is_large), of_locale)
    }

    /// Compiles what a locale's files say.
    fn compile(
        &self,
        locale: &LocaleFolders<'_>,
        sources: &LocaleSources,
        code_sets: &CodeSets,
    ) -> Compilation {
        let read: Vec<Vec<_>> = (sources.layers.iter())
            .map(|layer| layer.iter().map(|source| (source, source.read())).collect())
            .collect();
        let mut layers: Vec<Vec<ParsedFile<'_, Raw<'_>>>> = Vec::with_capacity(read.len());
        for layer in &read {
            let files = layer.iter().map(|(source, (entries, problems))| ParsedFile {
                source,
                entries,
                problems,
            });
            layers.push(files.collect());
        }
        let files = sources.layers.iter().flatten();
        let len: usize = files.map(|source| source.text().len()).sum();
        let mut problems = sources.problems.clone();
        let merged = merge(&locale.id, &layers, &mut problems);
        let options = Options {
            functions: &self.functions,
            isolating: self.isolating,
            localized_numbers: self.localized_numbers.unwrap_or(true),
            code_sets,
            max_constants_len: MAX_CONSTANTS * len,
        };
        let compiled = (merged.len() > 0).then(|| compile(&merged, &options, &mut problems));
        Compilation { compiled: compiled.map(Arc::new), problems }
    }

    /// Makes the catalog out of its locales.
    fn compose(
        &self,
        compilations: Vec<Compilation>,
        mut problems: Vec<Problem>,
        code_sets: &CodeSets,
    ) -> Catalog {
        let mut locales: Vec<Arc<CompiledLocale>> = Vec::with_capacity(compilations.len());
        for Compilation { compiled, problems: of_locale } in compilations {
            problems.extend(of_locale);
            locales.extend(compiled);
        }
        for locale in locales.drain(MAX_LOCALES.min(locales.len())..) {
            problems.push(too_many(locale.id()));
        }
        let source = self.source.clone().unwrap_or(DEFAULT_SOURCE);
        if !locales.is_empty() && !locales.iter().any(|locale| *locale.id() == source) {
            problems.push(no_source(&source));
        }
        let matcher = Matcher::new(locales.iter().map(|locale| locale.id()), &source);
        Catalog {
            codes: all_codes(&locales, code_sets),
            table: Table::new(locales, &source, &matcher, Arc::clone(&self.defect_log)),
            matcher,
            memo: Memo::default(),
            problems,
        }
    }

    /// The folders of the directory layers.
    pub(crate) fn directories(&self) -> impl Iterator<Item = &Path> {
        self.layers.iter().filter_map(|layer| match layer {
            Layer::Directory(path) => Some(path.as_path()),
            Layer::Embedded(_) => None,
        })
    }

    /// Each locale's folders in the layers, in the order of the locales' names.
    fn locales(&self) -> (Vec<LocaleFolders<'_>>, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut locales: BTreeMap<String, LocaleFolders<'_>> = BTreeMap::new();
        for folder in self.layers.iter().flat_map(|layer| layer.folders(&mut problems)) {
            let id = folder.locale.clone();
            let empty = LocaleFolders { id, folders: Vec::new() };
            locales.entry(empty.id.to_string()).or_insert(empty).folders.push(folder);
        }
        (locales.into_values().collect(), problems)
    }
}

/// A locale's folders, a layer each.
struct LocaleFolders<'l> {
    id: LanguageIdentifier,
    folders: Vec<Folder<'l>>,
}

/// A locale's files.
struct LocaleSources {
    layers: Vec<Vec<Source>>,
    /// What could not be read.
    problems: Vec<Problem>,
}

impl LocaleFolders<'_> {
    fn read(&self) -> LocaleSources {
        let mut problems = Vec::new();
        let layers = self.folders.iter().map(|folder| folder.read(&mut problems)).collect();
        LocaleSources { layers, problems }
    }
}

/// What a locale's files say, if they say anything, and what is wrong with them.
struct Compilation {
    compiled: Option<Arc<CompiledLocale>>,
    problems: Vec<Problem>,
}

fn too_many(locale: &LanguageIdentifier) -> Problem {
    let message = format!("expected at most {MAX_LOCALES} locales; this one is left out");
    Problem::of_path(ProblemKind::TooLarge, &locale.to_string(), message)
}

fn no_source(source: &LanguageIdentifier) -> Problem {
    let message = format!("expected messages for the source locale `{source}`, found none");
    Problem::of_path(ProblemKind::NoSource, &source.to_string(), message)
}

/// What tells the files of a locale from others.
fn digest_of(sources: &LocaleSources) -> u64 {
    let mut hasher = DefaultHasher::new();
    for layer in &sources.layers {
        layer.len().hash(&mut hasher);
        for source in layer {
            (source.path(), source.text()).hash(&mut hasher);
        }
    }
    hash_problems(&sources.problems, &mut hasher);
    hasher.finish()
}

/// What tells the files of all locales from others.
fn digest_of_all(problems: &[Problem], locales: &[u64]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hash_problems(problems, &mut hasher);
    locales.hash(&mut hasher);
    hasher.finish()
}

fn hash_problems(problems: &[Problem], hasher: &mut DefaultHasher) {
    for problem in problems {
        problem.to_string().hash(hasher);
    }
}

/// Every code that some locale has.
fn all_codes(locales: &[Arc<CompiledLocale>], code_sets: &CodeSets) -> CodeSet {
    let mut codes: Vec<Code> = Vec::new();
    let mut previous = None;
    for locale in locales {
        // Most often all locales share one set.
        if previous.is_none_or(|previous: &CodeSet| !previous.is_shared_with(&locale.codes)) {
            codes.extend(locale.codes.iter());
        }
        previous = Some(&locale.codes);
    }
    codes.sort_unstable();
    codes.dedup();
    code_sets.share(codes)
}

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
        let layers = vec![Layer::Directory(folder.path().to_owned())];
        let settings = Settings { layers, ..Settings::default() };
        let mut digests = vec![settings.digest()];
        write("en-US/a.ftl", "E1 = one\n");
        digests.push(settings.digest());
        write("en-US/b.ftl", "E2 two\n");
        digests.push(settings.digest());
        write("chinese/a.ftl", "E1 = 一\n");
        digests.push(settings.digest());
        let (catalog, digest) = settings.assemble_with_digest();
        assert_eq!((catalog.problems().len(), digest), (2, digests[3]));
        digests.sort_unstable();
        digests.dedup();
        assert_eq!(digests.len(), 4);
    }
}
