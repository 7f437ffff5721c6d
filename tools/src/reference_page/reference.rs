//! What a reference is about: the locales that it shows, and the codes in their groups.

use std::collections::BTreeSet;
use std::sync::Arc;

use fluent_codes::Code;

use crate::check::workspace::Workspace;
use crate::project::locks::Locks;
use crate::reference_page::entries::Entries;
use crate::reference_page::locale::{Locale, TITLE};
use crate::syntax::outline::{self, ItemKind, LocaleOutline};

/// What a reference is made from.
pub(crate) struct Origin<'p> {
    pub(crate) locales: &'p [Arc<LocaleOutline<'p>>],
    pub(crate) source: &'p LocaleOutline<'p>,
    pub(crate) locks: &'p Locks,
    pub(crate) read: &'p ReadMessages<'p>,
}

/// Parses the messages of some ids, and what they refer to, as a project of their own.
pub(crate) type ReadMessages<'p> = dyn Fn(&[&str], &mut dyn FnMut(&Workspace<'_>)) + Sync + 'p;

/// The codes of a project, ready to be written. Their texts are read page by page.
pub(crate) struct Reference<'p> {
    origin: Origin<'p>,
    pub(super) locales: Vec<Locale<'p>>,
    pub(super) groups: Vec<Group<'p>>,
}

/// The codes below one comment `##` of the source.
pub(super) struct Group<'p> {
    pub(super) heading: Heading<'p>,
    pub(super) codes: Vec<Code>,
}

/// What stands above a group.
#[derive(Clone)]
pub(super) enum Heading<'p> {
    /// The first line of the comment in each locale, if it has one, in the order of the locales.
    Comment(Vec<Option<&'p str>>),
    /// The codes that no comment of the source stands above.
    Ungrouped,
    /// The retired codes whose messages are gone.
    Retired,
}

impl<'p> Reference<'p> {
    /// The reference of a project in these locales.
    pub(crate) fn new(origin: Origin<'p>, shown: &[&'p LocaleOutline<'p>]) -> Reference<'p> {
        let mut locales = Vec::new();
        (origin.read)(&[TITLE], &mut |workspace| {
            workspace.with_messages(|all| {
                let locale = |outline: &&'p LocaleOutline<'p>| {
                    let order = outline::search_order(origin.locales, origin.source, outline);
                    Locale::new(outline, order, all, workspace.source)
                };
                locales = shown.iter().map(locale).collect();
            });
        });
        let groups = groups(&origin, &locales);
        Reference { origin, locales, groups }
    }

    /// How many texts a code has at most.
    pub(super) fn texts_per_code(&self) -> usize {
        self.locales.len()
    }

    pub(super) fn codes(&self) -> impl Iterator<Item = Code> {
        self.groups.iter().flat_map(|group| group.codes.iter().copied())
    }

    /// Reads what the codes of some groups say; nothing without a source.
    pub(super) fn with_entries<T>(
        &self,
        groups: &[Group<'_>],
        then: impl FnOnce(&Entries<'_>) -> T,
    ) -> Option<T> {
        let codes = groups.iter().flat_map(|group| &group.codes);
        let ids: Vec<String> = codes.map(|code| code.message_id()).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let (mut then, mut done) = (Some(then), None);
        (self.origin.read)(&ids, &mut |workspace| {
            workspace.with_messages(|all| {
                let entries = Entries { workspace, all, locales: &self.locales };
                done = then.take().map(|then| then(&entries));
            });
        });
        done
    }
}

/// The codes by the groups of the source, each in its order; then those that no group has.
fn groups<'p>(origin: &Origin<'p>, locales: &[Locale<'p>]) -> Vec<Group<'p>> {
    let mut groups: Vec<Group<'p>> = Vec::new();
    let mut written = BTreeSet::new();
    let mut ungrouped = Vec::new();
    for (comment, codes) in comments_and_codes(origin.source) {
        let is_new = |code: &Code| written.insert(*code);
        let codes: Vec<Code> = codes.into_iter().filter(is_new).collect();
        match (comment, codes.first()) {
            (_, None) => {}
            (None, Some(_)) => ungrouped.extend(codes),
            (Some(_), Some(first)) => {
                let id = first.message_id();
                let headings = locales.iter().map(|locale| locale.outline.heading(&id));
                groups.push(Group { heading: Heading::Comment(headings.collect()), codes });
            }
        }
    }
    for locale in locales {
        let codes = comments_and_codes(locale.outline).into_iter().flat_map(|(_, codes)| codes);
        ungrouped.extend(codes.filter(|code| written.insert(*code)));
    }
    let published = origin.locks.codes.iter().flat_map(|(_, file)| &file.lock.codes);
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

/// The comments `##` of a locale, each by its first line, and the codes below each; an empty comment
/// and the end of a file end a group.
fn comments_and_codes<'p>(outline: &'p LocaleOutline<'p>) -> Vec<(Option<&'p str>, Vec<Code>)> {
    let mut groups = Vec::new();
    for file in &outline.files {
        groups.push((None, Vec::new()));
        for (index, item) in file.items.iter().enumerate() {
            match item.kind {
                ItemKind::GroupComment => groups.push((file.first_line(index), Vec::new())),
                ItemKind::Message | ItemKind::EmptyMessage if item.has_text => {
                    let code = Code::from_message_id(file.id(item));
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
