//! Locales in line with the source, and files laid out in one way: `sync` and `fmt`.

use crate::life::{published, replace};
use crate::sandbox::{Sandbox, root};

/// Whatever is sound, laid out anew it says the same, and a second run changes nothing.
#[test]
fn the_layout_changes_no_meaning() {
    let sandbox = Sandbox::empty();
    let realistic = root().join("tools/tests/data/realistic");
    sandbox.check(&format!("cp -r '{}' locales", realistic.display()), "", "", 0);
    sandbox.write(
        "locales/en-US/odd.ftl",
        "### head\n\n\n\n# alone\n\nE1=one\n\n\n\nE2   =  two\n    more\n## group\nE3 = {$n ->\n  [one] {\"\"}\n *[other]   x\n}\n\
         E4 = \n      indented\n    base\n\n#\n# note\nE5 = {  \"  \"  } x\n  .a=b\n  .c   =   d\n-t = x {$a} { -u(b:1,  c: \"d\") }\n-u = u\n",
    );
    let before = meaning(&sandbox);
    assert_eq!(sandbox.run("fluent-codes fmt --check --ids any").status, 1);
    assert_eq!(sandbox.run("fluent-codes fmt --ids any").status, 0);
    assert_eq!(meaning(&sandbox), before);
    sandbox.check("fluent-codes fmt --ids any", "", "", 0);
    assert_eq!(
        sandbox.read("locales/en-US/odd.ftl"),
        "### head\n\n# alone\n\nE1 = one\n\nE2 =\n    two\n    more\n\n## group\n\nE3 =\n    { $n ->\n        [one] { \"\" }\n       *[other] x\n    }\n\
         E4 =\n      indented\n    base\n\n#\n# note\nE5 = { \"  \" } x\n    .a = b\n    .c = d\n-t = x { $a } { -u(b: 1, c: \"d\") }\n-u = u\n"
    );
}

/// Every message, term and comment of all files.
fn meaning(sandbox: &Sandbox) -> Vec<String> {
    let mut files = Vec::new();
    let listed = sandbox.run("find locales -name '*.ftl' | sort").stdout;
    for path in listed.lines() {
        let text = sandbox.read(path);
        let resource = fluent_syntax::parser::parse(text.as_str()).unwrap();
        let mut entries: Vec<String> =
            resource.body.iter().map(|entry| format!("{path}: {entry:?}")).collect();
        entries.sort();
        files.extend(entries);
    }
    files
}

/// Missing messages are added in place, others moved and commented out; comments stay.
#[test]
fn locales_in_line_with_the_source() {
    let sandbox = Sandbox::empty();
    sandbox.write(
        "locales/en-US/errors.ftl",
        "## Files\n\nE1 = one file\nE2 = two files\n# note\nE3 = three files\n\n## Folders\n\nE4 = four folders\n\n## Disks\n\nE5 = five disks\n",
    );
    let french = "## Fichiers\n\n# de Marie\nE3 = trois fichiers\nE1 = un fichier\n# plus utilisé\nE9 = neuf\n    .titre = Neuf\n-marque = X\n\n## Disques\n\nE5 = cinq disques\n";
    sandbox.write("locales/fr/errors.ftl", french);
    let diff = sandbox.run("fluent-codes sync --dry-run");
    assert_eq!(sandbox.read("locales/fr/errors.ftl"), french);
    assert!(
        diff.stdout.starts_with("--- locales/fr/errors.ftl\n+++ locales/fr/errors.ftl\n@@ "),
        "{}",
        diff.stdout
    );
    assert!(!sandbox.path("locales/codes.lock").exists());
    let run = sandbox.run("fluent-codes sync");
    let first = "locales/fr/errors.ftl: 2 added, 1 moved, 1 commented out";
    assert_eq!(run.stdout.lines().next(), Some(first));
    assert_eq!(
        sandbox.read("locales/fr/errors.ftl"),
        "## Fichiers\n\nE1 = un fichier\n\n# en-US: two files\n# E2 =\n\n# de Marie\nE3 = trois fichiers\n\n## Folders\n\n# en-US: four folders\n# E4 =\n\n\
         # plus utilisé\n# E9 = neuf\n#     .titre = Neuf\n\n-marque = X\n\n## Disques\n\nE5 = cinq disques\n"
    );
    sandbox.check("fluent-codes sync", "nothing to change\n", "", 0);
    // What the comments say of the source follows it.
    replace(&sandbox, "locales/en-US/errors.ftl", "two files", "two big files");
    sandbox.check("fluent-codes sync", "locales/fr/errors.ftl: 1 comment refreshed\n", "", 0);
    assert!(sandbox.read("locales/fr/errors.ftl").contains("# en-US: two big files\n# E2 =\n"));
}

/// A file that is broken is left as it is, to the byte; the others are written.
#[test]
fn broken_files_are_left() {
    let sandbox = published();
    replace(
        &sandbox,
        "locales/en-US/errors.ftl",
        "E3 = three folders\n",
        "E3 = three folders\nE4 = four\n",
    );
    sandbox.write("locales/de/errors.ftl", "E1 eins\nE2 = zwei\n");
    let run = sandbox.run("fluent-codes sync");
    assert_eq!(
        (run.stderr.as_str(), run.status),
        (
            "warning: locales/de/errors.ftl:1:4: expected `=` after the id, as in `E131201 = text`, \
          found `e`; the file is left as it is\n",
            1
        )
    );
    assert_eq!(sandbox.read("locales/de/errors.ftl"), "E1 eins\nE2 = zwei\n");
    assert!(sandbox.read("locales/fr/errors.ftl").ends_with("# E4 =\n"));
}

/// Which of two messages of one id is served depends on their order: that of the file stays.
#[test]
fn the_order_of_duplicates_stays() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/errors.ftl", "E1 = one\nE2 = two\n");
    let french = "E2 = deux\nE2 = autre\nE1 = un\n";
    sandbox.write("locales/fr/errors.ftl", french);
    sandbox.check("fluent-codes fmt", "", "", 0);
    assert_eq!(sandbox.read("locales/fr/errors.ftl"), french);
    assert_eq!(sandbox.run("fluent-codes sync").status, 0);
    assert_eq!(sandbox.read("locales/fr/errors.ftl"), french);
}

/// Files that only a locale has are brought in line too, and a project without codes has no lock of
/// them.
#[test]
fn files_and_locks_that_the_source_does_not_have() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/app.ftl", "hello = Hello\n");
    sandbox.write("locales/fr/app.ftl", "hello = Bonjour\n");
    sandbox.write("locales/fr/old.ftl", "# de Marie\nbye = Au revoir\n-marque = X\n");
    sandbox.check(
        "fluent-codes sync",
        "locales/fr/old.ftl: 1 commented out\nlocales/fr/source.lock: 1 recorded\n\
         locales/.gitattributes: a rule for git to merge locks\n",
        "",
        0,
    );
    assert_eq!(
        sandbox.read("locales/fr/old.ftl"),
        "# de Marie\n# bye = Au revoir\n\n-marque = X\n"
    );
    assert!(!sandbox.path("locales/codes.lock").exists());
    sandbox.check("fluent-codes sync", "nothing to change\n", "", 0);
    // What is in the way of a new folder is named.
    sandbox.write("locales/de", "");
    let run = sandbox.run("fluent-codes add de");
    assert!(run.stderr.ends_with("locales/de/app.ftl: Not a directory (os error 20)\n"), "{run:?}");
}
