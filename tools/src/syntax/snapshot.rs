//! The messages of a project in a commit.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use fluent_codes::tooling::Source;

use crate::failure::Failure;
use crate::project::config_file;
use crate::project::files::LocaleFiles;
use crate::project::folders::ProjectFolder;
use crate::project::git::Repository;
use crate::project::layers::{Layer, Layers, SHIPPED};
use crate::project::locale_sources::file_name;
use crate::project::source_lock::Fingerprint;
use crate::syntax::{cell_text, directives, fingerprint};

/// The files of a commit in the folders of locales, and the messages in them.
#[derive(Debug)]
pub(crate) struct Snapshot {
    /// In the order of the layers.
    layers: Vec<LayerSnapshot>,
}

/// The files of a commit in a folder of locales, and the messages in them.
#[derive(Debug, Default)]
struct LayerSnapshot {
    directory: PathBuf,
    /// The configuration beside the folder of locales.
    config: Option<Vec<u8>>,
    /// By their paths below the folder of locales, with `/` between the parts.
    files: HashMap<String, Vec<u8>>,
    /// By the names of the folders, then by the ids.
    messages: HashMap<String, HashMap<String, PastMessage>>,
}

/// A message in a commit.
#[derive(Clone, Debug)]
pub(crate) struct PastMessage {
    pub(crate) fingerprint: Fingerprint,
    /// Its text as a cell of a table has it.
    pub(crate) text: String,
    /// Its directives in comments.
    pub(crate) directives: Vec<String>,
}

impl Snapshot {
    /// Reads the files of each layer as they were when the work began that is not in the revision. Of
    /// the built-in catalog there is only what it is now.
    pub(crate) fn read(
        layers: &Layers,
        revision: &str,
        now: &[ProjectFolder],
    ) -> Result<Snapshot, Failure> {
        let mut snapshot = Snapshot { layers: Vec::new() };
        for (number, layer) in layers.iter() {
            snapshot.layers.push(match layer {
                Layer::Directory(directory) => LayerSnapshot::read(directory, revision)?,
                Layer::Shipped => {
                    LayerSnapshot::of_folders(now.iter().filter(|it| it.layer == number))
                }
            });
        }
        Ok(snapshot)
    }

    /// A message of a locale.
    pub(crate) fn message(&self, locale: &LocaleFiles<'_>, id: &str) -> Option<&PastMessage> {
        locale.folders.iter().rev().find_map(|(layer, path)| {
            self.layers.get(layer)?.messages.get(file_name(path))?.get(id)
        })
    }

    /// The paths of the messages' files that were in a folder.
    pub(crate) fn paths_in(&self, folder: &str) -> BTreeSet<String> {
        let mut paths = BTreeSet::new();
        for layer in &self.layers {
            let relative = layer.files.keys().filter(|path| path.ends_with(".ftl"));
            let all = relative.map(|path| layer.directory.join(path));
            let below = all.filter(|path| path.starts_with(folder));
            paths.extend(below.map(|path| path.display().to_string()));
        }
        paths
    }

    /// Whether a file of this path was there with these contents; `None` if it is in no folder of
    /// locales, nor the configuration beside one.
    pub(crate) fn has_file(&self, path: &str, contents: &[u8]) -> Option<bool> {
        self.layers.iter().find_map(|layer| {
            if Path::new(path) == config_file::beside(&layer.directory) {
                return Some(layer.config.as_ref().is_some_and(|past| past == contents));
            }
            let relative = Path::new(path).strip_prefix(&layer.directory).ok()?;
            let relative = relative.display().to_string().replace('\\', "/");
            Some(layer.files.get(&relative).is_some_and(|past| past == contents))
        })
    }
}

impl LayerSnapshot {
    fn read(directory: &Path, revision: &str) -> Result<LayerSnapshot, Failure> {
        let repository = Repository::new(directory);
        let commit = repository.merge_base(revision)?;
        let paths = repository.files(&commit)?;
        let requests: Vec<(&str, &str)> =
            paths.iter().map(|path| (commit.as_str(), path.as_str())).collect();
        let contents = repository.contents(&requests)?;
        let config = format!("../{}", config_file::FILE_NAME);
        let config = repository.contents(&[(&commit, &config)])?.into_iter().flatten().next();
        let directory = directory.to_owned();
        let mut snapshot = LayerSnapshot { directory, config, ..Default::default() };
        for (path, contents) in paths.into_iter().zip(contents) {
            let Some(contents) = contents else { continue };
            if let Some((folder, _)) = path.split_once('/').filter(|_| path.ends_with(".ftl")) {
                snapshot.add(folder, &contents);
            }
            snapshot.files.insert(path, contents);
        }
        Ok(snapshot)
    }

    fn of_folders<'f>(folders: impl Iterator<Item = &'f ProjectFolder>) -> LayerSnapshot {
        // No file is below it.
        let mut snapshot = LayerSnapshot { directory: SHIPPED.into(), ..Default::default() };
        for ProjectFolder { files, .. } in folders {
            for source in &files.sources {
                snapshot.add(file_name(&files.path), source.text().as_bytes());
            }
        }
        snapshot
    }

    fn add(&mut self, folder: &str, contents: &[u8]) {
        let messages = self.messages.entry(folder.to_owned()).or_default();
        for (id, message) in messages_of(contents) {
            messages.entry(id).or_insert(message);
        }
    }
}

/// How many commits are searched for past texts.
const MAX_COMMITS: usize = 500;

/// The texts that the messages of these files once had, by id and fingerprint: those of the wanted
/// ones that the history of the files has, which are wanted no more.
pub(crate) fn past_texts(
    repository: &Repository,
    paths: &[String],
    wanted: &mut HashSet<(String, Fingerprint)>,
) -> Result<HashMap<(String, Fingerprint), String>, Failure> {
    let mut texts = HashMap::new();
    for commit in repository.commits(paths, MAX_COMMITS)? {
        if wanted.is_empty() {
            break;
        }
        let requests: Vec<(&str, &str)> =
            paths.iter().map(|path| (commit.as_str(), path.as_str())).collect();
        for contents in repository.contents(&requests)?.into_iter().flatten() {
            for (id, message) in messages_of(&contents) {
                let key = (id, message.fingerprint);
                if wanted.remove(&key) {
                    texts.insert(key, message.text);
                }
            }
        }
    }
    Ok(texts)
}

fn messages_of(contents: &[u8]) -> Vec<(String, PastMessage)> {
    let source = Source::new("", contents);
    let mut messages = Vec::new();
    let parsed = source.parse();
    let directives = directives::of_entries(&parsed.entries);
    for (entry, directives) in parsed.entries.iter().zip(directives) {
        let Some(id) = entry.id() else { continue };
        let text = cell_text::of_entry(entry).unwrap_or_default();
        let fingerprint = fingerprint::of(&entry.node);
        messages.push((id, PastMessage { fingerprint, text, directives }));
    }
    messages
}
