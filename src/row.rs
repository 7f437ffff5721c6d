//! One locale, compiled: the texts of its codes, and what formats those that need arguments.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use unic_langid::{CharacterDirection, LanguageIdentifier};

use crate::code::Code;
use crate::ftl::{Reference, ast, references};
use crate::merge::{Merged, Winner};
use crate::problem::{Problem, ProblemKind};

/// The reserved id of the text for a code that no locale has.
pub(crate) const UNKNOWN_CODE: &str = "unknown-code";

/// Formats the messages of one locale.
pub(crate) type Bundle = FluentBundle<FluentResource>;

/// Where the text of a code is, for one locale.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cell {
    /// Neither this locale nor any that it falls back to has the code.
    Missing,
    /// The text needs no arguments: it is this part of the catalog's text.
    Text { served: u16, start: u32, len: u32 },
    /// The text is formatted by the bundle of the locale that serves it.
    Pattern { served: u16 },
}

impl Cell {
    /// This cell, or the other where it is missing.
    pub(crate) fn or(self, other: Cell) -> Cell {
        match self {
            Cell::Missing => other,
            _ => self,
        }
    }
}

/// One locale of a catalog.
pub(crate) struct Row {
    pub(crate) locale: LanguageIdentifier,
    /// A cell a code in the order of the catalog's codes, then that of `unknown-code`.
    pub(crate) cells: Box<[Cell]>,
    /// The messages that need arguments or have attributes, with all that they refer to.
    pub(crate) bundle: Option<Bundle>,
}

impl Row {
    pub(crate) fn cell(&self, slot: usize) -> Cell {
        self.cells.get(slot).copied().unwrap_or(Cell::Missing)
    }
}

/// What locales are compiled into, beside their rows.
pub(crate) struct Compiler<'o> {
    /// The text of all locales.
    pub(crate) text: &'o mut String,
    pub(crate) problems: &'o mut Vec<Problem>,
    /// Whether isolation marks go around arguments; `None` leaves it to the locale's direction.
    pub(crate) isolating: Option<bool>,
}

impl Compiler<'_> {
    /// Compiles a locale's own messages, not yet what it falls back to.
    pub(crate) fn compile(&mut self, merged: &Merged<'_>, served: u16, codes: &[Code]) -> Row {
        let needed = needed_entries(merged);
        self.problems
            .extend(needed.values().flat_map(|winner| unresolved_references(merged, *winner)));
        let bundle = self.bundle(merged, &needed);
        let variable = function_callers(&needed);
        let ids = codes.iter().map(|code| code.message_id()).chain([UNKNOWN_CODE.to_owned()]);
        let cells = ids
            .map(|id| match merged.entries.get(id.as_str()) {
                Some(winner) if !winner.is_term() => {
                    let bundle = bundle.as_ref().filter(|_| !variable.contains(id.as_str()));
                    self.cell(*winner, served, &id, bundle)
                }
                _ => Cell::Missing,
            })
            .collect();
        Row { locale: merged.locale.clone(), cells, bundle }
    }

    /// Compiles one message; with a bundle, it is resolved now if that needs no arguments.
    fn cell(&mut self, winner: Winner<'_>, served: u16, id: &str, bundle: Option<&Bundle>) -> Cell {
        let Some(pattern) = winner.value() else { return Cell::Missing };
        if let Some(parts) = plain_text(pattern) {
            return self.text_cell(winner, served, &parts.concat());
        }
        let message = bundle.and_then(|bundle| Some((bundle, bundle.get_message(id)?.value()?)));
        match message.and_then(|(bundle, pattern)| constant_text(bundle, pattern)) {
            Some(text) => self.text_cell(winner, served, &text),
            None => Cell::Pattern { served },
        }
    }

    fn text_cell(&mut self, winner: Winner<'_>, served: u16, text: &str) -> Cell {
        let mut refuse = |kind, message: &str| {
            let at = winner.entry.span.start;
            self.problems.push(winner.problem(kind, at, message.to_owned()));
            Cell::Missing
        };
        if text.trim().is_empty() {
            return refuse(ProblemKind::EmptyText, "expected a text, found an empty one");
        }
        let end = self.text.len() + text.len();
        match (u32::try_from(self.text.len()), u32::try_from(text.len()), u32::try_from(end)) {
            (Ok(start), Ok(len), Ok(_)) => {
                self.text.push_str(text);
                Cell::Text { served, start, len }
            }
            _ => refuse(ProblemKind::TooLarge, "expected at most 4 GiB of text in all locales"),
        }
    }

    /// Makes the bundle of a locale out of the entries that need one.
    fn bundle(&mut self, merged: &Merged<'_>, needed: &Entries<'_>) -> Option<Bundle> {
        if needed.is_empty() {
            return None;
        }
        let text: Vec<&str> = needed.values().map(|winner| winner.text()).collect();
        // Whatever is broken did not get here.
        let resource =
            FluentResource::try_new(text.join("\n")).unwrap_or_else(|(resource, _)| resource);
        let mut bundle = Bundle::new_concurrent(vec![merged.locale.clone()]);
        let is_rtl = merged.locale.character_direction() == CharacterDirection::RTL;
        bundle.set_use_isolating(self.isolating.unwrap_or(is_rtl));
        // Each name is there once, so neither can find its name taken.
        let _ = bundle.add_resource(resource);
        let _ = bundle.add_builtins();
        Some(bundle)
    }
}

/// The messages that are more than a text, and all that they refer to.
fn needed_entries<'p>(merged: &Merged<'p>) -> Entries<'p> {
    let mut needed = BTreeMap::new();
    let is_served = |id: &str| id == UNKNOWN_CODE || Code::from_message_id(id).is_some();
    let mut pending: Vec<(&str, Winner<'p>)> = (merged.entries.iter())
        .map(|(name, winner)| (*name, *winner))
        .filter(|(name, winner)| !winner.is_term() && is_served(name) && needs_bundle(*winner))
        .collect();
    while let Some((name, winner)) = pending.pop() {
        if needed.insert(name, winner).is_none() {
            pending.extend(targets(winner).filter_map(|target| target.resolve(merged)));
        }
    }
    needed
}

/// The names of entries that call a function, themselves or through what they refer to.
fn function_callers<'p>(needed: &Entries<'p>) -> BTreeSet<&'p str> {
    let mut callers: BTreeMap<&str, Vec<&'p str>> = BTreeMap::new();
    for (name, winner) in needed {
        targets(*winner).for_each(|target| callers.entry(target.name).or_default().push(name));
    }
    let calls_directly = |winner: &Winner<'p>| {
        let mut references = patterns(*winner).flat_map(references);
        references.any(|reference| matches!(reference, Reference::Function(_)))
    };
    let mut pending: Vec<&'p str> =
        needed.iter().filter(|(_, winner)| calls_directly(winner)).map(|(name, _)| *name).collect();
    let mut found = BTreeSet::new();
    while let Some(name) = pending.pop() {
        if found.insert(name) {
            pending.extend(callers.get(name).into_iter().flatten());
        }
    }
    found
}

/// The references of an entry that its locale cannot resolve.
fn unresolved_references(merged: &Merged<'_>, winner: Winner<'_>) -> Vec<Problem> {
    let unresolved = targets(winner).filter(|target| target.resolve(merged).is_none());
    let problem = |target: Target<'_>| {
        let kind = if target.is_term { "term" } else { "message" };
        let message = format!("expected a {kind} of this locale, found `{target}`, which it lacks");
        let at = winner.source.offset_of(target.name) - usize::from(target.is_term);
        winner.problem(ProblemKind::Reference, at, message)
    };
    unresolved.map(problem).collect()
}

type Entries<'p> = BTreeMap<&'p str, Winner<'p>>;

/// The message or term, or the attribute of one, that a reference means.
#[derive(Clone, Copy)]
struct Target<'p> {
    name: &'p str,
    is_term: bool,
    attribute: Option<&'p str>,
}

impl<'p> Target<'p> {
    fn resolve(self, merged: &Merged<'p>) -> Option<(&'p str, Winner<'p>)> {
        let (name, winner) = merged.entries.get_key_value(self.name)?;
        let has_part = match self.attribute {
            None => winner.value().is_some(),
            Some(name) => winner.attributes().iter().any(|attribute| attribute.id.name == name),
        };
        (winner.is_term() == self.is_term && has_part).then_some((name, *winner))
    }
}

impl fmt::Display for Target<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_term { "-" } else { "" })?;
        f.write_str(self.name)?;
        self.attribute.map_or(Ok(()), |attribute| write!(f, ".{attribute}"))
    }
}

fn targets<'p>(winner: Winner<'p>) -> impl Iterator<Item = Target<'p>> {
    patterns(winner).flat_map(references).filter_map(|reference| match reference {
        Reference::Message(name, attribute) => Some(Target { name, is_term: false, attribute }),
        Reference::Term(name, attribute) => Some(Target { name, is_term: true, attribute }),
        Reference::Variable(_) | Reference::Function(_) => None,
    })
}

fn patterns<'p>(winner: Winner<'p>) -> impl Iterator<Item = &'p ast::Pattern<&'p str>> {
    winner.value().into_iter().chain(winner.attributes().iter().map(|attribute| &attribute.value))
}

fn needs_bundle(winner: Winner<'_>) -> bool {
    !winner.attributes().is_empty()
        || winner.value().is_some_and(|value| plain_text(value).is_none())
}

/// The parts of a pattern that is nothing but text.
fn plain_text<'p>(pattern: &ast::Pattern<&'p str>) -> Option<Vec<&'p str>> {
    let part = |element: &ast::PatternElement<&'p str>| match element {
        ast::PatternElement::TextElement { value } => Some(*value),
        ast::PatternElement::Placeable { .. } => None,
    };
    pattern.elements.iter().map(part).collect()
}

/// The text of a pattern that formats without arguments and without an error: it always comes out
/// the same.
fn constant_text<'b>(
    bundle: &'b Bundle,
    pattern: &'b ast::Pattern<&'b str>,
) -> Option<Cow<'b, str>> {
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, None, &mut errors);
    errors.is_empty().then_some(text)
}
