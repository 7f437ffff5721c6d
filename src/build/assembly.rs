//! Making a catalog: its locales are read and compiled, each by itself, and then put together.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use unic_langid::{LanguageIdentifier, langid};

use crate::build::compiler::{Gathered, Options, Own, compile};
use crate::build::layer::{Folder, Layer};
use crate::build::merge::{ParsedFile, merge};
use crate::build::parallel;
use crate::catalog::Catalog;
use crate::catalog::memo::Memo;
use crate::catalog::slots::Slots;
use crate::catalog::table::Table;
use crate::code::Code;
use crate::format::function::Functions;
use crate::ftl::{Raw, Source};
use crate::negotiation::Matcher;
use crate::problem::{Problem, ProblemKind};

/// How many locales a catalog can have: as many as can be numbered.
const MAX_LOCALES: usize = u16::MAX as usize;

/// How much text the locales may have that is made out of references, in bytes.
const MAX_CONSTANTS_LEN: usize = 16 << 20;

/// What a catalog is made from.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    pub(crate) layers: Vec<Layer>,
    pub(crate) source: Option<LanguageIdentifier>,
    pub(crate) isolating: Option<bool>,
    pub(crate) functions: Functions,
}

impl Settings {
    /// A number that changes with anything in the layers' files.
    pub(crate) fn digest(&self) -> u64 {
        let (locales, problems) = self.locales();
        let add = |digests: &mut Vec<_>, index, locale: &Locale<'_>| {
            digests.push((index, digest_of(&locale.read())));
        };
        digest_of_all(&problems, self.gather(&locales, add).concat())
    }

    /// Makes the catalog, and the digest of the files that it is made of.
    pub(crate) fn assemble_with_digest(&self) -> (Catalog, u64) {
        let (locales, problems) = self.locales();
        let add = |(part, digests): &mut (Part, Vec<_>), index, locale: &Locale<'_>| {
            let read = locale.read();
            digests.push((index, digest_of(&read)));
            self.compile(part, index, locale, &read, locales.len());
        };
        let (parts, digests): (Vec<Part>, Vec<_>) = self.gather(&locales, add).into_iter().unzip();
        let digest = digest_of_all(&problems, digests.concat());
        (self.compose(parts, problems), digest)
    }

    /// Makes the catalog, even one with nothing to serve.
    pub(crate) fn assemble(&self) -> Catalog {
        let (locales, problems) = self.locales();
        let add = |part: &mut Part, index, locale: &Locale<'_>| {
            self.compile(part, index, locale, &locale.read(), locales.len());
        };
        self.compose(self.gather(&locales, add), problems)
    }

    /// Gathers something of each locale: on all processors, if there may be much to read.
    fn gather<G: Default + Send>(
        &self,
        locales: &[Locale<'_>],
        add: impl Fn(&mut G, usize, &Locale<'_>) + Sync,
    ) -> Vec<G> {
        parallel::gather(locales, self.layers.iter().any(Layer::is_large), add)
    }

    /// Adds what a locale's files say. There are so many locales.
    fn compile(
        &self,
        part: &mut Part,
        index: usize,
        locale: &Locale<'_>,
        read: &Read,
        locales: usize,
    ) {
        let parsed: Vec<Vec<_>> =
            read.layers.iter().map(|sources| sources.iter().map(Source::read).collect()).collect();
        let files = read.layers.iter().zip(&parsed).map(|(sources, parsed)| {
            let files = sources.iter().zip(parsed);
            files
                .map(|(source, (entries, problems))| ParsedFile { source, entries, problems })
                .collect()
        });
        let layers: Vec<Vec<ParsedFile<'_, Raw<'_>>>> = files.collect();
        let mut problems = read.problems.clone();
        let merged = merge(&locale.id, &layers, &mut problems);
        let options = Options {
            functions: &self.functions,
            isolating: self.isolating,
            max_constants_len: MAX_CONSTANTS_LEN / locales,
        };
        let own = (merged.len() > 0)
            .then(|| compile(&merged, &options, &mut part.gathered, &mut problems));
        part.compiled.push(Compiled { index, own, problems });
    }

    /// Makes the catalog out of its locales.
    fn compose(&self, parts: Vec<Part>, mut problems: Vec<Problem>) -> Catalog {
        let mut gathered = Vec::with_capacity(parts.len());
        let mut compiled: Vec<(usize, Compiled)> = Vec::new();
        for (at, part) in parts.into_iter().enumerate() {
            gathered.push(part.gathered);
            compiled.extend(part.compiled.into_iter().map(|compiled| (at, compiled)));
        }
        compiled.sort_by_key(|(_, compiled)| compiled.index);
        let mut locales: Vec<(Own, usize)> = Vec::with_capacity(compiled.len());
        for (at, Compiled { own, problems: of_locale, .. }) in compiled {
            problems.extend(of_locale);
            match own {
                Some(own) if locales.len() == MAX_LOCALES => problems.push(too_many(own.locale())),
                own => locales.extend(own.map(|own| (own, at))),
            }
        }
        let source = self.source.clone().unwrap_or(langid!("en-US"));
        let source_index = locales.iter().position(|(own, _)| *own.locale() == source);
        if source_index.is_none() && !locales.is_empty() {
            problems.push(no_source(&source));
        }
        let matcher = Matcher::new(locales.iter().map(|(own, _)| own.locale()), &source);
        let codes = codes(&locales, &gathered);
        let slots = Slots::new(&codes);
        Catalog {
            source: source_index.unwrap_or(locales.len()),
            table: Table::compose(locales, gathered, &source, &codes, &slots, &matcher),
            matcher,
            memo: Memo::default(),
            nearness: Memo::default(),
            codes,
            slots,
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
    fn locales(&self) -> (Vec<Locale<'_>>, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut locales: BTreeMap<String, Locale<'_>> = BTreeMap::new();
        for folder in self.layers.iter().flat_map(|layer| layer.folders(&mut problems)) {
            let id = folder.locale.clone();
            let locale =
                locales.entry(id.to_string()).or_insert(Locale { id, folders: Vec::new() });
            locale.folders.push(folder);
        }
        (locales.into_values().collect(), problems)
    }
}

/// A locale's folders, a layer each.
struct Locale<'l> {
    id: LanguageIdentifier,
    folders: Vec<Folder<'l>>,
}

/// A locale's files.
struct Read {
    layers: Vec<Vec<Source>>,
    /// What could not be read.
    problems: Vec<Problem>,
}

impl Locale<'_> {
    fn read(&self) -> Read {
        let mut problems = Vec::new();
        let layers = self.folders.iter().map(|folder| folder.read(&mut problems)).collect();
        Read { layers, problems }
    }
}

/// Some of the locales.
#[derive(Default)]
struct Part {
    gathered: Gathered,
    compiled: Vec<Compiled>,
}

/// What the locale at this index says, if it says anything, and what is wrong with it.
struct Compiled {
    index: usize,
    own: Option<Own>,
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
fn digest_of(read: &Read) -> u64 {
    let mut hasher = DefaultHasher::new();
    for sources in &read.layers {
        sources.len().hash(&mut hasher);
        sources.iter().for_each(|source| (source.path(), source.text()).hash(&mut hasher));
    }
    hash_problems(&read.problems, &mut hasher);
    hasher.finish()
}

/// What tells the files of all locales from others.
fn digest_of_all(problems: &[Problem], mut locales: Vec<(usize, u64)>) -> u64 {
    let mut hasher = DefaultHasher::new();
    hash_problems(problems, &mut hasher);
    locales.sort_unstable();
    locales.hash(&mut hasher);
    hasher.finish()
}

fn hash_problems(problems: &[Problem], hasher: &mut DefaultHasher) {
    problems.iter().for_each(|problem| problem.to_string().hash(hasher));
}

/// Every code that some locale has, in ascending order.
fn codes(locales: &[(Own, usize)], gathered: &[Gathered]) -> Box<[Code]> {
    let mut codes: Vec<Code> = Vec::new();
    for (own, part) in locales {
        let drafts = gathered.get(*part).and_then(|part| part.drafts.get(own.drafts.clone()));
        let of_locale = drafts.unwrap_or_default().iter().map(|(code, _)| *code);
        if !of_locale.clone().eq(codes.iter().copied()) {
            codes.extend(of_locale);
            codes.sort();
            codes.dedup();
        }
    }
    codes.into()
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
