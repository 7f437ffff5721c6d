//! Making a catalog: its locales are read and compiled one by one, and then composed.

use std::sync::Arc;

use unic_langid::{LanguageIdentifier, langid};

use crate::build::compiler::Options;
use crate::build::layer::Layer;
use crate::build::listing::{Listing, LocaleSources};
use crate::build::locale_build::LocaleBuild;
use crate::build::parallel::{self, Run};
use crate::build::unknown_variables::unknown_variables;
use crate::catalog::Catalog;
use crate::catalog::code_set::{CodeSet, CodeSets};
use crate::catalog::compiled_locale::CompiledLocale;
use crate::catalog::defect_log::DefectLog;
use crate::catalog::language_cache::LanguageCache;
use crate::catalog::table::Table;
use crate::code::Code;
use crate::format::function::Functions;
use crate::language::{self, Languages};
use crate::negotiation::matcher::Matcher;
use crate::problem::{Problem, ProblemKind};

/// The source locale unless another one is set: the one that the others are translated from.
pub const DEFAULT_SOURCE: LanguageIdentifier = langid!("en-US");

/// How many problems a catalog lists.
const MAX_PROBLEMS: usize = 10_000;

/// What a catalog is made from.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) layers: Vec<Box<dyn Layer>>,
    /// The languages that folders can be named by.
    pub(crate) languages: &'static Languages,
    /// How the work on the locales is run.
    pub(crate) run: Run,
    pub(crate) source: Option<LanguageIdentifier>,
    pub(crate) isolating: Option<bool>,
    pub(crate) localized_numbers: Option<bool>,
    pub(crate) functions: Functions,
    pub(crate) defect_log: Arc<DefectLog>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings::new(&language::ALL)
    }
}

impl Settings {
    pub(crate) fn new(languages: &'static Languages) -> Settings {
        Settings {
            layers: Vec::new(),
            languages,
            run: parallel::in_turn,
            source: None,
            isolating: None,
            localized_numbers: None,
            functions: Functions::default(),
            defect_log: Arc::default(),
        }
    }

    /// Makes the catalog, even one with nothing to serve.
    pub(crate) fn assemble(&self) -> Catalog {
        let listing = self.list();
        let code_sets = CodeSets::default();
        let builds = self
            .map(&listing.locales, |locale| self.compile(&locale.id, &locale.read(), &code_sets));
        self.compose(&builds.iter().collect::<Vec<_>>(), listing.all_problems(), &code_sets)
    }

    /// Lists the locales of all layers.
    pub(crate) fn list(&self) -> Listing<'_> {
        Listing::of(&self.layers, self.languages).limited(self.source())
    }

    pub(crate) fn source(&self) -> &LanguageIdentifier {
        static DEFAULT: LanguageIdentifier = DEFAULT_SOURCE;
        self.source.as_ref().unwrap_or(&DEFAULT)
    }

    /// Maps each locale.
    pub(crate) fn map<T: Sync, R: Send + Sync>(
        &self,
        locales: &[T],
        of_locale: impl Fn(&T) -> R + Sync,
    ) -> Vec<R> {
        parallel::map(locales, self.run, of_locale)
    }

    /// Compiles a locale's files.
    pub(crate) fn compile(
        &self,
        locale: &LanguageIdentifier,
        sources: &LocaleSources,
        code_sets: &CodeSets,
    ) -> LocaleBuild {
        let options = Options {
            languages: self.languages,
            functions: &self.functions,
            isolating: self.isolating,
            localized_numbers: self.localized_numbers.unwrap_or(true),
            code_sets,
        };
        LocaleBuild::new(locale, sources, &options)
    }

    /// Composes the catalog of its locales, in the order of their names, and of the problems of
    /// folders that are no locale's.
    pub(crate) fn compose(
        &self,
        builds: &[&LocaleBuild],
        mut problems: Vec<Problem>,
        code_sets: &CodeSets,
    ) -> Catalog {
        let locales: Vec<Arc<CompiledLocale>> =
            builds.iter().filter_map(|build| build.compiled.clone()).collect();
        let source = self.source();
        let compiled_source = locales.iter().find(|locale| locale.id() == source);
        for build in builds {
            problems.extend(build.problems.list());
            if let Some(source) = compiled_source {
                problems.extend(unknown_variables(build, source).list());
            }
        }
        if !locales.is_empty() && compiled_source.is_none() {
            problems.push(no_source(source));
        }
        if let Some(first) = problems.get(MAX_PROBLEMS) {
            let more = problems.len() - MAX_PROBLEMS;
            let message =
                format!("expected at most {MAX_PROBLEMS} problems; {more} more are not listed");
            let problem = Problem::of_path(ProblemKind::TooMany, first.path(), message);
            problems.truncate(MAX_PROBLEMS);
            problems.push(problem);
        }
        let ids = locales.iter().map(|locale| locale.id());
        let matcher = Matcher::new(ids, source, self.languages);
        let codes = all_codes(&locales, code_sets);
        let table = Table::new(locales, source, &matcher, Arc::clone(&self.defect_log));
        Catalog { codes, table, matcher, cache: LanguageCache::default(), problems }
    }
}

/// The problem of a catalog without messages of its source locale.
pub(crate) fn no_source(source: &LanguageIdentifier) -> Problem {
    let message = format!("expected messages for the source locale `{source}`, found none");
    Problem::of_path(ProblemKind::NoSource, &source.to_string(), message)
}

/// Every code that some locale has.
fn all_codes(locales: &[Arc<CompiledLocale>], code_sets: &CodeSets) -> Arc<CodeSet> {
    // Most often all locales share one set.
    let mut sets: Vec<&Arc<CodeSet>> = locales.iter().map(|locale| &locale.codes).collect();
    sets.dedup_by(|set, previous| Arc::ptr_eq(set, previous));
    if let [set] = sets[..] {
        return Arc::clone(set);
    }
    let mut codes: Vec<Code> = sets.iter().flat_map(|set| set.iter()).collect();
    codes.sort_unstable();
    codes.dedup();
    code_sets.share(codes)
}
