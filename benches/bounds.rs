//! Holds the cost of hostile files to what their size allows.
//!
//! ```text
//! cargo bench -p benches --bench bounds               print the cost of each case at three sizes
//! cargo bench -p benches --bench bounds -- --check    fail if a cost grows faster than the files
//! ```
//!
//! Each case is a way of writing files, at a size, twice and four times that size. What counts is the
//! number of instructions that it takes to make a catalog of the files and to look a code up, as
//! valgrind's cachegrind counts them, and the most memory that is in use at a time. Neither depends on
//! the machine's speed, nor on what else it does.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a benchmark that cannot measure has to stop"
)]

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use fluent_codes::{Catalog, langid};

mod cachegrind;
#[path = "bounds/cases.rs"]
mod cases;
mod parallel;

use cases::{CASES, Case};

/// How much a doubling of the size may multiply the instructions by: n log n, and a little for what
/// is the same at every size.
const MAX_GROWTH: f64 = 2.4;

/// How many bytes may be in use at a time for each byte of the files, most of them in syntax trees of
/// tiny placeables, and for what is parsed at once.
const MAX_MEMORY: usize = 112;
const MEMORY_FOR_ALL: usize = 16 << 20;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).filter(|it| it != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", name, size, folder] => {
            write(case(name), size.parse().unwrap(), Path::new(folder))
        }
        ["run", folder] => println!("{}", run(Path::new(folder))),
        [] => drop(compare()),
        ["--check"] if !compare() => return ExitCode::FAILURE,
        ["--check"] => {}
        _ => {
            eprintln!("expected no argument or `--check`");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn case(name: &str) -> &'static Case {
    CASES.iter().find(|case| case.name == name).unwrap()
}

fn write(case: &Case, size: usize, folder: &Path) {
    for (path, contents) in (case.files)(size) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }
}

/// Makes a catalog of a folder and asks it; answers the most bytes that were in use at a time.
fn run(folder: &Path) -> u64 {
    let info = allocation_counter::measure(|| {
        let Ok(catalog) = Catalog::builder().directory(folder).build() else { return };
        for code in [1, 2] {
            assert!(!catalog.tr(code, &langid!("en-US")).is_empty());
        }
    });
    info.bytes_max
}

/// What one size of a case costs.
struct Cost {
    size: usize,
    /// The bytes of the files.
    len: usize,
    instructions: f64,
    memory: usize,
}

/// Prints the cost of each case; whether all grow as their files do.
fn compare() -> bool {
    let sizes: Vec<(&Case, usize)> =
        CASES.iter().flat_map(|case| [1, 2, 4].map(|factor| (case, factor * case.size))).collect();
    let costs = parallel::map(&sizes, |(case, size)| Cost::of(case, *size));
    println!("| case | size | bytes | instructions | times | memory, bytes per byte |");
    println!("|---|---|---|---|---|---|");
    let mut is_right = true;
    for (case, costs) in CASES.iter().zip(costs.chunks(3)) {
        is_right &= is_bounded(case, costs);
    }
    is_right
}

/// Prints what the sizes of a case cost; whether it grows as the files do.
fn is_bounded(case: &Case, costs: &[Cost]) -> bool {
    let max_growth = if case.is_square { 2.0 * MAX_GROWTH } else { MAX_GROWTH };
    let name = case.name;
    let mut is_right = true;
    let mut before: Option<f64> = None;
    for Cost { size, len, instructions, memory } in costs {
        let growth = before.map_or(1.0, |before| instructions / before);
        let bytes_per_byte = memory / len.max(&1);
        println!(
            "| {name} | {size} | {len} | {instructions:.0} | {growth:.2} | {bytes_per_byte} |"
        );
        if growth > max_growth {
            eprintln!("{name}: twice the files take {growth:.2} times the instructions");
            is_right = false;
        }
        if *memory > MAX_MEMORY * len + MEMORY_FOR_ALL {
            eprintln!("{name}: {len} bytes of files take {memory} bytes of memory");
            is_right = false;
        }
        before = Some(*instructions);
    }
    is_right
}

impl Cost {
    fn of(case: &Case, size: usize) -> Cost {
        let folder = tempfile::tempdir().unwrap();
        write(case, size, folder.path());
        let (instructions, memory) = measure(folder.path());
        Cost { size, len: len_of(folder.path()), instructions, memory }
    }
}

/// The instructions and the memory of one process.
fn measure(folder: &Path) -> (f64, usize) {
    let (instructions, memory) = cachegrind::run(cachegrind::command().arg("run").arg(folder));
    (instructions, memory.trim().parse().unwrap())
}

fn len_of(folder: &Path) -> usize {
    let mut len = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let metadata = entry.metadata().unwrap();
        len += match metadata.is_dir() {
            true => len_of(&entry.path()),
            false => metadata.len() as usize,
        };
    }
    len
}
