//! The report: every table, and what it was measured on.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use crate::applications::{self, output};
use crate::questions::{Contest, contests};
use crate::race::race;
use crate::table::{Table, digits, ratio};
use crate::{idle, large, machine, threads};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../BENCHMARKS.md");
const BEGIN: &str = "<!-- peers: begin -->\n";
const END: &str = "<!-- peers: end -->\n";

/// Prints the report.
pub fn print() {
    print!("{}", report());
}

/// Prints the report, and puts it into its place in `BENCHMARKS.md`.
pub fn write() {
    let report = report();
    print!("{report}");
    let page = fs::read_to_string(PAGE).expect("BENCHMARKS.md");
    let (before, rest) = page.split_once(BEGIN).expect("the mark where the report begins");
    let (_, after) = rest.split_once(END).expect("the mark where the report ends");
    fs::write(PAGE, format!("{before}{BEGIN}\n{report}\n{END}{after}")).expect("BENCHMARKS.md");
}

/// A heading, and what makes the tables below it.
type Section = (&'static str, fn() -> String);

fn report() -> String {
    let mut report = format!("Measured: {}.\n\n", machine::versions());
    let _ = writeln!(report, "On: {}.", machine::machine());
    let sections: [Section; 6] = [
        ("Answers", answers),
        ("Two threads", || threads::table().to_string()),
        ("A fresh process", || applications::table().to_string()),
        ("100 locales of 5,000 codes", || large::locales_table().to_string()),
        ("Many codes", || large::codes_table().to_string()),
        ("A live catalog, nothing changing", || idle::table().to_string()),
    ];
    for (title, tables) in sections {
        eprintln!("{title} …");
        let _ = write!(report, "\n### {title}\n\n{}", tables());
    }
    report
}

/// A table for each question.
fn answers() -> String {
    let allocations = allocations();
    let tables = contests().into_iter().map(|Contest { question, contenders }| {
        let head = ["implementation", "median, ns", "ratio", "allocations", "answers otherwise"];
        let mut table = Table::new(head);
        let medians = race(&contenders);
        for (contender, median) in contenders.into_iter().zip(&medians) {
            let key = (question.clone(), contender.name.clone());
            table.row([
                contender.name,
                digits(*median),
                ratio(*median, medians[0]),
                allocations[&key].clone(),
                contender.remark,
            ]);
        }
        format!("#### {question}\n\n{table}")
    });
    tables.collect::<Vec<_>>().join("\n")
}

/// How often each contender allocates for an answer.
fn allocations() -> BTreeMap<(String, String), String> {
    let output = output(&mut Command::new(applications::build("peers", "allocations")));
    let counted = output.lines().map(|line| {
        let mut fields = line.split('\t').map(str::to_owned);
        let mut next = || fields.next().expect("three fields");
        ((next(), next()), next())
    });
    counted.collect()
}
