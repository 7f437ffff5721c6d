//! What a reference says: the codes in their groups, and their texts in each locale.

use std::collections::{BTreeSet, HashMap};

use fluent_codes::tooling::ast;
use fluent_codes::{Catalog, Code};
use serde::Serialize;

use crate::check::workspace::Workspace;
use crate::project::code_lock::Retirement;
use crate::reference_page::readable::Readable;
use crate::reference_page::words::{Words, direction};
use crate::syntax::messages::{Message, Messages};

/// The message that names a page, if the project has one.
const TITLE: &str = "reference-title";

/// The codes of a project, ready to be written.
pub(crate) struct Reference<'w> {
    workspace: &'w Workspace<'w>,
    /// What applications answer from: it knows which locale stands in for which.
    catalog: Option<Catalog>,
    pub(super) locales: Vec<Locale<'w>>,
    pub(super) groups: Vec<Group<'w>>,
}

/// A locale that pages show.
pub(super) struct Locale<'w> {
    messages: &'w Messages<'w>,
    pub(super) title: PageTitle,
    pub(super) words: Words,
}

/// What a page is called.
#[derive(Serialize)]
pub(super) struct PageTitle {
    #[serde(rename = "lang")]
    pub(super) language: String,
    pub(super) text: String,
}

/// The codes below one comment `##` of the source.
pub(super) struct Group<'w> {
    pub(super) heading: Heading<'w>,
    pub(super) codes: Vec<Code>,
}

/// What stands above a group.
#[derive(Clone)]
pub(super) enum Heading<'w> {
    /// The first line of the comment in each locale, if it has one, in the order of the locales.
    Comment(Vec<Option<&'w str>>),
    /// The codes that no comment of the source stands above.
    Ungrouped,
    /// The retired codes whose messages are gone.
    Retired,
}

/// A code with its texts.
pub(super) struct Entry<'w> {
    pub(super) code: Code,
    /// The status of an HTTP response: `.http`.
    pub(super) http_status: Option<String>,
    /// The address of a page about the error: `.doc`.
    pub(super) doc: Option<String>,
    pub(super) retirement: Option<&'w Retirement>,
    /// The texts of each locale, in the order of the locales; none for a code without messages.
    pub(super) texts: Vec<LocaleTexts>,
}

/// What a client that asks for one locale gets for a code.
pub(super) struct LocaleTexts {
    pub(super) locale: String,
    pub(super) message: Written,
    pub(super) help: Option<Written>,
    /// Whether the message is another locale's.
    pub(super) is_missing: bool,
}

/// A text and the language that it is in.
pub(super) struct Written {
    pub(super) language: String,
    pub(super) direction: &'static str,
    pub(super) text: Readable,
}

impl<'w> Reference<'w> {
    /// The reference of a project in these locales.
    pub(crate) fn new(workspace: &'w Workspace<'w>, locales: &[&'w Messages<'w>]) -> Reference<'w> {
        let source = workspace.source.locale.id.clone();
        let catalog = workspace.layers.catalog().source(source).build();
        let locales: Vec<Locale<'_>> =
            locales.iter().map(|messages| Locale::new(messages, workspace.source)).collect();
        let groups = groups(workspace, &locales);
        Reference { workspace, catalog: catalog.ok(), locales, groups }
    }

    /// How many texts a code has at most.
    pub(super) fn texts_per_code(&self) -> usize {
        self.locales.len()
    }

    pub(super) fn codes(&self) -> impl Iterator<Item = Code> {
        self.groups.iter().flat_map(|group| group.codes.iter().copied())
    }

    /// The texts of a code, as they are served.
    pub(super) fn entry(&self, code: Code) -> Entry<'w> {
        let id = code.message_id();
        let source = self.workspace.source;
        let own = self.locales.iter().map(|locale| locale.messages);
        let all = std::iter::once(source).chain(own);
        let messages: Vec<_> = all.filter_map(|messages| messages.get(&id)).collect();
        let fact = |name| {
            let text = messages.iter().find_map(|message| message.attribute(name))?;
            Readable::new(text.pattern, source).plain().map(|text| text.trim().to_owned())
        };
        Entry {
            code,
            http_status: fact("http"),
            doc: fact("doc"),
            retirement: self.workspace.locks.retirement(code),
            texts: self.locales.iter().filter_map(|locale| self.texts(locale, code, &id)).collect(),
        }
    }

    fn texts(&self, locale: &Locale<'w>, code: Code, id: &str) -> Option<LocaleTexts> {
        let (served, message) = self.served(locale, code, id)?;
        let help = message.attribute("help").map(|help| Written::new(help.pattern, served));
        let of_source = || {
            let source = self.workspace.source;
            let help = source.get(id)?.attribute("help")?;
            Some(Written::new(help.pattern, source))
        };
        Some(LocaleTexts {
            locale: locale.messages.name().to_owned(),
            message: Written::new(message.value()?.pattern, served),
            help: help.or_else(of_source),
            is_missing: served.name() != locale.messages.name(),
        })
    }

    /// The message that a client gets who asks for a locale, and the locale that it is from.
    fn served(
        &self,
        locale: &Locale<'w>,
        code: Code,
        id: &str,
    ) -> Option<(&'w Messages<'w>, &'w Message<'w>)> {
        let find = |messages: &'w Messages<'w>| {
            let message = messages.get(id).filter(|message| message.value().is_some())?;
            Some((messages, message))
        };
        let answer = || {
            let message = self.catalog.as_ref()?.get(code, locale.messages.locale.id)?;
            let is_served = |messages: &&Messages<'_>| messages.locale.id == message.locale();
            self.workspace.locales.iter().find(is_served).and_then(find)
        };
        find(locale.messages).or_else(answer).or_else(|| find(self.workspace.source))
    }
}

impl<'w> Locale<'w> {
    fn new(messages: &'w Messages<'w>, source: &Messages<'_>) -> Locale<'w> {
        let words = Words::of(messages.locale.id);
        let title = |messages: &Messages<'_>| {
            let title = messages.get(TITLE)?.value()?;
            let text = Readable::new(title.pattern, messages).plain()?.to_owned();
            Some(PageTitle { language: messages.locale.id.to_string(), text })
        };
        let of_words = || PageTitle {
            language: words.language.to_owned(),
            text: words.get("title").to_owned(),
        };
        let title = title(messages).or_else(|| title(source)).unwrap_or_else(of_words);
        Locale { messages, title, words }
    }

    pub(super) fn name(&self) -> &str {
        self.messages.name()
    }

    /// The value of the attribute `lang`.
    pub(super) fn language(&self) -> String {
        self.messages.locale.id.to_string()
    }

    pub(super) fn direction(&self) -> &'static str {
        direction(self.messages.locale.id)
    }
}

impl Written {
    fn new(pattern: &ast::Pattern<&str>, messages: &Messages<'_>) -> Written {
        let id = messages.locale.id;
        Written {
            language: id.to_string(),
            direction: direction(id),
            text: Readable::new(pattern, messages),
        }
    }
}

/// The codes by the groups of the source, each in its order; then those that no group has.
fn groups<'w>(workspace: &'w Workspace<'w>, locales: &[Locale<'w>]) -> Vec<Group<'w>> {
    let headings: Vec<HashMap<Code, &str>> =
        locales.iter().map(|locale| headings(locale.messages)).collect();
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut written = BTreeSet::new();
    let mut ungrouped = Vec::new();
    for (comment, codes) in comments_and_codes(workspace.source) {
        let is_new = |code: &Code| written.insert(*code);
        let codes: Vec<Code> = codes.into_iter().filter(is_new).collect();
        match (comment, codes.first()) {
            (_, None) => {}
            (None, Some(_)) => ungrouped.extend(codes),
            (Some(_), Some(first)) => {
                let of_locales = headings.iter().map(|headings| headings.get(first).copied());
                let heading = Heading::Comment(of_locales.collect());
                groups.push(Group { heading, codes });
            }
        }
    }
    for locale in locales {
        let codes = comments_and_codes(locale.messages).into_iter().flat_map(|(_, codes)| codes);
        ungrouped.extend(codes.filter(|code| written.insert(*code)));
    }
    let published = workspace.locks.codes.iter().flat_map(|(_, file)| &file.lock.codes);
    let retired = published.filter(|(_, published)| published.retired.is_some());
    let retired: BTreeSet<Code> =
        retired.map(|(code, _)| *code).filter(|code| !written.contains(code)).collect();
    let retired = retired.into_iter().collect();
    for (heading, codes) in [(Heading::Ungrouped, ungrouped), (Heading::Retired, retired)] {
        if !codes.is_empty() {
            groups.push(Group { heading, codes });
        }
    }
    groups
}

/// The heading that each code of a locale stands below.
fn headings<'w>(messages: &'w Messages<'w>) -> HashMap<Code, &'w str> {
    let mut headings = HashMap::new();
    for (comment, codes) in comments_and_codes(messages) {
        if let Some(comment) = comment {
            headings.extend(codes.into_iter().map(|code| (code, comment)));
        }
    }
    headings
}

/// The comments `##` of a locale, each by its first line, and the codes below each; an empty comment
/// and the end of a file end a group.
fn comments_and_codes<'w>(messages: &'w Messages<'w>) -> Vec<(Option<&'w str>, Vec<Code>)> {
    let mut groups = Vec::new();
    for file in &messages.locale.files {
        groups.push((None, Vec::new()));
        for entry in &file.parsed.entries {
            match &entry.node {
                ast::Entry::GroupComment(comment) => {
                    let lines = comment.content.iter().map(|line| line.trim());
                    groups.push((lines.into_iter().find(|line| !line.is_empty()), Vec::new()));
                }
                ast::Entry::Message(message) if message.value.is_some() => {
                    let code = Code::from_message_id(message.id.name);
                    if let (Some(code), Some((_, codes))) = (code, groups.last_mut()) {
                        codes.push(code);
                    }
                }
                _ => {}
            }
        }
    }
    groups
}
