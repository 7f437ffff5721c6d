//! Files in, output out: a file a behaviour in `tests/fixtures/`.
//!
//! A fixture is a line that says what it shows, then sections: files, then a command line whose
//! section holds what it prints and its exit status, then, if it writes any, the files after it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, thread};

use crate::sandbox::Sandbox;

/// All fixtures, or those whose names contain what `FIXTURES` says. All that fail are reported, or,
/// with `UPDATE_FIXTURES`, rewritten.
#[test]
fn fixtures() {
    let wanted = env::var("FIXTURES").unwrap_or_default();
    let paths = paths(&wanted);
    assert!(!paths.is_empty() || !wanted.is_empty());
    let share = paths.len().max(1).div_ceil(thread::available_parallelism().map_or(1, usize::from));
    let failures: Vec<String> = thread::scope(|scope| {
        let check = |paths: &[PathBuf]| paths.iter().filter_map(|path| failure(path)).collect();
        let workers: Vec<_> =
            paths.chunks(share).map(|paths| scope.spawn(move || check(paths))).collect();
        workers.into_iter().flat_map(|worker| -> Vec<String> { worker.join().unwrap() }).collect()
    });
    let count = failures.len();
    assert!(
        failures.is_empty(),
        "{}{count} of {} fixtures fail; if this is right: UPDATE_FIXTURES=1 cargo test fixtures",
        failures.concat(),
        paths.len()
    );
}

/// The fixtures whose names contain this.
fn paths(wanted: &str) -> Vec<PathBuf> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut paths = Vec::new();
    for folder in fs::read_dir(directory).unwrap() {
        for entry in fs::read_dir(folder.unwrap().path()).unwrap() {
            let path = entry.unwrap().path();
            if path.file_name().unwrap().to_str().unwrap().contains(wanted) {
                paths.push(path);
            }
        }
    }
    paths.sort();
    paths
}

/// What differs in a fixture, if it fails.
fn failure(path: &Path) -> Option<String> {
    let fixture = fs::read_to_string(path).unwrap();
    let actual = run(&fixture);
    if actual == fixture {
        return None;
    }
    if env::var_os("UPDATE_FIXTURES").is_some() {
        fs::write(path, &actual).unwrap();
        return None;
    }
    Some(format!("{}:\n{}\n", path.display(), difference(&fixture, &actual)))
}

/// The lines from the first to the last that differ: `-` what is expected, `+` what comes out.
fn difference(expected: &str, actual: &str) -> String {
    let (expected, actual): (Vec<&str>, Vec<&str>) =
        (expected.lines().collect(), actual.lines().collect());
    let pairs = expected.iter().zip(&actual);
    let start = pairs.clone().take_while(|(a, b)| a == b).count();
    let rest = expected.len().min(actual.len()) - start;
    let backward = expected.iter().rev().zip(actual.iter().rev());
    let end = backward.take(rest).take_while(|(a, b)| a == b).count();
    let lines = |sign: char, lines: &[&str]| -> String {
        lines.iter().map(|line| format!("{sign} {line}\n")).collect()
    };
    lines('-', &expected[start..expected.len() - end])
        + &lines('+', &actual[start..actual.len() - end])
}

/// The fixture with the actual output.
fn run(fixture: &str) -> String {
    let mut sections = fixture.split("\n=== ");
    let mut actual = sections.next().unwrap().to_owned();
    let sandbox = Sandbox::empty();
    let mut has_run = false;
    for section in sections {
        let (name, contents) = section.split_once('\n').unwrap_or((section, ""));
        let contents = match name.strip_prefix("$ ") {
            Some(line) => {
                has_run = true;
                let run = sandbox.run(line);
                format!("{}{}exit status {}\n", run.stdout, run.stderr, run.status)
            }
            None if has_run => sandbox.read(name),
            None => {
                sandbox.write(name, contents);
                contents.to_owned()
            }
        };
        write!(actual, "\n=== {name}\n{contents}").unwrap();
    }
    actual
}
