//! Where the files of each locale are.

use crate::sandbox::Sandbox;

/// A tag that is well-formed is a locale, whether CLDR knows its language or not; a folder without files
/// is none.
#[test]
fn folders_of_any_language() {
    let sandbox = Sandbox::empty();
    for locale in ["en-US", "hye", "ja-JP-mac", "kmr", "son", "xcl"] {
        sandbox.write(&format!("locales/{locale}/app.ftl"), &format!("hello = Hello {locale}\n"));
    }
    sandbox.write("locales/configs/app.toml", "");
    let locales = ["en-US", "hye", "ja-JP-mac", "kmr", "son", "xcl"];
    let lines = locales.map(|locale| format!("{locale}: 1 of 1 messages, 0 errors\n")).concat();
    sandbox.check("fluent-codes check", &format!("{lines}0 errors\n"), "", 0);
    // The library serves no language that CLDR does not know.
    sandbox.write("locales/en-US/app.ftl", "E1 = One\n");
    let run = sandbox.run("fluent-codes check --select locale-name --format short");
    let found: Vec<&str> = run.stdout.lines().map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(found, ["locales/ja-JP-mac", "locales/son", "locales/xcl"]);
    sandbox.write("locales/configs/app.ftl", "E1 = One\n");
    let run = sandbox.run("fluent-codes check --select locale-name --format short");
    assert!(run.stdout.starts_with("locales/configs:1:1: error[locale-name]: "), "{}", run.stdout);
}

/// The folders of locales of several programs are bundles of their own.
#[test]
fn several_roots() {
    let sandbox = Sandbox::empty();
    sandbox.write("one/i18n/en-US/a.ftl", "same = One\n");
    sandbox.write("one/i18n/fr/a.ftl", "same = Un\n");
    sandbox.write("one/src/main.rs", "");
    sandbox.write("deep/er/two/i18n/en-US/b/b.ftl", "same = Two\nother = Other\n");
    sandbox.write("deep/er/two/i18n/fr/b/b.ftl", "same = Deux\n");
    sandbox.write("deep/er/two/i18n/de/b/b.ftl", "same = Zwei\nother = { $what }\n");
    sandbox.check(
        "fluent-codes check --locales . --select missing-message,unknown-variable --format short",
        "./deep/er/two/i18n/de/b/b.ftl:2:11: error[unknown-variable]: the source has no variable \
         `$what`; the source's text has no variables; write it without one\n\
         ./deep/er/two/i18n/fr/b/b.ftl:2:1: error[missing-message]: `other` is missing in `fr`; add \
         `other = …` here\n",
        "",
        1,
    );
    sandbox.check(
        "fluent-codes sync --locales .",
        "",
        "error: .: expected one bundle of files, a folder for each locale; other layouts are for check\n",
        2,
    );
}

/// At each place, too, each file can be a bundle.
#[test]
fn several_roots_of_single_files() {
    let sandbox = Sandbox::empty();
    for place in ["one", "two"] {
        for (locale, text) in [("en-US", "same = One"), ("fr", "same = Un")] {
            sandbox.write(&format!("{place}/i18n/{locale}/a.ftl"), &format!("{text}\n"));
            sandbox.write(&format!("{place}/i18n/{locale}/b.ftl"), &format!("{text}\n"));
        }
    }
    let check = "fluent-codes check --locales . --select duplicate-id --format short";
    assert_eq!(sandbox.run(check).stdout.lines().count(), 4);
    sandbox.write("fluent-codes.toml", "[bundles]\nfiles = \"each\"\n");
    sandbox.check(&format!("{check} --config fluent-codes.toml"), "", "", 0);
}

/// A file that every bundle has is one of its place.
#[test]
fn several_roots_with_shared_files() {
    let sandbox = Sandbox::empty();
    for (place, brand) in [("one", "-brand"), ("two", "-other")] {
        for locale in ["en-US", "fr"] {
            sandbox
                .write(&format!("{place}/i18n/{locale}/brands.ftl"), &format!("{brand} = Acme\n"));
            sandbox.write(&format!("{place}/i18n/{locale}/a.ftl"), "same = A { -brand }\n");
        }
    }
    let config = "[bundles]\nfiles = \"each\"\nshared = [\"brands.ftl\"]\n";
    sandbox.write("fluent-codes.toml", config);
    let run =
        sandbox.run("fluent-codes check --locales . --config fluent-codes.toml --format short");
    assert_eq!(
        run.stdout,
        "./two/i18n/en-US/a.ftl:1:12: error[unresolved-reference]: `en-US` has no term `-brand`; \
         correct the name, or add `-brand = …` to this locale\n"
    );
}

/// What is wrong with files is found once, however many bundles there are.
#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_found_once() {
    let sandbox = Sandbox::empty();
    for file in ["a", "b", "c"] {
        sandbox.write(&format!("locales/en-US/{file}.ftl"), &format!("{file} = {file}\n"));
        sandbox.write(&format!("locales/fr/{file}.ftl"), &format!("{file} = le {file}\n"));
    }
    sandbox.write("fluent-codes.toml", "[bundles]\nfiles = \"each\"\n");
    std::fs::remove_file(sandbox.path("locales/fr/b.ftl")).unwrap();
    std::os::unix::fs::symlink("nowhere", sandbox.path("locales/fr/b.ftl")).unwrap();
    let run = sandbox.run("fluent-codes check --format short");
    let found: Vec<&str> =
        run.stdout.lines().map(|line| line.split("]: ").next().unwrap()).collect();
    assert_eq!(found, ["locales/fr/b.ftl:1:1: error[unreadable"]);
}

#[test]
fn a_source_of_another_name_is_suggested() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en/a.ftl", "hello = Hello\n");
    sandbox.write("locales/en-GB/a.ftl", "hello = Hello\n");
    let error = "error: locales: expected a folder for the source locale `en-US`; did you mean \
                 `--source en`?\n";
    sandbox.check("fluent-codes check", "", error, 2);
}
