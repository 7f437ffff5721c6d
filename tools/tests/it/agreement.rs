//! The checker finds what the library has as problems of the same files.

use std::collections::BTreeSet;
use std::thread;

use fluent_codes::{Catalog, Code, LanguageIdentifier, Problem, ProblemKind};
use serde_json::Value;

use crate::checked::{self, Checked};
use crate::sandbox::Sandbox;

/// The rules that find what the library has as a problem of this kind.
fn rules(kind: ProblemKind) -> &'static [&'static str] {
    match kind {
        ProblemKind::Syntax => &["syntax", "fullwidth-syntax"],
        ProblemKind::Encoding => &["encoding"],
        ProblemKind::ByteOrderMark => &["byte-order-mark"],
        ProblemKind::DuplicateId => &["duplicate-id"],
        ProblemKind::EmptyText => &["empty-text"],
        ProblemKind::Reference => &["unresolved-reference", "cyclic-reference"],
        ProblemKind::Format => {
            &["unformattable", "unknown-function", "unknown-option", "too-many-placeables"]
        }
        ProblemKind::UnknownVariable => &["unknown-variable"],
        ProblemKind::NoMessages => &["empty-file"],
        ProblemKind::LocaleName => &["locale-name"],
        ProblemKind::Unreadable | ProblemKind::TooLarge => &["unreadable"],
        kind => panic!("{kind:?}"),
    }
}

#[test]
fn every_problem_is_found_and_what_has_no_finding_is_served() {
    let mut seen = Seen::default();
    for checked in plain() {
        let (name, sandbox) = (checked.path.display().to_string(), checked.sandbox());
        let catalog = Catalog::builder().directory(sandbox.path("locales")).build();
        let Ok(catalog) = catalog else { continue };
        seen.compare(&name, &catalog, &findings(&checked.document, &sandbox));
    }
    let expected = [
        "ByteOrderMark",
        "DuplicateId",
        "EmptyText",
        "Encoding",
        "Format",
        "LocaleName",
        "NoMessages",
        "Reference",
        "Syntax",
        "UnknownVariable",
    ];
    assert_eq!(seen.kinds, expected.map(str::to_owned).into());
    assert!(seen.served > 30, "{}", seen.served);
    assert!(seen.wrong > 30, "{}", seen.wrong);
}

/// The same where the files of one fixture lie over those of another.
#[test]
fn layers_are_seen_as_they_are_served() {
    // A retired code is found in the source alone, whichever locales lack it.
    let is_of_locales = |checked: &&Checked| !checked.fixture.contains(" retired ");
    let mut fixtures: Vec<&Checked> = plain().filter(is_of_locales).collect();
    fixtures.sort_by_key(|checked| &checked.path);
    let pairs: Vec<(&Checked, &Checked)> =
        fixtures.iter().zip(fixtures.iter().skip(1)).step_by(2).map(|(a, b)| (*a, *b)).collect();
    let share = pairs.len().div_ceil(thread::available_parallelism().map_or(1, usize::from));
    let seen: Vec<Seen> = thread::scope(|scope| {
        let compare = |pairs: &[(&Checked, &Checked)]| {
            let mut seen = Seen::default();
            pairs.iter().for_each(|(base, over)| seen.compare_layers(base, over));
            seen
        };
        let workers: Vec<_> =
            pairs.chunks(share).map(|pairs| scope.spawn(move || compare(pairs))).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).collect()
    });
    let kinds: BTreeSet<&String> = seen.iter().flat_map(|seen| &seen.kinds).collect();
    assert!(kinds.len() > 7, "{kinds:?}");
    let count = |number: fn(&Seen) -> usize| seen.iter().map(number).sum::<usize>();
    assert!(count(|seen| seen.served) > 30 && count(|seen| seen.wrong) > 10);
}

/// The fixtures without exceptions and configurations, which the library does not know.
fn plain() -> impl Iterator<Item = &'static Checked> {
    checked::all().iter().filter(|checked| {
        !checked.fixture.contains("check: allow(")
            && !checked.fixture.contains("=== fluent-codes.toml")
    })
}

/// What was compared.
#[derive(Default)]
struct Seen {
    /// The kinds of the library's problems.
    kinds: BTreeSet<String>,
    served: usize,
    wrong: usize,
}

impl Seen {
    fn compare_layers(&mut self, base: &Checked, over: &Checked) {
        let name = format!("{} over {}", over.path.display(), base.path.display());
        let (base, over) = (base.sandbox(), over.sandbox());
        let builder = Catalog::builder().directory(base.path("locales"));
        let Ok(catalog) = builder.directory(over.path("locales")).build() else { return };
        let layers = format!("--locales '{}' --locales locales", base.path("locales").display());
        let run = over.run(&format!("fluent-codes check --notes --format json {layers}"));
        assert_eq!(run.stderr, "", "{name}");
        let document = serde_json::from_str(&run.stdout).unwrap();
        self.compare(&name, &catalog, &findings(&document, &over));
    }

    fn compare(&mut self, name: &str, catalog: &Catalog, findings: &[Finding]) {
        for problem in catalog.problems() {
            if problem.kind() == ProblemKind::NoSource {
                continue;
            }
            assert!(is_told(problem, findings), "{name}: {problem}\n{findings:#?}");
            self.kinds.insert(format!("{:?}", problem.kind()));
        }
        self.served += check_served(catalog, findings, name);
        self.wrong += check_problems(catalog, findings, name);
    }
}

/// Whether the checker finds what the library has as a problem.
fn is_told(problem: &Problem, findings: &[Finding]) -> bool {
    let kind = problem.kind();
    // Two versions of messages are one finding.
    let is_conflict = findings
        .iter()
        .any(|finding| finding.rule == "conflict-marker" && finding.file == problem.path());
    // For these, the finding names the cause, not each message that refers to it.
    let cause = match problem.message() {
        message if message.ends_with("refers to itself") => Some("cyclic-reference"),
        message if message.ends_with("placeables") => Some("too-many-placeables"),
        // A message that only the translation has; found where it is referred to.
        _ if kind == ProblemKind::UnknownVariable && !is_code(problem.id()) => {
            Some("unknown-variable")
        }
        _ if is_conflict => Some("conflict-marker"),
        _ => None,
    };
    // A function may get the text of a message that refers to itself.
    let may_be_cyclic = problem.message().ends_with("does not accept its arguments");
    // The target of the reference may be broken: then the finding names the target.
    let target = problem.message().split_once("found `").map(|(_, rest)| rest);
    let target = target.and_then(|rest| rest.split(['`', '.']).next());
    findings.iter().filter(|finding| finding.file == problem.path()).any(|finding| match cause {
        Some(rule) => finding.rule == rule,
        None => {
            finding.line == problem.line() && rules(kind).contains(&finding.rule.as_str())
                || kind == ProblemKind::Reference && finding.id.as_deref() == target
                || may_be_cyclic && finding.rule == "cyclic-reference"
        }
    })
}

fn is_code(id: Option<&str>) -> bool {
    id.is_some_and(|id| Code::from_message_id(id).is_some())
}

#[derive(Debug)]
struct Finding {
    rule: String,
    locale: String,
    /// From the root.
    file: String,
    line: usize,
    id: Option<String>,
}

/// The errors that the checker finds.
fn findings(document: &Value, sandbox: &Sandbox) -> Vec<Finding> {
    let findings = document["findings"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    // A selection by an attribute that is not there shows its default, and is a note.
    let counts = |finding: &&Value| {
        finding["severity"] == "error" || finding["rule"] == "unresolved-reference"
    };
    let findings = findings.filter(counts);
    let finding = |finding: &Value| Finding {
        rule: text(&finding["rule"]),
        locale: text(&finding["locale"]),
        file: sandbox.path(&text(&finding["file"])).to_str().unwrap().to_owned(),
        line: finding["line"].as_u64().unwrap() as usize,
        id: finding["id"].as_str().map(str::to_owned),
    };
    findings.map(finding).collect()
}

/// The rules that find texts of codes that come out wrong whatever the application passes.
const WRONG: [&str; 5] = [
    "empty-file",
    "unknown-function",
    "unknown-option",
    "unknown-variable",
    "unresolved-reference",
];

/// Each finding of a code's text that comes out wrong is a problem of the catalog, too.
fn check_problems(catalog: &Catalog, findings: &[Finding], name: &str) -> usize {
    let mut wrong = 0;
    for Finding { rule, file, line, id, .. } in findings {
        if !WRONG.contains(&rule.as_str()) || rule != "empty-file" && !is_code(id.as_deref()) {
            continue;
        }
        let is_found = catalog.problems().iter().any(|problem| {
            let is_of_own =
                problem.kind() == ProblemKind::UnknownVariable && !is_code(problem.id());
            problem.path() == file
                && (problem.line() == *line || is_of_own)
                && rules(problem.kind()).contains(&rule.as_str())
        });
        assert!(is_found, "{name}: {rule} {file}:{line} {id:?}\n{:#?}", catalog.problems());
        wrong += 1;
    }
    wrong
}

/// Each code of the source that a locale has no finding about comes from that locale's files.
fn check_served(catalog: &Catalog, findings: &[Finding], name: &str) -> usize {
    let mut served = 0;
    let source: LanguageIdentifier = "en-US".parse().unwrap();
    let codes: Vec<Code> = catalog.codes().collect();
    for locale in catalog.locales() {
        // Line ends concern the whole file.
        let is_whole =
            |finding: &Finding| finding.id.is_none() || finding.rule == "lone-carriage-return";
        let of_locale = findings.iter().filter(|finding| finding.locale == locale.to_string());
        if of_locale.clone().any(is_whole) {
            continue;
        }
        for code in &codes {
            let id = code.message_id();
            let in_source =
                catalog.get(*code, &source).is_some_and(|found| *found.locale() == source);
            if !in_source || of_locale.clone().any(|finding| finding.id.as_ref() == Some(&id)) {
                continue;
            }
            let message = catalog.get(*code, locale).unwrap();
            assert_eq!(message.locale(), locale, "{name}: {id}");
            served += 1;
        }
    }
    served
}
