//! The locks of a project: its published codes, and what its translations were made from.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use fluent_codes::Code;
use fluent_codes::tooling::Source;

use crate::failure::Failure;
use crate::project::code_lock::{self, CodeLock, Retirement};
use crate::project::file_change::FileChange;
use crate::project::folders::ProjectFolder;
use crate::project::input;
use crate::project::layers::Layers;
use crate::project::locale_sources::file_name;
use crate::project::source_lock::{self, SourceLock};

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
    /// The published codes, each file with the number of the layer.
    pub(crate) codes: Vec<(usize, LockFile<CodeLock>)>,
    /// By the names of the locales, then by the layers.
    translations: BTreeMap<String, BTreeMap<usize, LockFile<SourceLock>>>,
    /// Files that are named as locks, where the files of locales are laid out so that there are none.
    pub(crate) unread: Vec<String>,
}

impl Locks {
    pub(crate) fn read(layers: &Layers, folders: &[ProjectFolder]) -> Result<Locks, Failure> {
        let mut locks = Locks::default();
        for (layer, directory) in layers.directories() {
            if let Some(source) = read(&directory.join(code_lock::NAME))? {
                locks.codes.push((layer, LockFile { lock: CodeLock::parse(&source), source }));
            }
        }
        for ProjectFolder { layer, name, files } in folders {
            let Some(directory) = layers.directory(*layer) else { continue };
            let path = path_of(directory, file_name(&files.path));
            let Some(source) = read(&path)? else { continue };
            let lock = LockFile { lock: SourceLock::parse(&source), source };
            locks.translations.entry(name.clone()).or_default().insert(*layer, lock);
        }
        Ok(locks)
    }

    /// The locks of a project that can have none.
    pub(crate) fn unread(layers: &Layers, folders: &[ProjectFolder]) -> Locks {
        let of_codes = layers.directories().map(|(_, directory)| directory.join(code_lock::NAME));
        let of_locales = folders.iter().map(|it| Path::new(&it.files.path).join(source_lock::NAME));
        let there = of_codes.chain(of_locales).filter(|path| path.is_file());
        let unread = there.map(|path| path.display().to_string()).collect();
        Locks { unread, ..Locks::default() }
    }

    /// The published codes of a project of one layer.
    pub(crate) fn only_codes(&self) -> Option<&LockFile<CodeLock>> {
        self.codes.first().map(|(_, file)| file)
    }

    /// The published codes of a project of one layer, and further ones that are to be published.
    pub(crate) fn codes_with(&self, further: impl Iterator<Item = Code>) -> CodeLock {
        let mut lock = CodeLock::default();
        if let Some(file) = self.only_codes() {
            lock.codes.clone_from(&file.lock.codes);
        }
        for code in further {
            lock.codes.entry(code).or_default();
        }
        lock
    }

    /// What the translations of a locale in a layer were made from.
    pub(crate) fn translations(&self, name: &str, layer: usize) -> Option<&LockFile<SourceLock>> {
        self.translations.get(name)?.get(&layer)
    }

    /// The same for each layer of a locale.
    pub(crate) fn of_locale(
        &self,
        name: &str,
    ) -> impl Iterator<Item = (usize, &LockFile<SourceLock>)> {
        let of_locale = self.translations.get(name).into_iter().flatten();
        of_locale.map(|(layer, file)| (*layer, file))
    }

    /// Whether it is recorded for any locale what its translations were made from.
    pub(crate) fn has_translations(&self) -> bool {
        !self.translations.is_empty()
    }

    /// Whether a code is published, active or retired.
    pub(crate) fn is_published(&self, code: Code) -> bool {
        self.codes.iter().any(|(_, file)| file.lock.codes.contains_key(&code))
    }

    /// When a code was retired, if it was.
    pub(crate) fn retirement(&self, code: Code) -> Option<&Retirement> {
        self.codes.iter().find_map(|(_, file)| file.lock.codes.get(&code)?.retired.as_ref())
    }

    /// Fails if a line cannot be parsed and is no mark of a conflict: it would be lost when the lock is
    /// written again.
    pub(crate) fn require_sound(&self) -> Result<(), Failure> {
        let codes = self.codes.iter().map(|(_, file)| (&file.source, &file.lock.mistakes));
        let translations = self.translations.values().flat_map(BTreeMap::values);
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
        let mut locks = Locks::default();
        for (layer, file) in &self.codes {
            let source = Source::of_file(file.source.file(), file.source.text().into());
            locks.codes.push((*layer, LockFile { lock: CodeLock::parse(&source), source }));
        }
        locks
    }

    /// Every lock's file.
    pub(crate) fn sources(&self) -> impl Iterator<Item = &Source> {
        let codes = self.codes.iter().map(|(_, file)| &file.source);
        let translations = self.translations.values().flat_map(BTreeMap::values);
        codes.chain(translations.map(|file| &file.source))
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
