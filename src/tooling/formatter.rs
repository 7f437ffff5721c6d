//! Formatting the messages of files, whatever their ids.

use std::collections::HashMap;
use std::fmt;

use fluent::{FluentArgs, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::build::merge::{ParsedFile, Winner, merge};
use crate::build::pattern_compiler::PatternCompiler;
use crate::build::pattern_index::Target;
use crate::format::defect::Defect;
use crate::format::function::{BUILT_IN_FUNCTIONS, Functions};
use crate::format::program::{Program, Style};
use crate::ftl::{Parsed, Source, Value};
use crate::problem::problems::Problems;

/// Formats the messages and terms of one locale's files, whatever their ids.
///
/// It formats as a catalog does, but without isolation marks, and a term like a message. Texts without
/// placeables are left out, since they need no formatting.
///
/// ```
/// use fluent_codes::tooling::{Formatter, Source};
/// use fluent_codes::{fluent_args, langid};
///
/// let file = "-brand = Fluent\nhello = { $name } meets { -brand }\n    .title = { $who }\n";
/// let source = Source::new("en/app.ftl", file.as_bytes());
/// let parsed = source.parse();
/// let formatter = Formatter::new(&langid!("en"), &[vec![(&source, &parsed)]], &[]);
///
/// assert_eq!(formatter.variables("hello", None), ["name"]);
/// let (text, defects) = formatter.format("hello", None, &fluent_args!["name" => "Ann"]).unwrap();
/// assert_eq!((text.as_str(), defects.len()), ("Ann meets Fluent", 0));
/// let (text, defects) = formatter.format("hello", Some("title"), &fluent_args![]).unwrap();
/// assert_eq!(text, "{$who}");
/// assert_eq!(defects[0].to_string(), "no argument for the variable `$who`");
/// ```
pub struct Formatter {
    program: Program,
    /// The indices of an id's patterns, each with its attribute's name; a term's id has its `-`.
    indices: HashMap<String, Vec<(Option<String>, usize)>>,
}

impl Formatter {
    /// Compiles the texts of a locale's files, those of a later layer over those of an earlier one.
    /// `functions` are the names of the application's functions; each returns its first argument.
    pub fn new<'p>(
        locale: &'p LanguageIdentifier,
        layers: &[Vec<(&'p Source, &'p Parsed<'p>)>],
        functions: &[String],
    ) -> Formatter {
        let functions = first_arguments(functions);
        let file = |(source, parsed): &(&'p Source, &'p Parsed<'p>)| ParsedFile {
            source,
            entries: parsed.entries.as_slice(),
        };
        let layers: Vec<Vec<_>> =
            layers.iter().map(|files| files.iter().map(file).collect()).collect();
        let merged = merge(locale, &layers, &mut Problems::default());
        let mut compiler = PatternCompiler::new(&merged, &functions);
        let mut indices: HashMap<String, Vec<_>> = HashMap::new();
        for winner in merged.winners() {
            let Some(name) = winner.entry.name() else { continue };
            let id = winner.entry.id().unwrap_or_default();
            let is_term = winner.entry.is_term();
            for (attribute, value) in texts(winner) {
                if !value.has_placeables() {
                    continue;
                }
                let index = compiler.index.find(Target { name, is_term, attribute });
                let index = index.map(|index| (attribute.map(str::to_owned), index));
                indices.entry(id.clone()).or_default().extend(index);
            }
        }
        let style = Style { isolating: false, localized_numbers: true };
        let program = Program::new(locale, compiler.finish(), style);
        Formatter { program, indices }
    }

    /// The names of a text's variables, sorted, those of the texts that it refers to included.
    pub fn variables(&self, id: &str, attribute: Option<&str>) -> Vec<&str> {
        self.index(id, attribute).map_or(Vec::new(), |index| self.program.variables(index))
    }

    /// A formatted text and its defects; `None` if the files have no such text with placeables.
    pub fn format(
        &self,
        id: &str,
        attribute: Option<&str>,
        args: &FluentArgs<'_>,
    ) -> Option<(String, Vec<Defect>)> {
        let formatted = self.program.format(self.index(id, attribute)?, Some(args));
        Some((formatted.text, formatted.defects))
    }

    fn index(&self, id: &str, attribute: Option<&str>) -> Option<usize> {
        let of_id = self.indices.get(id)?;
        of_id.iter().find(|(name, _)| name.as_deref() == attribute).map(|(_, index)| *index)
    }
}

/// The functions of these names, each of which returns its first argument.
fn first_arguments(names: &[String]) -> Functions {
    let mut functions = Functions::default();
    for name in names.iter().filter(|name| !BUILT_IN_FUNCTIONS.contains(&name.as_str())) {
        functions.insert(name, true, |positional, _, _| {
            positional.first().cloned().unwrap_or(FluentValue::from("…"))
        });
    }
    functions
}

/// The text of a message or term and those of its attributes, each with the attribute's name.
fn texts<'p>(winner: Winner<'p>) -> impl Iterator<Item = (Option<&'p str>, Value<'p>)> {
    let value = winner.value().map(|value| (None, value));
    let attributes = winner.entry.attributes().iter();
    let attributes =
        attributes.map(|attribute| (Some(attribute.id.name), Value::Tree(&attribute.value)));
    value.into_iter().chain(attributes)
}

impl fmt::Debug for Formatter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Formatter").finish_non_exhaustive()
    }
}
