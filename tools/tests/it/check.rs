//! `check`.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::sandbox::{Sandbox, without_messages};

#[test]
fn the_shipped_catalog() {
    Sandbox::shipped().check(
        "fluent-codes check",
        "en-US: 81 of 81 codes, 0 errors\nzh-CN: 81 of 81 codes, 0 errors\n0 errors\n",
        "",
        0,
    );
}

/// Whichever message is deleted, there is one error, which names the code, the locale and the file.
#[test]
fn every_deleted_message() {
    let mut deleted = 0;
    for locale in ["en-US", "zh-CN"] {
        let path = format!("locales/{locale}/errors.ftl");
        let sandbox = Sandbox::shipped();
        let text = sandbox.read(&path);
        for (without, lines) in without_messages(&text) {
            sandbox.write(&path, &without);
            let run = sandbox.run("fluent-codes check --format short");
            assert_eq!((run.stderr.as_str(), run.status), ("", 1), "{lines:?}");
            let mut errors: Vec<&str> =
                run.stdout.lines().filter(|line| line.contains(": error[")).collect();
            assert_eq!(errors.len(), lines.len(), "{lines:?}: {}", run.stdout);
            for line in lines {
                let (id, _) = line.split_once(" = ").unwrap();
                let names = [format!("`{id}`"), format!("`{locale}`"), path.clone()];
                let is_of = |error: &&str| names.iter().all(|name| error.contains(name));
                let position = errors.iter().position(is_of);
                errors.remove(position.unwrap_or_else(|| panic!("{id}: {errors:?}")));
                deleted += 1;
            }
        }
    }
    assert_eq!(deleted, 2 * 82);
}

#[test]
fn json_has_the_documented_fields() {
    let sandbox = Sandbox::shipped();
    let path = "locales/zh-CN/errors.ftl";
    let text = sandbox.read(path);
    let line = text.lines().position(|line| line.starts_with("E131205 ")).unwrap() + 1;
    sandbox.write(path, &text.replace("E131205 = 导出文件失败\n", ""));
    let run = sandbox.run("fluent-codes check --format json");
    assert_eq!(run.status, 1);
    let document: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(
        document,
        json!({
            "version": 1,
            "findings": [{
                "rule": "missing-message",
                "severity": "error",
                "locale": "zh-CN",
                "file": path,
                "line": line,
                "column": 1,
                "id": "E131205",
                "source": "export file failed",
                "message": "`E131205` is missing in `zh-CN`",
                "help": "add `E131205 = …` here",
                "fixable": false,
                "fix": null,
            }],
            "summary": {
                "errors": 1,
                "warnings": 0,
                "notes": 0,
                "locales": {
                    "en-US": {
                        "codes": 81, "translated": 81, "untranslated": 0, "stale": 0, "missing": 0
                    },
                    "zh-CN": {
                        "codes": 81, "translated": 80, "untranslated": 0, "stale": 0, "missing": 1
                    },
                },
            },
        })
    );
}

#[test]
fn another_source_and_folder() {
    let sandbox = Sandbox::empty();
    sandbox.write("i18n/de/fehler.ftl", "E1 = eins\n");
    sandbox.write("i18n/fr/fehler.ftl", "E1 = un\n");
    let summary = "de: 1 of 1 codes, 0 errors\nfr: 1 of 1 codes, 0 errors\n0 errors\n";
    sandbox.check("fluent-codes check --locales i18n --source de", summary, "", 0);
}

/// Each save makes another report; a broken configuration does not end the command.
#[test]
fn watch() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/errors.ftl", "E1 = one\n");
    sandbox.write("locales/fr/errors.ftl", "E1 = un\n");
    let mut tool = Command::new(env!("CARGO_BIN_EXE_fluent-codes"))
        .args(["check", "--watch", "--fix"])
        .current_dir(sandbox.path(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut report = BufReader::new(tool.stdout.take().unwrap()).lines().map(Result::unwrap);
    let errors = BufReader::new(tool.stderr.take().unwrap()).lines().map(Result::unwrap);
    let mut errors = errors.filter(|line| !line.ends_with("watching for changes"));
    let mut last_line = |expected: &str| assert!(report.any(|line| line == expected));
    last_line("0 errors");
    sandbox.write("locales/fr/errors.ftl", "E2 = deux\n");
    last_line("2 errors");
    sandbox.write("fluent-codes.toml", "ids = 1\n");
    assert_eq!(errors.next().unwrap(), "error: fluent-codes.toml:1:7: expected a text in quotes");
    sandbox.write("fluent-codes.toml", "");
    last_line("2 errors");
    sandbox.write("locales/fr/errors.ftl", "E01 = un\n");
    last_line("0 errors");
    let fixed = "fixed: locales/fr/errors.ftl:1:1: `E01` is not the id of a code [invalid-id]";
    assert_eq!(errors.next().unwrap(), fixed);
    assert_eq!(sandbox.read("locales/fr/errors.ftl"), "E1 = un\n");
    tool.kill().unwrap();
    tool.wait().unwrap();
}

/// Good translations have no findings, in any script, direction and plural system.
#[test]
fn a_realistic_bundle() {
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/realistic");
    let line = format!("fluent-codes check --locales '{}' --ids any", locales.display());
    let all = ["ar", "de", "en-US", "ja", "ru", "zh-CN"];
    let summary: String =
        all.iter().map(|locale| format!("{locale}: 105 of 105 messages, 0 errors\n")).collect();
    let summary = summary + "0 errors\n";
    let sandbox = Sandbox::empty();
    sandbox.check(&line, &summary, "", 0);
    sandbox.check(&format!("{line} --deny-warnings"), &summary, "", 0);
}

/// Only the locales that are named are reported, and only what is wrong with them fails.
#[test]
fn some_locales() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/errors.ftl", "E1 = one (file\nE2 = two files\n");
    sandbox.write("locales/fr/errors.ftl", "E1 = un fichier\nE2 = deux (fichiers\n");
    sandbox.write("locales/de/errors.ftl", "E2 = zwei Dateien\n");
    let found = |line: &str| -> Vec<String> {
        let run = sandbox.run(line);
        run.stdout.lines().map(|line| line.split(':').next().unwrap().to_owned()).collect()
    };
    let (english, french) = ("locales/en-US/errors.ftl", "locales/fr/errors.ftl");
    assert_eq!(found("fluent-codes check fr --format short"), [french]);
    assert_eq!(found("fluent-codes check en_us fr --format short"), [english, french]);
    assert_eq!(sandbox.run("fluent-codes check fr").status, 0);
    assert_eq!(sandbox.run("fluent-codes check de").status, 1);
    let error = "error: expected a locale of this project, found `fre`; did you mean `fr`?\n";
    sandbox.check("fluent-codes check fre", "", error, 2);
}

/// What is known is not reported; what is new is, and what is corrected leaves the file.
#[test]
fn baseline() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/errors.ftl", "E1 = one file\n    .a = more\nE2 = two files\n");
    sandbox.write("locales/fr/errors.ftl", "E1 = un (fichier\n    .a = plus\n");
    let check = "fluent-codes check --format short --baseline known.json";
    let write = "fluent-codes check --write-baseline known.json";
    sandbox.check(write, "known.json: 2 findings\n", "", 0);
    sandbox.check(check, "", "", 0);
    assert_eq!(
        sandbox.read("known.json"),
        "{\"version\":1,\"findings\":[\n\
         [{\"file\":\"locales/fr/errors.ftl\",\"rule\":\"missing-message\",\"locale\":\"fr\",\"id\":\"E2\"},1],\n\
         [{\"file\":\"locales/fr/errors.ftl\",\"rule\":\"unbalanced-brackets\",\"locale\":\"fr\",\"id\":\"E1\"},1]\n]}\n"
    );
    // Lines may move; a finding more of a kind is new.
    sandbox
        .write("locales/fr/errors.ftl", "# a note\n\nE1 = un (fichier\n    .a = plus (ou moins\n");
    let new = "locales/fr/errors.ftl:4:15: warning[unbalanced-brackets]: `(` has no counterpart in \
               `E1.a`; add the other half, or take this one away\n";
    sandbox.check(check, new, "", 0);
    sandbox
        .write("locales/fr/errors.ftl", "E1 = un (fichier\n    .a = plus\nE2 = deux (fichiers\n");
    let new = "locales/fr/errors.ftl:3:11: warning[unbalanced-brackets]: `(` has no counterpart in \
               `E2`; add the other half, or take this one away\n";
    let gone = "known.json: 1 finding corrected; `--baseline known.json --write-baseline \
                known.json` takes out what is\n";
    sandbox.check(check, new, gone, 0);
    // What is new does not get in, and what is corrected is new when it comes back.
    let shrink = format!("{write} --baseline known.json");
    sandbox.check(&shrink, "known.json: 1 finding\n", "", 0);
    sandbox.write("locales/fr/errors.ftl", "E1 = un (fichier\n    .a = plus\n");
    assert_eq!(sandbox.run(check).status, 1);
    sandbox.write("known.json", "{}");
    let run = sandbox.run(check);
    let error = "error: known.json: expected a file that --write-baseline wrote: ";
    assert!(run.stderr.starts_with(error), "{}", run.stderr);
    assert_eq!(run.status, 2);
}

/// In a terminal, each report stands alone.
#[test]
#[cfg(target_os = "linux")]
fn watch_in_a_terminal() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/errors.ftl", "E1 = one\n");
    let line = "await() { for round in $(seq 200); do
                    grep -q \"$1\" printed && return; sleep 0.05
                done; }
                script -qec 'fluent-codes check --watch' /dev/null </dev/null >printed &
                await 'all is well;'; echo 'E1 = { $x' >locales/en-US/errors.ftl
                await 'see above;'; echo 'E1 = one' >locales/en-US/errors.ftl
                await 'all is well again;'; kill $!; cat printed";
    let printed = sandbox.run(line).stdout;
    let screens: Vec<&str> = printed.split("\u{1b}[2J\u{1b}[3J\u{1b}[H").skip(1).collect();
    let [first, wrong, last] = screens.as_slice() else { panic!("{printed}") };
    assert!(first.starts_with("en-US: 1 of 1 codes, 0 errors\r\n"), "{first}");
    assert!(first.contains(": all is well; watching for changes"), "{first}");
    assert!(wrong.contains("syntax") && wrong.contains(": see above; watching"), "{wrong}");
    assert!(last.starts_with("en-US: 1 of 1 codes, 0 errors\r\n"), "{last}");
    assert!(last.contains(": all is well again; watching for changes"), "{last}");
}
