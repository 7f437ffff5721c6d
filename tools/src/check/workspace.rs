//! A project as commands read it.

use std::collections::BTreeMap;
use std::ops::Deref;

use fluent_codes::Code;
use rayon::prelude::*;

use crate::check::bundle::Bundle;
use crate::check::progress::Coverage;
use crate::project::files::LocaleFiles;
use crate::project::locale_sources::LocaleSources;
use crate::syntax::messages::Messages;

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
    /// Parses the source's files of a bundle, and calls a function with both.
    pub(crate) fn of<T>(bundle: &Bundle<'_>, then: impl FnOnce(&Workspace<'_>) -> T) -> T {
        let files = LocaleFiles::parse(bundle.source_files);
        let source = Messages::new(&files, true, bundle.ids);
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

    /// Parses the files of some locales. Those of the source are parsed already.
    fn with_parsed<T>(
        &self,
        locales: &[&LocaleSources<'w>],
        then: impl FnOnce(&[&Messages<'_>]) -> T,
    ) -> T {
        let parse = |locale: &&LocaleSources<'w>| {
            (locale.name != self.source.name()).then(|| LocaleFiles::parse(locale))
        };
        let files: Vec<Option<LocaleFiles<'_>>> = locales.par_iter().map(parse).collect();
        let ids = self.ids;
        let own: Vec<Option<Messages<'_>>> = files
            .par_iter()
            .map(|files| files.as_ref().map(|files| Messages::new(files, false, ids)))
            .collect();
        let all: Vec<&Messages<'_>> =
            own.iter().map(|own| own.as_ref().unwrap_or(self.source)).collect();
        then(&all)
    }

    /// The codes that the source has messages for.
    pub(crate) fn codes(&self) -> impl Iterator<Item = Code> {
        self.source.required().filter_map(|message| Code::from_message_id(message.id))
    }

    /// The coverage of the locales that the configuration names, as if none had files.
    pub(crate) fn missing_coverages(&self) -> BTreeMap<String, Coverage> {
        let codes = self.source.counted().count();
        let missing = Coverage { codes, missing: codes, ..Coverage::default() };
        let named = self.config.named_locales().into_iter();
        named.map(|locale| (locale.name.clone(), missing)).collect()
    }

    /// The locales that are translated from the source.
    pub(crate) fn translations(&self) -> impl Iterator<Item = &'w LocaleSources<'w>> {
        self.locales.iter().filter(|locale| locale.name != self.source.name())
    }
}
