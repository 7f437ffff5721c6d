//! The report: every table, and what it was measured on.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use crate::applications::{self, output};
use crate::comparisons::{Comparison, comparisons};
use crate::sampling::medians;
use crate::summary::summary;
use crate::table::{Table, digits, ratio};
use crate::{large, machine, polling, threads};

const REPORT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/REPORT.md");
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../BENCHMARKS.md");
const BEGIN: &str = "<!-- peers: begin -->\n";
const END: &str = "<!-- peers: end -->\n";

/// Prints the report.
pub fn print() {
    print!("{}", report(&tables()));
}

/// Prints the report, and writes it to `REPORT.md` and its summary to `BENCHMARKS.md`.
pub fn write() {
    let tables = tables();
    let report = report(&tables);
    print!("{report}");
    fs::write(REPORT, report).expect("REPORT.md");
    let page = fs::read_to_string(PAGE).expect("BENCHMARKS.md");
    let (before, rest) = page.split_once(BEGIN).expect("the mark where the summary begins");
    let (_, after) = rest.split_once(END).expect("the mark where the summary ends");
    let summary = format!("{}\n{}", summary(&tables), machine::description());
    fs::write(PAGE, format!("{before}{BEGIN}\n{summary}\n{END}{after}")).expect("BENCHMARKS.md");
}

fn report(tables: &[(String, Table)]) -> String {
    let sections = tables.iter().map(|(title, table)| format!("\n## {title}\n\n{table}"));
    format!(
        "# Beside other libraries\n\n\
         Written by `cargo run --release --manifest-path benches/peers/Cargo.toml -- --write`;\n\
         [README.md](README.md) says what is measured, and how.\n\n{}{}",
        machine::description(),
        sections.collect::<String>()
    )
}

/// A title, and what makes its table.
type Measurement = (&'static str, fn() -> Table);

/// Measures everything: a title and a table each.
fn tables() -> Vec<(String, Table)> {
    let mut tables = comparison_tables();
    let others: [Measurement; 5] = [
        ("Two threads", threads::table),
        ("A fresh process", applications::table),
        ("100 locales of 5,000 codes", large::locales_table),
        ("Many codes", large::codes_table),
        ("A live catalog while nothing changes", polling::table),
    ];
    for (title, table) in others {
        eprintln!("{title} …");
        tables.push((title.to_owned(), table()));
    }
    tables
}

/// A table for each comparison.
fn comparison_tables() -> Vec<(String, Table)> {
    let allocations = allocations();
    let mut tables = Vec::new();
    for Comparison { title, benchmarks } in comparisons() {
        eprintln!("{title} …");
        let medians = medians(&benchmarks);
        let mut table =
            Table::new(["implementation", "median, ns", "ratio", "allocations", "other locale"]);
        for (benchmark, median) in benchmarks.into_iter().zip(&medians) {
            let key = (title.clone(), benchmark.name.clone());
            table.row([
                benchmark.name,
                digits(*median),
                ratio(*median, medians[0]),
                allocations[&key].clone(),
                benchmark.remark,
            ]);
        }
        tables.push((title, table));
    }
    tables
}

/// How often each benchmark allocates memory for a look-up, by its comparison and its name.
fn allocations() -> BTreeMap<(String, String), String> {
    let output = output(&mut Command::new(applications::build("peers", "allocations")));
    let counted = output.lines().map(|line| {
        let mut fields = line.split('\t').map(str::to_owned);
        let mut next = || fields.next().expect("three fields");
        ((next(), next()), next())
    });
    counted.collect()
}
