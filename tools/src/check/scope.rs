//! Which findings of a check are reported.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use fluent_codes::tooling::read_file;

use crate::check::finding::Finding;
use crate::check::workspace::Workspace;
use crate::project::layers::SHIPPED;
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
        let file = Path::new(&finding.file);
        self.is_all()
            || self.locales.contains(&finding.locale)
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
}

/// Keeps the findings that concern these locales (all, if none are given) and, if the files are
/// compared with a commit, what has changed since. Those in the built-in catalog cannot be corrected
/// and are left out.
pub(crate) fn retain(findings: &mut Vec<Finding>, workspace: &Workspace<'_>, chosen: &Chosen) {
    findings.retain(|finding| chosen.covers(finding));
    if workspace.layers.has_shipped() {
        findings.retain(|finding| !Path::new(&finding.file).starts_with(SHIPPED));
    }
    if let Some(snapshot) = workspace.snapshot {
        let touched = Touched::new(workspace, snapshot);
        findings.retain(|finding| touched.is_concerned(finding));
    }
}

/// What has changed since a commit.
struct Touched<'w> {
    workspace: &'w Workspace<'w>,
    snapshot: &'w Snapshot,
    /// The directives in comments, by the names of the locales and the ids of the messages.
    directives: HashMap<&'w str, HashMap<String, Vec<String>>>,
}

impl<'w> Touched<'w> {
    fn new(workspace: &'w Workspace<'w>, snapshot: &'w Snapshot) -> Touched<'w> {
        let mut directives = HashMap::new();
        for messages in workspace.locales {
            let mut of_locale = HashMap::new();
            for file in &messages.locale.files {
                let entries = &file.parsed.entries;
                for (entry, directives) in entries.iter().zip(directives::of_entries(entries)) {
                    let id = entry.id().filter(|_| !file.is_hidden(entry));
                    id.map(|id| of_locale.entry(id).or_insert(directives));
                }
            }
            directives.insert(messages.name(), of_locale);
        }
        Touched { workspace, snapshot, directives }
    }

    /// Whether a finding concerns a message that has changed, here or in the source, or whose
    /// directives have; or, if it concerns no message, a file that has.
    fn is_concerned(&self, finding: &Finding) -> bool {
        // What a source uses may have been missing before.
        let rust_sources = self.workspace.rust_sources;
        if rust_sources.is_some_and(|sources| sources.has_file(&finding.file)) {
            return true;
        }
        let Some(id) = &finding.id else {
            let config = self.workspace.config.file.as_ref();
            let is_in_config = config.is_some_and(|config| config.path() == finding.file);
            return self.has_changed(&finding.file)
                || is_in_config && self.has_locale_changed(&finding.locale);
        };
        let locale = self.workspace.locale(&finding.locale);
        if self.have_directives_changed(self.workspace.source, id)
            || locale.is_some_and(|locale| self.have_directives_changed(locale, id))
        {
            return true;
        }
        let source = self.states(self.workspace.source, id);
        let own = locale.map_or((None, None), |locale| self.states(locale, id));
        match (source, own) {
            // For what is broken now, and was missing or broken then, the file decides.
            (_, (None, None)) if source.0 == source.1 => {
                locale.is_some_and(|it| it.has_begun(id)) && self.has_changed(&finding.file)
            }
            _ => source.0 != source.1 || own.0 != own.1,
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

    /// Whether the directives for a message that existed have changed.
    fn have_directives_changed(&self, messages: &Messages<'_>, id: &str) -> bool {
        let past = self.snapshot.message(messages.locale, id);
        let now = self.directives.get(messages.name()).and_then(|of_locale| of_locale.get(id));
        past.zip(now).is_some_and(|(past, now)| past.directives != *now)
    }

    /// Whether files of a locale or of the source have changed, are new or gone.
    fn has_locale_changed(&self, name: &str) -> bool {
        [self.workspace.source.name(), name].into_iter().any(|name| {
            let files =
                self.workspace.locale(name).map(|messages| messages.locale.files.as_slice());
            let paths = files.unwrap_or_default().iter().map(|file| file.source.path());
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
