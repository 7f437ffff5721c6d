//! The locks of a project: its published codes, and what its translations were made from.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use fluent_codes::tooling::{LocaleFolder, Source};

use crate::failure::Failure;
use crate::project::code_lock::{self, CodeLock};
use crate::project::files::LocaleFiles;
use crate::project::input;
use crate::project::source_lock::{self, SourceLock};
use crate::project::writer::FileChange;

/// A lock and its file.
#[derive(Debug)]
pub(crate) struct LockFile<L> {
    pub(crate) source: Source,
    pub(crate) lock: L,
}

impl<L> LockFile<L> {
    /// A text with the line breaks of the file, which may be those of Windows.
    pub(crate) fn as_written(&self, text: &str) -> String {
        if self.source.text().contains("\r\n") {
            text.replace('\n', "\r\n")
        } else {
            text.to_owned()
        }
    }

    /// The change to another text.
    pub(crate) fn change(&self, text: &str) -> Result<FileChange, Failure> {
        FileChange::edit(&self.source, &self.as_written(text))
    }
}

/// The locks of a project; all are optional.
#[derive(Debug, Default)]
pub(crate) struct Locks {
    pub(crate) codes: Option<LockFile<CodeLock>>,
    /// By the names of the locales.
    pub(crate) translations: HashMap<String, LockFile<SourceLock>>,
    /// Files that are named as locks, where the files of locales are laid out so that there are none.
    pub(crate) unread: Vec<String>,
}

impl Locks {
    pub(crate) fn read(directory: &Path, locales: &[LocaleFiles<'_>]) -> Result<Locks, Failure> {
        let codes = read(&directory.join(code_lock::NAME))?;
        let codes = codes.map(|source| LockFile { lock: CodeLock::parse(&source), source });
        let mut translations = HashMap::new();
        for locale in locales {
            let Some(source) = read(&path_of(directory, locale.folder_name()))? else { continue };
            let lock = LockFile { lock: SourceLock::parse(&source), source };
            translations.insert(locale.name.clone(), lock);
        }
        Ok(Locks { codes, translations, unread: Vec::new() })
    }

    /// The locks of a project that can have none.
    pub(crate) fn unread(directory: &Path, folders: &[LocaleFolder]) -> Locks {
        let of_locales =
            folders.iter().map(|folder| Path::new(&folder.path).join(source_lock::NAME));
        let paths = [directory.join(code_lock::NAME)].into_iter().chain(of_locales);
        let there = paths.filter(|path| path.is_file());
        let unread = there.map(|path| path.display().to_string()).collect();
        Locks { unread, ..Locks::default() }
    }

    /// That every line can be understood, or is the mark of a conflict: when a lock is written anew,
    /// what it says otherwise is lost.
    pub(crate) fn require_sound(&self) -> Result<(), Failure> {
        let codes = self.codes.iter().map(|file| (&file.source, &file.lock.mistakes));
        let translations = self.translations.values();
        let translations = translations.map(|file| (&file.source, &file.lock.mistakes));
        let mut messages = Vec::new();
        for (source, mistakes) in codes.chain(translations) {
            for mistake in mistakes.iter().filter(|mistake| !mistake.is_conflict_mark) {
                let place = format!("{}:{}", source.path(), mistake.line);
                messages.push(format!("{place}: {}; {REPAIR}", mistake.message));
            }
        }
        messages.sort();
        if messages.is_empty() { Ok(()) } else { Err(Failure::Messages(messages)) }
    }

    /// The same without what translations were made from.
    pub(crate) fn of_codes(&self) -> Locks {
        let codes = self.codes.as_ref().map(|file| {
            let source = Source::of_file(file.source.file(), file.source.text().into());
            LockFile { lock: CodeLock::parse(&source), source }
        });
        Locks { codes, ..Locks::default() }
    }

    /// Every lock's file.
    pub(crate) fn sources(&self) -> impl Iterator<Item = &Source> {
        let codes = self.codes.iter().map(|file| &file.source);
        codes.chain(self.translations.values().map(|file| &file.source))
    }
}

/// What to do with a line that cannot be parsed.
pub(crate) const REPAIR: &str = "restore the line as git has it, or delete it";

/// The lock of the locale in a folder of this name.
pub(crate) fn path_of(directory: &Path, folder_name: &str) -> PathBuf {
    directory.join(folder_name).join(source_lock::NAME)
}

/// The change of a lock to this text; the lock is created if it does not exist.
pub(crate) fn change<L>(
    file: Option<&LockFile<L>>,
    path: PathBuf,
    text: &str,
) -> Result<FileChange, Failure> {
    match file {
        Some(file) => file.change(text),
        None => Ok(FileChange::create(path, text)),
    }
}

fn read(path: &Path) -> Result<Option<Source>, Failure> {
    Ok(input::read_optional(path)?.map(|bytes| Source::of_file(path, bytes)))
}
