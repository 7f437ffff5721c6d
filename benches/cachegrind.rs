//! Counts the instructions of this program, run by valgrind. Cachegrind takes less than half the time
//! of callgrind, which also counts calls.

use std::env;
use std::process::Command;

/// A command that runs this program, to which its arguments are added.
pub(crate) fn command() -> Command {
    let mut command = Command::new("valgrind");
    command.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
    command.arg(env::current_exe().unwrap());
    command
}

/// The instructions that a command takes, and what it prints.
pub(crate) fn run(command: &mut Command) -> (f64, String) {
    let output =
        command.output().unwrap_or_else(|error| fail(&format!("valgrind does not start: {error}")));
    let stderr = String::from_utf8_lossy(&output.stderr);
    match count(&stderr) {
        Some(count) if output.status.success() => {
            (count, String::from_utf8_lossy(&output.stdout).into_owned())
        }
        _ => fail(&stderr),
    }
}

/// The count of a line like `==1234== I refs: 20,496,777`.
fn count(stderr: &str) -> Option<f64> {
    let (_, count) = stderr.lines().find_map(|line| line.split_once("refs:"))?;
    count.trim().replace(',', "").parse().ok()
}

fn fail(message: &str) -> ! {
    eprintln!("{message}");
    std::process::exit(2);
}
