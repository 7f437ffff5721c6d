//! `sync`: updating the locales by the source, and the locks by the locales.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use clap::Args;
use fluent_codes::tooling::Source;

use crate::check::checker;
use crate::check::progress;
use crate::check::workspace::Workspace;
use crate::commands::project_arguments::ProjectArguments;
use crate::commands::read_project::with_workspace;
use crate::commands::{Outcome, print_done};
use crate::diagnostics;
use crate::escape::escaped_path;
use crate::failure::Failure;
use crate::project::code_lock::{self, CodeLock, PublishedCode};
use crate::project::files::File;
use crate::project::input;
use crate::project::locks::{self, LockFile};
use crate::project::source_lock::{SourceLock, TextPair};
use crate::project::writer::{FileChange, Writer};
use crate::syntax::arrangement::{Arrangement, Changes};
use crate::syntax::blocks;
use crate::syntax::edits::line_break;
use crate::syntax::messages::Messages;
use crate::syntax::plan::Plan;
use crate::wording::count;

#[derive(Debug, Args)]
#[command(after_help = "\
Places for the messages that a locale lacks are added, messages are moved into the source's order, and
messages that the source has no more become comments. Translators' comments stay. codes.lock gets the
new codes, and the source.lock of each locale what its translations were made from. A file that is
broken is left as it is. All files are written, or none.

Examples:
  fluent-codes sync --dry-run
  fluent-codes sync

Exit status: 0, or 1 if a file is broken and was left as it is.")]
pub(crate) struct SyncArguments {
    /// Show what would change, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,

    #[command(flatten)]
    pub(crate) project: ProjectArguments,
}

/// The change of a file.
struct Change {
    file: FileChange,
    /// The change in words.
    what: String,
}

pub(crate) fn run(directory: &Path, arguments: &SyncArguments) -> Result<Outcome, Failure> {
    let mut writer = if arguments.dry_run { None } else { Some(Writer::lock(directory)?) };
    let (done, outcome) = with_workspace(directory, &arguments.project, None, |workspace| {
        workspace.locks.require_sound()?;
        let mut changes = Vec::new();
        let mut is_complete = true;
        for locale in workspace.translations() {
            for file in &workspace.source.locale.files {
                let problems = problems(workspace, locale, file);
                for problem in &problems {
                    diagnostics::warning(format!("{problem}; the file is left as it is"));
                }
                if problems.is_empty() {
                    changes.extend(change_of_file(workspace, locale, file)?);
                }
                is_complete &= problems.is_empty();
            }
        }
        changes.extend(changes_of_locks(workspace)?);
        changes.extend(change_of_attributes(workspace)?);
        let shown = if arguments.dry_run { Change::diff } else { Change::line };
        let mut done: String = changes.iter().map(shown).collect();
        if changes.is_empty() {
            done += "nothing to change\n";
        }
        if let Some(writer) = &mut writer {
            let files: Vec<FileChange> = changes.into_iter().map(|change| change.file).collect();
            writer.write(&files)?;
        }
        Ok((done, if is_complete { Outcome::Clean } else { Outcome::Findings }))
    })?;
    drop(writer);
    print_done(&done, outcome)
}

impl Change {
    /// What is done.
    fn line(&self) -> String {
        format!("{}: {}\n", escaped_path(self.file.path()), self.what)
    }

    /// The difference that it makes.
    fn diff(&self) -> String {
        self.file.diff()
    }
}

/// What keeps a locale's file that corresponds to one of the source from being changed.
fn problems(
    workspace: &Workspace<'_>,
    locale: &Messages<'_>,
    source_file: &File<'_>,
) -> Vec<String> {
    let relative = workspace.source.locale.relative(source_file.source.path());
    let files = [Some(source_file), locale.file(relative)].into_iter().flatten();
    files.flat_map(|file| &file.parsed.problems).map(ToString::to_string).collect()
}

/// What becomes of a locale's file that corresponds to one of the source.
fn change_of_file(
    workspace: &Workspace<'_>,
    locale: &Messages<'_>,
    source_file: &File<'_>,
) -> Result<Option<Change>, Failure> {
    let source = workspace.source;
    let relative = source.locale.relative(source_file.source.path());
    let file = locale.file(relative);
    let plan = Plan::new(source, source_file);
    let found = file.map_or(Vec::new(), blocks::of_file);
    let mut arrangement = Arrangement::new(&plan, source, locale, found.clone());
    arrangement.refresh_comments();
    arrangement.comment_out_obsolete();
    arrangement.sort();
    arrangement.add_missing();
    if arrangement.blocks == found {
        return Ok(None);
    }
    let before = file.map_or("", |file| file.source.text());
    let after = blocks::to_text(&arrangement.blocks, line_break(before));
    let folder = workspace.directory.join(locale.locale.folder_name());
    let change = match file {
        Some(file) => FileChange::edit(file.source, &after)?,
        None => FileChange::create(folder.join(relative), after.as_str()),
    };
    let what = written(arrangement.changes);
    Ok(Some(Change { file: change, what }))
}

fn written(changes: Changes) -> String {
    let Changes { added, moved, commented_out, refreshed } = changes;
    let parts = [
        (added, format!("{added} added")),
        (moved, format!("{moved} moved")),
        (commented_out, format!("{commented_out} commented out")),
        (refreshed, format!("{} refreshed", count(refreshed, "comment"))),
    ];
    let parts = parts.into_iter().filter(|(number, _)| *number > 0);
    parts.map(|(_, what)| what).collect::<Vec<_>>().join(", ")
}

/// Git keeps the lines of both sides where a lock was changed on two branches.
const MERGE_RULE: &str = "*.lock merge=union\n";

/// The rule for git, beside the locks.
fn change_of_attributes(workspace: &Workspace<'_>) -> Result<Option<Change>, Failure> {
    let path = workspace.directory.join(".gitattributes");
    let source = input::read_optional(&path)?.map(|bytes| Source::of_file(&path, bytes));
    let before = source.as_ref().map_or("", |source| source.text());
    if before.contains("merge=") {
        return Ok(None);
    }
    let line_break = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
    let after = format!("{before}{line_break}{MERGE_RULE}");
    let file = match &source {
        Some(source) => FileChange::edit(source, &after)?,
        None => FileChange::create(&path, after.as_str()),
    };
    let what = "a rule for git to merge locks".to_owned();
    Ok(Some(Change { file, what }))
}

/// The changes of the locks.
fn changes_of_locks(workspace: &Workspace<'_>) -> Result<Vec<Change>, Failure> {
    let mut changes = Vec::new();
    let codes = workspace.locks.codes.as_ref();
    let mut lock = CodeLock::default();
    lock.codes.extend(codes.map(|file| file.lock.codes.clone()).unwrap_or_default());
    let known = lock.codes.len();
    for code in workspace.codes() {
        lock.codes.entry(code).or_insert_with(PublishedCode::default);
    }
    let path = workspace.directory.join(code_lock::NAME);
    let what = recorded(lock.codes.len() - known);
    changes.extend(change_of_lock(codes, path, lock.to_text(), what)?);
    for (locale, progress) in workspace.locales.iter().zip(checker::progress_of(workspace)) {
        if locale.is_source {
            continue;
        }
        let file = workspace.locks.translations.get(locale.name());
        let lock = new_lock(workspace, locale, &progress.untranslated);
        let is_new =
            |(id, pair): &&(String, TextPair)| file.is_none_or(|file| !file.lock.has(id, *pair));
        let what = recorded(lock.lines.iter().filter(is_new).count());
        let path = locks::path_of(workspace.directory, locale.locale.folder_name());
        changes.extend(change_of_lock(file, path, lock.to_text(), what)?);
    }
    Ok(changes)
}

fn new_lock(
    workspace: &Workspace<'_>,
    locale: &Messages<'_>,
    untranslated: &HashSet<String>,
) -> SourceLock {
    let none = SourceLock::default();
    let old = workspace.locks.translations.get(locale.name()).map_or(&none, |file| &file.lock);
    progress::lock_lines(old, locale, workspace.source, untranslated, |_| false)
}

fn change_of_lock<L>(
    file: Option<&LockFile<L>>,
    path: PathBuf,
    after: String,
    what: String,
) -> Result<Option<Change>, Failure> {
    if file.is_some_and(|file| file.source.text() == file.as_written(&after)) {
        return Ok(None);
    }
    Ok(Some(Change { file: locks::change(file, path, &after)?, what }))
}

fn recorded(lines: usize) -> String {
    if lines == 0 { "put in order".to_owned() } else { format!("{lines} recorded") }
}
