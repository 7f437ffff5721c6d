//! `sync`: updating the locales by the source, and the locks by the locales.

use std::collections::HashSet;
use std::path::PathBuf;

use clap::Args;
use fluent_codes::tooling::Source;

use crate::check::coverage::Progress;
use crate::check::first_pass;
use crate::check::staleness;
use crate::check::workspace::Workspace;
use crate::commands::project_arguments::ProjectArguments;
use crate::commands::read_project::with_workspace;
use crate::commands::{Outcome, print_done};
use crate::diagnostics;
use crate::escape::escaped_path;
use crate::failure::Failure;
use crate::project::code_lock;
use crate::project::file_change::FileChange;
use crate::project::files::File;
use crate::project::input;
use crate::project::layers::Layers;
use crate::project::locks::{self, LockFile};
use crate::project::source_lock::{SourceLock, TextPair};
use crate::project::writer::Writer;
use crate::syntax::arrangement::{Arrangement, Changes};
use crate::syntax::blocks;
use crate::syntax::edits::line_break;
use crate::syntax::messages::Messages;
use crate::syntax::plan::Plan;
use crate::wording::count;

#[derive(Debug, Args)]
#[command(after_help = "\
Places for the messages that a locale lacks are added, messages are moved into the source's order, and \
messages that the source has no more become comments. Translators' comments stay. codes.lock gets the \
new codes, and the source.lock of each locale what its translations were made from. A file that is \
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

pub(crate) fn run(layers: &Layers, arguments: &SyncArguments) -> Result<Outcome, Failure> {
    let directory = layers.only()?;
    let mut writer = if arguments.dry_run { None } else { Some(Writer::lock(directory)?) };
    let (done, outcome) = with_workspace(layers, &arguments.project, None, |workspace| {
        workspace.locks.require_sound()?;
        let mut changes = Vec::new();
        let mut is_complete = true;
        let mut of_locks: Vec<Change> = change_of_code_lock(workspace)?.into_iter().collect();
        let all = first_pass::map_progress(workspace, |locale, progress| {
            LocaleChanges::of(workspace, locale, &progress)
        });
        for of_locale in all {
            let LocaleChanges { files, lock, problems } = of_locale?;
            changes.extend(files);
            of_locks.extend(lock);
            for problem in &problems {
                diagnostics::warning(format!("{problem}; the file is left as it is"));
                is_complete = false;
            }
        }
        changes.extend(of_locks);
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

/// The changes of a locale's files and of its lock.
#[derive(Default)]
struct LocaleChanges {
    files: Vec<Change>,
    lock: Option<Change>,
    /// What keeps files from being changed.
    problems: Vec<String>,
}

impl LocaleChanges {
    fn of(
        workspace: &Workspace<'_>,
        locale: &Messages<'_>,
        progress: &Progress<'_>,
    ) -> Result<LocaleChanges, Failure> {
        let mut changes = LocaleChanges::default();
        if locale.is_source {
            return Ok(changes);
        }
        for pair in FilePair::all(workspace.source, locale) {
            let problems = pair.problems();
            if problems.is_empty() {
                changes.files.extend(change_of_file(workspace, locale, &pair)?);
            }
            changes.problems.extend(problems);
        }
        changes.lock = change_of_source_lock(workspace, locale, progress)?;
        Ok(changes)
    }
}

/// A file of a locale and the one of the source that it corresponds to.
struct FilePair<'w> {
    /// The path below the locale's folder.
    relative: &'w str,
    source: Option<&'w File<'w>>,
    own: Option<&'w File<'w>>,
}

impl<'w> FilePair<'w> {
    /// All files of the source, and those that only the locale has.
    fn all(source: &'w Messages<'w>, locale: &'w Messages<'w>) -> Vec<FilePair<'w>> {
        let mut pairs: Vec<FilePair<'_>> = Vec::new();
        for file in &source.locale.files {
            let relative = source.locale.relative(file.source.path());
            let own = locale.file(relative, 0);
            pairs.push(FilePair { relative, source: Some(file), own });
        }
        for file in &locale.locale.files {
            let relative = locale.locale.relative(file.source.path());
            if source.file(relative, 0).is_none() {
                pairs.push(FilePair { relative, source: None, own: Some(file) });
            }
        }
        pairs
    }

    /// What keeps the locale's file from being changed.
    fn problems(&self) -> Vec<String> {
        let files = [self.source, self.own].into_iter().flatten();
        files.flat_map(|file| &file.parsed.problems).map(ToString::to_string).collect()
    }
}

/// The change of a locale's file, if it changes.
fn change_of_file(
    workspace: &Workspace<'_>,
    locale: &Messages<'_>,
    pair: &FilePair<'_>,
) -> Result<Option<Change>, Failure> {
    let source = workspace.source;
    let plan = match pair.source {
        Some(file) => Plan::new(source, file, workspace.locks),
        None => Plan::default(),
    };
    let found = pair.own.map_or(Vec::new(), blocks::of_file);
    let mut arrangement = Arrangement::new(&plan, source, locale, found.clone());
    arrangement.refresh_comments();
    arrangement.comment_out_obsolete();
    arrangement.sort();
    arrangement.add_missing();
    if arrangement.blocks == found {
        return Ok(None);
    }
    let before = pair.own.map_or("", |file| file.source.text());
    let after = blocks::to_text(&arrangement.blocks, line_break(before));
    let folder = workspace.directory().join(locale.locale.folders.name());
    let change = match pair.own {
        Some(file) => FileChange::edit(file.source, &after)?,
        None => FileChange::create(folder.join(pair.relative), after.as_str()),
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
    let path = workspace.directory().join(".gitattributes");
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

/// The change of the lock of codes.
fn change_of_code_lock(workspace: &Workspace<'_>) -> Result<Option<Change>, Failure> {
    let codes = workspace.locks.only_codes();
    let known = codes.map_or(0, |file| file.lock.codes.len());
    let lock = workspace.locks.codes_with(workspace.codes());
    // A project without codes needs no lock of them.
    if codes.is_none() && lock.codes.is_empty() {
        return Ok(None);
    }
    let path = workspace.directory().join(code_lock::NAME);
    change_of_lock(codes, path, lock.to_text(), recorded(lock.codes.len() - known))
}

/// The change of a locale's lock.
fn change_of_source_lock(
    workspace: &Workspace<'_>,
    locale: &Messages<'_>,
    progress: &Progress<'_>,
) -> Result<Option<Change>, Failure> {
    let file = workspace.locks.translations(locale.name(), 0);
    let lock = new_lock(workspace, locale, &progress.untranslated);
    let is_new =
        |(id, pair): &&(String, TextPair)| file.is_none_or(|file| !file.lock.has(id, *pair));
    let what = recorded(lock.lines.iter().filter(is_new).count());
    let path = locks::path_of(workspace.directory(), locale.locale.folders.name());
    change_of_lock(file, path, lock.to_text(), what)
}

fn new_lock(
    workspace: &Workspace<'_>,
    locale: &Messages<'_>,
    untranslated: &HashSet<String>,
) -> SourceLock {
    let none = SourceLock::default();
    let old = workspace.locks.translations(locale.name(), 0).map_or(&none, |file| &file.lock);
    staleness::lock_lines(old, 0, locale, workspace.source, untranslated, |_| false)
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
