//! `man`: the manual pages.

use std::fs;
use std::io::{Write, stdout};
use std::path::PathBuf;

use clap::{Args, Command};
use clap_mangen::Man;

use crate::commands::Outcome;
use crate::failure::Failure;
use crate::project::output_file;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fluent-codes man | man -l -
  fluent-codes man -o ~/.local/share/man/man1

Releases have these files, too.")]
pub(crate) struct ManArguments {
    /// The folder to write the pages of all commands into, instead of printing the first one
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
}

/// Prints or writes the manual pages of a command line.
pub(crate) fn run(arguments: &ManArguments, cli: Command) -> Result<Outcome, Failure> {
    let mut cli = cli;
    cli.build();
    let Some(folder) = &arguments.output else {
        stdout().lock().write_all(page(&cli)?.1.as_bytes())?;
        return Ok(Outcome::Clean);
    };
    fs::create_dir_all(folder).map_err(|error| Failure::of_path(folder, error))?;
    for command in [&cli].into_iter().chain(cli.get_subcommands()) {
        let (name, page) = page(command)?;
        output_file::write(&folder.join(name), &page)?;
    }
    Ok(Outcome::Clean)
}

/// The page of a command, and the name of its file.
fn page(command: &Command) -> Result<(String, String), Failure> {
    let man = Man::new(command.clone());
    let mut page = Vec::new();
    man.render(&mut page)?;
    let page = String::from_utf8_lossy(&page);
    let (page, extra) = page.split_once(".SH EXTRA\n").unwrap_or((page.as_ref(), ""));
    // The notes are the last section that has text of ours; others may follow.
    let end = extra.find("\n.SH ").map_or(extra.len(), |at| at + 1);
    let (notes, rest) = extra.split_at_checked(end).unwrap_or((extra, ""));
    Ok((man.get_filename(), format!("{page}.SH NOTES\n{}{rest}", with_lines(notes))))
}

/// Text whose paragraphs are filled, while the indented lines of examples and tables stay as they are.
fn with_lines(text: &str) -> String {
    let (mut filled, mut is_indented) = (String::new(), false);
    for line in text.lines() {
        if is_indented != line.starts_with("  ") {
            is_indented = !is_indented;
            filled.push_str(if is_indented { ".nf\n" } else { ".fi\n" });
        }
        // An empty line ends a paragraph.
        filled.push_str(if line.is_empty() { ".PP" } else { line });
        filled.push('\n');
    }
    if is_indented { filled + ".fi\n" } else { filled }
}
