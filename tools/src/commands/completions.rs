//! `completions`: the completions of the command line for a shell.

use std::io::{Write, stdout};

use clap::{Args, Command};
use clap_complete::Shell;

use crate::commands::Outcome;
use crate::failure::Failure;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fluent-codes completions bash >> ~/.bash_completion
  fluent-codes completions zsh > ~/.zfunc/_fluent-codes
  fluent-codes completions fish > ~/.config/fish/completions/fluent-codes.fish

Releases have these files, too.")]
pub(crate) struct CompletionsArguments {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub(crate) shell: Shell,
}

/// Prints the completions of a command line.
pub(crate) fn run(arguments: &CompletionsArguments, cli: Command) -> Result<Outcome, Failure> {
    let mut cli = cli;
    let name = cli.get_name().to_owned();
    // Into memory first: the generator expects a writer that does not fail.
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut cli, &name, &mut script);
    // The script for bash spells a hyphen in the name of the program in two ways.
    let [wrong, right] = ["__subcmd__", "__"].map(|hyphen| name.replace('-', hyphen));
    let script = String::from_utf8_lossy(&script).replace(&wrong, &right);
    stdout().lock().write_all(script.as_bytes())?;
    Ok(Outcome::Clean)
}
