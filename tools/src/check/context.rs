//! The input of rules.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::{LazyLock, OnceLock};

use fluent_codes::{Code, Problem, ProblemKind};

use crate::check::command_lines::CommandLines;
use crate::check::copies::Copies;
use crate::check::exceptions::Mistake;
use crate::check::progress::{Progress, StaleSource};
use crate::project::code_lock::Retirement;
use crate::project::config::{Config, NamedLocale};
use crate::project::files::{File, file_name};
use crate::project::layers::Layers;
use crate::project::locks::Locks;
use crate::project::rust_sources::RustSources;
use crate::project::source_lock::Fingerprint;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::text::Text;
use crate::syntax::untranslated;

/// The input of rules, apart from the locale that is checked.
pub(crate) struct Context<'c> {
    pub(crate) layers: &'c Layers,
    pub(crate) commands: CommandLines<'c>,
    pub(crate) config: &'c Config,
    pub(crate) locales: &'c [Messages<'c>],
    /// The locale that the others are translated from.
    pub(crate) source: &'c Messages<'c>,
    pub(crate) locks: &'c Locks,
    /// The progress of the locales, in their order.
    pub(crate) progress: &'c [Progress<'c>],
    /// Texts that the source had, by id and fingerprint.
    pub(crate) past_texts: &'c HashMap<(String, Fingerprint), String>,
    /// What is wrong with folders and files, apart from their contents.
    pub(crate) problems: &'c [Problem],
    /// The comments that look like exceptions and are not.
    pub(crate) mistakes: &'c [Mistake<'c>],
    /// The application's sources, if they are checked too.
    pub(crate) rust_sources: Option<&'c RustSources>,
    /// Found when a rule asks for them.
    pub(crate) copies: OnceLock<Copies>,
    /// The ids of the messages that need no translation. Found when they are asked for.
    pub(crate) untranslated: OnceLock<HashSet<String>>,
}

impl<'c> Context<'c> {
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

    /// The texts that are another locale's.
    pub(crate) fn copies(&self) -> &Copies {
        self.copies.get_or_init(|| Copies::find(self.source, self.locales))
    }

    /// Whether the source says that a message needs no translation.
    pub(crate) fn is_untranslated(&self, id: &str) -> bool {
        self.untranslated.get_or_init(|| untranslated::ids(self.source)).contains(id)
    }

    /// The progress of a locale.
    pub(crate) fn progress(&self, messages: &Messages<'_>) -> &Progress<'c> {
        static NONE: LazyLock<Progress<'static>> = LazyLock::new(Progress::default);
        let index =
            self.locales.iter().position(|other| std::ptr::eq(other.locale, messages.locale));
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
        let messages = self.locales.iter().find(|messages| messages.locale.holds(path));
        messages.map_or_else(|| file_name(path), Messages::name)
    }

    /// The locales that the configuration names and that have no files.
    pub(crate) fn missing_locales(&self) -> impl Iterator<Item = &NamedLocale> {
        let named = self.config.named_locales().into_iter();
        named.filter(|locale| {
            let mut locales = self.locales.iter();
            let messages = locales.find(|messages| messages.name() == locale.name);
            messages.is_none_or(|it| it.locale.files.is_empty() && !self.has_unreadable_files(it))
        })
    }

    /// The names of the locales with files that are missing or cannot be read, so that rules cannot
    /// find everything in them.
    pub(crate) fn incomplete_locales(&self) -> HashSet<&str> {
        let missing = self.missing_locales().map(|locale| locale.name.as_str());
        let unread = self.locales.iter().filter(|messages| {
            self.has_unreadable_files(messages)
                || messages.locale.files.iter().any(File::is_garbled)
        });
        missing.chain(unread.map(Messages::name)).collect()
    }

    fn has_unreadable_files(&self, messages: &Messages<'_>) -> bool {
        let kinds = [ProblemKind::Unreadable, ProblemKind::TooLarge];
        let mut problems = self.problems.iter().filter(|problem| kinds.contains(&problem.kind()));
        problems.any(|problem| messages.locale.holds(problem.path()))
    }

    /// The locales with files that the configuration does not name.
    pub(crate) fn unnamed_locales(&self) -> impl Iterator<Item = &str> {
        let named = self.config.named_locales();
        let with_files = self.locales.iter().filter(|messages| !messages.locale.files.is_empty());
        let names = with_files.map(Messages::name);
        names.filter(move |name| named.iter().all(|locale| locale.name != *name))
    }

    /// The folder of a locale of this name, whether it exists or not.
    pub(crate) fn folder_of(&self, name: &str) -> String {
        let messages = self.locales.iter().find(|messages| messages.name() == name);
        let folder = messages.map(|messages| self.folder_from(messages, self.layers.top()));
        folder.unwrap_or_else(|| self.folder_named(name, self.layers.top()))
    }

    /// The uppermost folder of a locale in a layer or above, whether it exists or not.
    pub(crate) fn folder_from(&self, messages: &Messages<'_>, layer: usize) -> String {
        match messages.locale.folder_from(layer) {
            Some(folder) => folder.to_owned(),
            None => self.folder_named(messages.locale.folder_name(), layer),
        }
    }

    /// A folder of this name that does not exist: beside that of the source, if a layer has one.
    fn folder_named(&self, name: &str, layer: usize) -> String {
        let in_layer = || self.layers.directory_from(layer).join(name);
        let source = self.source.locale.folders.iter().find(|(of_source, _)| *of_source == layer);
        let path = source.map_or_else(in_layer, |(_, path)| Path::new(path).with_file_name(name));
        path.display().to_string()
    }
}
