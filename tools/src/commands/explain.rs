//! `explain`: what a rule of `check` is for.

use std::io::{Write, stdout};

use clap::Args;

use crate::check::rule::Rule;
use crate::check::rules::RULES;
use crate::check::rules::parse_rule;
use crate::commands::Outcome;
use crate::failure::Failure;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fluent-codes explain missing-message
  fluent-codes explain
  fluent-codes explain --all > docs/rules.md")]
pub(crate) struct ExplainArguments {
    /// The rule; without one, all are listed
    #[arg(value_name = "RULE", value_parser = parse_rule)]
    pub(crate) rule: Option<&'static str>,

    /// Print one page about all rules, in Markdown
    #[arg(long, conflicts_with = "rule")]
    pub(crate) all: bool,
}

pub(crate) fn run(arguments: &ExplainArguments) -> Result<Outcome, Failure> {
    let mut out = stdout().lock();
    match arguments.rule {
        Some(name) => {
            for rule in RULES.iter().filter(|rule| rule.name == name) {
                let severity = rule.severity.name();
                write!(out, "{name} ({severity})\n\n{}", rule.documentation())?;
            }
        }
        None if arguments.all => out.write_all(page().as_bytes())?,
        None => {
            let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
            for rule in RULES {
                let (name, severity) = (rule.name, rule.severity.name());
                writeln!(out, "{name:width$}  {severity:7}  {}", rule.summary())?;
            }
        }
    }
    Ok(Outcome::Clean)
}

/// All rules on one page, in Markdown.
fn page() -> String {
    let intro = "\
# The rules of `check`

`fluent-codes explain RULE` prints a rule's section, and `fluent-codes explain --all` this page. The
severity of a rule can be set in `fluent-codes.toml`; `fluent-codes check --help` shows how. `check
--fix` corrects findings of the fixable rules where that is safe, and with `--unsafe-fixes` also texts
that a program may read.

| rule | severity | fixable | finds |
| --- | --- | --- | --- |
";
    let rows: String = RULES.iter().map(|rule| row(rule)).collect();
    let sections: String = RULES.iter().map(|rule| section(rule)).collect();
    intro.to_owned() + &rows + &sections
}

fn row(rule: &Rule) -> String {
    let fixable = if rule.has_fixes { "yes" } else { "" };
    let (name, severity, summary) = (rule.name, rule.severity.name(), rule.summary());
    format!("| [{name}](#{name}) | {severity} | {fixable} | {summary} |\n")
}

fn section(rule: &Rule) -> String {
    let documentation = with_lower_headings(&rule.documentation());
    format!("\n## {}\n\n*{}*\n\n{documentation}", rule.name, rule.severity.name())
}

/// Markdown whose headings are two levels lower. A `#` in a block of code is no heading.
fn with_lower_headings(markdown: &str) -> String {
    let mut is_code = false;
    let lines = markdown.split_inclusive('\n').map(|line| {
        is_code ^= line.starts_with("```");
        let marks = if line.starts_with("# ") && !is_code { "##" } else { "" };
        marks.to_owned() + line
    });
    lines.collect()
}
