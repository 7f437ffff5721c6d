//! The locale files of a project, read as the library reads them.

use std::path::{Path, PathBuf};

use fluent_codes::ftl::{Entry, LocaleFolder, Parsed, Source, ast, is_blank, read_directory};
use fluent_codes::{Code, LanguageIdentifier, Problem};

use crate::failure::Failure;

/// The reserved id of the text for an unknown code.
pub(crate) const UNKNOWN_CODE: &str = "unknown-code";

/// The files of every locale.
#[derive(Debug)]
pub(crate) struct Project {
    pub(crate) directory: PathBuf,
    pub(crate) folders: Vec<LocaleFolder>,
    /// What is wrong with folders and files as such.
    pub(crate) problems: Vec<Problem>,
}

impl Project {
    /// Reads a folder of locales.
    pub(crate) fn read(directory: &Path) -> Result<Project, Failure> {
        if !directory.is_dir() {
            let expected = "expected a folder of locales; name another with --locales";
            return Err(Failure::of_path(directory, expected));
        }
        let (folders, problems) = read_directory(directory);
        Ok(Project { directory: directory.to_owned(), folders, problems })
    }

    /// A project without locales.
    pub(crate) fn empty(directory: &Path) -> Project {
        Project { directory: directory.to_owned(), folders: Vec::new(), problems: Vec::new() }
    }

    /// Parses the files of every locale.
    pub(crate) fn parse(&self) -> Vec<Locale<'_>> {
        self.folders.iter().map(Locale::parse).collect()
    }
}

/// One locale's files, parsed.
#[derive(Debug)]
pub(crate) struct Locale<'p> {
    pub(crate) id: LanguageIdentifier,
    pub(crate) folder_path: String,
    pub(crate) files: Vec<File<'p>>,
}

/// One file, parsed.
#[derive(Debug)]
pub(crate) struct File<'p> {
    pub(crate) source: &'p Source,
    pub(crate) parsed: Parsed<'p>,
}

/// A message that has a text, and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Message<'a> {
    pub(crate) file: &'a File<'a>,
    pub(crate) entry: &'a Entry<'a>,
    pub(crate) node: &'a ast::Message<&'a str>,
}

impl<'a> Message<'a> {
    pub(crate) fn id(self) -> &'a str {
        self.node.id.name
    }

    /// The ids of codes that begin an indented line of the text, and where they stand.
    pub(crate) fn swallowed_ids(self) -> Vec<(usize, &'a str)> {
        let text = self.file.source.text();
        let lines = text.get(self.entry.span.clone()).unwrap_or_default().lines().skip(1);
        let swallowed = lines.filter_map(|line| {
            let (id, _) = line.trim_start_matches(' ').split_once('=')?;
            let id = id.trim_end_matches(' ');
            Code::from_message_id(id).map(|_| (self.file.source.offset_of(id), id))
        });
        swallowed.collect()
    }

    pub(crate) fn position(self) -> (usize, usize) {
        self.file.source.position(self.entry.span.start)
    }
}

impl<'p> Locale<'p> {
    fn parse(folder: &'p LocaleFolder) -> Locale<'p> {
        let files = folder.sources.iter().map(File::parse).collect();
        Locale { id: folder.locale.clone(), folder_path: folder.path.clone(), files }
    }

    /// The messages that have a text, in the order of the files.
    pub(crate) fn messages(&self) -> impl Iterator<Item = Message<'_>> {
        self.files.iter().flat_map(File::messages)
    }

    /// The messages that every locale has to have: those of codes, and the reserved one.
    pub(crate) fn required(&self) -> impl Iterator<Item = Message<'_>> {
        self.messages().filter(|message| is_required(message.id()))
    }

    /// The messages whose text shows something: those that the library serves.
    pub(crate) fn translated(&self) -> impl Iterator<Item = Message<'_>> {
        self.messages().filter(|message| !message.node.value.as_ref().is_none_or(is_blank))
    }

    /// The ids of broken entries, as far as they can be told.
    pub(crate) fn broken_ids(&self) -> impl Iterator<Item = String> {
        self.files.iter().flat_map(|file| &file.parsed.entries).filter_map(Entry::broken_id)
    }

    /// The path of a file of this locale, seen from the locale's folder.
    pub(crate) fn relative<'a>(&self, path: &'a str) -> &'a str {
        path.strip_prefix(&self.folder_path).unwrap_or(path).trim_start_matches(['/', '\\'])
    }
}

impl<'p> File<'p> {
    pub(crate) fn parse(source: &'p Source) -> File<'p> {
        File { source, parsed: source.parse() }
    }

    /// The messages that have a text.
    pub(crate) fn messages(&self) -> impl Iterator<Item = Message<'_>> {
        self.entries().filter(|message| message.node.value.is_some())
    }

    /// All messages, also those that have attributes only.
    pub(crate) fn entries(&self) -> impl Iterator<Item = Message<'_>> {
        self.parsed.entries.iter().filter_map(move |entry| match &entry.node {
            ast::Entry::Message(node) => Some(Message { file: self, entry, node }),
            _ => None,
        })
    }
}

/// Whether every locale has to have a message of this id.
pub(crate) fn is_required(id: &str) -> bool {
    id == UNKNOWN_CODE || Code::from_message_id(id).is_some()
}
