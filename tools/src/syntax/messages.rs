//! The messages of one locale as rules read them.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use fluent_codes::Code;
use fluent_codes::tooling::{Entry, UNKNOWN_CODE, ast};

use crate::language::plurals::Plurals;
use crate::project::files::{File, LocaleFiles};
use crate::project::ids::Ids;
use crate::project::overlay;
use crate::project::required_files::RequiredFiles;
use crate::syntax::cell_text;
use crate::syntax::fullwidth;
use crate::syntax::text::Text;
use crate::syntax::variant::Variant;

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

/// A message or term.
#[derive(Debug)]
pub(crate) struct Message<'c> {
    pub(crate) file: &'c File<'c>,
    pub(crate) entry: &'c Entry<'c>,
    /// The id; a term's has its `-`.
    pub(crate) id: &'c str,
    /// The value, if there is one, then the attributes.
    pub(crate) texts: Vec<Text<'c>>,
    /// Whether it is the first of its id that is not empty.
    is_served: bool,
    /// Whether one of another layer stands for it.
    pub(crate) is_hidden: bool,
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

impl<'c> Message<'c> {
    fn new(file: &'c File<'c>, entry: &'c Entry<'c>) -> Option<Message<'c>> {
        let (value, attributes) = match &entry.node {
            ast::Entry::Message(node) => (node.value.as_ref(), &node.attributes),
            ast::Entry::Term(node) => (Some(&node.value), &node.attributes),
            _ => return None,
        };
        let id = Message::id_of(file, entry)?;
        let mut texts = Vec::with_capacity(usize::from(value.is_some()) + attributes.len());
        texts.extend(value.map(|pattern| Text::new(None, pattern)));
        texts.extend(
            attributes.iter().map(|attribute| Text::new(Some(attribute.id.name), &attribute.value)),
        );
        let is_hidden = file.is_hidden(entry);
        Some(Message { file, entry, id, texts, is_served: false, is_hidden })
    }

    /// Whether its text is shown by itself: that of a code, or of unknown codes. Any other text is
    /// a part of these, and may be empty.
    pub(crate) fn is_shown(&self) -> bool {
        self.id == UNKNOWN_CODE || Code::from_message_id(self.id).is_some()
    }

    /// Whether it has a text that is shown by itself and is empty, and so counts as missing.
    pub(crate) fn is_empty(&self) -> bool {
        overlay::is_empty(self.entry)
    }

    /// The id of a message or term as it is written, a term's with its `-`.
    pub(crate) fn id_of(file: &'c File<'c>, entry: &'c Entry<'c>) -> Option<&'c str> {
        let name = match &entry.node {
            ast::Entry::Message(node) => node.id.name,
            ast::Entry::Term(node) => node.id.name,
            _ => return None,
        };
        let end = file.source.offset_of(name) + name.len();
        file.source.text().get(entry.span.start..end)
    }

    pub(crate) fn is_term(&self) -> bool {
        self.id.starts_with('-')
    }

    pub(crate) fn value(&self) -> Option<&Text<'c>> {
        self.texts.first().filter(|text| text.attribute.is_none())
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&Text<'c>> {
        self.texts.iter().find(|text| text.attribute == Some(name))
    }

    /// The value, or an attribute.
    pub(crate) fn part(&self, attribute: Option<&str>) -> Option<&Text<'c>> {
        attribute.map_or_else(|| self.value(), |name| self.attribute(name))
    }

    /// The names of its attributes.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = &'c str> {
        self.texts.iter().filter_map(|text| text.attribute)
    }

    /// The text that corresponds to one of another locale's message of this id.
    pub(crate) fn counterpart(&self, text: &Text<'_>) -> Option<&Text<'c>> {
        self.texts.iter().find(|other| other.attribute == text.attribute)
    }

    /// The lines of the comment that belongs to it.
    pub(crate) fn comment(&self) -> &'c [&'c str] {
        let comment = match &self.entry.node {
            ast::Entry::Message(node) => node.comment.as_ref(),
            ast::Entry::Term(node) => node.comment.as_ref(),
            _ => None,
        };
        comment.map_or(&[], |comment| &comment.content)
    }

    /// What looks like an id at the start of an indented line.
    pub(crate) fn swallowed_ids(&self) -> Vec<&'c str> {
        let text = self.file.source.text();
        let lines = text.get(self.entry.span.clone()).unwrap_or_default();
        // A lone carriage return looks like a line end.
        let lines = lines.split('\n').flat_map(|line| line.split('\r'));
        lines.skip(1).filter_map(id_of_line).collect()
    }

    /// The text as a cell of a table has it.
    pub(crate) fn written(&self) -> Option<String> {
        cell_text::of_entry(self.entry).filter(|text| !text.is_empty())
    }

    /// As it is written in the file, without its comment.
    pub(crate) fn source_slice(&self) -> &'c str {
        let text = self.file.source.text().get(self.entry.span.clone()).unwrap_or_default();
        text.trim_end_matches(cell_text::BLANK)
    }

    /// The offset of the id in the file.
    pub(crate) fn offset(&self) -> usize {
        self.entry.span.start
    }

    /// The offset of one of its texts: of its attribute's name, or of the id.
    pub(crate) fn text_offset(&self, text: &Text<'_>) -> usize {
        text.attribute.map_or(self.offset(), |name| self.file.source.offset_of(name))
    }

    /// Where a variant of one of its texts begins: the last of the keys that lead to it, or else
    /// the text.
    pub(crate) fn variant_offset(&self, text: &Text<'_>, variant: &Variant<'_>) -> usize {
        let key = variant.keys.last().map(|key| self.file.source.offset_of(key));
        key.unwrap_or_else(|| self.text_offset(text))
    }

    /// The reference to one of its texts, as it is written.
    pub(crate) fn text_name(&self, text: &Text<'_>) -> String {
        match text.attribute {
            Some(attribute) => format!("{}.{attribute}", self.id),
            None => self.id.to_owned(),
        }
    }

    /// The line that it ends in.
    pub(crate) fn last_line(&self) -> usize {
        let source = self.file.source;
        let text = source.text().get(self.entry.span.clone()).unwrap_or_default();
        source.position(self.offset() + text.trim_end().len()).0
    }

    /// The file, the line and the column.
    pub(crate) fn place(&self) -> String {
        let (line, column) = self.file.source.position(self.offset());
        format!("{}:{line}:{column}", self.file.source.path())
    }
}

/// The messages of the locale of this name.
pub(crate) fn named<'m, 'c>(all: &'m [Messages<'c>], name: &str) -> Option<&'m Messages<'c>> {
    all.iter().find(|messages| messages.name() == name)
}

/// What looks like an id at the start of a line, indented or not.
pub(crate) fn id_of_line(line: &str) -> Option<&str> {
    let (id, _) = line.trim_start_matches(' ').split_once('=')?;
    let id = id.trim_end_matches(' ');
    let is_id = |char: char| char.is_ascii_alphanumeric() || char == '-' || char == '_';
    let name = id.strip_prefix('-').unwrap_or(id);
    let begins = name.starts_with(|char: char| char.is_ascii_alphabetic());
    (begins && name.chars().all(is_id)).then_some(id)
}
