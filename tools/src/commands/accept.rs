//! `accept`: recording that translations are still right although their source has changed.

use std::collections::HashSet;

use clap::Args;
use fluent_codes::Code;

use crate::check::coverage::Progress;
use crate::check::first_pass;
use crate::check::staleness;
use crate::check::workspace::Workspace;
use crate::commands::project_arguments::ProjectArguments;
use crate::commands::read_project::with_workspace;
use crate::commands::{Outcome, print_done};
use crate::escape::escaped;
use crate::failure::Failure;
use crate::project::codes::parse_code_or_id;
use crate::project::file_change::FileChange;
use crate::project::layers::Layers;
use crate::project::locks;
use crate::project::writer::Writer;
use crate::syntax::messages::Messages;

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
        let accept = |messages: &Messages<'_>, progress: Progress<'_>| {
            let is_chosen = locales.is_empty() || locales.contains(messages.name());
            if messages.is_source || !is_chosen {
                return Ok(None);
            }
            Accepted::of(workspace, messages, &progress, &ids, locales.contains(messages.name()))
        };
        for accepted in first_pass::map_progress(workspace, accept) {
            let Some(Accepted { file, locale, ids }) = accepted? else { continue };
            files.push(file);
            done += &(escaped(&format!("{locale}: accepted {}", ids.join(", "))) + "\n");
        }
        writer.write(&files)?;
        Ok(if files.is_empty() { "nothing is stale\n".to_owned() } else { done })
    })?;
    drop(writer);
    print_done(&done, Outcome::Clean)
}

/// What is accepted in a locale.
struct Accepted {
    locale: String,
    ids: Vec<String>,
    /// The change of its lock.
    file: FileChange,
}

impl Accepted {
    /// The stale translations of these ids; of all, if none are given. A locale that is named must have a
    /// lock.
    fn of(
        workspace: &Workspace<'_>,
        messages: &Messages<'_>,
        progress: &Progress<'_>,
        ids: &HashSet<String>,
        is_named: bool,
    ) -> Result<Option<Accepted>, Failure> {
        let Some(file) = workspace.locks.translations(messages.name(), 0) else {
            let path = locks::path_of(workspace.directory(), messages.locale.folders.name());
            let message = "expected a lock; `fluent-codes sync` makes it";
            return if is_named { Err(Failure::of_path(&path, message)) } else { Ok(None) };
        };
        let is_accepted = |id: &str| ids.is_empty() || ids.contains(id);
        let stale = progress.stale.keys().filter(|id| is_accepted(id));
        let mut accepted: Vec<String> = stale.map(|id| (*id).to_owned()).collect();
        if accepted.is_empty() {
            return Ok(None);
        }
        accepted.sort_unstable();
        let (source, untranslated) = (workspace.source, &progress.untranslated);
        let lock =
            staleness::lock_lines(&file.lock, 0, messages, source, untranslated, is_accepted);
        let file = file.change(&lock.to_text())?;
        Ok(Some(Accepted { locale: messages.name().to_owned(), ids: accepted, file }))
    }
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
