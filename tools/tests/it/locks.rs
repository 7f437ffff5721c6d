//! The files `codes.lock` and `source.lock`.

use crate::life::{CHECK, published, replace};
use crate::sandbox::Sandbox;

/// The shipped locks are those of the shipped files.
#[test]
fn the_shipped_locks() {
    let sandbox = Sandbox::shipped();
    sandbox.check("fluent-codes sync", "nothing to change\n", "", 0);
    assert_eq!(sandbox.read("locales/codes.lock").lines().count(), 81);
    assert_eq!(sandbox.read("locales/zh-CN/source.lock").lines().count(), 82);
    sandbox.check("fluent-codes fmt --check", "", "", 0);
}

/// What is published or translated is not lost because a line of a lock is damaged.
#[test]
fn damaged_locks_are_not_written_anew() {
    let sandbox = published();
    let codes = "1\n<<<<<<< HEAD\n2 retired 2026-13-01\n=======\n3\n>>>>>>> branch\n";
    sandbox.write("locales/codes.lock", codes);
    replace(&sandbox, "locales/fr/source.lock", "E3 ", "E3");
    let line = sandbox.read("locales/fr/source.lock").lines().last().unwrap().to_owned();
    let errors = format!(
        "error: locales/codes.lock:3: expected a code, or as in `120906 retired 2026-11-24 120905`, \
         found `2 retired 2026-13-01`; restore the line as git has it, or delete it\n\
         error: locales/fr/source.lock:3: expected an id and two fingerprints, found `{line}`; \
         restore the line as git has it, or delete it\n"
    );
    for command in ["sync", "sync --dry-run", "retire 1", "accept 1"] {
        sandbox.check(&format!("fluent-codes {command}"), "", &errors, 2);
    }
    assert_eq!(sandbox.read("locales/codes.lock"), codes);
    // The marks of a conflict go: the lines of both sides count.
    replace(&sandbox, "locales/codes.lock", "2026-13-01", "2026-12-01");
    replace(&sandbox, "locales/fr/source.lock", "E3", "E3 ");
    replace(&sandbox, "locales/en-US/errors.ftl", "E2 = two files\n", "");
    let run = sandbox.run("fluent-codes sync");
    assert_eq!((run.stderr.as_str(), run.status), ("", 0));
    assert_eq!(sandbox.read("locales/codes.lock"), "1\n2 retired 2026-12-01\n3\n");
}

/// The locks may have the line breaks of Windows, which stay.
#[test]
fn locks_with_the_line_breaks_of_windows() {
    let sandbox = published();
    let locks = ["locales/codes.lock", "locales/fr/source.lock"];
    for path in locks {
        sandbox.write(path, &sandbox.read(path).replace('\n', "\r\n"));
    }
    sandbox.check("fluent-codes sync", "nothing to change\n", "", 0);
    sandbox.check(&format!("{CHECK} --notes"), "", "", 0);
    replace(&sandbox, "locales/en-US/errors.ftl", "one file", "one big file");
    sandbox.check("fluent-codes accept 1", "fr: accepted E1\n", "", 0);
    assert_eq!(sandbox.run("fluent-codes retire 2").status, 0);
    for path in locks {
        let text = sandbox.read(path);
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{text}");
    }
    assert_eq!(sandbox.read("locales/codes.lock").matches("\r\n").count(), 3);
}

/// A translator need not have the tool: what is not recorded yet does not fail the check.
#[test]
fn a_translation_that_is_not_recorded() {
    let sandbox = published();
    replace(&sandbox, "locales/fr/errors.ftl", "un fichier", "un seul fichier");
    sandbox.check(&format!("{CHECK} --deny-warnings"), "", "", 0);
    let lag = "locales/fr/source.lock:1:1: note[outdated-lock]: the lock lags behind 1 translation; \
               run `fluent-codes sync`\n";
    sandbox.check(&format!("{CHECK} --notes"), lag, "", 0);
    sandbox.check(
        "fluent-codes status fr",
        "fr  [####################] 100 %  3 translated, 0 stale, 0 untranslated, 0 missing\n",
        "locales/fr/source.lock: lags behind 1 translation; run `fluent-codes sync`\n",
        0,
    );
    sandbox.write("fluent-codes.toml", "[rules]\noutdated-lock = \"warning\"\n");
    let warning = lag.replace("note[", "warning[");
    sandbox.check(&format!("{CHECK} --deny-warnings"), &warning, "", 1);
    // Who adds a code has the tool: without it, the code is not protected.
    replace(&sandbox, "locales/en-US/errors.ftl", "E2 =", "E4 = four\nE5 = five\nE2 =");
    let run = sandbox.run(&format!("{CHECK} --select unrecorded-code --deny-warnings"));
    let expected = "locales/codes.lock:1:1: warning[unrecorded-code]: the lock lacks the code 4 and \
                    1 more; run `fluent-codes sync`\n";
    assert_eq!((run.stdout.as_str(), run.status), (expected, 1));
}

/// A lock is a regular file in UTF-8.
#[test]
fn locks_that_are_no_text() {
    let sandbox = published();
    sandbox.check("printf '\\377\\3761\\0\\n\\0' > locales/codes.lock", "", "", 0);
    let finding = "locales/codes.lock:1:1: error[invalid-lock]: expected UTF-8; restore the line as \
                   git has it, or delete it\n";
    sandbox.check(&format!("{CHECK} --select invalid-lock"), finding, "", 1);
    let error = "error: locales/codes.lock:1: expected UTF-8; restore the line as git has it, or \
                 delete it\n";
    sandbox.check("fluent-codes sync", "", error, 2);
    sandbox.check("rm locales/codes.lock && mkfifo locales/codes.lock", "", "", 0);
    let error = "error: locales/codes.lock: expected a regular file\n";
    for command in ["check", "sync", "status"] {
        sandbox.check(&format!("fluent-codes {command}"), "", error, 2);
    }
}
