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
         import, export, completions, man]; see --help",
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
        "fluent-codes check --fxi",
        "unexpected argument '--fxi' found; a similar argument exists: '--fix'",
    );
    wrong(
        "fluent-codes check --lcoales x",
        "unexpected argument '--lcoales' found; a similar argument exists: '--locales'",
    );
    wrong(
        "fluent-codes check --x",
        "unexpected argument '--x' found; to pass '--x' as a value, use '-- --x'",
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
    wrong("fluent-codes import locales", "locales: expected a file with a table, found a folder");
    wrong(
        "fluent-codes export --format xliff -o office && fluent-codes import office",
        "office: expected a file with a table, found a folder; import one file, as in office/zh-CN.xlf",
    );
    wrong(
        "fluent-codes import t.xlsx",
        "t.xlsx: expected a table, found .xlsx; save the sheet as CSV UTF-8",
    );
    wrong(
        "fluent-codes import t.ftl",
        "t.ftl: expected a table, found .ftl; put a file of Fluent into the folder of its locale, and run \
         check",
    );
    wrong(
        "fluent-codes import t.html",
        "t.html: expected a table, found .html; what export writes as HTML is there to be read",
    );
    wrong(
        "fluent-codes import table",
        "table: expected --format, or a name that ends with .md, .markdown, .csv, .xlf, .xliff, .json",
    );
    wrong(
        "cd locales/zh-CN && fluent-codes check",
        "locales: expected a folder of locales; run the command in ../.., or with --locales \
         ../../locales",
    );
}

/// The file that is written is named, and not the one that it is before it is whole.
#[test]
fn places_that_cannot_be_written() {
    let missing = "expected a folder `nowhere/at`, which does not exist; make it first";
    for line in [
        "export -o nowhere/at/t.csv",
        "export -o nowhere/at/t.html",
        "export --format xliff --locale zh-CN -o nowhere/at/t.xlf",
        "check --write-baseline nowhere/at/t.csv",
    ] {
        let path = line.rsplit(' ').next().unwrap();
        wrong(&format!("fluent-codes {line}"), &format!("{path}: {missing}"));
    }
    wrong(
        "fluent-codes export --format csv -o locales",
        "locales: expected a file, found a folder",
    );
    wrong(
        "fluent-codes export -o fluent-codes.toml/t.csv",
        "fluent-codes.toml/t.csv: expected a folder `fluent-codes.toml`, found a file",
    );
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
        "completions",
        "man",
    ] {
        let run = sandbox.run(&format!("fluent-codes {command} --help"));
        assert_eq!((run.stderr.as_str(), run.status), ("", 0));
        let example = format!("Examples:\n  fluent-codes {command}");
        assert!(run.stdout.contains(&example), "{}", run.stdout);
        for line in run.stdout.lines() {
            assert!(line.chars().count() <= 80, "{command}: {line}");
        }
    }
}

#[test]
fn a_reader_that_goes_away() {
    let run = Sandbox::shipped().run("fluent-codes export --format markdown | head -n 1");
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("| code | en-US | zh-CN |\n", ""));
}

/// The report of a warning, with the first line that a terminal would colour.
#[test]
fn colour_is_for_terminals_and_for_who_asks_for_it() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/errors.ftl", "E1 = the the text\n");
    let coloured = |options: &str, variables: &[(&str, &str)]| {
        let report = sandbox.run_with(&format!("fluent-codes check {options}"), variables).stdout;
        assert!(report.contains("doubled-word"), "{report}");
        let status = sandbox.run_with(&format!("fluent-codes status {options}"), variables).stdout;
        let error =
            sandbox.run_with(&format!("fluent-codes tr 1 {options} --locales x"), variables);
        let all = [report, status, error.stderr].map(|text| text.contains("\u{1b}["));
        assert!(all.iter().all(|is_coloured| *is_coloured == all[0]), "{options}: {all:?}");
        all[0]
    };
    assert!(!coloured("", &[]));
    assert!(coloured("--color always", &[]));
    assert!(coloured("--color always", &[("NO_COLOR", "1")]));
    assert!(coloured("", &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured("", &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!coloured("--color never", &[("CLICOLOR_FORCE", "1")]));
    wrong(
        "fluent-codes check --color red",
        "invalid value 'red' for '--color <WHEN>' [possible values: auto, always, never]; see --help",
    );
}

#[test]
fn shells_complete_commands_and_options() {
    let sandbox = Sandbox::empty();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = sandbox.run(&format!("fluent-codes completions {shell}"));
        assert_eq!((run.stderr.as_str(), run.status), ("", 0));
        for word in ["negotiate", "deny-warnings"] {
            assert!(run.stdout.contains(word), "{shell}: {word}");
        }
    }
    let complete = "fluent-codes completions bash > complete.sh; bash -c '. ./complete.sh; \
                    COMP_WORDS=(fluent-codes check --deny); COMP_CWORD=2; \
                    _fluent__codes fluent-codes --deny check; echo ${COMPREPLY[@]}'";
    sandbox.check(complete, "--deny-warnings\n", "", 0);
}

#[test]
fn each_command_has_a_manual_page() {
    let sandbox = Sandbox::empty();
    let page = sandbox.run("fluent-codes man").stdout;
    assert!(page.contains(".TH fluent-codes 1"), "{page}");
    assert!(page.contains("fluent\\-codes\\-check(1)"), "{page}");
    sandbox.check("fluent-codes man -o pages", "", "", 0);
    assert_eq!(sandbox.read("pages/fluent-codes.1"), page);
    let check = sandbox.read("pages/fluent-codes-check.1");
    assert!(check.contains("\\-\\-deny\\-warnings"), "{check}");
    assert!(check.contains("\n.SH NOTES\nExamples:\n.nf\n  fluent\\-codes check\n"), "{check}");
    assert!(check.contains("\n.fi\n.PP\nfluent\\-codes.toml, beside"), "{check}");
    let names = sandbox.run("ls pages").stdout;
    assert_eq!(names.lines().count(), 15, "{names}");
}

#[test]
fn folders_of_locales_that_cannot_be_layers() {
    wrong(
        "fluent-codes --locales a check --locales locales",
        "expected each --locales after the command, found one before it",
    );
    let again = "expected each folder once in --locales, found it again";
    wrong(
        "fluent-codes check --locales locales --locales ./locales",
        &format!("./locales: {again}"),
    );
    let only =
        "expected one folder of locales; layers are for check, tr, negotiate, status and export";
    for command in ["sync", "add fr", "accept", "retire 1", "fmt", "import x.md"] {
        wrong(&format!("fluent-codes {command} --shipped"), only);
        wrong(&format!("fluent-codes {command} --locales locales --locales over"), only);
    }
    wrong(
        "mkdir -p b/locales && touch b/fluent-codes.toml && \
         fluent-codes check --locales locales --locales b/locales",
        "expected one configuration for all layers, found fluent-codes.toml and \
         b/fluent-codes.toml; name one with --config",
    );
}

/// The options for layers are known before the command too.
#[test]
fn layers_before_the_command() {
    let sandbox = Sandbox::shipped();
    sandbox.write("over/zh-CN/errors.ftl", "E131201 = 太大\n");
    let text = |line: &str| sandbox.check(line, "太大\n", "", 0);
    text("fluent-codes --shipped --locales over tr 131201 --lang zh");
    text("fluent-codes tr 131201 --lang zh --locales=locales --locales=over");
    text(
        "rm -r locales fluent-codes.toml && fluent-codes tr 131201 --lang zh --shipped --locales over",
    );
    sandbox.check("fluent-codes tr 131201 --lang zh --shipped", "文件大小过大\n", "", 0);
}
