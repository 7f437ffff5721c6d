//! What a branch changed: `check --since`.

use crate::life::{CHECK, published, replace};
use crate::sandbox::Sandbox;

/// Without a lock, what the branch changed in the source and left in a translation is stale.
#[test]
fn since_a_revision() {
    let sandbox = published();
    sandbox.check("rm locales/codes.lock locales/fr/source.lock", "", "", 0);
    replace(&sandbox, "locales/fr/errors.ftl", "E2 = deux fichiers", "E2 = deux  fichiers");
    sandbox.commit();
    sandbox.git("checkout --quiet -b change");
    replace(&sandbox, "locales/en-US/errors.ftl", "one file", "one big file");
    replace(
        &sandbox,
        "locales/en-US/errors.ftl",
        "three folders\n",
        "no folders\nE4 = four folders\n",
    );
    replace(&sandbox, "locales/fr/errors.ftl", "trois dossiers", "aucun dossier");
    let since = "fluent-codes check --since main --format short";
    let expected = "locales/fr/errors.ftl:3:1: warning[stale]: the source of `E1` has changed since \
                    it was translated: “big” is new; translate the change, or run \
                    `fluent-codes accept 1 --locale fr` if the translation is still right\n\
                    locales/fr/errors.ftl:9:1: error[missing-message]: `E4` is missing in `fr`; add \
                    `E4 = …` here\n";
    sandbox.check(since, expected, "", 1);
    // Also when the other branch has moved on.
    sandbox.commit();
    sandbox.git("checkout --quiet main");
    replace(&sandbox, "locales/en-US/errors.ftl", "two files", "two big files");
    sandbox.commit();
    sandbox.git("checkout --quiet change");
    sandbox.check(since, expected, "", 1);
    // What the branch did not touch is not reported.
    let all = sandbox.run(CHECK).stdout;
    assert!(all.contains("doubled-space"), "{all}");
    for revision in ["nowhere", "", "--all", "HEAD:locales"] {
        let error =
            format!("error: --since: expected a revision that git knows, found `{revision}`\n");
        sandbox.check(&format!("fluent-codes check --since='{revision}'"), "", &error, 2);
    }
}

/// An exception that a branch takes away has findings again, though no text has changed.
#[test]
fn an_exception_that_changed_since() {
    let text = "E1 = le bar bar est plein\n";
    for (mark, blank) in [("#", ""), ("##", "\n"), ("###", "\n")] {
        for changed in ["en-US", "fr"] {
            let sandbox = Sandbox::empty();
            let allowed = format!("{mark} check: allow(doubled-word) a name\n{blank}{text}");
            sandbox.write("locales/en-US/errors.ftl", "E1 = the bar is full\n");
            sandbox.write(&format!("locales/{changed}/errors.ftl"), &allowed);
            sandbox.commit();
            let since = "fluent-codes check --since HEAD --select doubled-word --format short";
            sandbox.check(since, "", "", 0);
            sandbox.write(&format!("locales/{changed}/errors.ftl"), text);
            let run = sandbox.run(since);
            let found = format!("locales/{changed}/errors.ftl:1:");
            assert!(run.stdout.starts_with(&found), "{mark} {changed}: {}", run.stdout);
        }
    }
}

/// Each layer is compared with its own past; the built-in catalog has none.
#[test]
fn layers_since_a_revision() {
    let sandbox = Sandbox::empty();
    sandbox.write("base/en-US/errors.ftl", "E1 = one\nE2 = two\n");
    sandbox.write("base/fr/errors.ftl", "E1 = un\nE2 = deux  deux\n");
    sandbox.write("over/fr/errors.ftl", "E1 = une\n");
    sandbox.commit();
    let layers = "--locales base --locales over --format short";
    let since = format!("fluent-codes check --since HEAD {layers}");
    sandbox.check(&since, "", "", 0);
    replace(&sandbox, "base/en-US/errors.ftl", "one", "one or two");
    sandbox.write("over/en-US/errors.ftl", "E2 = three\n");
    sandbox.check(
        &since,
        "base/fr/errors.ftl:2:1: warning[stale]: the source of `E2` has changed since it was translated: \
         “two” is now “three”; translate the change in over/fr\n\
         base/fr/errors.ftl:2:10: warning[doubled-space]: expected one space, found 2; delete all but one\n\
         base/fr/errors.ftl:2:12: warning[doubled-word]: expected `deux` once, found it twice; delete one of the two\n\
         over/fr/errors.ftl:1:1: warning[stale]: the source of `E1` has changed since it was translated: \
         “or two” is new; translate the change\n",
        "",
        0,
    );
    let shipped = "fluent-codes check --since HEAD --shipped --locales over --format short";
    let run = sandbox.run(shipped);
    assert!(!run.stdout.contains("E131201"), "{}", run.stdout);
}

/// What the configuration asks of a locale concerns a branch that changes either.
#[test]
fn a_configuration_since_a_revision() {
    let sandbox = Sandbox::empty();
    sandbox.write("fluent-codes.toml", "[coverage]\nfr = 60\nde = 50\n");
    sandbox.write("locales/en-US/errors.ftl", "E1 = one\nE2 = two\n");
    sandbox.write("locales/fr/errors.ftl", "E1 = un\n");
    sandbox.write("locales/zh-CN/errors.ftl", "E1 = 一\nE2 = 二\n");
    sandbox.commit();
    let since = "fluent-codes check --since HEAD --format short";
    sandbox.check(since, "", "", 0);
    replace(&sandbox, "locales/zh-CN/errors.ftl", "二", "两");
    sandbox.check(since, "", "", 0);
    let low = "fluent-codes.toml:2:1: error[low-coverage]: fr: 50 % of the required 60 %; translate \
               1 more, or require less in the configuration\n";
    replace(&sandbox, "locales/fr/errors.ftl", "un", "une");
    sandbox.check(since, low, "", 1);
    replace(&sandbox, "locales/fr/errors.ftl", "une", "un");
    replace(&sandbox, "fluent-codes.toml", "de = 50", "de = 40");
    let missing = "fluent-codes.toml:3:1: error[missing-locale]: the locale `de` has no files: 0 % of \
                   the required 40 %; add files *.ftl to locales/de, or remove `de` from the \
                   configuration\n";
    sandbox.check(since, &format!("{low}{missing}"), "", 1);
    replace(&sandbox, "fluent-codes.toml", "de = 40", "de = 50");
    sandbox.check("rm -r locales/zh-CN && echo 'zh-CN = 50' >> fluent-codes.toml", "", "", 0);
    let run = sandbox.run(&format!("{since} zh-CN"));
    assert!(run.stdout.contains("missing-locale"), "{}", run.stdout);
}

/// What git cannot say is an error that says why.
#[test]
fn a_revision_without_a_history() {
    let sandbox = published();
    sandbox.git("branch start");
    replace(&sandbox, "locales/en-US/errors.ftl", "one file", "one big file");
    sandbox.commit();
    sandbox.git("clone --quiet --depth 1 --no-single-branch file://$PWD shallow");
    let since = "cd shallow && fluent-codes check --since origin/start";
    let error = "error: --since: expected `origin/start` and HEAD to have a commit in common; a \
                 shallow clone may lack it, and gets it by `git fetch --unshallow`\n";
    sandbox.check(since, "", error, 2);
    sandbox.check("rm -rf .git shallow/.git", "", "", 0);
    let run = sandbox.run("fluent-codes check --since HEAD");
    let error = "error: locales: git: fatal: not a git repository";
    assert!(run.stderr.starts_with(error), "{}", run.stderr);
    assert_eq!(run.status, 2);
}
