//! What is printed, where files hold what a terminal would obey and where nobody reads.

use std::fs;

use crate::sandbox::Sandbox;

/// What a terminal or a log must not be sent: an escape sequence, its one-character form, a mark
/// that reverses text, and a line that GitHub Actions obeys.
const ACTIVE: [&str; 4] = ["\u{1b}", "\u{9b}", "\u{202e}", "\n::add-mask::"];

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
    for format in ["text", "short", "github", "junit"] {
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
    sandbox.write("t.md", "| code | fr |\n|--|--|\n| 1 | un |\n");
    for line in [
        "fluent-codes import t.md",
        "fluent-codes tr 1",
        "fluent-codes export --format markdown -o /dev/null",
        "fluent-codes check --fix --format json",
        "fluent-codes check --locales \"$(printf 'no\\033\\n::add-mask::x')\"",
        "fluent-codes check --select \"$(printf 'no\\033\\n::add-mask::x')\"",
    ] {
        let run = sandbox.run(line);
        assert!(!run.stderr.is_empty(), "{line}");
        check_passive(&run.stderr);
    }
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
        ("fluent-codes export --format markdown", 0),
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
