//! What `check` finds of single defects in good texts: `tests/data/defects.txt`.

use std::collections::HashSet;
use std::ops::RangeInclusive;
use std::path::Path;

use serde::Deserialize;

use crate::sandbox::Sandbox;

/// How many checks the defects are shared out among. In one check, none is near another.
const ROUNDS: usize = 9;

/// The locales that have a few messages only.
const CONFIGURATION: &str = "ids = \"any\"\n\n[coverage]\nel = 0\nfa = 0\nfr = 0\nhe = 0\npl = 0\n";

/// Each defect is found, by the rule that is named, unless it is said to be missed; and the good texts
/// are free of findings.
#[test]
fn single_defects() {
    let data = std::fs::read_to_string(data().join("defects.txt")).unwrap();
    let defects: Vec<Defect<'_>> = data.split("\n== ").skip(1).map(Defect::parse).collect();
    assert!(defects.len() >= 80);
    // Not every locale has the messages that the bundle lacks.
    let lacking = ["missing-file", "missing-message"];
    let good = check(&defects, false);
    assert_eq!(good.iter().filter(|it| !lacking.contains(&it.rule.as_str())).count(), 0);
    let mut wrong = Vec::new();
    for round in 0..ROUNDS {
        let mut own: Vec<Defect<'_>> =
            defects.iter().skip(round).step_by(ROUNDS).cloned().collect();
        let findings = {
            let sandbox = sandbox(&mut own, true);
            findings(&sandbox)
        };
        for defect in &own {
            let found: HashSet<&str> = findings
                .iter()
                .filter(|it| it.file.ends_with(defect.file) && defect.lines.contains(&it.line))
                .map(|it| it.rule.as_str())
                .collect();
            let is_as_said = match defect.rule {
                "missed" => found.is_empty(),
                rule => found.contains(rule),
            };
            if !is_as_said {
                wrong.push(format!("{}, {}: {found:?}", defect.file, defect.title));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[derive(Clone)]
struct Defect<'d> {
    /// The rule, and what is wrong.
    title: &'d str,
    rule: &'d str,
    file: &'d str,
    good: String,
    defective: String,
    /// The source's message.
    of_source: Option<&'d str>,
    /// Further messages, each behind its file.
    others: Vec<&'d str>,
    /// Where the defective text stands, once it is written, with the lines beside it.
    lines: RangeInclusive<usize>,
}

impl<'d> Defect<'d> {
    fn parse(block: &'d str) -> Defect<'d> {
        let mut lines = block.lines();
        let (title, file) = (lines.next().unwrap(), lines.next().unwrap());
        let rule = title.split_once(':').unwrap().0;
        let lines: Vec<&str> = lines.collect();
        let of = |sign| lines.iter().filter_map(move |line| line.strip_prefix(sign));
        let text = |sign: &'static str| -> String {
            of(sign).map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned() + "\n").collect()
        };
        Defect {
            title,
            rule,
            file,
            good: text("-"),
            defective: characters(&text("+")),
            of_source: of("en ").next(),
            others: of("also ").collect(),
            lines: 0..=0,
        }
    }
}

impl Defect<'_> {
    fn path(&self) -> String {
        format!("locales/{}", self.file)
    }

    /// Finds the lines of the text that is written, with those beside it.
    fn set_lines(&mut self, text: &str, written: &str) {
        let above = text.split(written).next().unwrap().lines().count();
        self.lines = above..=above + written.lines().count() + 1;
    }
}

/// Puts characters in the place of their names: `<U+200B>`.
fn characters(text: &str) -> String {
    let mut parts = text.split("<U+");
    let mut written = parts.next().unwrap().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('>').unwrap();
        written.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        written.push_str(rest);
    }
    written
}

#[derive(Deserialize)]
struct Report {
    findings: Vec<Finding>,
}

#[derive(Deserialize)]
struct Finding {
    rule: String,
    file: String,
    line: usize,
}

fn data() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data")
}

fn check(defects: &[Defect<'_>], is_defective: bool) -> Vec<Finding> {
    findings(&sandbox(&mut defects.to_vec(), is_defective))
}

/// The errors and warnings.
fn findings(sandbox: &Sandbox) -> Vec<Finding> {
    let run = sandbox.run("fluent-codes check --format json");
    serde_json::from_str::<Report>(&run.stdout).unwrap().findings
}

/// The realistic bundle with the messages that it lacks, and with the defects.
fn sandbox(defects: &mut [Defect<'_>], is_defective: bool) -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.run(&format!("cp -r '{}' locales", data().join("realistic").display()));
    sandbox.write("fluent-codes.toml", CONFIGURATION);
    for defect in defects.iter_mut() {
        let path = defect.path();
        let mut text = read(&sandbox, &path);
        if let Some(of_source) = defect.of_source {
            append(&sandbox, "locales/en-US/more.ftl", of_source);
            text.push_str(&defect.good);
        }
        for other in &defect.others {
            let (file, line) = other.split_once(' ').unwrap();
            append(&sandbox, &format!("locales/{file}"), line);
        }
        assert_eq!(text.matches(&defect.good).count(), 1, "{}", defect.title);
        if is_defective {
            defect.set_lines(&text, &defect.good.clone());
            text = text.replace(&defect.good, &defect.defective);
        }
        sandbox.write(&path, &text);
    }
    // Those above may have moved the text.
    for defect in defects.iter_mut().filter(|it| is_defective && !it.defective.trim().is_empty()) {
        defect.set_lines(&sandbox.read(&defect.path()), &defect.defective.clone());
    }
    sandbox
}

fn append(sandbox: &Sandbox, path: &str, line: &str) {
    let text = read(sandbox, path);
    sandbox.write(path, &format!("{text}{line}\n"));
}

/// What a file holds, if it exists.
fn read(sandbox: &Sandbox, path: &str) -> String {
    if sandbox.path(path).exists() { sandbox.read(path) } else { String::new() }
}
