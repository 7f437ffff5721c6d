//! `explain`, and the documentation of the rules.

use std::collections::BTreeSet;
use std::fs;

use crate::checked;
use crate::sandbox::{Sandbox, root};

/// The names of all rules, as `explain` lists them.
fn names() -> Vec<String> {
    let run = Sandbox::empty().run("fluent-codes explain");
    assert_eq!((run.stderr.as_str(), run.status), ("", 0));
    let name = |line: &str| line.split(' ').next().unwrap().to_owned();
    run.stdout.lines().map(name).collect()
}

#[test]
fn a_rule() {
    Sandbox::empty().check(
        "fluent-codes explain missing-message",
        "missing-message (error)\n\
         \n\
         A locale lacks a message that the source has.\n\
         \n\
         # Why\n\
         \n\
         The users of the locale read it in another language.\n\
         \n\
         # Example\n\
         \n\
         `E131205` in `en-US/errors.ftl`, and not in `zh-CN/errors.ftl`.\n\
         \n\
         # Fix\n\
         \n\
         Translate the message. A locale that may be incomplete has a percentage in the configuration; each\n\
         message that it lacks is then a note, and too many of them are another finding.\n",
        "",
        0,
    );
    Sandbox::empty().check(
        "fluent-codes explain mising-message",
        "",
        "error: invalid value 'mising-message' for '[RULE]': expected the name of a rule, found \
         `mising-message`; did you mean `missing-message`?; see --help\n",
        2,
    );
}

/// A rule is named like its file, has a fixture of its name, and says what, why and how.
#[test]
fn every_rule_is_complete() {
    let names = names();
    assert!(names.is_sorted(), "{names:?}");
    let files = |folder: &str, extension: &str| -> BTreeSet<String> {
        let entries = fs::read_dir(root().join(folder)).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let names = names.filter_map(|name| Some(name.strip_suffix(extension)?.to_owned()));
        names.map(|name| name.replace('_', "-")).collect()
    };
    assert_eq!(
        names.iter().cloned().collect::<BTreeSet<_>>(),
        files("tools/src/check/rules", ".rs")
    );
    let fixtures = files("tools/tests/fixtures/check", ".txt");
    for name in &names {
        assert!(fixtures.contains(name), "{name} has no fixture");
        let not = format!("{name}-not");
        assert!(fixtures.contains(&not), "{name} has no fixture of what it must not find");
        let fixture = root().join(format!("tools/tests/fixtures/check/{name}.txt"));
        let fixture = fs::read_to_string(fixture).unwrap();
        assert!(fixture.contains(&format!("[{name}]")), "{name}");
        let run = Sandbox::empty().run(&format!("fluent-codes explain {name}"));
        let headings = run.stdout.lines().filter(|line| line.starts_with("# "));
        let headings: Vec<&str> =
            headings.filter(|line| ["# Why", "# Example", "# Fix"].contains(line)).collect();
        assert_eq!(headings, ["# Why", "# Example", "# Fix"], "{name}");
    }
}

/// `docs/rules.md` is what `explain --all` prints.
#[test]
fn the_page_of_rules() {
    let run = Sandbox::empty().run("fluent-codes explain --all");
    let path = root().join("docs/rules.md");
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &run.stdout).unwrap();
    }
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        run.stdout,
        "if this is right: UPDATE_FIXTURES=1 cargo test the_page_of_rules"
    );
}

/// A rule is called fixable if it has findings in its fixtures that `--fix` corrects, and only then.
#[test]
fn the_fixable_rules() {
    let mut fixable = BTreeSet::new();
    for checked in checked::all() {
        let findings = checked.document["findings"].as_array().unwrap().iter();
        let rules = findings.filter(|finding| finding["fixable"] == true);
        fixable.extend(rules.map(|finding| finding["rule"].as_str().unwrap().to_owned()));
    }
    let page = Sandbox::empty().run("fluent-codes explain --all").stdout;
    let rows: Vec<Vec<&str>> = page
        .lines()
        .map(|line| line.split(" | ").collect())
        .filter(|row: &Vec<_>| row.len() == 4)
        .collect();
    assert_eq!(rows.len(), names().len() + 2);
    let claimed = rows.iter().filter(|row| row[2] == "yes");
    let claimed = claimed.map(|row| row[0].split(['[', ']']).nth(1).unwrap().to_owned());
    assert_eq!(claimed.collect::<BTreeSet<_>>(), fixable);
}
