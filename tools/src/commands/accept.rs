//! `accept`: recording that translations are still right although their source has changed.

use std::collections::HashSet;

use clap::Args;
use fluent_codes::Code;

use crate::check::checker;
use crate::check::progress;
use crate::check::workspace::Workspace;
use crate::commands::project_arguments::ProjectArguments;
use crate::commands::read_project::with_workspace;
use crate::commands::{Outcome, print_done};
use crate::escape::escaped;
use crate::failure::Failure;
use crate::project::codes::parse_code_or_id;
use crate::project::layers::Layers;
use crate::project::locks;
use crate::project::writer::Writer;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fluent-codes accept 131201 --locale zh-CN
  fluent-codes accept")]
pub(crate) struct AcceptArguments {
    /// The codes, or the ids of other messages; otherwise all that are stale
    #[arg(value_name = "CODE", allow_negative_numbers = true)]
    pub(crate) codes: Vec<String>,

    /// The locale; otherwise all
    #[arg(long, value_name = "LOCALE")]
    pub(crate) locale: Option<String>,

    #[command(flatten)]
    pub(crate) project: ProjectArguments,
}

pub(crate) fn run(layers: &Layers, arguments: &AcceptArguments) -> Result<Outcome, Failure> {
    let directory = layers.only()?;
    let mut writer = Writer::lock(directory)?;
    let done = with_workspace(layers, &arguments.project, None, |workspace| {
        workspace.locks.require_sound()?;
        let ids = ids(workspace, &arguments.codes)?;
        let locales = workspace.named(arguments.locale.as_slice())?;
        let (mut files, mut done) = (Vec::new(), String::new());
        for (messages, progress) in workspace.locales.iter().zip(checker::progress_of(workspace)) {
            let name = messages.name();
            if messages.is_source || !locales.is_empty() && !locales.contains(name) {
                continue;
            }
            let Some(file) = workspace.locks.translations(name, 0) else {
                if locales.contains(name) {
                    let path = locks::path_of(directory, messages.locale.folder_name());
                    let message = "expected a lock; `fluent-codes sync` makes it";
                    return Err(Failure::of_path(&path, message));
                }
                continue;
            };
            let is_accepted = |id: &str| ids.is_empty() || ids.contains(id);
            let mut accepted: Vec<&str> =
                progress.stale.keys().copied().filter(|id| is_accepted(id)).collect();
            if accepted.is_empty() {
                continue;
            }
            accepted.sort_unstable();
            done += &(escaped(&format!("{name}: accepted {}", accepted.join(", "))) + "\n");
            let (old, untranslated) = (&file.lock, &progress.untranslated);
            let lock =
                progress::lock_lines(old, 0, messages, workspace.source, untranslated, is_accepted);
            files.push(file.change(&lock.to_text())?);
        }
        writer.write(&files)?;
        Ok(if files.is_empty() { "nothing is stale\n".to_owned() } else { done })
    })?;
    drop(writer);
    print_done(&done, Outcome::Clean)
}

/// The ids of messages that are named by their codes or ids.
fn ids(workspace: &Workspace<'_>, written: &[String]) -> Result<HashSet<String>, Failure> {
    let mut ids = HashSet::new();
    for written in written {
        let id = match parse_code_or_id(written) {
            Ok(code) => Code::new(code).message_id(),
            Err(_) => written.clone(),
        };
        if workspace.source.get(&id).is_none() {
            let source = workspace.source.name();
            let message =
                format!("expected the code or id of a message in `{source}`, found `{written}`");
            return Err(Failure::new(message));
        }
        ids.insert(id);
    }
    Ok(ids)
}
