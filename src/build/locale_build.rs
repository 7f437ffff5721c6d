//! One locale, compiled from its files.

use std::sync::Arc;

use unic_langid::LanguageIdentifier;

use crate::build::compiler::{Options, compile};
use crate::build::listing::LocaleSources;
use crate::build::merge::{ParsedFile, merge};
use crate::build::pattern_compiler::FoundVariable;
use crate::catalog::compiled_locale::CompiledLocale;
use crate::ftl::{EntryRef, Raw, Source};
use crate::problem::problems::Problems;
use crate::problem::{ProblemKind, Unplaced};

/// A locale, compiled from its files. It depends on no other locale.
pub(crate) struct LocaleBuild {
    /// `None` if the files have no messages.
    pub(crate) compiled: Option<Arc<CompiledLocale>>,
    pub(crate) problems: Problems,
    /// The variables in the locale's patterns, in the order of the patterns.
    pub(crate) variables: Vec<VariableUse>,
}

/// A variable in a text, and where it is written.
pub(crate) struct VariableUse {
    /// The index of the text's pattern.
    pub(crate) pattern: u32,
    pub(crate) name: Box<str>,
    pub(crate) path: Arc<str>,
    pub(crate) line: u32,
    pub(crate) column: u32,
    /// The id of the message.
    pub(crate) id: Box<str>,
}

impl LocaleBuild {
    /// Compiles a locale's files.
    pub(crate) fn new(
        locale: &LanguageIdentifier,
        sources: &LocaleSources,
        options: &Options<'_>,
    ) -> LocaleBuild {
        let mut problems = Problems::default();
        for problem in &sources.problems {
            problems.push(problem.clone());
        }
        let mut parsed: Vec<Vec<(&Source, Vec<Raw<'_>>)>> = Vec::new();
        for layer in &sources.layers {
            parsed
                .push(layer.iter().map(|source| (source, parse(source, &mut problems))).collect());
        }
        let mut layers: Vec<Vec<ParsedFile<'_, Raw<'_>>>> = Vec::new();
        for layer in &parsed {
            let files = layer.iter().map(|(source, entries)| ParsedFile { source, entries });
            layers.push(files.collect());
        }
        let merged = merge(locale, &layers, &mut problems);
        if merged.len() == 0 {
            return LocaleBuild { compiled: None, problems, variables: Vec::new() };
        }
        let files_len = sources.files().map(|source| source.text().len()).sum();
        let (compiled, variables) = compile(&merged, files_len, options, &mut problems);
        let variables = variables.into_iter().map(VariableUse::from).collect();
        LocaleBuild { compiled: Some(Arc::new(compiled)), problems, variables }
    }
}

/// The entries of a file.
fn parse<'s>(source: &'s Source, problems: &mut Problems) -> Vec<Raw<'s>> {
    let (entries, of_file) = source.read();
    let counts = |entry: EntryRef<'_>| entry.name().is_some() || entry.is_placeholder();
    let has_messages = entries.iter().any(|entry| counts(EntryRef::from(entry)));
    // A file of placeholders only is a locale that was just started, not a file without messages.
    if !has_messages && of_file.is_empty() {
        let message = "expected messages, found none; delete the file if it is not needed";
        source.add_problem(problems, 0, Unplaced::new(ProblemKind::NoMessages, message));
    }
    problems.append(of_file);
    entries
}

impl From<FoundVariable<'_>> for VariableUse {
    fn from(found: FoundVariable<'_>) -> VariableUse {
        let FoundVariable { pattern, name, winner, at } = found;
        let (line, column) = winner.source.position(at);
        let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        VariableUse {
            pattern: narrow(pattern),
            name: name.into(),
            path: winner.source.shared_path(),
            line: narrow(line),
            column: narrow(column),
            id: winner.entry.id().unwrap_or_default().into(),
        }
    }
}
