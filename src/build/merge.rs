//! The layers of one locale, laid over each other.

use unic_langid::LanguageIdentifier;

use crate::code::Code;
use crate::ftl::{EntryRef, Source, Value, ast, is_blank};
use crate::problem::{Problem, ProblemKind};

/// A file of a locale, parsed.
pub(crate) struct ParsedFile<'p, E> {
    pub(crate) source: &'p Source,
    pub(crate) entries: &'p [E],
    pub(crate) problems: &'p [Problem],
}

/// The entries of one locale that count.
pub(crate) struct Merged<'p> {
    pub(crate) locale: &'p LanguageIdentifier,
    /// Sorted by name, each name once.
    entries: Entries<'p>,
}

type Entries<'p> = Vec<(Name<'p>, Winner<'p>)>;

/// What an entry is known by. A term may have the name of a message.
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
}

impl<'p> Winner<'p> {
    pub(crate) fn value(self) -> Option<Value<'p>> {
        self.entry.value()
    }

    /// Of an attribute that is there more than once, the first that has a text, if one has: an empty
    /// one can be referred to.
    pub(crate) fn attribute(self, name: &str) -> Option<&'p ast::Pattern<&'p str>> {
        let mut all = self.attributes().chain(self.entry.attributes());
        all.find(|attribute| attribute.id.name == name).map(|it| &it.value)
    }

    /// The attributes that have a text.
    pub(crate) fn attributes(self) -> impl Iterator<Item = &'p ast::Attribute<&'p str>> {
        self.entry.attributes().iter().filter(|attribute| !is_blank(&attribute.value))
    }

    fn name(self) -> Option<Name<'p>> {
        Some(Name::new(self.entry.name()?, self.entry.is_term()))
    }

    pub(crate) fn problem(self, kind: ProblemKind, at: usize, message: String) -> Problem {
        Problem { id: self.entry.id(), ..self.source.problem(kind, at, message) }
    }
}

/// Lays the layers of one locale over each other, the later over the earlier, message by message.
pub(crate) fn merge<'p, E>(
    locale: &'p LanguageIdentifier,
    layers: &[Vec<ParsedFile<'p, E>>],
    problems: &mut Vec<Problem>,
) -> Merged<'p>
where
    &'p E: Into<EntryRef<'p>>,
{
    let mut entries = Vec::new();
    for files in layers {
        let layer = layer(files, problems);
        entries = if entries.is_empty() { layer } else { overlaid(entries, layer) };
    }
    Merged { locale, entries }
}

/// Entries with those of a later layer over them.
fn overlaid<'p>(mut entries: Entries<'p>, layer: Entries<'p>) -> Entries<'p> {
    entries.extend(layer);
    // Stable: of the same name, the later layer's comes behind.
    entries.sort_by_key(|(name, _)| *name);
    entries.dedup_by(|(name, over), (kept, under)| {
        // Attributes alone take no text away.
        if name == kept && (over.value().is_some() || under.value().is_none()) {
            *under = *over;
        }
        name == kept
    });
    entries
}

/// The entries of one layer, sorted, without the empty ones and those whose name is taken.
fn layer<'p, E>(files: &[ParsedFile<'p, E>], problems: &mut Vec<Problem>) -> Entries<'p>
where
    &'p E: Into<EntryRef<'p>>,
{
    let mut entries = Vec::with_capacity(files.iter().map(|file| file.entries.len()).sum());
    for ParsedFile { source, entries: of_file, problems: of_parser } in files {
        problems.extend(of_parser.iter().cloned());
        for entry in *of_file {
            let winner = Winner { source, entry: entry.into() };
            let Some(name) = winner.name() else { continue };
            match winner.value().is_some_and(Value::is_blank) {
                true => problems.push(empty(winner)),
                false => entries.push((name, winner)),
            }
        }
    }
    // Stable: of the same name, the first stays.
    entries.sort_by_key(|(name, _)| *name);
    entries.dedup_by(|(name, again), (kept, first)| {
        if name == kept {
            problems.push(duplicate(*again, *first));
        }
        name == kept
    });
    entries
}

fn empty(winner: Winner<'_>) -> Problem {
    let message = "expected a text, found an empty one".to_owned();
    winner.problem(ProblemKind::EmptyText, winner.entry.start, message)
}

fn duplicate(winner: Winner<'_>, first: Winner<'_>) -> Problem {
    let (line, column) = first.source.position(first.entry.start);
    let (path, id) = (first.source.path(), first.entry.id().unwrap_or_default());
    let message = format!("expected each id once; `{id}` stands at {path}:{line}:{column}");
    winner.problem(ProblemKind::DuplicateId, winner.entry.start, message)
}
