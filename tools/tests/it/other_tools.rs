//! The tools that translators have: they read the shipped catalog, find every code, and say the same
//! for each; and `check` finds what they refuse.
//!
//! The tests run where the tools are installed: `.ci/python` does that in `target/python/`, and
//! `npm ci` in `tests/node/`. Where one is missing they say so, or, with `PYTHON_TESTS=required` and
//! `NODE_TESTS=required`, fail.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde::Deserialize;
use serde_json::Value;

use crate::sandbox::{Sandbox, root};

/// What another implementation reads of a locale.
#[derive(Deserialize)]
struct Locale {
    #[serde(default)]
    ids: Vec<String>,
    /// By message id.
    texts: BTreeMap<String, String>,
}

#[test]
fn python_reads_every_code_and_says_the_same() {
    let Some(python) = python("python") else { return };
    let script = root().join("tests/python/shipped.py");
    let locales = answer(Command::new(python).arg(script).arg(root().join("locales")));
    assert_same_texts(&locales);
    for (name, Locale { ids, texts }) in &locales {
        let found: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(found, texts.keys().collect(), "{name}");
    }
}

#[test]
fn javascript_says_the_same() {
    if !root().join("tests/node/node_modules/@fluent/bundle").exists() {
        return not_run("NODE_TESTS", "expected `npm ci` in tests/node/");
    }
    let script = root().join("tests/node/shipped.mjs");
    let locales = answer(Command::new("node").arg(script).arg(root().join("locales")));
    assert_same_texts(&locales);
}

/// Compares the text of each code in each locale with what `tr` prints.
#[track_caller]
fn assert_same_texts(locales: &BTreeMap<String, Locale>) {
    let sandbox = Sandbox::shipped();
    let lock = sandbox.read("locales/codes.lock");
    let codes: Vec<&str> = lock.lines().filter(|line| !line.contains("retired")).collect();
    assert!(locales.len() >= 2);
    for (name, locale) in locales {
        // The last one is unknown.
        let command = format!("fluent-codes tr {} 42 --lang {name}", codes.join(" "));
        let printed = sandbox.run(&command).stdout;
        let ids = codes.iter().map(|code| format!("E{code}")).chain(["unknown-code".to_owned()]);
        let ours: BTreeMap<String, String> = ids.zip(printed.lines().map(str::to_owned)).collect();
        assert_eq!(locale.texts, ours, "{name}");
    }
}

/// compare-locales is what Pontoon checks translations with.
#[test]
fn compare_locales_finds_nothing_wrong_in_the_shipped_catalog() {
    let Some(summary) = compare_locales(&root()).map(|found| found["summary"].clone()) else {
        return;
    };
    let folders = fs::read_dir(root().join("locales")).unwrap().map(|entry| entry.unwrap());
    let folders = folders.filter(|entry| entry.file_type().unwrap().is_dir());
    let names = folders.map(|entry| entry.file_name().into_string().unwrap());
    let translations: BTreeSet<String> = names.filter(|name| name != "en-US").collect();
    let compared: BTreeSet<String> = summary.as_object().unwrap().keys().cloned().collect();
    assert_eq!(compared, translations, "add a locale to `locales` in l10n.toml");
    let lock = fs::read_to_string(root().join("locales/codes.lock")).unwrap();
    let codes = lock.lines().filter(|line| !line.contains("retired")).count() as u64;
    for (name, counts) in summary.as_object().unwrap() {
        let count = |key: &str| counts[key].as_u64().unwrap();
        // With the text for unknown codes.
        assert_eq!(count("changed") + count("unchanged"), codes + 1, "{name}: {counts}");
        assert_eq!(count("missing") + count("errors") + count("warnings"), 0, "{name}: {counts}");
    }
}

/// What compare-locales finds is found by `check`, too, but for references that a translation has and
/// its source has not, and the other way round: each is a warning there, and often right.
#[test]
fn check_finds_what_compare_locales_refuses() {
    let sandbox = Sandbox::empty();
    for (name, source, translation) in MISTAKES {
        sandbox.write(&format!("locales/en-US/{name}.ftl"), source);
        sandbox.write(&format!("locales/fr/{name}.ftl"), translation);
    }
    sandbox.write("l10n.toml", &shipped_l10n_toml().replace("zh-CN", "fr"));
    let Some(found) = compare_locales(&sandbox.path("")) else { return };
    let mut theirs = BTreeSet::new();
    files(&found["details"], &mut theirs);
    let report = sandbox.run("fluent-codes check fr --format json").stdout;
    let report: Value = serde_json::from_str(&report).unwrap();
    let findings = report["findings"].as_array().unwrap().iter();
    let ours: BTreeSet<String> = findings
        .map(|finding| finding["file"].as_str().unwrap())
        .map(|path| path.rsplit('/').next().unwrap().replace(".ftl", ""))
        .collect();
    let names: BTreeSet<String> = MISTAKES.iter().map(|(name, ..)| (*name).to_owned()).collect();
    // It does not look at variables, takes every text for one, and asks for fewer plurals.
    let unseen = ["empty-text", "missing-plural", "unknown-variable"];
    assert_eq!(names.difference(&theirs).collect::<Vec<_>>(), unseen);
    let unfound = ["extra-reference", "missing-reference"];
    assert_eq!(names.difference(&ours).collect::<Vec<_>>(), unfound);
}

/// Translations into French that are wrong, each with its source; the ids are the codes' of a file.
const MISTAKES: &[(&str, &str, &str)] = &[
    ("missing-message", "E1 = one\nE2 = two\n", "E1 = un\n"),
    ("extra-message", "E3 = three\n", "E3 = trois\nE4 = quatre\n"),
    ("syntax", "E5 = five\n", "E5 ＝ cinq\n"),
    ("missing-attribute", "E6 = six\n    .help = Help\n", "E6 = six, en français\n"),
    ("extra-attribute", "E7 = seven\n", "E7 = sept\n    .help = Aide\n"),
    (
        "duplicate-attribute",
        "E8 = eight\n    .help = Help\n",
        "E8 = huit\n    .help = Aide\n    .help = Encore\n",
    ),
    (
        "duplicate-variant",
        "E9 = { $n ->\n    [one] a file\n   *[other] files\n}\n",
        "E9 = { $n ->\n    [one] un fichier\n    [one] le fichier\n   *[other] fichiers\n}\n",
    ),
    (
        "missing-plural",
        "E10 = { $n ->\n    [one] a file\n   *[other] files\n}\n",
        "E10 = { $n ->\n    [many] de fichiers\n   *[other] fichiers\n}\n",
    ),
    ("missing-reference", "E11 = see { E12 }\nE12 = twelve\n", "E11 = voir\nE12 = douze\n"),
    ("extra-reference", "E13 = a dozen\nE14 = fourteen\n", "E13 = { E14 }, ou\nE14 = quatorze\n"),
    ("unknown-reference", "E15 = fifteen\n", "E15 = quinze { E99 }\n"),
    ("duplicate-id", "E16 = sixteen\n", "E16 = seize\nE16 = encore\n"),
    ("missing-value", "E17 = text\n    .help = Help\n", "E17 =\n    .help = Aide\n"),
    ("unknown-variable", "E18 = { $a } of all\n", "E18 = { $b } de tous\n"),
    ("empty-text", "E19 = nineteen\n", "E19 = { \"\" }\n"),
];

/// The names of the files that compare-locales says something of.
fn files(details: &Value, names: &mut BTreeSet<String>) {
    for (path, below) in details.as_object().unwrap() {
        match path.rsplit('/').next().unwrap().strip_suffix(".ftl") {
            Some(name) => drop(names.insert(name.to_owned())),
            None => files(below, names),
        }
    }
}

fn shipped_l10n_toml() -> String {
    fs::read_to_string(root().join("l10n.toml")).unwrap()
}

/// What compare-locales says of a project.
fn compare_locales(folder: &Path) -> Option<Value> {
    let mut command = Command::new(python("compare-locales")?);
    let output = command.args(["--json", "-", "l10n.toml", "."]).current_dir(folder).output();
    let output = output.unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let mut projects: Vec<Value> = serde_json::from_str(&printed).unwrap();
    assert_eq!(projects.len(), 1, "{printed}");
    projects.pop()
}

/// A hook that a project names is run by pre-commit.
#[test]
fn pre_commit_runs_the_hooks() {
    let Some(pre_commit) = python("pre-commit") else { return };
    let hooks = Sandbox::empty();
    let manifest = fs::read_to_string(root().join(".pre-commit-hooks.yaml")).unwrap();
    hooks.write(".pre-commit-hooks.yaml", &manifest);
    hooks.commit();
    let project = Sandbox::shipped();
    project.commit();
    let run = |hook: &str| {
        let cache = hooks.path("cache");
        let variables = [("PRE_COMMIT_HOME", cache.to_str().unwrap())];
        let (pre_commit, hooks) = (pre_commit.display(), hooks.path(""));
        let command = format!("{pre_commit} try-repo {} {hook} --all-files", hooks.display());
        project.run_with(&command, &variables)
    };
    for hook in ["fluent-codes-check", "fluent-codes-fmt"] {
        let passed = run(hook);
        assert_eq!(passed.status, 0, "{}{}", passed.stdout, passed.stderr);
        assert!(passed.stdout.contains("Passed"), "{}", passed.stdout);
    }
    project.write("locales/zh-CN/errors.ftl", "E131201 = x\n");
    let failed = run("fluent-codes-check");
    assert_eq!(failed.status, 1, "{}", failed.stdout);
    assert!(failed.stdout.contains("missing-message"), "{}", failed.stdout);
}

/// What a script of another implementation prints.
#[track_caller]
fn answer(command: &mut Command) -> BTreeMap<String, Locale> {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A program that `.ci/python` installs.
fn python(name: &str) -> Option<PathBuf> {
    let program = root().join("target/python/bin").join(name);
    if !program.exists() {
        not_run("PYTHON_TESTS", "expected what `.ci/python` installs");
        return None;
    }
    Some(program)
}

/// Says on the terminal that a test did not run, past what captures the output of tests.
fn not_run(variable: &str, reason: &str) {
    assert!(env::var_os(variable).is_none(), "{reason}");
    let _ = writeln!(std::io::stderr(), "not compared with other tools: {reason}");
}
