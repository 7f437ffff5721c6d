//! Plural categories, numbers and texts are those of a browser: of Node's `Intl` and of
//! `@fluent/bundle`, but for the differences in `tests/fixtures/node/`.
//!
//! The tests run where `node` is installed and has the version of CLDR that the differences are
//! from; those of texts need the packages in `tests/node/`, which `npm ci` installs. Where they do
//! not run they say so, or, with `NODE_TESTS=required`, fail.

mod texts;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Lines, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::{env, fs};

use fluent_codes::fluent::types::{FluentNumber, FluentNumberType};
use fluent_codes::tooling::Plurals;
use fluent_codes::{FluentValue, LanguageIdentifier, fluent_args};
use serde_json::{Value, json};

use crate::sources::builder_in_memory;

/// The version of CLDR that the differences are from.
const CLDR: &str = "48";

/// A process of Node that answers questions.
pub(crate) struct Node {
    child: Child,
    questions: ChildStdin,
    answers: Lines<BufReader<ChildStdout>>,
}

impl Node {
    /// Starts Node with a script of `tests/node/` that needs the packages and not the version of CLDR;
    /// `None`, and why, if that cannot be.
    pub(crate) fn with_packages(script: &str) -> Option<Node> {
        if !folder().join("node_modules/@fluent/syntax").exists() {
            return not_run("`npm ci` in tests/node/ installs packages, which are missing");
        }
        Node::spawn(script)
    }

    /// The same, for a script that needs the version of CLDR.
    fn start(script: &str) -> Option<Node> {
        let mut node = Node::spawn(script)?;
        let versions = node.ask(json!({ "ask": "versions" }));
        let cldr = versions["cldr"].as_str().unwrap_or_default();
        if cldr.split('.').next() != Some(CLDR) {
            return not_run(&format!("expected a Node with CLDR {CLDR}, found {versions}"));
        }
        println!("{versions}");
        Some(node)
    }

    fn spawn(script: &str) -> Option<Node> {
        let started = Command::new("node")
            .arg(folder().join(script))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn();
        let mut child = match started {
            Ok(child) => child,
            Err(error) => return not_run(&format!("`node` does not start: {error}")),
        };
        let questions = child.stdin.take().unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap()).lines();
        Some(Node { child, questions, answers })
    }

    pub(crate) fn ask(&mut self, question: Value) -> Value {
        // Written at once: each write is a system call.
        self.questions.write_all(format!("{question}\n").as_bytes()).unwrap();
        serde_json::from_str(&self.answers.next().unwrap().unwrap()).unwrap()
    }

    fn ask_strings(&mut self, question: Value) -> Vec<String> {
        serde_json::from_value(self.ask(question)).unwrap()
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/node")
}

/// Says on the terminal that a test did not run, past what captures the output of tests.
fn not_run(reason: &str) -> Option<Node> {
    assert!(env::var_os("NODE_TESTS").is_none(), "{reason}");
    let _ = writeln!(std::io::stderr(), "not compared with Node: {reason}");
    None
}

/// Compares differences with those that are known. In the file, a line that begins with `#` is a
/// reason for the differences below it.
#[track_caller]
fn check(name: &str, found: &BTreeMap<String, String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/node").join(name);
    let known = fs::read_to_string(&path).unwrap();
    let lines = known.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let known: BTreeMap<String, String> = lines
        .map(|line| line.split_once(": ").unwrap())
        .map(|(key, difference)| (key.to_owned(), difference.to_owned()))
        .collect();
    let list = |differences: &BTreeMap<String, String>, others: &BTreeMap<String, String>| {
        let new = differences.iter().filter(|(key, it)| others.get(*key) != Some(*it));
        new.map(|(key, it)| format!("{key}: {it}\n")).collect::<String>()
    };
    let (new, gone) = (list(found, &known), list(&known, found));
    assert!(new.is_empty() && gone.is_empty(), "new in {name}:\n{new}gone:\n{gone}");
}

/// Every language that ICU has.
fn languages(node: &mut Node) -> Vec<String> {
    let letters = 'a'..='z';
    let mut all = Vec::new();
    for first in letters.clone() {
        for second in letters.clone() {
            all.push(format!("{first}{second}"));
            all.extend(letters.clone().map(|third| format!("{first}{second}{third}")));
        }
    }
    node.ask_strings(json!({ "ask": "languages", "languages": all }))
}

#[test]
fn plural_categories_are_those_of_node() {
    let Some(mut node) = Node::start("intl.mjs") else { return };
    let whole = (0..=1000).map(|number: u64| number.to_string());
    let tenths = (0..110).map(|tenth| format!("{}.{}", tenth / 10, tenth % 10));
    let hundredths = (0..130).map(|part| format!("{}.{:02}", part / 100, part % 100));
    let powers = (3..=15).map(|exponent| 10_u64.pow(exponent));
    let large = powers.flat_map(|power| [power, power + 1, 2 * power].map(|it| it.to_string()));
    let numbers: Vec<String> = whole.chain(tenths).chain(hundredths).chain(large).collect();
    let mut differences = BTreeMap::new();
    let mut languages = languages(&mut node);
    assert!(languages.len() > 200, "{}", languages.len());
    languages.push("pt-PT".to_owned());
    for (name, kind) in
        [("cardinal", FluentNumberType::Cardinal), ("ordinal", FluentNumberType::Ordinal)]
    {
        let values: Vec<FluentValue<'_>> = numbers.iter().map(|it| number(it, kind)).collect();
        let ask =
            json!({ "ask": "plurals", "locales": languages, "type": name, "numbers": numbers });
        for (language, theirs) in languages.iter().zip(node.ask_strings(ask)) {
            let theirs: Vec<&str> = theirs.split(' ').collect();
            assert_eq!(theirs.len(), numbers.len());
            let plurals = Plurals::new(&language.parse().unwrap());
            let ours: Vec<&str> = values.iter().map(|it| plurals.category(it).unwrap()).collect();
            let pairs = numbers.iter().zip(theirs.iter().zip(&ours));
            let mut others = pairs.filter(|(_, (theirs, ours))| theirs != ours);
            if let Some((number, (theirs, ours))) = others.next() {
                let more = others.count();
                let difference = format!("{number} is {theirs}, here {ours}; {more} more");
                differences.insert(format!("{language} {name}"), difference);
            }
        }
    }
    check("plurals.txt", &differences);
}

fn number(written: &str, kind: FluentNumberType) -> FluentValue<'static> {
    let mut number: FluentNumber = written.parse().unwrap();
    number.options.r#type = kind;
    FluentValue::Number(number)
}

/// Options of `NUMBER`, as messages and as programs write them.
fn options() -> Vec<(&'static str, Value)> {
    vec![
        ("", json!({})),
        (", useGrouping: 0", json!({ "useGrouping": false })),
        (", minimumIntegerDigits: 3", json!({ "minimumIntegerDigits": 3 })),
        (", minimumFractionDigits: 2", json!({ "minimumFractionDigits": 2 })),
        (", minimumFractionDigits: 5", json!({ "minimumFractionDigits": 5 })),
        (", maximumFractionDigits: 0", json!({ "maximumFractionDigits": 0 })),
        (", maximumFractionDigits: 1", json!({ "maximumFractionDigits": 1 })),
        (", minimumSignificantDigits: 3", json!({ "minimumSignificantDigits": 3 })),
        (", maximumSignificantDigits: 2", json!({ "maximumSignificantDigits": 2 })),
        (", useGrouping: \"true\"", json!({ "useGrouping": "true" })),
        (", style: \"decimal\"", json!({ "style": "decimal" })),
        (", type: \"cardinal\"", json!({ "type": "cardinal" })),
        (
            ", minimumIntegerDigits: 2, minimumFractionDigits: 1, maximumFractionDigits: 2",
            json!({
                "minimumIntegerDigits": 2, "minimumFractionDigits": 1, "maximumFractionDigits": 2,
            }),
        ),
        (
            ", useGrouping: 0, minimumSignificantDigits: 2, maximumSignificantDigits: 4",
            json!({
                "useGrouping": false, "minimumSignificantDigits": 2, "maximumSignificantDigits": 4,
            }),
        ),
    ]
}

#[test]
fn numbers_are_written_as_node_writes_them() {
    const NUMBERS: [f64; 14] = [
        0.0,
        -0.0,
        1.0,
        7.0,
        1234.0,
        12_345.0,
        -1234.5,
        1_234_567.891_23,
        0.05,
        0.000_449,
        2.5,
        1e15,
        1e21,
        f64::MAX,
    ];
    let Some(mut node) = Node::start("intl.mjs") else { return };
    let mut locales = languages(&mut node);
    let regional = "ar-EG ar-MA ar-SA bn-IN de-AT de-CH en-GB en-IN en-ZA es-419 es-MX fr-CA fr-CH \
                    pa-PK pt-PT sr-Latn ur-IN uz-Cyrl zh-HK zh-TW";
    locales.extend(regional.split_whitespace().map(str::to_owned));
    let mut file = String::new();
    for (code, (option, _)) in options().iter().enumerate() {
        file += &format!("E{code} = {{ NUMBER($n{option}) }}\n");
    }
    let mut differences = BTreeMap::new();
    for locale in &locales {
        let files = vec![(format!("{locale}/e.ftl"), file.clone().into_bytes())];
        let Ok(catalog) = builder_in_memory(files).isolating(false).build() else {
            differences.insert(locale.clone(), "a language that likely subtags lack".to_owned());
            continue;
        };
        let language: LanguageIdentifier = locale.parse().unwrap();
        let mut others = 0;
        let mut first = None;
        for (code, (option, json)) in options().iter().enumerate() {
            // JSON has no -0: numbers are sent as they are written.
            let numbers = NUMBERS.map(|number| number.to_string());
            let ask =
                json!({ "ask": "numbers", "locale": locale, "options": json, "numbers": numbers });
            for (number, theirs) in NUMBERS.iter().zip(node.ask_strings(ask)) {
                let args = fluent_args!["n" => *number];
                let ours = catalog.tr_args(code as i64, &language, &args);
                if ours != theirs {
                    others += 1;
                    let option = option.trim_start_matches(", ");
                    let written =
                        if *number > 1e300 { "the largest".to_owned() } else { number.to_string() };
                    first.get_or_insert(if theirs.len() > 40 {
                        format!("{written} {option}")
                    } else {
                        format!("{written} {option} is {theirs}, here {ours}")
                    });
                }
            }
        }
        if let Some(first) = first {
            differences.insert(locale.clone(), format!("{first}; {} more", others - 1));
        }
    }
    check("numbers.txt", &differences);
}
