//! One locale's files, not parsed.

use std::collections::HashSet;

use fluent_codes::LanguageIdentifier;
use fluent_codes::tooling::Source;

/// One locale's files. Parsed, they take ten times the room and more.
#[derive(Clone, Debug)]
pub(crate) struct LocaleSources<'p> {
    pub(crate) id: &'p LanguageIdentifier,
    /// Its name: that of its language, or else of its folder.
    pub(crate) name: &'p str,
    pub(crate) folders: LocaleFolders<'p>,
    /// Each with the number of its layer, those of lower layers first.
    pub(crate) sources: Vec<(usize, &'p Source)>,
}

impl<'p> LocaleSources<'p> {
    /// The same locale, without files.
    pub(crate) fn without_files(&self) -> LocaleSources<'p> {
        LocaleSources { folders: self.folders.clone(), sources: Vec::new(), ..*self }
    }

    /// The length of the files, in bytes.
    pub(crate) fn text_len(&self) -> usize {
        self.sources.iter().map(|(_, source)| source.text().len()).sum()
    }

    /// Whether one of the files has one of these paths.
    pub(crate) fn has_file(&self, paths: &HashSet<&str>) -> bool {
        self.sources.iter().any(|(_, source)| paths.contains(source.path()))
    }

    /// Whether a file is not UTF-8, so that some of its messages are lost.
    pub(crate) fn are_garbled(&self) -> bool {
        self.sources.iter().any(|(_, source)| !source.is_utf8())
    }
}

/// The folders of one locale, each with the number of its layer, the lower ones first.
#[derive(Clone, Debug)]
pub(crate) struct LocaleFolders<'p>(Vec<(usize, &'p str)>);

impl<'p> LocaleFolders<'p> {
    pub(crate) fn new(folders: Vec<(usize, &'p str)>) -> LocaleFolders<'p> {
        LocaleFolders(folders)
    }

    /// Each with the number of its layer.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (usize, &'p str)> {
        self.0.iter().copied()
    }

    /// The path of the folder, in the uppermost layer that has one.
    pub(crate) fn path(&self) -> &'p str {
        self.0.last().map_or("", |(_, path)| path)
    }

    /// The path of the uppermost folder that is in this layer or above.
    pub(crate) fn path_from(&self, layer: usize) -> Option<&'p str> {
        self.0.last().filter(|(of_folder, _)| *of_folder >= layer).map(|(_, path)| *path)
    }

    /// The name of the folder.
    pub(crate) fn name(&self) -> &'p str {
        file_name(self.path())
    }

    /// Whether a path leads to one of the folders, or to something in it.
    pub(crate) fn hold(&self, path: &str) -> bool {
        self.0.iter().any(|(_, folder)| below(folder, path).is_some())
    }

    /// The path of a file of this locale, relative to the locale's folder.
    pub(crate) fn relative<'a>(&self, path: &'a str) -> &'a str {
        self.0.iter().find_map(|(_, folder)| below(folder, path)).unwrap_or(path)
    }
}

/// What of a path stands behind that of a folder that it leads into.
fn below<'a>(folder: &str, path: &'a str) -> Option<&'a str> {
    let rest = path.strip_prefix(folder)?;
    let is_below = rest.is_empty() || rest.starts_with(['/', '\\']);
    is_below.then(|| rest.trim_start_matches(['/', '\\']))
}

/// The last part of a path.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
