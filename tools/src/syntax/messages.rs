//! The messages of one locale as rules read them.

mod message;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use fluent_codes::Code;
use fluent_codes::tooling::UNKNOWN_CODE;

pub(crate) use self::message::{Message, id_of_line};
use crate::language::plurals::Plurals;
use crate::project::files::{File, LocaleFiles};
use crate::project::ids::Ids;
use crate::project::required_files::RequiredFiles;
use crate::syntax::fullwidth;
use crate::syntax::text::Text;

/// The messages and terms of one locale.
#[derive(Debug)]
pub(crate) struct Messages<'c> {
    pub(crate) locale: &'c LocaleFiles<'c>,
    /// Whether the other locales are translated from this one.
    pub(crate) is_source: bool,
    /// In the order of the files, also those that others stand for.
    pub(crate) all: Vec<Message<'c>>,
    pub(crate) plurals: Plurals<'c>,
    ids: Ids,
    /// The messages that are served: of each id the first that is not empty.
    served: HashMap<&'c str, usize>,
    /// The ids in the files, even if their entries are empty, broken, or swallowed by another
    /// entry.
    begun: HashSet<Cow<'c, str>>,
    /// Those of the files that every bundle of the locale has, if these files are another bundle.
    pub(crate) shared: Option<&'c Messages<'c>>,
    /// Whether other bundles have these files, too.
    pub(crate) are_shared: bool,
}

impl<'c> Messages<'c> {
    pub(crate) fn new(locale: &'c LocaleFiles<'c>, is_source: bool, ids: Ids) -> Messages<'c> {
        let of_file = |file: &'c File<'c>| {
            file.parsed.entries.iter().filter_map(move |entry| Message::new(file, entry))
        };
        let mut all: Vec<Message<'c>> = locale.files.iter().flat_map(of_file).collect();
        let mut served: HashMap<&str, usize> = HashMap::new();
        for (index, message) in all.iter_mut().enumerate() {
            if !message.is_empty() && !message.is_hidden {
                message.is_served = *served.entry(message.id).or_insert(index) == index;
            }
        }
        let entries = locale.files.iter().flat_map(|file| &file.parsed.entries);
        let broken = entries.filter_map(fullwidth::broken_id).map(Cow::Owned);
        let swallowed = all.iter().flat_map(Message::swallowed_ids).map(Cow::Borrowed);
        let own = all.iter().map(|message| Cow::Borrowed(message.id));
        let begun = own.chain(broken).chain(swallowed).collect();
        let plurals = Plurals::new(locale.id);
        Messages {
            locale,
            is_source,
            all,
            plurals,
            ids,
            served,
            begun,
            shared: None,
            are_shared: false,
        }
    }

    /// The same, beside those of the files that every bundle of the locale has.
    pub(crate) fn beside(self, shared: Option<&'c Messages<'c>>) -> Messages<'c> {
        Messages { shared, ..self }
    }

    /// The same, of files that other bundles have, too. They are kept, and take no more room than they
    /// need.
    pub(crate) fn of_every_bundle(mut self) -> Messages<'c> {
        self.all.shrink_to_fit();
        Messages { are_shared: true, ..self }
    }

    /// The name of the locale.
    pub(crate) fn name(&self) -> &str {
        self.locale.name
    }

    /// Whether its folder is named by its language.
    pub(crate) fn has_language(&self) -> bool {
        *self.locale.id == self.locale.name
    }

    /// The message or term that is served.
    pub(crate) fn get(&self, id: &str) -> Option<&Message<'c>> {
        self.served.get(id).and_then(|index| self.all.get(*index))
    }

    /// The message or term that a reference finds: of these files, or of those that every bundle has.
    pub(crate) fn find(&self, id: &str) -> Option<&Message<'c>> {
        self.get(id).or_else(|| self.shared?.get(id))
    }

    /// The messages and terms that are served, in the order of the files.
    pub(crate) fn served(&self) -> impl Iterator<Item = &Message<'c>> {
        self.all.iter().filter(|message| message.is_served)
    }

    /// The messages and terms that are not empty, also those whose id is defined before in the same
    /// layer.
    pub(crate) fn written(&self) -> impl Iterator<Item = &Message<'c>> {
        self.all.iter().filter(|message| !message.is_empty() && !message.is_hidden)
    }

    /// The messages that every locale must have.
    pub(crate) fn required(&self) -> impl Iterator<Item = &Message<'c>> {
        self.served().filter(|message| self.is_required(message.id))
    }

    /// Whether every locale must have a message of this id: if it is a code's, or the reserved one,
    /// or if ids are free.
    pub(crate) fn is_required(&self, id: &str) -> bool {
        match self.ids {
            Ids::Codes => id == UNKNOWN_CODE || Code::from_message_id(id).is_some(),
            Ids::Any => !id.starts_with('-'),
        }
    }

    /// Whether messages can have other ids than those of codes.
    pub(crate) fn has_any_ids(&self) -> bool {
        self.ids == Ids::Any
    }

    /// Whether the files have a message of this id, even if it is empty or broken.
    pub(crate) fn has_begun(&self, id: &str) -> bool {
        self.begun.contains(id)
    }

    /// Whether a message that a reference finds is in the files, even if it is empty or broken.
    pub(crate) fn has_begun_anywhere(&self, id: &str) -> bool {
        self.has_begun(id) || self.shared.is_some_and(|shared| shared.has_begun(id))
    }

    /// The messages that are counted: those of codes, or all if ids are free.
    pub(crate) fn counted(&self) -> impl Iterator<Item = &Message<'c>> {
        self.required()
            .filter(|message| self.ids == Ids::Any || message.value().is_some())
            .filter(|message| self.ids == Ids::Any || message.id != UNKNOWN_CODE)
    }

    /// The messages of the source that are counted in another locale: those of the files that it must
    /// have.
    pub(crate) fn counted_in(
        &self,
        locale: &str,
        required: &RequiredFiles,
    ) -> impl Iterator<Item = &Message<'c>> {
        let optional = self.optional_files(locale, required);
        self.counted().filter(move |message| !optional.contains(message.file.source.path()))
    }

    /// The paths of the source's files that another locale need not have.
    pub(crate) fn optional_files(
        &self,
        locale: &str,
        required: &RequiredFiles,
    ) -> HashSet<&'c str> {
        let is_optional = |file: &&File<'c>| {
            let relative = self.locale.relative(file.source.path());
            !required.has(locale, file.layer, relative)
        };
        let optional = self.locale.files.iter().filter(is_optional);
        optional.map(|file| file.source.path()).collect()
    }

    /// The file of this path below the locale's folder: the one of the uppermost layer, but of none
    /// below this one.
    pub(crate) fn file(&self, relative: &str, from_layer: usize) -> Option<&'c File<'c>> {
        let mut files = self.locale.files.iter().rev().filter(|file| file.layer >= from_layer);
        files.find(|file| self.locale.relative(file.source.path()) == relative)
    }

    /// Every text of every message and term that none of another layer stands for, with its message.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&Message<'c>, &Text<'c>)> {
        let messages = self.all.iter().filter(|message| !message.is_hidden);
        messages.flat_map(|message| message.texts.iter().map(move |text| (message, text)))
    }
}

/// The messages of the locale of this name.
pub(crate) fn named<'m, 'c>(all: &'m [Messages<'c>], name: &str) -> Option<&'m Messages<'c>> {
    all.iter().find(|messages| messages.name() == name)
}
