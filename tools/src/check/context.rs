//! The input of rules.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::LazyLock;

use fluent_codes::{Code, Problem, ProblemKind};

use crate::check::bundle::Bundle;
use crate::check::command_lines::CommandLines;
use crate::check::copies::Copies;
use crate::check::coverage::Progress;
use crate::check::exception_comments::Mistake;
use crate::check::shared_texts::SharedTexts;
use crate::check::staleness::StaleSource;
use crate::check::survey::Survey;
use crate::check::tally::Tally;
use crate::check::workspace::Workspace;
use crate::project::code_lock::Retirement;
use crate::project::config::{Config, NamedLocale};
use crate::project::layers::Layers;
use crate::project::locale_sources::{LocaleFolders, LocaleSources, file_name};
use crate::project::locks::Locks;
use crate::project::rust_sources::RustSources;
use crate::project::source_lock::Fingerprint;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::text::Text;

/// The input of rules, apart from the locale that is checked.
#[derive(Clone, Copy)]
pub(crate) struct Context<'c> {
    pub(crate) layers: &'c Layers,
    pub(crate) commands: CommandLines<'c>,
    pub(crate) config: &'c Config,
    /// The files of each locale.
    pub(crate) locales: &'c [LocaleSources<'c>],
    /// The locale that the others are translated from.
    pub(crate) source: &'c Messages<'c>,
    pub(crate) locks: &'c Locks,
    /// The progress of the locales, in their order.
    pub(crate) progress: &'c [Progress<'c>],
    /// Texts that the source had, by id and fingerprint.
    pub(crate) past_texts: &'c HashMap<(String, Fingerprint), String>,
    /// What is wrong with folders and files, apart from their contents.
    pub(crate) problems: &'c [Problem],
    /// Whether what is wrong with folders and files is reported with this bundle.
    pub(crate) is_first: bool,
    /// The comments of the locale that look like exceptions and are not.
    pub(crate) mistakes: &'c [Mistake<'c>],
    /// The application's sources, if they are checked too.
    pub(crate) rust_sources: Option<&'c RustSources>,
    /// What rules counted in all locales.
    pub(crate) tally: &'c Tally<'c>,
    /// The texts that are another locale's.
    pub(crate) copies: &'c Copies,
    /// What findings have in common.
    pub(crate) shared: &'c SharedTexts,
    /// The ids of the messages that need no translation.
    pub(crate) untranslated: &'c HashSet<String>,
}

impl<'c> Context<'c> {
    pub(crate) fn new(
        workspace: &Workspace<'c>,
        survey: &'c Survey<'c>,
        mistakes: &'c [Mistake<'c>],
    ) -> Context<'c> {
        let Workspace { bundle, source } = *workspace;
        let Bundle { layers, commands, config, locales, locks, .. } = *bundle;
        let Bundle { problems, is_first, rust_sources, .. } = *bundle;
        let Survey { progress, past_texts, tally, copies, untranslated, shared } = survey;
        Context {
            layers,
            commands,
            config,
            locales,
            source,
            locks,
            progress,
            past_texts,
            problems,
            is_first,
            mistakes,
            rust_sources,
            tally,
            copies,
            untranslated,
            shared,
        }
    }

    /// The messages and terms of a locale that are served and that the source has too, each with
    /// the source's; none for the source itself.
    pub(crate) fn pairs<'b>(
        &'b self,
        messages: &'b Messages<'c>,
    ) -> impl Iterator<Item = (&'b Message<'c>, &'b Message<'c>)> {
        let served = messages.served().filter(|_| !messages.is_source);
        served.filter_map(|message| Some((message, self.source.get(message.id)?)))
    }

    /// What a text of a locale is translated from; `None` for the source's own.
    pub(crate) fn source_of<'b>(
        &'b self,
        messages: &Messages<'_>,
        message: &Message<'_>,
        text: &Text<'_>,
    ) -> Option<&'b Text<'c>> {
        let source = self.source.get(message.id).filter(|_| !messages.is_source);
        source.and_then(|source| source.counterpart(text))
    }

    /// The texts of a locale that the source has too, each with the source's, without those that
    /// have swallowed another message.
    pub(crate) fn text_pairs<'b>(
        &'b self,
        messages: &'b Messages<'c>,
    ) -> impl Iterator<Item = (&'b Message<'c>, &'b Text<'c>, &'b Text<'c>)> {
        // A message that is defined twice is compared twice.
        let written = messages.written().filter(|_| !messages.is_source);
        let pairs = written.filter_map(|message| Some((message, self.source.get(message.id)?)));
        let pairs = pairs.filter(|(message, _)| message.swallowed_ids().is_empty());
        pairs.flat_map(|(message, source)| {
            let texts = message.texts.iter();
            texts.filter_map(move |text| Some((message, text, source.counterpart(text)?)))
        })
    }

    /// Whether the source says that a message needs no translation.
    pub(crate) fn is_untranslated(&self, id: &str) -> bool {
        self.untranslated.contains(id)
    }

    /// The progress of a locale.
    pub(crate) fn progress(&self, messages: &Messages<'_>) -> &Progress<'c> {
        static NONE: LazyLock<Progress<'static>> = LazyLock::new(Progress::default);
        let index = self.locales.iter().position(|other| other.name == messages.name());
        index.and_then(|index| self.progress.get(index)).unwrap_or(&NONE)
    }

    /// The text of the source that a stale translation was made from, if it can be found.
    pub(crate) fn past_text<'p>(&'p self, id: &str, past: &'p StaleSource) -> Option<&'p str> {
        match past {
            StaleSource::Text(text) => Some(text),
            StaleSource::Fingerprint(fingerprint) => {
                self.past_texts.get(&(id.to_owned(), *fingerprint)).map(String::as_str)
            }
        }
    }

    /// When the code of a message was retired, if it was.
    pub(crate) fn retirement(&self, id: &str) -> Option<&Retirement> {
        self.locks.retirement(Code::from_message_id(id)?)
    }

    /// Whether the code of a message is published, active or retired.
    pub(crate) fn is_published(&self, id: &str) -> bool {
        Code::from_message_id(id).is_some_and(|code| self.locks.is_published(code))
    }

    /// The name of a message on the command line: its code, if it has one.
    pub(crate) fn argument_of(&self, id: &str) -> String {
        Code::from_message_id(id).map_or(id.to_owned(), |code| code.to_string())
    }

    /// The locale of a file or folder, by its folder's name where that is no language.
    pub(crate) fn locale_of<'p>(&'p self, path: &'p str) -> &'p str {
        let locale = self.locales.iter().find(|locale| locale.folders.hold(path));
        locale.map_or_else(|| file_name(path), |locale| locale.name)
    }

    /// The locales that the configuration names and that have no files.
    pub(crate) fn missing_locales(&self) -> impl Iterator<Item = &NamedLocale> {
        let named = self.config.named_locales().into_iter();
        named.filter(|named| {
            let locale = self.locales.iter().find(|locale| locale.name == named.name);
            locale.is_none_or(|it| it.sources.is_empty() && !self.has_unreadable_files(it))
        })
    }

    /// The names of the locales with files that are missing or cannot be read, so that rules cannot
    /// find everything in them.
    pub(crate) fn incomplete_locales(&self) -> HashSet<String> {
        let missing = self.missing_locales().map(|locale| locale.name.as_str());
        let is_unread = |it: &&LocaleSources<'_>| self.has_unreadable_files(it) || it.are_garbled();
        let unread = self.locales.iter().filter(is_unread);
        missing.chain(unread.map(|locale| locale.name)).map(str::to_owned).collect()
    }

    fn has_unreadable_files(&self, locale: &LocaleSources<'_>) -> bool {
        self.unreadable().any(|problem| locale.folders.hold(problem.path()))
    }

    fn unreadable(&self) -> impl Iterator<Item = &Problem> {
        let kinds = [ProblemKind::Unreadable, ProblemKind::TooLarge];
        self.problems.iter().filter(move |problem| kinds.contains(&problem.kind()))
    }

    /// Whether a file of a locale that every bundle has cannot be read, or not all of it.
    pub(crate) fn is_shared_unread(&self, messages: &Messages<'_>) -> bool {
        let folders = &messages.locale.folders;
        let is_shared = |problem: &Problem| {
            let relative = folders.relative(problem.path());
            folders.hold(problem.path()) && self.config.bundles.are_shared(relative)
        };
        let mut files = messages.shared.iter().flat_map(|shared| &shared.locale.files);
        files.any(|file| !file.source.is_utf8()) || self.unreadable().any(is_shared)
    }

    /// The locales with files that the configuration does not name.
    pub(crate) fn unnamed_locales(&self) -> impl Iterator<Item = &str> {
        let named = self.config.named_locales();
        let with_files = self.locales.iter().filter(|locale| !locale.sources.is_empty());
        let names = with_files.map(|locale| locale.name);
        names.filter(move |name| named.iter().all(|locale| locale.name != *name))
    }

    /// The folder of a locale of this name, whether it exists or not.
    pub(crate) fn folder_of(&self, name: &str) -> String {
        let (locale, top) = (self.locales.iter().find(|it| it.name == name), self.layers.top());
        let folder = locale.map(|locale| self.folder_in(&locale.folders, top));
        folder.unwrap_or_else(|| self.folder_named(name, top))
    }

    /// The uppermost folder of a locale in a layer or above, whether it exists or not.
    pub(crate) fn folder_from(&self, messages: &Messages<'_>, layer: usize) -> String {
        self.folder_in(&messages.locale.folders, layer)
    }

    fn folder_in(&self, folders: &LocaleFolders<'_>, layer: usize) -> String {
        match folders.path_from(layer) {
            Some(folder) => folder.to_owned(),
            None => self.folder_named(folders.name(), layer),
        }
    }

    /// A folder of this name that does not exist: beside that of the source, if a layer has one.
    fn folder_named(&self, name: &str, layer: usize) -> String {
        let in_layer = || self.layers.directory_from(layer).join(name);
        let mut folders = self.source.locale.folders.iter();
        let source = folders.find(|(of_source, _)| *of_source == layer);
        let path = source.map_or_else(in_layer, |(_, path)| Path::new(path).with_file_name(name));
        path.display().to_string()
    }
}
