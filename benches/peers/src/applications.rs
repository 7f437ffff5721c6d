//! The smallest application of each library: its size, its dependencies, its first look-up.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::sampling::median;
use crate::table::{Table, digits, ratio};

/// The libraries, in the order of the tables.
pub const LIBRARIES: [&str; 7] = [
    "fluent-codes",
    "fluent-templates",
    "i18n-embed",
    "rust-i18n",
    "fluent-zero",
    "fluent-bundle",
    "phf",
];

const ROUNDS: usize = 101;

pub fn table() -> Table {
    let programs = LIBRARIES.map(|library| build(&format!("{library}-application"), library));
    let mut samples = LIBRARIES.map(|_| Vec::new());
    for _ in 0..ROUNDS {
        for (program, samples) in programs.iter().zip(&mut samples) {
            let nanoseconds = output(&mut Command::new(program)).trim().parse::<f64>();
            samples.push(nanoseconds.expect("a number") / 1e3);
        }
    }
    let medians = samples.map(median);
    let mut table = Table::new(["library", "first look-up, µs", "ratio", "program, kB", "crates"]);
    for ((library, program), first) in LIBRARIES.iter().zip(&programs).zip(medians) {
        let size = fs::metadata(program).expect("the program").len() as f64 / 1e3;
        table.row([
            (*library).to_owned(),
            digits(first),
            ratio(first, medians[0]),
            digits(size),
            crates(library).to_string(),
        ]);
    }
    table
}

/// Builds a program of this workspace, on its own, so that no other one's features are in it.
pub fn build(package: &str, library: &str) -> PathBuf {
    let target = target();
    let program = match package {
        "peers" => library.to_owned(),
        _ => format!("{library}-first"),
    };
    let mut cargo = cargo("build");
    cargo.args(["--release", "--quiet", "--package", package, "--bin", &program]);
    output(cargo.arg("--target-dir").arg(&target));
    target.join("release").join(program)
}

/// The folder that this program was built in.
fn target() -> PathBuf {
    let program = env::current_exe().expect("this program");
    program.ancestors().nth(2).expect("the target folder").to_owned()
}

/// How many crates a library's application is built from, without itself.
fn crates(library: &str) -> usize {
    let mut cargo = cargo("tree");
    cargo.args(["--package", &format!("{library}-application")]);
    cargo.args(["--edges", "normal,build", "--prefix", "none"]);
    let output = output(&mut cargo);
    let packages: BTreeSet<&str> = (output.lines())
        .map(|line| line.trim_end_matches(" (*)"))
        .filter(|line| !line.is_empty() && !line.contains("-application "))
        .collect();
    packages.len()
}

fn cargo(command: &str) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args([command, "--locked", "--manifest-path"]);
    cargo.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"));
    cargo
}

/// What a program prints.
pub fn output(command: &mut Command) -> String {
    let output = command.output().expect("the program starts");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {stderr}");
    String::from_utf8(output.stdout).expect("text")
}
