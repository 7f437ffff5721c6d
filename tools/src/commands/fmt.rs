//! `fmt`: the canonical order and layout of files.

use clap::Args;
use fluent_codes::Problem;

use crate::check::workspace::Workspace;
use crate::commands::project_arguments::ProjectArguments;
use crate::commands::read_project::with_workspace;
use crate::commands::{Outcome, print_done};
use crate::diagnostics;
use crate::escape::escaped_path;
use crate::failure::Failure;
use crate::project::file_change::FileChange;
use crate::project::files::File;
use crate::project::layers::Layers;
use crate::project::writer::Writer;
use crate::syntax::arrangement::Arrangement;
use crate::syntax::blocks;
use crate::syntax::edits::line_break;
use crate::syntax::layout;
use crate::syntax::messages::Messages;
use crate::syntax::plan::Plan;

#[derive(Debug, Args)]
#[command(after_help = "\
What the messages and the comments say stays as it is. A file that is broken is left as it is.

Examples:
  fluent-codes fmt
  fluent-codes fmt --check

Exit status: 0; 1 if a file is broken or, with --check, would change.")]
pub(crate) struct FmtArguments {
    /// Name the files that would change, and write nothing
    #[arg(long)]
    pub(crate) check: bool,

    #[command(flatten)]
    pub(crate) project: ProjectArguments,
}

pub(crate) fn run(layers: &Layers, arguments: &FmtArguments) -> Result<Outcome, Failure> {
    let directory = layers.only()?;
    let mut writer = if arguments.check { None } else { Some(Writer::lock(directory)?) };
    let (done, outcome) = with_workspace(layers, &arguments.project, None, |workspace| {
        let (mut changed, mut is_complete) = (Vec::new(), true);
        for change in workspace.map_locales(|_| true, |messages| Changes::of(workspace, messages)) {
            let Changes { files, problems } = change?;
            changed.extend(files);
            for problem in problems {
                diagnostics::warning(format!("{problem}; the file is left as it is"));
                is_complete = false;
            }
        }
        if let Some(writer) = &mut writer {
            writer.write(&changed)?;
        }
        let what = if arguments.check { "would change" } else { "changed" };
        let line = |change: &FileChange| format!("{}: {what}\n", escaped_path(change.path()));
        let is_clean = is_complete && (changed.is_empty() || !arguments.check);
        let outcome = if is_clean { Outcome::Clean } else { Outcome::Findings };
        Ok((changed.iter().map(line).collect::<String>(), outcome))
    })?;
    drop(writer);
    print_done(&done, outcome)
}

/// What becomes of the files of a locale.
struct Changes {
    files: Vec<FileChange>,
    /// What keeps files from being changed.
    problems: Vec<Problem>,
}

impl Changes {
    fn of(workspace: &Workspace<'_>, messages: &Messages<'_>) -> Result<Changes, Failure> {
        let mut changes = Changes { files: Vec::new(), problems: Vec::new() };
        for file in &messages.locale.files {
            changes.problems.extend(file.parsed.problems.iter().cloned());
            if file.parsed.problems.is_empty() {
                let text = laid_out(workspace, messages, file);
                if text != file.source.text() {
                    changes.files.push(FileChange::edit(file.source, &text)?);
                }
            }
        }
        Ok(changes)
    }
}

/// The text of a file in the canonical order and layout.
fn laid_out(workspace: &Workspace<'_>, messages: &Messages<'_>, file: &File<'_>) -> String {
    let mut blocks = blocks::of_file(file);
    let relative = messages.locale.relative(file.source.path());
    if let Some(source_file) = workspace.source.file(relative, 0).filter(|_| !messages.is_source) {
        let plan = Plan::new(workspace.source, source_file, workspace.locks);
        let mut arrangement = Arrangement::new(&plan, workspace.source, messages, blocks);
        arrangement.sort();
        blocks = arrangement.blocks;
    }
    layout::apply(&mut blocks);
    blocks::to_text(&blocks, line_break(file.source.text()))
}
