//! Wrong usage, and help.

use crate::sandbox::Sandbox;

#[track_caller]
fn wrong(line: &str, error: &str) {
    Sandbox::shipped().check(line, "", &format!("error: {error}\n"), 2);
}

#[test]
fn wrong_usage_is_one_line() {
    wrong(
        "fluent-codes",
        "'fluent-codes' requires a subcommand but one was not provided \
         [subcommands: tr, negotiate, check, explain, status, add, sync, accept, retire, fmt, \
         import, export]; see --help",
    );
    wrong(
        "fluent-codes chek",
        "unrecognized subcommand 'chek'; a similar subcommand exists: 'check'",
    );
    wrong(
        "fluent-codes tr",
        "the following required arguments were not provided: <CODE>...; see --help",
    );
    wrong(
        "fluent-codes tr x",
        "invalid value 'x' for '<CODE>...': expected a code, which is a whole number, found `x`; see --help",
    );
    wrong(
        "fluent-codes tr 1 --lang common",
        "invalid value 'common' for '--lang <TAG>': expected a language tag, as in zh-CN, of a \
         language that CLDR knows; see --help",
    );
    wrong(
        "fluent-codes tr 1 --arg limit",
        "invalid value 'limit' for '--arg <NAME=VALUE>': expected a name and a value, as in limit=5; \
         see --help",
    );
    wrong(
        "fluent-codes check --format yaml",
        "invalid value 'yaml' for '--format <FORMAT>' [possible values: text, short, json, \
         sarif, github, junit]; see --help",
    );
}

#[test]
fn unreadable_input() {
    let expected = "nowhere: expected a folder of locales; name another with --locales";
    wrong("fluent-codes check --locales nowhere", expected);
    wrong("fluent-codes tr 1 --locales nowhere", expected);
    wrong("fluent-codes export --format markdown --locales nowhere", expected);
    wrong(
        "fluent-codes check --source de",
        "locales: expected a folder for the source locale `de`; name another with --source",
    );
    wrong("fluent-codes import nowhere.md", "nowhere.md: No such file or directory (os error 2)");
    wrong("fluent-codes import locales", "locales: expected a Markdown file, named *.md");
}

#[test]
fn help_has_examples() {
    let sandbox = Sandbox::empty();
    for command in [
        "",
        "tr",
        "negotiate",
        "check",
        "explain",
        "status",
        "add",
        "sync",
        "accept",
        "retire",
        "fmt",
        "import",
        "export",
    ] {
        let run = sandbox.run(&format!("fluent-codes {command} --help"));
        assert_eq!((run.stderr.as_str(), run.status), ("", 0));
        let example = format!("Examples:\n  fluent-codes {command}");
        assert!(run.stdout.contains(&example), "{}", run.stdout);
    }
}

#[test]
fn a_reader_that_goes_away() {
    let run = Sandbox::shipped().run("fluent-codes export --format markdown | head -n 1");
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("| code | en-US | zh-CN |\n", ""));
}
