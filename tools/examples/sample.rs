//! Measures how many findings of `check` are worth correcting, by what a person judges of a sample.
//!
//! The reports of `check --format json` go in, of as many projects as there are; a sample of each
//! rule's findings comes out, each with the text of the source and that of the translation:
//!
//! ```console
//! $ for project in bundles/*; do fluent-codes check --locales "$project" --format json; done |
//!       cargo run -p fluent-codes-cli --example sample -- --seed 1 > sample.md
//! ```
//!
//! Read it, and put an `x` between the brackets of each finding that is worth correcting and a `-`
//! between those of each that is not. What came of it is then counted, a line a rule; a rule's
//! share counts as often as it has findings:
//!
//! ```console
//! $ cargo run -p fluent-codes-cli --example sample -- --judged sample.md
//! ```

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io::{self, BufReader};

use clap::Parser;
use serde::Deserialize;

#[derive(Parser)]
struct Arguments {
    /// What the choice of findings depends on
    #[arg(long, default_value_t = 1)]
    seed: u64,

    /// How many findings of a rule are shown at most
    #[arg(long, default_value_t = 20)]
    max: usize,

    /// A sample with its judgements, to be counted
    #[arg(long, value_name = "FILE")]
    judged: Option<String>,
}

/// What `check --format json` prints.
#[derive(Deserialize)]
struct Report {
    findings: Vec<Finding>,
}

#[derive(Deserialize)]
struct Finding {
    rule: String,
    severity: String,
    file: String,
    line: usize,
    id: Option<String>,
    source: Option<String>,
    message: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    match &arguments.judged {
        Some(path) => count(&fs::read_to_string(path)?),
        None => sample(&arguments)?,
    }
    Ok(())
}

/// Prints a sample of the findings of each rule, those of the worst severity first.
fn sample(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let mut rules: BTreeMap<(usize, String), Vec<Finding>> = BTreeMap::new();
    let reports = serde_json::Deserializer::from_reader(BufReader::new(io::stdin()));
    for report in reports.into_iter::<Report>() {
        for finding in report?.findings {
            let rank = ["error", "warning", "note"].iter().position(|it| *it == finding.severity);
            let key = (rank.unwrap_or(usize::MAX), finding.rule.clone());
            rules.entry(key).or_default().push(finding);
        }
    }
    for ((_, rule), findings) in &rules {
        let Some(first) = findings.first() else { continue };
        println!("## {rule} ({}, {} findings)\n", first.severity, findings.len());
        let mut random = fastrand::Rng::with_seed(arguments.seed);
        let mut chosen = random.choose_multiple(findings, arguments.max);
        chosen.sort_by_key(|finding| (&finding.file, finding.line));
        for finding in chosen {
            println!("- [ ] {}:{}: {}", finding.file, finding.line, finding.message);
            print_text("source", finding.source.as_deref().unwrap_or_default());
            print_text("file", &entry(finding));
        }
        println!();
    }
    Ok(())
}

/// The lines of the file that have the message of a finding.
fn entry(finding: &Finding) -> String {
    const MAX_LINES: usize = 20;
    let Ok(bytes) = fs::read(&finding.file) else { return String::new() };
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<&str> = text.lines().collect();
    let found = finding.line.saturating_sub(1).min(lines.len());
    let begins = |line: &&str| match &finding.id {
        Some(id) => line.strip_prefix(id.as_str()).is_some_and(|rest| !rest.starts_with('-')),
        None => true,
    };
    let above = lines.iter().take(found + 1).rposition(begins);
    let start = above.unwrap_or(found);
    let is_part = |line: &&&str| line.is_empty() || line.starts_with([' ', '}']);
    let rest = lines.iter().skip(start + 1).take_while(is_part).take(MAX_LINES);
    let lines: Vec<&str> = lines.iter().skip(start).take(1).chain(rest).copied().collect();
    lines.join("\n").trim_end().to_owned()
}

fn print_text(name: &str, text: &str) {
    for (index, line) in text.lines().enumerate() {
        println!("      {:7}{line}", if index == 0 { name } else { "" });
    }
}

/// Prints how many of the judged findings are worth correcting.
fn count(judged: &str) {
    let mut rows: Vec<Row> = Vec::new();
    for line in judged.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            rows.extend(Row::new(heading));
        } else if let Some(row) = rows.last_mut() {
            row.right += usize::from(line.starts_with("- [x]"));
            row.wrong += usize::from(line.starts_with("- [-]"));
        }
    }
    println!("| rule | severity | findings | judged | worth correcting |");
    println!("|---|---|---|---|---|");
    for row in &rows {
        let (right, judged) = (row.right, row.right + row.wrong);
        println!("| {} | {} | {} | {judged} | {right} |", row.rule, row.severity, row.findings);
    }
    for severity in ["error", "warning", "note"] {
        let of_severity = rows.iter().filter(|row| row.severity == severity);
        let judged: Vec<&Row> = of_severity.filter(|row| row.right + row.wrong > 0).collect();
        let findings: usize = judged.iter().map(|row| row.findings).sum();
        let right: f64 = judged.iter().map(|row| row.share() * row.findings as f64).sum();
        if findings > 0 {
            let percent = 100.0 * right / findings as f64;
            println!("\n{severity}: {percent:.0} % of {findings} findings are worth correcting");
        }
    }
}

/// What came of one rule.
struct Row {
    rule: String,
    severity: String,
    findings: usize,
    right: usize,
    wrong: usize,
}

impl Row {
    /// Out of `rule (severity, 5 findings)`.
    fn new(heading: &str) -> Option<Row> {
        let (rule, rest) = heading.split_once(" (")?;
        let (severity, rest) = rest.split_once(", ")?;
        let findings = rest.split_once(' ')?.0.parse().ok()?;
        let (rule, severity) = (rule.to_owned(), severity.to_owned());
        Some(Row { rule, severity, findings, right: 0, wrong: 0 })
    }

    /// How many of the judged findings are worth correcting, from 0 to 1.
    fn share(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong) as f64
    }
}
