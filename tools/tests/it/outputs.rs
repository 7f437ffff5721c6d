//! What is printed, where files hold what a terminal would obey and where nobody reads.

use std::fs;

use crate::sandbox::Sandbox;

/// What a terminal or a log must not be sent: an escape sequence, its one-character form, a mark
/// that reverses text, and a line that GitHub Actions obeys.
const ACTIVE: [&str; 4] = ["\u{1b}", "\u{9b}", "\u{202e}", "\n::add-mask::"];

/// What is not in `ACTIVE` because it is in lines of results: other control characters and marks.
const MORE_ACTIVE: [&str; 5] = ["\u{7f}", "\u{85}", "\r", "\u{2028}", "\u{2066}"];

/// A catalog with all of that in names of files and folders, in ids, and in texts.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox
        .write("locales/en-US/errors.ftl", "E1 = one { $\u{1b}[2J }\nE2 = \u{1b}\u{202e}\u{9b}x\n");
    sandbox.write(
        "locales/fr/a\u{1b}\u{9b}\u{202e}.ftl",
        "E1 \u{9b}= un\nE2 = \u{9b}\u{202e}\u{1b}\n",
    );
    sandbox.write("locales/fr/b\u{1b}\u{9b}\u{202e}.ftl", "E03 = trois\n");
    sandbox.write("locales/zz\n::add-mask::secret\n\u{1b}/errors.ftl", "E1 = un\n");
    sandbox
}

#[track_caller]
fn check_passive(printed: &str) {
    for active in ACTIVE {
        assert!(!printed.contains(active), "{active:?} in {printed}");
    }
}

#[test]
fn nothing_that_is_printed_is_obeyed() {
    let sandbox = sandbox();
    for format in ["text", "short", "github", "junit", "json", "sarif"] {
        let run = sandbox.run(&format!("fluent-codes check --format {format}"));
        assert_eq!(run.status, 1, "{}", run.stderr);
        check_passive(&run.stdout);
        assert!(run.stdout.contains("secret"), "{format}: {}", run.stdout);
        check_passive(&run.stderr);
    }
}

#[test]
fn errors_and_warnings_are_not_obeyed() {
    let sandbox = sandbox();
    sandbox.git("init --quiet");
    sandbox.write("t.md", "| code | fr |\n|--|--|\n| 1 | un |\n");
    for line in [
        "fluent-codes import t.md",
        "fluent-codes tr 1",
        "fluent-codes export --format markdown -o /dev/null",
        "fluent-codes check --fix --format json",
        "fluent-codes $HOSTILE",
        "fluent-codes check --locales $HOSTILE",
        "fluent-codes check --select $HOSTILE",
        "fluent-codes check --format $HOSTILE",
        "fluent-codes check --since $HOSTILE",
        "fluent-codes check --baseline $HOSTILE",
        "fluent-codes check --config $HOSTILE",
        "fluent-codes check --source $HOSTILE",
        "fluent-codes check --sources $HOSTILE",
        "fluent-codes check --sou$HOSTILE",
        "fluent-codes check $HOSTILE",
        "fluent-codes status $HOSTILE",
        "fluent-codes tr $HOSTILE",
        "fluent-codes tr 1 --lang $HOSTILE",
        "fluent-codes tr 1 --arg $HOSTILE",
        "fluent-codes negotiate en --available $HOSTILE",
        "fluent-codes explain $HOSTILE",
        "fluent-codes add $HOSTILE",
        "fluent-codes accept $HOSTILE",
        "fluent-codes retire $HOSTILE",
        "fluent-codes import $HOSTILE",
        "fluent-codes import $HOSTILE.md",
        "fluent-codes import t.md --columns $HOSTILE",
        "fluent-codes export --format $HOSTILE",
        "fluent-codes export --format markdown -o /nowhere/$HOSTILE",
    ] {
        let hostile = "no\u{1b}]0;x\u{7}\u{9b}\u{202e}\n::add-mask::x\r\u{2028}";
        let run =
            sandbox.run_with(&line.replace("$HOSTILE", "\"$HOSTILE\""), &[("HOSTILE", hostile)]);
        assert!(!run.stderr.is_empty(), "{line}");
        assert!(run.stderr.contains("\\u{") || !line.contains("HOSTILE"), "{line}: {}", run.stderr);
        check_passive(&run.stderr);
        for active in MORE_ACTIVE {
            assert!(!run.stderr.contains(active), "{line}: {active:?} in {}", run.stderr);
        }
    }
}

/// What commands say of files that they change, and the difference that they would make.
#[test]
fn what_is_done_is_not_obeyed() {
    let name = "a\u{1b}\u{9b}\u{202e}\n::add-mask::x";
    let sandbox = Sandbox::empty();
    let files = |locale: &str, text: &str| {
        sandbox.write(&format!("locales/{locale}/{name}.ftl"), text);
    };
    files("en-US", "# \u{1b}\u{202e} first\nE1   = one \u{9b}\nE2 = two\n");
    files("fr", "E2 = deux \u{1b}\n# \u{1b}\u{9b}\u{202e}\nE1   = un  fichier\n");
    let config = "locales = [\"en-US\", \"fr\", \"de\"]\n";
    sandbox.write("fluent-codes.toml", config);
    sandbox.write("t.md", "| code | fr |\n|--|--|\n| 1 | un |\n");
    for (line, status) in [
        ("fluent-codes sync --dry-run", 0),
        ("fluent-codes fmt --check", 1),
        ("fluent-codes status", 0),
        ("fluent-codes status --format json", 0),
        ("fluent-codes status --format markdown", 0),
        ("fluent-codes tr 1 --json", 0),
        ("fluent-codes import t.md", 0),
        ("fluent-codes sync", 0),
        ("fluent-codes fmt", 0),
        ("fluent-codes add es", 0),
        ("fluent-codes retire 2", 0),
        ("fluent-codes check --write-baseline \"$HOSTILE\"", 0),
        ("fluent-codes check --baseline \"$HOSTILE\" --write-baseline \"$HOSTILE\"", 0),
    ] {
        let run = sandbox.run_with(line, &[("HOSTILE", name)]);
        assert_eq!(run.status, status, "{line}: {}", run.stderr);
        assert!(!run.stdout.is_empty(), "{line}");
        check_passive(&run.stdout);
        check_passive(&run.stderr);
    }
}

/// A terminal is not sent what a text holds; a program that reads the text is.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_obeys_no_text() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/errors.ftl", "E1 = one \u{1b}[2J\n");
    sandbox.check("fluent-codes tr 1", "one \u{1b}[2J\n", "", 0);
    let run = sandbox.run("script --quiet --command 'fluent-codes tr 1' /dev/null");
    if run.status == 127 {
        eprintln!("not run: `script`, which makes a terminal, is missing");
        return;
    }
    assert_eq!((run.stdout.as_str(), run.status), ("one \\u{1b}[2J\r\n", 0), "{}", run.stderr);
}

/// A file of a commit can have any name: what it holds is not taken for that of another one.
#[test]
fn a_name_with_a_line_break_shifts_no_contents() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/a\nb.ftl", "E1 = one\n");
    sandbox.write("locales/en-US/c.ftl", "E2 = two\n");
    sandbox.write("locales/fr/c.ftl", "E2 = deux\n");
    sandbox.commit();
    sandbox.write("locales/en-US/c.ftl", "E2 = two more\n");
    let line = "fluent-codes check --format short --since HEAD --select stale";
    let run = sandbox.run(line);
    assert_eq!(run.stdout.matches("stale").count(), 1, "{}{}", run.stdout, run.stderr);
    let run = sandbox.run("fluent-codes check --since=--all");
    assert_eq!(run.status, 2, "{}", run.stdout);
}

/// Where whoever reads the output has gone, the exit status is still that of the findings.
#[test]
fn a_closed_output_ends_a_command_quietly() {
    let sandbox = Sandbox::empty();
    let lines =
        |text: &str| (1..=900).map(|code| format!("E{code} = {text}\n")).collect::<String>();
    sandbox.write("locales/en-US/errors.ftl", &lines("a text"));
    sandbox.write("locales/fr/errors.ftl", "E1 = un texte\n");
    for (line, status) in [
        ("fluent-codes check", 1),
        ("fluent-codes check --format short", 1),
        ("fluent-codes check --format json", 1),
        ("fluent-codes check --format junit", 1),
        ("fluent-codes check --ignore missing-message", 0),
        ("fluent-codes tr 901", 1),
        ("fluent-codes tr 1", 0),
        ("fluent-codes tr 1 --json", 0),
        ("fluent-codes negotiate fr", 0),
        ("fluent-codes status", 0),
        ("fluent-codes status --format json", 0),
        ("fluent-codes status --format markdown", 0),
        ("fluent-codes check --format sarif", 1),
        ("fluent-codes check --format github", 1),
        ("fluent-codes sync --dry-run", 0),
        ("fluent-codes fmt --check", 0),
        ("fluent-codes export --format markdown", 0),
        ("fluent-codes explain", 0),
        ("fluent-codes explain missing-message", 0),
        ("fluent-codes explain --all", 0),
        ("fluent-codes --help", 0),
    ] {
        // It begins when nobody reads any more.
        let run = sandbox.run(&format!("{{ sleep 0.02; {line}; echo $? > status; }} | true"));
        assert_eq!(
            (run.stderr.as_str(), sandbox.read("status")),
            ("", format!("{status}\n")),
            "{line}"
        );
        fs::remove_file(sandbox.path("status")).unwrap();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_broken_standard_error_changes_no_exit_status() {
    let sandbox = sandbox();
    for (line, status) in [
        ("fluent-codes check --locales nowhere", 2),
        ("fluent-codes check --fix", 1),
        ("fluent-codes tr 2", 0),
        ("fluent-codes chek", 2),
    ] {
        for closed in ["2>/dev/full", "2>&-"] {
            assert_eq!(sandbox.run(&format!("{line} {closed}")).status, status, "{line} {closed}");
        }
    }
}
