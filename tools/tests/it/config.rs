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
        "1:1: expected one of `source`, `locales`, `ids`, `layout`, `bundles`, `functions`, \
         `coverage`, `rules`, \
         `allow`, found `sorce`; did you mean `source`?",
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
        "locales = [\"en-US\", \"zh-CN\", \"zh_CN\"]\n",
        "1:30: expected each locale once, found `zh_CN` again",
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
        "2:1: expected one of `rule`, `ids`, `files`, `locales`, `reason`, found `why`",
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
    let low = "fluent-codes check --select low-coverage --format short";
    // Where fewer are required, what is missing is a note, and that too much is missing one error.
    sandbox.write("fluent-codes.toml", "[coverage]\ndefault = 26\n");
    missing(&sandbox, &["note[missing-message]:"; 3], 0);
    sandbox.check(
        low,
        "locales/fr:1:1: error[low-coverage]: fr: 25 % of the required 26 %; translate 1 more, or \
         require less in the configuration\n",
        "",
        1,
    );
    sandbox.write("fluent-codes.toml", "[coverage]\nfr = 25\ndefault = 100\n");
    missing(&sandbox, &["note[missing-message]:"; 3], 0);
    sandbox.check(low, "", "", 0);
    // A copy of the source's text is no translation.
    sandbox.write("locales/fr/errors.ftl", "E1 = one\n");
    sandbox.check(
        low,
        "fluent-codes.toml:2:1: error[low-coverage]: fr: 0 % of the required 25 %; translate 1 \
         more, or require less in the configuration\n",
        "",
        1,
    );
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
    // A rule that is selected is applied.
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
    // Each id and each locale in the lists has to allow something.
    sandbox.write("locales/de/errors.ftl", "E1 = eins\nE2 = zwei\nE3 = drei\nE4 = vier\n");
    let lists = "ids = [\"E1\", \"E2\", \"E3\"]\nlocales = [\"fr\", \"de\"]\n";
    sandbox.write("fluent-codes.toml", &format!("{allow}{lists}"));
    let unused = "fluent-codes.toml:1:1: warning[unused-exception]: \
                  the exception from `missing-message` applies to nothing of ";
    sandbox.check(
        "fluent-codes check --select unused-exception --format short",
        &format!("{unused}`E1`; delete `E1` from it\n{unused}`de`; delete `de` from it\n"),
        "",
        0,
    );
    // An exception from a rule that is not applied cannot be judged.
    sandbox.check(
        "fluent-codes check --select unused-exception,missing-message --ignore missing-message",
        "de: 4 of 4 codes, 0 errors\nen-US: 4 of 4 codes, 0 errors\nfr: 1 of 4 codes, 0 errors\n0 errors\n",
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
    // The command line overrides the file.
    sandbox.check(
        "fluent-codes check --format short --source de --ids codes --ignore locale-name",
        "",
        "",
        0,
    );
}

/// The project's own configuration holds for the shipped catalog.
#[test]
fn a_locale_that_is_gone() {
    let missing = "fluent-codes.toml:1:21: error[missing-locale]: the locale `zh-CN` has no files; \
                   add files *.ftl to locales/zh-CN, or remove `zh-CN` from the configuration\n";
    let sandbox = Sandbox::shipped();
    sandbox.check(
        "rm locales/zh-CN/errors.ftl && fluent-codes check --format short",
        missing,
        "",
        1,
    );
    sandbox.check("rm -r locales/zh-CN && fluent-codes check --format short", missing, "", 1);
    let run = sandbox.run("fluent-codes check");
    let summary = "en-US: 81 of 81 codes, 0 errors\nzh-CN: 0 of 81 codes, 1 error\n1 error\n";
    assert!(run.stdout.ends_with(summary), "{}", run.stdout);
    let run = sandbox.run("fluent-codes check --format json");
    let document: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(document["findings"][0]["locale"], "zh-CN");
}

/// Exceptions cannot be judged by files that are missing or unreadable.
#[test]
fn exceptions_for_files_that_are_gone_are_not_called_unused() {
    let sandbox = Sandbox::empty();
    let command = "fluent-codes check --format short --select unused-exception";
    let allow = "[[allow]]\nrule = \"same-as-source\"\nreason = \"a name\"\n";
    sandbox.write("locales/en-US/errors.ftl", "E1 = one file\nE2 = two files\n");
    sandbox.write("locales/de/errors.ftl", "E1 = eine Datei\nE2 = zwei Dateien\n");
    sandbox.write("locales/fr/errors.ftl", "E1 = un fichier\nE2 = two files\n");
    let unused = "fluent-codes.toml:2:1: warning[unused-exception]: the exception from \
                  `same-as-source` applies to nothing";
    let check = |more: &str, stdout: &str| {
        sandbox.write("fluent-codes.toml", &format!("locales = [\"fr\"]\n{allow}{more}"));
        sandbox.check(command, stdout, "", 0);
    };
    check("ids = [\"E1\", \"E2\"]\n", &format!("{unused} of `E1`; delete `E1` from it\n"));
    check("locales = [\"de\"]\n", &format!("{unused}; delete it\n"));
    // Where the French file is gone, only what concerns German can be judged.
    let french = sandbox.read("locales/fr/errors.ftl");
    for spoil in [
        "rm locales/fr/errors.ftl",
        "rm -r locales/fr",
        "mkdir locales/fr && ln -s nowhere locales/fr/errors.ftl",
        "rm locales/fr/errors.ftl && printf 'E1 = un fichier\\nE2 = caf\\351\\n' > locales/fr/errors.ftl",
    ] {
        sandbox.check(spoil, "", "", 0);
        check("ids = [\"E1\", \"E2\"]\n", "");
        check("locales = [\"fr\"]\n", "");
        check("", "");
        check("locales = [\"de\"]\n", &format!("{unused}; delete it\n"));
    }
    sandbox.write("locales/fr/errors.ftl", &french);
    check("ids = [\"E1\"]\n", &format!("{unused}; delete it\n"));
}

/// A comment of the source covers all locales, one of a translation its own.
#[test]
fn comments_for_files_that_are_gone_are_not_called_unused() {
    let sandbox = Sandbox::empty();
    let allow = "# check: allow(same-as-source) a name\n";
    sandbox.write("fluent-codes.toml", "locales = [\"fr\"]\n");
    sandbox.write("locales/en-US/errors.ftl", &format!("{allow}E1 = one file\n"));
    sandbox.write("locales/de/errors.ftl", &format!("{allow}E1 = eine Datei\n"));
    sandbox.check(
        "fluent-codes check --format short --select unused-exception",
        "locales/de/errors.ftl:1:3: warning[unused-exception]: the exception from \
         `same-as-source` applies to nothing; delete it\n",
        "",
        0,
    );
}

/// What other tools are told is read, or it is said that it is not.
#[test]
fn a_layout_of_another_kind_is_passed_over() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/app.ftl", "hello = Hello\n");
    let paths = "[[paths]]\nreference = \"app/en-US.ftl\"\nl10n = \"app/{locale}.ftl\"\n";
    sandbox.write("locales/l10n.toml", paths);
    sandbox.check(
        "fluent-codes check",
        "en-US: 1 of 1 messages, 0 errors\n0 errors\n",
        "warning: locales/l10n.toml:3:8: is passed over: expected [[paths]] with `reference` in one \
         folder, and `l10n` the same path with `{locale}` for that folder\n",
        0,
    );
    sandbox.write("locales/l10n.toml", "paths = [\n");
    let run = sandbox.run("fluent-codes check");
    let expected = "error: locales/l10n.toml:1:10: expected TOML: unclosed array, expected `]`\n";
    assert_eq!((run.stderr.as_str(), run.status), (expected, 2));
}

/// Configurations of other tools that are wrong, or that cannot be followed.
#[test]
fn layouts_that_are_wrong() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/app.ftl", "hello = Hello\n");
    let paths =
        "[[paths]]\nreference = \"locales/en-US/*.ftl\"\nl10n = \"locales/{locale}/*.ftl\"\n";
    let clean = "en-US: 1 of 1 messages, 0 errors\n0 errors\n";
    let check = |toml: &str, error: &str| {
        sandbox.write("l10n.toml", &format!("{paths}{toml}"));
        sandbox.check("fluent-codes check", "", &format!("error: {error}\n"), 2);
    };
    let missing = "configs/none.toml: No such file or directory (os error 2)";
    check("[[includes]]\npath = \"configs/none.toml\"\n", &format!("l10n.toml:5:8: {missing}"));
    check("[[excludes]]\npath = \"configs/none.toml\"\n", &format!("l10n.toml:5:8: {missing}"));
    sandbox.write("configs/broken.toml", "paths = [\n");
    let broken = "configs/broken.toml:1:10: expected TOML: unclosed array, expected `]`";
    check("[[includes]]\npath = \"configs/broken.toml\"\n", broken);
    sandbox.write("configs/a.toml", "basepath = \"..\"\n[[includes]]\npath = \"configs/b.toml\"\n");
    sandbox.write("configs/b.toml", "[[includes]]\npath = \"a.toml\"\n");
    let circle = "configs/b.toml:2:8: expected no circle, found configs/a.toml within itself";
    check("[[includes]]\npath = \"configs/a.toml\"\n", circle);
    sandbox.write("configs/a.toml", "[[excludes]]\npath = \"b.toml\"\n");
    let excludes = "configs/a.toml:1:1: expected [[excludes]] only in a file that none includes or \
                    excludes";
    check("[[includes]]\npath = \"configs/a.toml\"\n", excludes);
    check("[[excludes]]\npath = \"configs/a.toml\"\n", excludes);
    let check = |toml: &str, warning: &str| {
        sandbox.write("l10n.toml", &format!("{paths}{toml}"));
        sandbox.check("fluent-codes check", clean, &format!("warning: {warning}\n"), 0);
    };
    let variables = "expected no variables but those of [env], and `{locale}` once in `l10n`";
    check(
        "[[paths]]\nreference = \"{base}/en-US/*.ftl\"\nl10n = \"{base}/{locale}/*.ftl\"\n",
        &format!("l10n.toml:5:13: is passed over: {variables}; found `{{base}}`"),
    );
    check(
        "[[paths]]\nreference = \"locales/en-US/a.ftl\"\nl10n = \"locales/{locale}/{android_locale}\"\n",
        &format!("l10n.toml:6:8: is passed over: {variables}; found `{{android_locale}}`"),
    );
    let place = "expected [[paths]] with `reference` in one folder, and `l10n` the same path with \
                 `{locale}` for that folder";
    check(
        "[[paths]]\nreference = \"other/en-US/*.ftl\"\nl10n = \"other/{locale}/*.ftl\"\n",
        &format!("l10n.toml:4:1: is passed over: {place}"),
    );
    check(
        "[[includes]]\nfile = \"a\"\n",
        "l10n.toml:4:1: is passed over: expected a `path` in this table",
    );
    check("[env]\nbase = 1\n", "l10n.toml:5:8: is passed over: expected a text in quotes");
    check(
        "[[filters]]\npath = \"locales/{locale}/app.ftl\"\naction = \"ignore\"\n",
        "l10n.toml:4:1: [[filters]] is not read: files that it ignores count as others do",
    );
    sandbox.write("l10n.toml", "[[paths]]\nreference = \"strings.xml\"\nl10n = \"{locale}.xml\"\n");
    let warning = format!("warning: l10n.toml:1:1: is passed over: {place}\n");
    sandbox.check("fluent-codes check", clean, &warning, 0);
}

/// What the configuration names must be there, and be followed.
#[test]
fn layouts_of_other_names_that_are_wrong() {
    let list = "1:10: expected a list of paths, as in [\"l10n.toml\"]";
    wrong("layout = \"l10n.toml\"\n", list);
    wrong("layout = []\n", list);
    wrong("layout = [\"a\", \"a\"]\n", "1:16: expected each path once, found `a` again");
    wrong("layout = [\"a.toml\"]\n", "1:11: a.toml: No such file or directory (os error 2)");
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/app.ftl", "hello = Hello\n");
    sandbox.write("over/en-US/app.ftl", "hello = Hello\n");
    sandbox.write("fluent-codes.toml", "layout = [\"other.toml\"]\n");
    sandbox.write("other.toml", "locales = [\"fr\"]\n");
    let error = "error: other.toml:1:1: expected [[paths]] with `reference` in one folder, and \
                 `l10n` the same path with `{locale}` for that folder\n";
    sandbox.check("fluent-codes check", "", error, 2);
    let error = "error: fluent-codes.toml:1:11: expected one folder of locales with `layout`, found \
                 several\n";
    sandbox.check("fluent-codes check --locales locales --locales over", "", error, 2);
    // A configuration in a pipe has no folder.
    let error =
        "error: /dev/stdin:1:11: expected `layout` in a file, whose folder it is seen from\n";
    sandbox.check("cat fluent-codes.toml | fluent-codes check --config /dev/stdin", "", error, 2);
}

#[test]
fn bundles_that_are_none() {
    wrong(
        "[bundles]\nfiles = \"some\"\n",
        "2:9: expected `all`, `each`, or a list of paths, as in [\"browser/**\"]",
    );
    wrong(
        "[bundles]\nfiles = [\"a{b\"]\n",
        "2:10: expected a path with `*`: unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?)",
    );
    let files = "expected a table with `files`, as in files = \"each\"";
    wrong("bundles = \"each\"\n", &format!("1:11: {files}"));
    wrong("[bundles]\n", &format!("1:1: {files}"));
    let list = "2:9: expected `all`, `each`, or a list of paths, as in [\"browser/**\"]";
    wrong("[bundles]\nfiles = []\n", list);
    wrong("[bundles]\nfiles = [\"a\", \"a\"]\n", "2:15: expected each path once, found `a` again");
    let keys = "2:1: expected one of `files`, `shared`, found `share`; did you mean `shared`?";
    wrong("[bundles]\nshare = [\"a\"]\n", keys);
}

/// Without several bundles, no file is shared.
#[test]
fn shared_files_that_are_none() {
    let each = "[bundles]\nfiles = \"each\"\n";
    let list = "3:10: expected a list of paths, as in [\"brands.ftl\"]";
    wrong(&format!("{each}shared = \"brands.ftl\"\n"), list);
    wrong(&format!("{each}shared = []\n"), list);
    wrong(&format!("{each}shared = [1]\n"), "3:11: expected a text in quotes");
    wrong(
        &format!("{each}shared = [\"a\", \"a\"]\n"),
        "3:16: expected each path once, found `a` again",
    );
    wrong(
        &format!("{each}shared = [\"a[\"]\n"),
        "3:11: expected a path with `*`: unclosed character class; missing ']'",
    );
    let files = "expected `files = \"each\"` or a list of paths with `shared`: without it, all \
                 files of a locale are one bundle";
    wrong("[bundles]\nshared = [\"a\"]\n", &format!("2:10: {files}"));
    wrong("[bundles]\nshared = [\"a\"]\nfiles = \"all\"\n", &format!("2:10: {files}"));
}

/// Nothing is accepted that would count for nothing, or for something else than it says.
#[test]
fn what_would_be_ignored_is_wrong() {
    let function = "expected the name of a function in capital letters, as in `BYTES`";
    wrong("functions = [\"bytes\"]\n", &format!("1:14: {function}, found `bytes`"));
    wrong("functions = [\"A\", \"A\"]\n", "1:19: expected each function once, found `A` again");
    wrong("[coverage]\nFR = 90\nfr = 80\n", "3:1: expected each locale once, found `fr` again");
    wrong("[coverage]\nfr = 0x10\n", "2:6: expected a percentage from 0 to 100");
    let allow = "[[allow]]\nrule = \"doubled-word\"\nreason = \"r\"\n";
    wrong(&format!("{allow}ids = []\n"), "4:7: expected a name; leave the key out for all");
    wrong(&format!("{allow}files = []\n"), "4:9: expected a name; leave the key out for all");
    wrong(&format!("{allow}locales = []\n"), "4:11: expected a locale; leave the key out for all");
    wrong(
        &format!("{allow}ids = [\"a\", \"a\"]\n"),
        "4:13: expected each name once, found `a` again",
    );
    wrong(
        "[rules]\nxyz = \"off\"\n",
        "2:1: expected the name of a rule, found `xyz`; `fluent-codes explain --all` has them",
    );
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere() {
    let sandbox = Sandbox::shipped();
    let path = sandbox.path("fluent-codes.toml");
    std::fs::remove_file(&path).unwrap();
    std::os::unix::fs::symlink("nowhere.toml", &path).unwrap();
    let error = "error: fluent-codes.toml: No such file or directory (os error 2)\n";
    sandbox.check("fluent-codes check", "", error, 2);
}

/// An exception by each of the things that it can name, beside a thousand others.
#[test]
fn many_exceptions() {
    let sandbox = Sandbox::empty();
    for (path, text) in [
        ("en-US/a.ftl", "E1 = a b c d e f\nE2 = a b c d e g\n"),
        ("fr/a.ftl", "E1 = un un deux\nE2 = un un trois\n"),
        ("de/a.ftl", "E1 = eins eins zwei\nE2 = eins zwei zwei\n"),
    ] {
        sandbox.write(&format!("locales/{path}"), text);
    }
    let named = ["ids = [\"E1\"]", "ids = [\"*2\"]", "files = [\"*.ftl\"]", "locales = [\"fr\"]"];
    let found = ["fr:E2 de:E2", "fr:E1 de:E1", "", "de:E1 de:E2"];
    for (named, expected) in named.iter().zip(found) {
        let mut config = String::new();
        for index in 0..1000 {
            let other = match index % 4 {
                0 => format!("ids = [\"X{index}\"]"),
                1 => format!("ids = [\"X{index}*\"]"),
                2 => format!("files = [\"x{index}/**\"]"),
                _ => format!("locales = [\"x{index}\"]"),
            };
            config += &format!("[[allow]]\nrule = \"doubled-word\"\nreason = \"r\"\n{other}\n");
        }
        config += &format!("[[allow]]\nrule = \"doubled-word\"\nreason = \"r\"\n{named}\n");
        sandbox.write("fluent-codes.toml", &config);
        let run = sandbox.run("fluent-codes check --format json --select doubled-word");
        let document: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        let findings = document["findings"].as_array().unwrap().iter();
        let mut found: Vec<String> = findings
            .map(|it| format!("{}:{}", it["locale"].as_str().unwrap(), it["id"].as_str().unwrap()))
            .collect();
        found.sort();
        let mut expected: Vec<&str> = expected.split_whitespace().collect();
        expected.sort();
        assert_eq!(found, expected, "{named}");
    }
}
