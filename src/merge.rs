//! The layers of one locale, laid over each other.

use std::collections::HashMap;

use unic_langid::LanguageIdentifier;

use crate::ftl::{Entry, Parsed, Source, ast, is_blank};
use crate::problem::{Problem, ProblemKind};

/// A file of a locale, parsed.
pub(crate) struct ParsedFile<'s> {
    pub(crate) source: &'s Source,
    pub(crate) parsed: Parsed<'s>,
}

/// The entries of one locale that count.
pub(crate) struct Merged<'p> {
    pub(crate) locale: &'p LanguageIdentifier,
    entries: Entries<'p>,
}

/// Terms and messages by name; they may have the same names.
type Entries<'p> = HashMap<(bool, &'p str), Winner<'p>>;

impl<'p> Merged<'p> {
    pub(crate) fn get(&self, name: &str, is_term: bool) -> Option<Winner<'p>> {
        self.entries.get(&(is_term, name)).copied()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The ids of messages with a text.
    pub(crate) fn messages(&self) -> impl Iterator<Item = &'p str> {
        let messages = self.entries.iter().filter(|((is_term, _), _)| !is_term);
        messages.filter(|(_, winner)| winner.value().is_some()).map(|((_, name), _)| *name)
    }
}

/// An entry that no later layer overrides.
#[derive(Clone, Copy)]
pub(crate) struct Winner<'p> {
    pub(crate) source: &'p Source,
    pub(crate) entry: &'p Entry<'p>,
}

impl<'p> Winner<'p> {
    /// The text of the message or term, if it has one.
    pub(crate) fn value(self) -> Option<&'p ast::Pattern<&'p str>> {
        match &self.entry.node {
            ast::Entry::Message(message) => message.value.as_ref(),
            ast::Entry::Term(term) => Some(&term.value),
            _ => None,
        }
    }

    pub(crate) fn attributes(self) -> &'p [ast::Attribute<&'p str>] {
        match &self.entry.node {
            ast::Entry::Message(message) => &message.attributes,
            ast::Entry::Term(term) => &term.attributes,
            _ => &[],
        }
    }

    pub(crate) fn attribute(self, name: &str) -> Option<&'p ast::Pattern<&'p str>> {
        let attribute = self.attributes().iter().find(|attribute| attribute.id.name == name);
        attribute.map(|attribute| &attribute.value)
    }

    /// The name, without the `-` of a term.
    pub(crate) fn name(self) -> Option<&'p str> {
        match &self.entry.node {
            ast::Entry::Message(message) => Some(message.id.name),
            ast::Entry::Term(term) => Some(term.id.name),
            _ => None,
        }
    }

    pub(crate) fn problem(self, kind: ProblemKind, at: usize, message: String) -> Problem {
        Problem { id: self.entry.id(), ..self.source.problem(kind, at, message) }
    }
}

/// Lays the layers of one locale over each other, the later over the earlier, message by message.
pub(crate) fn merge<'p>(
    locale: &'p LanguageIdentifier,
    layers: &'p [Vec<ParsedFile<'p>>],
    problems: &mut Vec<Problem>,
) -> Merged<'p> {
    let mut entries = HashMap::new();
    for files in layers {
        let mut layer = HashMap::new();
        for file in files {
            problems.extend(file.parsed.problems.iter().cloned());
            for entry in &file.parsed.entries {
                let winner = Winner { source: file.source, entry };
                problems.extend(add(&mut layer, winner));
            }
        }
        for (key, winner) in layer {
            // Attributes alone take no text away.
            let has_text = |old: &Winner<'_>| old.value().is_some();
            if winner.value().is_some() || !entries.get(&key).is_some_and(has_text) {
                entries.insert(key, winner);
            }
        }
    }
    Merged { locale, entries }
}

/// Adds an entry to a layer, unless it is empty or its name is taken.
fn add<'p>(layer: &mut Entries<'p>, winner: Winner<'p>) -> Option<Problem> {
    let key = (matches!(winner.entry.node, ast::Entry::Term(_)), winner.name()?);
    let at = winner.entry.span.start;
    if winner.value().is_some_and(is_blank) {
        let message = "expected a text, found an empty one".to_owned();
        return Some(winner.problem(ProblemKind::EmptyText, at, message));
    }
    if let Some(first) = layer.get(&key) {
        let (line, column) = first.source.position(first.entry.span.start);
        let (path, id) = (first.source.path(), first.entry.id().unwrap_or_default());
        let message = format!("expected each id once; `{id}` stands at {path}:{line}:{column}");
        return Some(winner.problem(ProblemKind::DuplicateId, at, message));
    }
    layer.insert(key, winner);
    None
}
