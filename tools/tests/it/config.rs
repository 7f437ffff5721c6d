//! `fluent-codes.toml`.

use crate::sandbox::Sandbox;

#[track_caller]
fn wrong(config: &str, error: &str) {
    let sandbox = Sandbox::shipped();
    sandbox.write("fluent-codes.toml", config);
    sandbox.check("fluent-codes check", "", &format!("error: fluent-codes.toml:{error}\n"), 2);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    wrong(
        "sorce = \"en-US\"\n",
        "1:1: expected one of `source`, `ids`, `functions`, `coverage`, `rules`, `allow`, found \
         `sorce`; did you mean `source`?",
    );
    wrong("ids = \"all\"\n", "1:7: expected `codes` or `any`");
    wrong("source = 1\n", "1:10: expected a text in quotes");
    wrong("functions = \"A\"\n", "1:13: expected a list of texts, as in [\"a\", \"b\"]");
    wrong("coverage = 90\n", "1:12: expected a table of percentages, as in fr = 90");
    wrong("[coverage]\nfr = 101\n", "2:6: expected a percentage from 0 to 100");
    wrong(
        "[coverage]\nfrench = 90\n",
        "2:1: expected a language tag, as in zh-CN, of a language that CLDR knows",
    );
    wrong(
        "[coverage]\ndefault = 90\nzh-TW = 90\n",
        "3:1: expected a locale with files, found `zh-TW`; did you mean `zh-CN`?",
    );
    wrong(
        "[rules]\nmissing-mesage = \"off\"\n",
        "2:1: expected the name of a rule, found `missing-mesage`; did you mean `missing-message`?",
    );
    wrong(
        "[rules]\nmissing-message = \"fatal\"\n",
        "2:19: expected `off`, `note`, `warning` or `error`",
    );
    wrong(
        "[[allow]]\nrule = \"missing-message\"\n",
        "1:1: expected a `reason` in this table [[allow]]",
    );
    wrong(
        "[[allow]]\nwhy = \"x\"\n",
        "2:1: expected one of `rule`, `ids`, `locales`, `reason`, found `why`",
    );
    wrong("ids = [\n", "1:8: expected TOML: unclosed array, expected `]`");
}

#[test]
fn another_file() {
    let sandbox = Sandbox::shipped();
    sandbox.check(
        "fluent-codes check --config nowhere.toml",
        "",
        "error: nowhere.toml: No such file or directory (os error 2)\n",
        2,
    );
    sandbox.write("a.toml", "ids = 1\n");
    sandbox.check(
        "fluent-codes check --config a.toml",
        "",
        "error: a.toml:1:7: expected a text in quotes\n",
        2,
    );
}

/// Three of the four messages that the source has are missing in French.
fn incomplete() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/errors.ftl", "E1 = one\nE2 = two\nE3 = three\nE4 = four\n");
    sandbox.write("locales/fr/errors.ftl", "E1 = un\n");
    sandbox
}

#[track_caller]
fn missing(sandbox: &Sandbox, severities: &[&str], status: i32) {
    let run = sandbox.run("fluent-codes check --select missing-message --format short");
    let found = run.stdout.lines().map(|line| line.split(' ').nth(1).unwrap());
    assert_eq!(found.collect::<Vec<_>>(), severities, "{}{}", run.stdout, run.stderr);
    assert_eq!(run.status, status);
}

#[test]
fn coverage() {
    let sandbox = incomplete();
    missing(&sandbox, &["error[missing-message]:"; 3], 1);
    sandbox.write("fluent-codes.toml", "[coverage]\ndefault = 26\n");
    missing(&sandbox, &["error[missing-message]:"; 3], 1);
    sandbox.write("fluent-codes.toml", "[coverage]\nfr = 25\ndefault = 100\n");
    missing(&sandbox, &["note[missing-message]:"; 3], 0);
}

#[test]
fn severities() {
    let sandbox = incomplete();
    sandbox.write("fluent-codes.toml", "[rules]\nmissing-message = \"warning\"\n");
    missing(&sandbox, &["warning[missing-message]:"; 3], 0);
    let denied = sandbox.run("fluent-codes check --deny-warnings");
    assert_eq!(denied.status, 1);
    sandbox.write("fluent-codes.toml", "[rules]\nmissing-message = \"off\"\n");
    sandbox.check(
        "fluent-codes check",
        "en-US: 4 of 4 codes, 0 errors\nfr: 1 of 4 codes, 0 errors\n0 errors\n",
        "",
        0,
    );
    // Who selects a rule wants it.
    missing(&sandbox, &["error[missing-message]:"; 3], 1);
    sandbox.check(
        "fluent-codes check --ignore missing-message --select missing-message",
        "en-US: 4 of 4 codes, 0 errors\nfr: 1 of 4 codes, 0 errors\n0 errors\n",
        "",
        0,
    );
}

#[test]
fn allowed_by_the_configuration() {
    let sandbox = incomplete();
    let allow = "[[allow]]\nrule = \"missing-message\"\nreason = \"not yet\"\n";
    sandbox.write("fluent-codes.toml", allow);
    missing(&sandbox, &[], 0);
    sandbox.write("fluent-codes.toml", &format!("{allow}ids = [\"E2\", \"E3\"]\n"));
    missing(&sandbox, &["error[missing-message]:"], 1);
    sandbox.write("fluent-codes.toml", &format!("{allow}locales = [\"de\"]\n"));
    missing(&sandbox, &["error[missing-message]:"; 3], 1);
    // Each id and each locale in the lists has to excuse something.
    let lists = "ids = [\"E1\", \"E2\", \"E3\"]\nlocales = [\"fr\", \"de\"]\n";
    sandbox.write("fluent-codes.toml", &format!("{allow}{lists}"));
    let unused = "fluent-codes.toml:1:1: warning[unused-exception]: \
                  the exception from `missing-message` excuses nothing for ";
    sandbox.check(
        "fluent-codes check --select unused-exception --format short",
        &format!("{unused}`E1`; delete `E1` from it\n{unused}`de`; delete `de` from it\n"),
        "",
        0,
    );
    // Of a rule that is not applied, an exception cannot be judged.
    sandbox.check(
        "fluent-codes check --select unused-exception,missing-message --ignore missing-message",
        "en-US: 4 of 4 codes, 0 errors\nfr: 1 of 4 codes, 0 errors\n0 errors\n",
        "",
        0,
    );
}

#[test]
fn source_and_ids() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/templates/app.ftl", "hello = Hello\nbye = Goodbye\n");
    sandbox.write("locales/de/app.ftl", "hello = Hallo\n");
    sandbox.write("fluent-codes.toml", "source = \"templates\"\nids = \"any\"\n");
    sandbox.check(
        "fluent-codes check --format short",
        "locales/de/app.ftl:2:1: error[missing-message]: `bye` is missing in `de`; add `bye = …` \
         here\n",
        "",
        1,
    );
    // The command line decides.
    sandbox.check(
        "fluent-codes check --format short --source de --ids codes --ignore locale-name",
        "",
        "",
        0,
    );
}
