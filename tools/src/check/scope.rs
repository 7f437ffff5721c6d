//! Which findings of a check are reported.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use fluent_codes::tooling::read_file;

use crate::check::finding::Finding;
use crate::check::workspace::Workspace;
use crate::project::layers::{Layers, SHIPPED};
use crate::project::source_lock::Fingerprint;
use crate::syntax::messages::Messages;
use crate::syntax::snapshot::Snapshot;
use crate::syntax::{directives, fingerprint};

/// What a check is to report: everything, or what is in some locales, folders and files.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chosen {
    pub(crate) locales: HashSet<String>,
    /// As findings name them.
    pub(crate) paths: Vec<PathBuf>,
}

impl Chosen {
    fn covers(&self, finding: &Finding) -> bool {
        let file = Path::new(&*finding.file);
        self.is_all()
            || self.locales.contains(&*finding.locale)
            || self.paths.iter().any(|path| file.starts_with(path))
    }

    /// Whether anything of a locale is to be reported; `folder` has its files.
    pub(crate) fn covers_locale(&self, name: &str, folder: &Path) -> bool {
        let is_beside = |path: &PathBuf| path.starts_with(folder) || folder.starts_with(path);
        self.is_all() || self.locales.contains(name) || self.paths.iter().any(is_beside)
    }

    fn is_all(&self) -> bool {
        self.locales.is_empty() && self.paths.is_empty()
    }

    /// Keeps the findings that are to be reported. Those in the built-in catalog cannot be corrected and
    /// are left out.
    pub(crate) fn retain(&self, findings: &mut Vec<Box<Finding>>, layers: &Layers) {
        findings.retain(|finding| self.covers(finding));
        if layers.has_shipped() {
            findings.retain(|finding| !Path::new(&*finding.file).starts_with(SHIPPED));
        }
    }
}

/// What has changed since a commit.
pub(crate) struct Touched<'w> {
    workspace: &'w Workspace<'w>,
    snapshot: &'w Snapshot,
    /// The directives in the source's comments.
    of_source: Directives<'w>,
}

/// The directives in the comments of a locale, by the ids of the messages.
struct Directives<'m> {
    messages: &'m Messages<'m>,
    of_id: HashMap<String, Vec<String>>,
}

impl<'m> Directives<'m> {
    fn of(messages: &'m Messages<'m>) -> Directives<'m> {
        let mut of_id = HashMap::new();
        for file in &messages.locale.files {
            let entries = &file.parsed.entries;
            for (entry, directives) in entries.iter().zip(directives::of_entries(entries)) {
                let id = entry.id().filter(|_| !file.is_hidden(entry));
                id.map(|id| of_id.entry(id).or_insert(directives));
            }
        }
        Directives { messages, of_id }
    }

    /// Whether the directives for a message that existed have changed.
    fn have_changed(&self, snapshot: &Snapshot, id: &str) -> bool {
        let past = snapshot.message(self.messages.locale, id);
        past.zip(self.of_id.get(id)).is_some_and(|(past, now)| past.directives != *now)
    }
}

impl<'w> Touched<'w> {
    /// What has changed, if the files are compared with a commit.
    pub(crate) fn of(workspace: &'w Workspace<'w>) -> Option<Touched<'w>> {
        let snapshot = workspace.snapshot?;
        Some(Touched { workspace, snapshot, of_source: Directives::of(workspace.source) })
    }

    /// Keeps the findings of a locale that concern what has changed.
    pub(crate) fn retain(&self, findings: &mut Vec<Box<Finding>>, messages: &Messages<'_>) {
        let own = Directives::of(messages);
        findings.retain(|finding| self.is_concerned(finding, &own));
    }

    /// Whether a finding concerns a message that has changed, here or in the source, or whose
    /// directives have; or, if it concerns no message, a file that has.
    fn is_concerned(&self, finding: &Finding, own: &Directives<'_>) -> bool {
        // What a source uses may have been missing before.
        let rust_sources = self.workspace.rust_sources;
        if rust_sources.is_some_and(|sources| sources.has_file(&finding.file)) {
            return true;
        }
        let Some(id) = &finding.id else {
            let config = self.workspace.config.file.as_ref();
            let is_in_config = config.is_some_and(|config| config.path() == &*finding.file);
            return self.has_changed(&finding.file)
                || is_in_config && self.has_locale_changed(&finding.locale);
        };
        if self.of_source.have_changed(self.snapshot, id) || own.have_changed(self.snapshot, id) {
            return true;
        }
        let source = self.states(self.workspace.source, id);
        let messages = own.messages;
        match (source, self.states(messages, id)) {
            // For what is broken now, and was missing or broken then, the file decides.
            ((past, now), (None, None)) if past == now => {
                messages.has_begun(id) && self.has_changed(&finding.file)
            }
            (source, own) => source.0 != source.1 || own.0 != own.1,
        }
    }

    /// A message then and now.
    fn states(
        &self,
        messages: &Messages<'_>,
        id: &str,
    ) -> (Option<Fingerprint>, Option<Fingerprint>) {
        let past = self.snapshot.message(messages.locale, id);
        let now = messages.get(id).map(|message| fingerprint::of(&message.entry.node));
        (past.map(|past| past.fingerprint), now)
    }

    /// Whether files of a locale or of the source have changed, are new or gone.
    fn has_locale_changed(&self, name: &str) -> bool {
        [self.workspace.source.name(), name].into_iter().any(|name| {
            let sources = self.workspace.locale(name).map(|locale| locale.sources.as_slice());
            let paths = sources.unwrap_or_default().iter().map(|(_, source)| source.path());
            let now: BTreeSet<String> = paths.map(str::to_owned).collect();
            let past = self.snapshot.paths_in(&self.workspace.folder_of(name));
            past != now || now.iter().any(|path| self.has_changed(path))
        })
    }

    /// Whether the contents of a file in the folders of locales, or of the configuration beside them,
    /// have changed.
    fn has_changed(&self, path: &str) -> bool {
        let Ok(contents) = read_file(Path::new(path)) else { return true };
        self.snapshot.has_file(path, &contents) != Some(true)
    }
}
