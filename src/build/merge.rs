//! Merging the layers of one locale, message by message.

use std::collections::HashMap;

use unic_langid::LanguageIdentifier;

use crate::code::{Code, UNKNOWN_CODE};
use crate::ftl::{EntryRef, Source, Value, ast, is_blank};
use crate::problem::problems::Problems;
use crate::problem::{ProblemKind, Unplaced};

/// A file of a locale, parsed.
pub(crate) struct ParsedFile<'p, E> {
    pub(crate) source: &'p Source,
    pub(crate) entries: &'p [E],
}

/// The messages and terms of one locale, all layers merged.
pub(crate) struct Merged<'p> {
    pub(crate) locale: &'p LanguageIdentifier,
    /// Sorted by name, each name once.
    entries: Entries<'p>,
}

type Entries<'p> = Vec<(Name<'p>, Winner<'p>)>;

/// The key of an entry. A term may have the name of a message.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Name<'p> {
    Code(Code),
    Message(&'p str),
    Term(&'p str),
}

impl<'p> Name<'p> {
    fn new(name: &'p str, is_term: bool) -> Name<'p> {
        match Code::from_message_id(name) {
            _ if is_term => Name::Term(name),
            Some(code) => Name::Code(code),
            None => Name::Message(name),
        }
    }
}

impl Name<'_> {
    /// Whether its text is shown by itself. The text of any other message or term is a part of such
    /// texts, and may be empty.
    fn is_shown(self) -> bool {
        match self {
            Name::Code(_) => true,
            Name::Message(name) => name == UNKNOWN_CODE,
            Name::Term(_) => false,
        }
    }
}

impl<'p> Merged<'p> {
    pub(crate) fn get(&self, name: &str, is_term: bool) -> Option<Winner<'p>> {
        let wanted = Name::new(name, is_term);
        let index = self.entries.binary_search_by(|(name, _)| name.cmp(&wanted)).ok()?;
        self.entries.get(index).map(|(_, winner)| *winner)
    }

    /// Every message and term.
    pub(crate) fn winners(&self) -> impl Iterator<Item = Winner<'p>> {
        self.entries.iter().map(|(_, winner)| *winner)
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The messages of codes, in ascending order.
    pub(crate) fn codes(&self) -> impl Iterator<Item = (Code, Winner<'p>)> {
        self.entries.iter().map_while(|(name, winner)| match name {
            Name::Code(code) => Some((*code, *winner)),
            Name::Message(_) | Name::Term(_) => None,
        })
    }
}

/// An entry that no later layer overrides.
#[derive(Clone, Copy)]
pub(crate) struct Winner<'p> {
    pub(crate) source: &'p Source,
    pub(crate) entry: EntryRef<'p>,
    /// Whether it has a text that is shown by itself, and that is empty.
    pub(crate) is_empty: bool,
}

impl<'p> Winner<'p> {
    pub(crate) fn value(self) -> Option<Value<'p>> {
        self.entry.value()
    }

    fn has_text(self) -> bool {
        self.value().is_some() && !self.is_empty
    }

    /// The attributes by their names. Of those with the same name, the first that has a text counts,
    /// or the first if none has: an empty one can be referred to.
    pub(crate) fn attributes_by_name(self) -> HashMap<&'p str, Value<'p>> {
        let mut by_name = HashMap::new();
        for attribute in self.attributes().chain(self.entry.attributes()) {
            by_name.entry(attribute.id.name).or_insert(Value::Tree(&attribute.value));
        }
        by_name
    }

    /// The attributes that have a text.
    pub(crate) fn attributes(self) -> impl Iterator<Item = &'p ast::Attribute<&'p str>> {
        self.entry.attributes().iter().filter(|attribute| !is_blank(&attribute.value))
    }

    /// Adds a problem at a byte of the entry.
    pub(crate) fn add_problem(self, problems: &mut Problems, at: usize, problem: Unplaced) {
        self.source.add_problem(problems, at, Unplaced { id: self.entry.id(), ..problem });
    }
}

/// Merges the layers of one locale. A later layer overrides an earlier one, message by message.
pub(crate) fn merge<'p, E>(
    locale: &'p LanguageIdentifier,
    layers: &[Vec<ParsedFile<'p, E>>],
    problems: &mut Problems,
) -> Merged<'p>
where
    &'p E: Into<EntryRef<'p>>,
{
    let mut entries = Vec::new();
    for files in layers {
        let layer = layer(files, problems);
        entries = if entries.is_empty() { layer } else { overridden(entries, layer) };
    }
    Merged { locale, entries }
}

/// Entries, overridden by those of a later layer.
fn overridden<'p>(mut entries: Entries<'p>, layer: Entries<'p>) -> Entries<'p> {
    entries.extend(layer);
    // Of two entries of the same name, that of the later layer comes second.
    sort(&mut entries);
    entries.dedup_by(|(name, over), (kept, under)| {
        // Neither attributes alone nor an empty text override a text.
        if name == kept && (over.has_text() || !under.has_text()) {
            *under = *over;
        }
        name == kept
    });
    entries
}

/// The entries of one layer, sorted, the first of each name.
fn layer<'p, E>(files: &[ParsedFile<'p, E>], problems: &mut Problems) -> Entries<'p>
where
    &'p E: Into<EntryRef<'p>>,
{
    let mut entries = Vec::with_capacity(files.iter().map(|file| file.entries.len()).sum());
    // What is no code is after all codes. So files whose codes are in order are almost sorted.
    let mut without_code = Vec::new();
    for ParsedFile { source, entries: of_file } in files {
        for entry in *of_file {
            let entry = entry.into();
            let Some(name) = entry.name() else { continue };
            let name = Name::new(name, entry.is_term());
            let is_empty = name.is_shown() && entry.value().is_some_and(Value::is_blank);
            let winner = Winner { source, entry, is_empty };
            if is_empty {
                add_empty(winner, problems);
            }
            match name {
                Name::Code(_) => entries.push((name, winner)),
                Name::Message(_) | Name::Term(_) => without_code.push((name, winner)),
            }
        }
    }
    entries.append(&mut without_code);
    // Of two entries of the same name, the first one comes first.
    sort(&mut entries);
    entries.dedup_by(|(name, again), (kept, first)| {
        // An empty text is not the first of its name.
        if name == kept && first.is_empty {
            *first = *again;
        } else if name == kept && !again.is_empty {
            add_duplicate(*again, *first, problems);
        }
        name == kept
    });
    entries
}

/// Sorts entries by name; those of the same name stay in their order.
fn sort(entries: &mut Entries<'_>) {
    entries.sort_by_key(|(name, _)| *name);
}

fn add_empty(winner: Winner<'_>, problems: &mut Problems) {
    let problem = Unplaced::new(ProblemKind::EmptyText, "expected a text, found an empty one");
    winner.add_problem(problems, winner.entry.start, problem);
}

fn add_duplicate(again: Winner<'_>, first: Winner<'_>, problems: &mut Problems) {
    let id = first.entry.id().unwrap_or_default();
    let message = format!("expected each id once, found `{id}` again");
    let (line, column) = first.source.position(first.entry.start);
    let note = Some(format!("the first one is at {}:{line}:{column}", first.source.path()));
    let problem = Unplaced { note, ..Unplaced::new(ProblemKind::DuplicateId, message) };
    again.add_problem(problems, again.entry.start, problem);
}
