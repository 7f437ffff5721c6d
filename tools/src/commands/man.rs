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
    // Examples and tables have lines of their own.
    let page = String::from_utf8_lossy(&page).replace(".SH EXTRA\n", ".SH NOTES\n.nf\n");
    Ok((man.get_filename(), page))
}
