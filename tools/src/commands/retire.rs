//! `retire`: retiring a code, which is never used again.

use chrono::Utc;
use clap::Args;
use fluent_codes::Code;

use crate::check::workspace::Workspace;
use crate::commands::project_arguments::ProjectArguments;
use crate::commands::read_project::with_workspace;
use crate::commands::{Outcome, print_done};
use crate::escape::escaped_path;
use crate::failure::Failure;
use crate::project::code_lock::{self, CodeLock, PublishedCode, Retirement};
use crate::project::codes::parse_code_or_id;
use crate::project::file_change::FileChange;
use crate::project::layers::Layers;
use crate::project::locks;
use crate::project::source_lock::SourceLock;
use crate::project::writer::Writer;
use crate::syntax::blocks::{self, BlockKind};
use crate::syntax::edits::line_break;
use crate::syntax::messages::Messages;
use crate::syntax::references::Reference;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fluent-codes retire 120906
  fluent-codes retire 120906 --replaced-by 120905")]
pub(crate) struct RetireArguments {
    /// The code, or the id of its message: 131201 or E131201
    #[arg(value_name = "CODE", allow_negative_numbers = true, value_parser = parse_code_or_id)]
    pub(crate) code: i64,

    /// The code that is used instead from now on
    #[arg(long, value_name = "CODE", allow_negative_numbers = true, value_parser = parse_code_or_id)]
    pub(crate) replaced_by: Option<i64>,

    #[command(flatten)]
    pub(crate) project: ProjectArguments,
}

pub(crate) fn run(layers: &Layers, arguments: &RetireArguments) -> Result<Outcome, Failure> {
    let directory = layers.only()?;
    let code = Code::new(arguments.code);
    let replaced_by = arguments.replaced_by.map(Code::new);
    let mut writer = Writer::lock(directory)?;
    let done = with_workspace(layers, &arguments.project, None, |workspace| {
        workspace.locks.require_sound()?;
        let mut lock = workspace.locks.codes_with(workspace.codes());
        retire(&mut lock, code, replaced_by)?;
        let id = code.message_id();
        let errors = workspace.map_locales(|_| true, |messages| references_to(messages, &id));
        let errors: Vec<String> = errors.into_iter().flatten().collect();
        if !errors.is_empty() {
            return Err(Failure::Messages(errors));
        }
        let changed = workspace.map_locales(|_| true, |messages| without_message(messages, &id));
        let changed: Vec<Vec<FileChange>> = changed.into_iter().collect::<Result<_, Failure>>()?;
        let mut files: Vec<FileChange> = changed.into_iter().flatten().collect();
        let removed = files.len();
        files.extend(without_lines(workspace, &id)?);
        let path = directory.join(code_lock::NAME);
        files.push(locks::change(workspace.locks.only_codes(), path, &lock.to_text())?);
        writer.write(&files)?;
        let from = if removed == 0 { "no file".to_owned() } else { removed_from(&files, removed) };
        Ok(format!("retired {code}; its message is removed from {from}\n"))
    })?;
    drop(writer);
    print_done(&done, Outcome::Clean)
}

/// Retires a published code as of today.
fn retire(lock: &mut CodeLock, code: Code, replaced_by: Option<Code>) -> Result<(), Failure> {
    let Some(published) = lock.codes.get(&code) else {
        return Err(Failure::new(format!("expected a published code, found {code}")));
    };
    if let Some(Retirement { date, .. }) = published.retired {
        return Err(Failure::new(format!("the code {code} was retired on {date} already")));
    }
    if let Some(other) = replaced_by {
        let is_active = lock.codes.get(&other).is_some_and(|it| it.retired.is_none());
        if !is_active || other == code {
            let expected = "expected another published code that is not retired";
            return Err(Failure::new(format!("--replaced-by: {expected}, found {other}")));
        }
    }
    let retired = Some(Retirement { date: Utc::now().date_naive(), replaced_by });
    lock.codes.insert(code, PublishedCode { line: 0, retired });
    Ok(())
}

/// What keeps the message of this id from being removed from a locale: that it is broken, or that others
/// refer to it, which would lose a part.
fn references_to(messages: &Messages<'_>, id: &str) -> Vec<String> {
    let problems = messages.locale.files.iter().flat_map(|file| &file.parsed.problems);
    let broken = problems.filter(|problem| problem.id() == Some(id));
    let mut errors: Vec<String> =
        broken.map(|problem| format!("{problem}; correct it first")).collect();
    for (message, text) in messages.texts().filter(|(message, _)| message.id != id) {
        let references = Reference::in_text(message.file, text).into_iter();
        for reference in references.filter(|reference| reference.id == id) {
            let source = message.file.source;
            let (line, column) = source.position(reference.offset);
            let (path, name) = (source.path(), message.id);
            errors.push(format!(
                "{path}:{line}:{column}: `{name}` refers to `{id}`; write its text here first"
            ));
        }
    }
    errors
}

fn removed_from(files: &[FileChange], removed: usize) -> String {
    let paths = files.iter().take(removed).map(|change| escaped_path(change.path()));
    paths.collect::<Vec<_>>().join(", ")
}

/// The files of a locale that have a message of this id, without it and its comment.
fn without_message(messages: &Messages<'_>, id: &str) -> Result<Vec<FileChange>, Failure> {
    let mut changed = Vec::new();
    for file in &messages.locale.files {
        let mut blocks = blocks::of_file(file);
        let count = blocks.len();
        let mut index = 0;
        while let Some(block) = blocks.get(index) {
            if block.id() != Some(id) {
                index += 1;
                continue;
            }
            let blanks = block.blanks;
            blocks.remove(index);
            if let Some(next) = blocks.get_mut(index) {
                next.blanks = match next.kind {
                    BlockKind::Message(_) => next.blanks.min(blanks),
                    _ => next.blanks.max(blanks),
                };
            }
        }
        if blocks.len() < count {
            let text = blocks::to_text(&blocks, line_break(file.source.text()));
            changed.push(FileChange::edit(file.source, &text)?);
        }
    }
    Ok(changed)
}

/// The locks that have a line for this id, without it.
fn without_lines(workspace: &Workspace<'_>, id: &str) -> Result<Vec<FileChange>, Failure> {
    let mut changed = Vec::new();
    for locale in workspace.translations() {
        let Some(file) = workspace.locks.translations(locale.name, 0) else { continue };
        let lines = file.lock.lines.iter().filter(|(other, _)| other != id).cloned();
        let lock = SourceLock::new(lines.collect());
        if lock.lines.len() < file.lock.lines.len() {
            changed.push(file.change(&lock.to_text())?);
        }
    }
    Ok(changed)
}
