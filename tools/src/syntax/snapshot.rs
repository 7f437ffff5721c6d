//! The messages of a project in a commit.

use std::collections::{HashMap, HashSet};

use fluent_codes::tooling::Source;

use crate::failure::Failure;
use crate::project::git::Repository;
use crate::project::source_lock::Fingerprint;
use crate::syntax::{cell_text, directives, fingerprint};

/// The files of a commit in the folder of locales, and the messages in them.
#[derive(Debug)]
pub(crate) struct Snapshot {
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
    /// Reads the files of a commit.
    pub(crate) fn read(repository: &Repository, commit: &str) -> Result<Snapshot, Failure> {
        let paths = repository.files(commit)?;
        let requests: Vec<(&str, &str)> =
            paths.iter().map(|path| (commit, path.as_str())).collect();
        let contents = repository.contents(&requests)?;
        let mut snapshot = Snapshot { files: HashMap::new(), messages: HashMap::new() };
        for (path, contents) in paths.into_iter().zip(contents) {
            let Some(contents) = contents else { continue };
            if let Some((folder, _)) = path.split_once('/').filter(|_| path.ends_with(".ftl")) {
                let messages = snapshot.messages.entry(folder.to_owned()).or_default();
                for (id, message) in messages_of(&contents) {
                    messages.entry(id).or_insert(message);
                }
            }
            snapshot.files.insert(path, contents);
        }
        Ok(snapshot)
    }

    /// A message of the locale in this folder.
    pub(crate) fn message(&self, folder: &str, id: &str) -> Option<&PastMessage> {
        self.messages.get(folder)?.get(id)
    }

    /// Whether the commit has a file of this path with these contents.
    pub(crate) fn has_file(&self, path: &str, contents: &[u8]) -> bool {
        self.files.get(path).is_some_and(|past| past == contents)
    }
}

/// How many commits are searched for past texts.
const MAX_COMMITS: usize = 500;

/// The texts that the messages of these files once had, by id and fingerprint: those of the wanted
/// ones that the history of the files has.
pub(crate) fn past_texts(
    repository: &Repository,
    paths: &[String],
    mut wanted: HashSet<(String, Fingerprint)>,
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
