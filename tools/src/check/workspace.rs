//! A project as commands read it.

use std::collections::BTreeMap;
use std::ops::Deref;

use fluent_codes::Code;
use rayon::prelude::*;

use crate::check::bundle::Bundle;
use crate::check::coverage::Coverage;
use crate::project::files::LocaleFiles;
use crate::project::locale_sources::LocaleSources;
use crate::syntax::messages::{Messages, named};

/// How much text is parsed at a time by each thread, in bytes. Parsed files take more than ten times the
/// room.
const BATCH: usize = 1 << 16;

/// A bundle whose source is parsed.
#[derive(Clone, Copy)]
pub(crate) struct Workspace<'w> {
    pub(crate) bundle: &'w Bundle<'w>,
    /// The locale that the others are translated from.
    pub(crate) source: &'w Messages<'w>,
}

impl<'w> Deref for Workspace<'w> {
    type Target = Bundle<'w>;

    fn deref(&self) -> &Bundle<'w> {
        self.bundle
    }
}

impl<'w> Workspace<'w> {
    /// Parses the source's files of a bundle, unless they are, and calls a function with both.
    pub(crate) fn of<T>(bundle: &Bundle<'_>, then: impl FnOnce(&Workspace<'_>) -> T) -> T {
        let name = bundle.source_files.name;
        if let Some(source) = named(bundle.parsed, name) {
            return then(&Workspace { bundle, source });
        }
        let files = LocaleFiles::parse(bundle.source_files);
        let source = Messages::new(&files, true, bundle.ids).beside(named(bundle.shared, name));
        then(&Workspace { bundle, source: &source })
    }

    /// Parses the files of every locale.
    pub(crate) fn with_messages<T>(&self, then: impl FnOnce(&[&Messages<'_>]) -> T) -> T {
        self.with_parsed(&self.locales.iter().collect::<Vec<_>>(), then)
    }

    /// Calls a function with the messages of each locale that is wanted. Only a few are parsed at a time.
    pub(crate) fn map_locales<T: Send>(
        &self,
        is_wanted: impl Fn(&LocaleSources<'_>) -> bool,
        of_locale: impl Fn(&Messages<'_>) -> T + Sync,
    ) -> Vec<T> {
        let max_len = BATCH * rayon::current_num_threads();
        let (mut results, mut batch, mut len) = (Vec::new(), Vec::new(), 0);
        let mut map = |batch: &[&LocaleSources<'w>]| {
            self.with_parsed(batch, |locales| {
                results.par_extend(locales.par_iter().map(|messages| of_locale(messages)));
            });
        };
        for locale in self.locales.iter().filter(|locale| is_wanted(locale)) {
            batch.push(locale);
            len += locale.text_len();
            if len >= max_len {
                map(&batch);
                batch.clear();
                len = 0;
            }
        }
        map(&batch);
        results
    }

    /// Parses the files of some locales, if they are not parsed already.
    fn with_parsed<T>(
        &self,
        locales: &[&LocaleSources<'w>],
        then: impl FnOnce(&[&Messages<'_>]) -> T,
    ) -> T {
        let known = |locale: &&LocaleSources<'w>| {
            let source = Some(self.source).filter(|source| source.name() == locale.name);
            source.or_else(|| named(self.parsed, locale.name))
        };
        let known: Vec<Option<&Messages<'_>>> = locales.iter().map(known).collect();
        let parse = |(locale, known): (&&LocaleSources<'w>, &Option<_>)| {
            known.is_none().then(|| LocaleFiles::parse(locale))
        };
        let files: Vec<Option<LocaleFiles<'_>>> =
            locales.par_iter().zip(&known).map(parse).collect();
        let own: Vec<Option<Messages<'_>>> = files
            .par_iter()
            .map(|files| {
                let files = files.as_ref()?;
                let shared = named(self.shared, files.name);
                Some(Messages::new(files, false, self.ids).beside(shared))
            })
            .collect();
        let all: Vec<&Messages<'_>> =
            own.iter().zip(known).filter_map(|(own, known)| own.as_ref().or(known)).collect();
        then(&all)
    }

    /// The codes that the source has messages for.
    pub(crate) fn codes(&self) -> impl Iterator<Item = Code> {
        self.source.required().filter_map(|message| Code::from_message_id(message.id))
    }

    /// The coverage of the locales that the configuration names, as if none had files.
    pub(crate) fn missing_coverages(&self) -> BTreeMap<String, Coverage> {
        let coverage = |name: &str| {
            let codes = self.source.counted_in(name, &self.config.required).count();
            Coverage { codes, missing: codes, ..Coverage::default() }
        };
        let named = self.config.named_locales().into_iter();
        named.map(|locale| (locale.name.clone(), coverage(&locale.name))).collect()
    }

    /// The locales that are translated from the source.
    pub(crate) fn translations(&self) -> impl Iterator<Item = &'w LocaleSources<'w>> {
        self.locales.iter().filter(|locale| locale.name != self.source.name())
    }
}
