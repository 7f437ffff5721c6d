//! The checker finds what the library has as problems of the same files.

use std::collections::BTreeSet;

use fluent_codes::{Catalog, Code, LanguageIdentifier, ProblemKind};
use serde_json::Value;

use crate::checked;
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
    let mut kinds = BTreeSet::new();
    let (mut served, mut wrong) = (0, 0);
    // The library knows of no exceptions and no configuration.
    let fixtures = checked::all().iter().filter(|checked| {
        !checked.fixture.contains("check: allow(")
            && !checked.fixture.contains("=== fluent-codes.toml")
    });
    for checked in fixtures {
        let sandbox = checked.sandbox();
        let name = checked.path.display().to_string();
        let catalog = Catalog::builder().directory(sandbox.path("locales")).build();
        let Ok(catalog) = catalog else { continue };
        let findings = findings(&checked.document);
        for problem in catalog.problems() {
            let kind = problem.kind();
            if kind == ProblemKind::NoSource {
                continue;
            }
            let file = problem.path().strip_prefix(sandbox.path("").to_str().unwrap()).unwrap();
            // Two versions of messages are one finding.
            let is_conflict = findings
                .iter()
                .any(|finding| finding.rule == "conflict-marker" && finding.file == file);
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
            // The target of the reference may be broken: then the finding names the target.
            let target = problem.message().split_once("found `").map(|(_, rest)| rest);
            let target = target.and_then(|rest| rest.split(['`', '.']).next());
            let is_told = findings.iter().any(|finding| match cause {
                Some(rule) => finding.file == file && finding.rule == rule,
                None => {
                    (finding.file.as_str(), finding.line) == (file, problem.line())
                        && rules(kind).contains(&finding.rule.as_str())
                        || kind == ProblemKind::Reference
                            && finding.file == file
                            && finding.id.as_deref() == target
                }
            });
            assert!(is_told, "{name}: {problem}\n{findings:#?}");
            kinds.insert(format!("{kind:?}"));
        }
        served += check_served(&catalog, &findings, &name);
        wrong += check_problems(&catalog, &findings, &sandbox, &name);
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
    assert_eq!(kinds, expected.map(str::to_owned).into());
    assert!(served > 30, "{served}");
    assert!(wrong > 30, "{wrong}");
}

fn is_code(id: Option<&str>) -> bool {
    id.is_some_and(|id| Code::from_message_id(id).is_some())
}

#[derive(Debug)]
struct Finding {
    rule: String,
    locale: String,
    file: String,
    line: usize,
    id: Option<String>,
}

/// The errors that the checker finds.
fn findings(document: &Value) -> Vec<Finding> {
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
        file: text(&finding["file"]),
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
fn check_problems(catalog: &Catalog, findings: &[Finding], sandbox: &Sandbox, name: &str) -> usize {
    let mut wrong = 0;
    let root = sandbox.path("");
    for Finding { rule, file, line, id, .. } in findings {
        if !WRONG.contains(&rule.as_str()) || rule != "empty-file" && !is_code(id.as_deref()) {
            continue;
        }
        let is_found = catalog.problems().iter().any(|problem| {
            let is_of_own =
                problem.kind() == ProblemKind::UnknownVariable && !is_code(problem.id());
            problem.path().strip_prefix(root.to_str().unwrap()) == Some(file)
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
