//! What a live catalog costs while nothing changes.

use std::env;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use cpu_time::ProcessTime;
use fluent_codes::Catalog;

use crate::generated;
use crate::shipped::folder;
use crate::table::{Table, digits};

/// Files that were just written are read at every look, until their times are old enough.
const SETTLED: Duration = Duration::from_secs(4);

const SECONDS: u64 = 10;

pub fn table() -> Table {
    let large = tempfile::tempdir().expect("a folder");
    generated::write(large.path(), 100, 5_000).expect("files");
    let catalogs = [("shipped, 2 files", folder()), ("100 files", large.path().to_owned())];
    // Both at once: most of the time they sleep.
    let processes = catalogs.map(|(catalog, folder)| {
        let mut program = Command::new(env::current_exe().expect("this program"));
        program.arg("polling").arg(folder).stdout(Stdio::piped());
        (catalog, program.spawn().expect("the program starts"))
    });
    let mut table = Table::new(["live catalog", "processor time, ms a second", "of a core, %"]);
    for (catalog, process) in processes {
        let output = process.wait_with_output().expect("the program ends").stdout;
        let output = String::from_utf8(output).expect("text");
        let milliseconds: f64 = output.trim().parse().expect("a number");
        table.row([catalog.to_owned(), format!("{milliseconds:.3}"), digits(milliseconds / 10.0)]);
    }
    table
}

/// Prints the milliseconds of processor time that a live catalog takes a second.
pub fn measure(folder: &str) {
    let live = Catalog::builder().directory(folder).live().start().expect("a catalog");
    sleep(SETTLED);
    let start = ProcessTime::now();
    sleep(Duration::from_secs(SECONDS));
    println!("{}", start.elapsed().as_secs_f64() * 1e3 / SECONDS as f64);
    drop(live);
}
