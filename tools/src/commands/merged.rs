//! `export --format ftl`: the catalog of each locale as one file, for a front end.
//!
//! What the catalog answers in a locale is the library's to say. A text that comes from another locale
//! brings what it refers to; where the locale has its own message of that name, under another one.

use std::collections::{HashMap, HashSet, VecDeque};
use std::io::{self, Write};

use fluent_codes::Code;
use fluent_codes::tooling::{Source, UNKNOWN_CODE};

use crate::commands::Outcome;
use crate::commands::export::arguments::ExportArguments;
use crate::commands::locale_files;
use crate::commands::read_project;
use crate::commands::sparse::SparseProject;
use crate::failure::Failure;
use crate::project::files::File;
use crate::project::layers::Layers;
use crate::project::layout::Layout;
use crate::project::locales::parse_locale;
use crate::syntax::edits::{self, Edit};
use crate::syntax::outline::{self, ItemKind, LocaleOutline};

pub(crate) fn run(layers: &Layers, arguments: &ExportArguments) -> Result<Outcome, Failure> {
    let layout = Layout { layers: layers.clone(), ..Layout::default() };
    let opened = read_project::read(&layout, &arguments.project)?;
    let project = SparseProject::new(layers, &opened)?;
    let (mut locales, outcome) = locales(layers, &opened.source)?;
    if !arguments.columns.is_empty() {
        locales.retain(|locale| arguments.columns.contains(locale));
    }
    locale_files::write(&locales, "ftl", arguments, |locale, out| {
        let Some(locale) = project.locale(locale) else { return Ok(()) };
        Merged::new(&project, locale).write(out)
    })?;
    Ok(outcome)
}

/// The locales of the catalog, after warnings of what it finds wrong. A catalog is large, and is not
/// kept.
fn locales(layers: &Layers, source: &str) -> Result<(Vec<String>, Outcome), Failure> {
    let source = parse_locale(source).map_err(Failure::new)?;
    let catalog = layers.catalog().source(source).build();
    let catalog = catalog.map_err(|error| Failure::new(error.to_string()))?;
    let outcome = read_project::warn_of(catalog.problems().iter());
    Ok((catalog.locales().map(ToString::to_string).collect(), outcome))
}

/// A message or term of a locale.
type Origin<'m> = (&'m str, String);

/// The file of one locale while it is written.
struct Merged<'m> {
    project: &'m SparseProject<'m>,
    locale: &'m LocaleOutline<'m>,
    /// The locales that are searched for a text, in their order.
    searched: Vec<&'m LocaleOutline<'m>>,
    /// The names that messages and terms of other locales have in the file, besides those that it has
    /// by their own.
    names: HashMap<Origin<'m>, String>,
    taken: HashSet<String>,
    pending: VecDeque<(Origin<'m>, String)>,
}

impl<'m> Merged<'m> {
    fn new(project: &'m SparseProject<'_>, locale: &'m LocaleOutline<'_>) -> Merged<'m> {
        let source = project.source().unwrap_or(locale);
        let searched = outline::search_order(&project.locales, source, locale).into_iter();
        let searched = searched.filter_map(|index| project.locales.get(index).map(|it| &**it));
        let (names, taken, pending) = Default::default();
        Merged { project, locale, searched: searched.collect(), names, taken, pending }
    }

    fn write(mut self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "### {}: written by fluent-codes export", self.locale.name)?;
        let locales: Vec<&LocaleOutline<'_>> =
            self.project.source().into_iter().chain([self.locale]).collect();
        for id in outline::order(&locales) {
            if let Some(origin) = self.origin(id) {
                self.write_entry(origin, id, id, out)?;
            }
        }
        while let Some(((origin, id), name)) = self.pending.pop_front() {
            self.write_entry(origin, &id, &name, out)?;
        }
        Ok(())
    }

    fn write_entry(
        &mut self,
        origin: &'m str,
        id: &str,
        name: &str,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match self.entry(origin, id, name) {
            Some(text) => writeln!(out, "{text}"),
            None => Ok(()),
        }
    }

    /// The locale that the message or term of the same name in the file is taken from.
    fn origin_of_name(&self, name: &str) -> Option<&'m str> {
        let is_of = |locale: &LocaleOutline<'_>| locale.place(name).is_some();
        let is_there = is_of(self.locale) || self.project.source().is_some_and(is_of);
        if is_there { self.origin(name) } else { None }
    }

    /// The locale that a message is taken from, as the catalog answers.
    fn origin(&self, id: &str) -> Option<&'m str> {
        let mut searched = self.searched.iter();
        let locale = if is_shown(id) {
            *searched.find(|locale| has(locale, id))?
        } else if has(self.locale, id) {
            self.locale
        } else {
            self.project.source().filter(|source| has(source, id))?
        };
        Some(&locale.name)
    }

    /// An entry as it stands in the file under a name; what it refers to follows.
    fn entry(&mut self, origin: &'m str, id: &str, name: &str) -> Option<String> {
        let locale = self.project.locale(origin)?;
        let slice = locale.slice(locale.place(id)?).replace("\r\n", "\n");
        let source = Source::new("", slice.into_bytes());
        let file = File::parse(&source);
        let mut edits = Vec::new();
        if name != id {
            edits.push(Edit { range: 0..id.len(), text: name.to_owned() });
        }
        for entry in &file.parsed.entries {
            for reference in outline::references(&file, entry) {
                let name = self.name(locale, reference.id);
                if name != reference.id {
                    let range = reference.offset..reference.offset + reference.id.len();
                    edits.push(Edit { range, text: name });
                }
            }
        }
        Some(edits::apply(source.text(), &edits))
    }

    /// The name in the file of a message or term of a locale; it is put there if it is not yet.
    fn name(&mut self, locale: &'m LocaleOutline<'_>, id: &str) -> String {
        if self.origin_of_name(id) == Some(&locale.name) || !has(locale, id) {
            return id.to_owned();
        }
        let origin = (locale.name.as_str(), id.to_owned());
        if let Some(name) = self.names.get(&origin) {
            return name.clone();
        }
        let mut name = id.to_owned();
        while self.origin_of_name(&name).is_some() || !self.taken.insert(name.clone()) {
            name = format!("{name}-{}", locale.name);
        }
        self.names.insert(origin.clone(), name.clone());
        self.pending.push_back((origin, name.clone()));
        name
    }
}

/// Whether a locale has a message or term, with a text if one is shown.
fn has(locale: &LocaleOutline<'_>, id: &str) -> bool {
    let item = locale.place(id).and_then(|place| locale.item(place));
    item.is_some_and(|item| !is_shown(id) || item.has_text && item.kind != ItemKind::EmptyMessage)
}

/// Whether a catalog shows the message of an id by itself.
fn is_shown(id: &str) -> bool {
    Code::from_message_id(id).is_some() || id == UNKNOWN_CODE
}
