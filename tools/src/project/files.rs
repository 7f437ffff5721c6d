//! The files of a locale, parsed.

use std::collections::HashSet;

use fluent_codes::LanguageIdentifier;
use fluent_codes::tooling::{Entry, Parsed, Source, ast};

use crate::project::locale_sources::{LocaleFolders, LocaleSources};
use crate::project::overlay;

/// One locale's files, parsed.
#[derive(Debug)]
pub(crate) struct LocaleFiles<'p> {
    pub(crate) id: &'p LanguageIdentifier,
    /// Its name: that of its language, or else of its folder.
    pub(crate) name: &'p str,
    pub(crate) folders: LocaleFolders<'p>,
    /// Those of lower layers first.
    pub(crate) files: Vec<File<'p>>,
}

/// One file, parsed.
#[derive(Debug)]
pub(crate) struct File<'p> {
    pub(crate) source: &'p Source,
    pub(crate) parsed: Parsed<'p>,
    /// The number of the layer.
    pub(crate) layer: usize,
    /// Where the messages and terms start that those of another layer hide.
    pub(crate) hidden: HashSet<usize>,
}

impl<'p> LocaleFiles<'p> {
    /// Parses the files of a locale, and marks the messages that those of other layers hide.
    pub(crate) fn parse(locale: &LocaleSources<'p>) -> LocaleFiles<'p> {
        let sources = locale.sources.iter();
        let mut files: Vec<File<'p>> =
            sources.map(|(layer, source)| File { layer: *layer, ..File::parse(source) }).collect();
        let entries = files.iter().map(|file| (file.layer, file.parsed.entries.as_slice()));
        let hidden = overlay::hidden(&entries.collect::<Vec<_>>());
        for (file, hidden) in files.iter_mut().zip(hidden) {
            file.hidden = hidden;
        }
        let folders = locale.folders.clone();
        LocaleFiles { id: locale.id, name: locale.name, folders, files }
    }

    /// The path of a file of this locale, relative to the locale's folder.
    pub(crate) fn relative<'a>(&self, path: &'a str) -> &'a str {
        self.folders.relative(path)
    }
}

impl<'p> File<'p> {
    /// Parses a file that no layer hides anything of.
    pub(crate) fn parse(source: &'p Source) -> File<'p> {
        File { source, parsed: source.parse(), layer: 0, hidden: HashSet::new() }
    }

    /// Whether those of another layer hide a message or term.
    pub(crate) fn is_hidden(&self, entry: &Entry<'_>) -> bool {
        self.hidden.contains(&entry.span.start)
    }

    /// All messages, also those that have attributes only.
    pub(crate) fn messages(&self) -> impl Iterator<Item = &ast::Message<&'p str>> {
        self.parsed.entries.iter().filter_map(|entry| match &entry.node {
            ast::Entry::Message(node) => Some(node),
            _ => None,
        })
    }
}
