//! Which findings of a check are reported.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use crate::check::finding::Finding;
use crate::check::workspace::Workspace;
use crate::syntax::fingerprint;
use crate::syntax::messages::Messages;
use crate::syntax::snapshot::Snapshot;

/// Leaves the findings that concern these locales (all, if there are none), and, where the files are
/// compared with a commit, those that concern what has changed since.
pub(crate) fn retain(
    findings: &mut Vec<Finding>,
    workspace: &Workspace<'_>,
    locales: &HashSet<String>,
) {
    findings.retain(|finding| {
        (locales.is_empty() || locales.contains(&finding.locale))
            && workspace.snapshot.is_none_or(|snapshot| is_touched(finding, workspace, snapshot))
    });
}

/// Whether a finding concerns a message that has changed since, here or in the source; or, if it
/// concerns none, a file that has.
fn is_touched(finding: &Finding, workspace: &Workspace<'_>, snapshot: &Snapshot) -> bool {
    // What a source uses may have been missing before.
    if workspace.rust_sources.is_some_and(|sources| sources.has_file(&finding.file)) {
        return true;
    }
    let Some(id) = &finding.id else { return has_changed(&finding.file, workspace, snapshot) };
    let states = |messages: &Messages<'_>| {
        let past = snapshot.message(messages.locale.folder_name(), id);
        let now = messages.get(id).map(|message| fingerprint::of(&message.entry.node));
        (past.map(|past| past.fingerprint), now)
    };
    let source = states(workspace.source);
    let own = workspace.locale(&finding.locale).map_or((None, None), states);
    match (source, own) {
        // What is broken now, and was missing or broken then, can only be judged by its file.
        (_, (None, None)) if source.0 == source.1 => {
            let is_begun = workspace.locale(&finding.locale).is_some_and(|it| it.has_begun(id));
            is_begun && has_changed(&finding.file, workspace, snapshot)
        }
        _ => source.0 != source.1 || own.0 != own.1,
    }
}

/// Whether a file has other contents than then. The folder of locales alone is compared.
fn has_changed(path: &str, workspace: &Workspace<'_>, snapshot: &Snapshot) -> bool {
    let Ok(relative) = Path::new(path).strip_prefix(workspace.directory) else { return true };
    let relative = relative.display().to_string().replace('\\', "/");
    let Ok(contents) = fs::read(path) else { return true };
    !snapshot.has_file(&relative, &contents)
}
