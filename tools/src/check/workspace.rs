//! A project as commands read it.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use fluent_codes::{Code, Problem};
use rayon::prelude::*;

use crate::check::command_lines::CommandLines;
use crate::check::progress::Coverage;
use crate::failure::Failure;
use crate::project::config::{Config, NamedLocale};
use crate::project::files::LocaleFiles;
use crate::project::layers::Layers;
use crate::project::locale_sources::LocaleSources;
use crate::project::locks::Locks;
use crate::project::rule_names::RuleNames;
use crate::project::rust_sources::RustSources;
use crate::syntax::messages::Messages;
use crate::syntax::snapshot::Snapshot;
use crate::wording::did_you_mean;

/// How much text is parsed at a time by each thread, in bytes. Parsed files take more than ten times the
/// room.
const BATCH: usize = 1 << 16;

/// The files of all locales, with the configuration and the locks.
#[derive(Clone, Copy)]
pub(crate) struct Workspace<'w> {
    pub(crate) layers: &'w Layers,
    pub(crate) commands: CommandLines<'w>,
    pub(crate) config: &'w Config,
    /// The rules that comments can name.
    pub(crate) rule_names: &'w RuleNames,
    /// The files of each locale.
    pub(crate) locales: &'w [LocaleSources<'w>],
    /// The locale that the others are translated from.
    pub(crate) source: &'w Messages<'w>,
    pub(crate) locks: &'w Locks,
    /// The commit that the files are compared with, if they are.
    pub(crate) snapshot: Option<&'w Snapshot>,
    /// What is wrong with folders and files, apart from their contents.
    pub(crate) problems: &'w [Problem],
    /// The application's sources, if they are checked too.
    pub(crate) rust_sources: Option<&'w RustSources>,
}

impl<'w> Workspace<'w> {
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
        let ids = self.source.ids();
        let own: Vec<Option<Messages<'_>>> = files
            .par_iter()
            .map(|files| files.as_ref().map(|files| Messages::new(files, false, ids)))
            .collect();
        let all: Vec<&Messages<'_>> =
            own.iter().map(|own| own.as_ref().unwrap_or(self.source)).collect();
        then(&all)
    }

    /// The locale of this name.
    pub(crate) fn locale(&self, name: &str) -> Option<&'w LocaleSources<'w>> {
        self.locales.iter().find(|locale| locale.name == name)
    }

    /// The folder of locales, of several layers the uppermost.
    pub(crate) fn directory(&self) -> &'w Path {
        self.layers.top_directory()
    }

    /// The folder of a locale, whether it exists or not.
    pub(crate) fn folder_of(&self, name: &str) -> String {
        let beside = || self.directory().join(name).display().to_string();
        self.locale(name).map_or_else(beside, |locale| locale.folders.path().to_owned())
    }

    /// The codes that the source has messages for.
    pub(crate) fn codes(&self) -> impl Iterator<Item = Code> {
        self.source.required().filter_map(|message| Code::from_message_id(message.id))
    }

    /// The locales of these names; an error if one neither exists nor is required.
    pub(crate) fn named(&self, written: &[String]) -> Result<HashSet<String>, Failure> {
        let mut names = HashSet::new();
        for written in written {
            let name = NamedLocale::new(written, (1, 1)).name;
            let named = self.config.named_locales();
            let known = self.locales.iter().map(|locale| locale.name);
            let known: Vec<&str> =
                known.chain(named.iter().map(|locale| locale.name.as_str())).collect();
            if !known.contains(&name.as_str()) {
                let suggestion = did_you_mean(&name, known);
                let expected = "expected a locale of this project";
                return Err(Failure::new(format!("{expected}, found `{written}`{suggestion}")));
            }
            names.insert(name);
        }
        Ok(names)
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
