//! The life of a code: published, translated, out of date, retired.

use crate::sandbox::Sandbox;

/// A source and a translation, with locks, in a commit.
pub(crate) fn published() -> Sandbox {
    let sandbox = Sandbox::empty();
    let english = "## Files\n\nE1 = one file\nE2 = two files\n\n## Folders\n\nE3 = three folders\n";
    sandbox.write("locales/en-US/errors.ftl", english);
    let french = "## Fichiers\n\nE1 = un fichier\nE2 = deux fichiers\n\n## Dossiers\n\nE3 = trois dossiers\n";
    sandbox.write("locales/fr/errors.ftl", french);
    assert_eq!(sandbox.run("fluent-codes sync").status, 0);
    sandbox.commit();
    sandbox
}

pub(crate) fn replace(sandbox: &Sandbox, path: &str, from: &str, to: &str) {
    let text = sandbox.read(path);
    assert!(text.contains(from), "{text}");
    sandbox.write(path, &text.replace(from, to));
}

pub(crate) const CHECK: &str = "fluent-codes check --format short";

/// Started, half filled in, checked, handed in, finished.
#[test]
fn a_locale_from_its_start() {
    let sandbox = Sandbox::shipped();
    sandbox.check(
        "fluent-codes add fr",
        "locales/fr: 82 messages to translate, 2 files written\n",
        "",
        0,
    );
    // Until it is filled in, English is served, and the check says one thing.
    let text = "size of file exceeds limit\n";
    sandbox.check("fluent-codes tr 131201 --lang fr", text, "", 0);
    sandbox.check(
        CHECK,
        "locales/fr/errors.ftl:5:3: error[missing-message]: 82 messages of `fr` still to be \
         translated, `unknown-code` first; write `unknown-code = …` in place of the comment \
         `# unknown-code =`; a locale may be incomplete if `[coverage]` in the configuration says \
         so\n",
        "",
        1,
    );
    replace(&sandbox, "fluent-codes.toml", "]\n", "]\n[coverage]\nfr = 50\n");
    // Eleven are translated: the first message of a general kind and those behind it.
    let french = sandbox.read("locales/fr/errors.ftl");
    let mut filled = french.clone();
    let words =
        ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze"];
    for (code, word) in (100_000..).zip(words) {
        filled = filled.replace(&format!("# E{code} =\n"), &format!("E{code} = texte {word}\n"));
    }
    sandbox.write("locales/fr/errors.ftl", &filled);
    sandbox.check(
        "fluent-codes sync",
        "locales/fr/errors.ftl: 11 comments refreshed\nlocales/fr/source.lock: 11 recorded\n",
        "",
        0,
    );
    let run = sandbox.run("fluent-codes check --deny-warnings --format github");
    let expected = "::error file=fluent-codes.toml,line=3,col=1,title=low-coverage::fr: 13 %25 of \
                    the required 50 %25%0Atranslate 30 more, or require less in the configuration";
    assert!(run.stdout.lines().any(|line| line == expected), "{}", run.stdout);
    assert_eq!(run.status, 1);
    replace(&sandbox, "fluent-codes.toml", "fr = 50", "fr = 10");
    let run = sandbox.run("fluent-codes check --deny-warnings --format github");
    assert_eq!((run.stdout.as_str(), run.status), ("", 0));
    sandbox.check(
        "fluent-codes status",
        "en-US  [####################] 100 %  81 translated, 0 stale, 0 untranslated, 0 missing\n\
         fr     [##..................]  13 %  11 translated, 0 stale, 0 untranslated, 70 missing\n\
         zh-CN  [####################] 100 %  81 translated, 0 stale, 0 untranslated, 0 missing\n",
        "",
        0,
    );
    let part = "## General: 1000xx\n\nE100000 = texte un\nE100001 = texte deux\n";
    assert!(sandbox.read("locales/fr/errors.ftl").contains(part));
    // Nothing is left to be done by hand but to translate.
    let text = sandbox.read("locales/fr/errors.ftl");
    let lines = text.lines().filter_map(|line| Some((line.strip_prefix("# ")?, line)));
    let mut finished = text.clone();
    for (place, line) in lines.filter(|(place, _)| place.ends_with(" =")) {
        let text = if place.starts_with("unknown") { "erreur { $code }" } else { "traduit" };
        finished = finished.replace(&format!("{line}\n"), &format!("{place} {text}\n"));
    }
    sandbox.write("locales/fr/errors.ftl", &finished);
    assert_eq!(sandbox.run("fluent-codes sync").status, 0);
    let run = sandbox.run("fluent-codes status fr");
    assert_eq!(
        run.stdout,
        "fr  [####################] 100 %  81 translated, 0 stale, 0 untranslated, 0 missing\n"
    );
    let run = sandbox.run(&format!("{CHECK} --select missing-message,outdated-lock,syntax"));
    assert_eq!((run.stdout.as_str(), run.status), ("", 0));
    let text = sandbox.read("locales/fr/errors.ftl");
    assert!(!text.contains("en-US:"), "{text}");
}

/// The files that are added have the source's groups and notes, its plurals and its terms.
#[test]
fn what_a_new_locale_has() {
    let sandbox = Sandbox::empty();
    sandbox.write(
        "locales/en-US/errors.ftl",
        "### For English only.\n\n-product = Acme Cloud\n\n## Files\n## check: allow(same-as-source) names\n\n\
         # Shown when an upload fails.\n# check: allow(doubled-word) it is a name\n\
         E1 = { $count ->\n    [one] one file\n   *[other] { $count } files\n}\n    .title = Files\n\
         help = Ask us.\n",
    );
    sandbox.write("locales/en-US/more/other.ftl", "E2 =\n    two\n      lines\n");
    sandbox.check(
        "fluent-codes add pl",
        "locales/pl: 4 messages to translate, 2 files written\n",
        "",
        0,
    );
    assert_eq!(
        sandbox.read("locales/pl/errors.ftl"),
        "-product = Acme Cloud\n\n## Files\n\n# Shown when an upload fails.\n# en-US: { $count ->\n\
         # en-US:     [one] one file\n# en-US:    *[other] { $count } files\n# en-US: }\n\
         # en-US: .title = Files\n\
         # pl: $count chooses [one] (1), [few] (2, 3, 4, 22, …), [many] (0, 5, 6, 7, …), [other] (0.1, 0.2, 0.3, 0.4, …)\n\
         # E1 =\n#     .title =\n\n# en-US: Ask us.\n# help =\n"
    );
    assert_eq!(
        sandbox.read("locales/pl/more/other.ftl"),
        "# en-US: two\n# en-US:   lines\n# E2 =\n"
    );
    sandbox.check(
        "fluent-codes add pl",
        "",
        "error: locales/pl: the locale is there already; `fluent-codes sync` adds what it lacks\n",
        2,
    );
    sandbox.check(
        "fluent-codes check --deny-warnings --select syntax,invalid-exception",
        "en-US: 2 of 2 codes, 0 errors\npl: 0 of 2 codes, 0 errors\n0 errors\n",
        "",
        0,
    );
}

/// A changed source text makes its translations stale, until they change or are accepted.
#[test]
fn a_source_text_that_changes() {
    let sandbox = published();
    replace(&sandbox, "locales/en-US/errors.ftl", "one file", "one file of at most 5 MB");
    replace(&sandbox, "locales/en-US/errors.ftl", "three folders", "three big folders");
    let stale = "fluent-codes check --select stale --format short";
    let first = "locales/fr/errors.ftl:3:1: warning[stale]: the source of `E1` has changed since it \
                 was translated: “of at most 5 MB” is new; translate the change, or run \
                 `fluent-codes accept 1 --locale fr` if the translation is still right\n";
    let second = "locales/fr/errors.ftl:8:1: warning[stale]: the source of `E3` has changed since it \
                  was translated: “big” is new; translate the change, or run \
                  `fluent-codes accept 3 --locale fr` if the translation is still right\n";
    sandbox.check(stale, &format!("{first}{second}"), "", 0);
    sandbox.check(
        "fluent-codes status fr --format markdown",
        "| locale | codes | translated | stale | untranslated | missing | percent |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n\
         | fr | 3 | 3 | 2 | 0 | 0 | 100 % |\n",
        "",
        0,
    );
    // The lock does not hide it, and committing the change does not either.
    sandbox.check("fluent-codes sync", "nothing to change\n", "", 0);
    sandbox.commit();
    sandbox.check(stale, &format!("{first}{second}"), "", 0);
    sandbox.check("fluent-codes accept 3 --locale fr", "fr: accepted E3\n", "", 0);
    sandbox.check(stale, first, "", 0);
    sandbox.check("fluent-codes accept 3", "nothing is stale\n", "", 0);
    replace(&sandbox, "locales/fr/errors.ftl", "un fichier", "un fichier de 5 Mo au plus");
    sandbox.check(stale, "", "", 0);
    sandbox.check("fluent-codes sync", "locales/fr/source.lock: 1 recorded\n", "", 0);
    sandbox.check(&format!("{CHECK} --deny-warnings"), "", "", 0);
}

#[test]
fn what_cannot_be_accepted() {
    let sandbox = published();
    let error = "error: expected the code or id of a message in `en-US`, found `7`\n";
    sandbox.check("fluent-codes accept 7", "", error, 2);
    let error = "error: expected a locale of this project, found `fre`; did you mean `fr`?\n";
    sandbox.check("fluent-codes accept 1 --locale fre", "", error, 2);
    sandbox.check("rm locales/fr/source.lock", "", "", 0);
    let error = "error: locales/fr/source.lock: expected a lock; `fluent-codes sync` makes it\n";
    sandbox.check("fluent-codes accept 1 --locale fr", "", error, 2);
}

/// A retired code goes from all files and cannot be used again; a dropped one is found.
#[test]
fn a_code_that_is_retired() {
    let sandbox = published();
    let dropped = "locales/codes.lock:2:1: error[dropped-code]: the published code 2 has no message \
                   in `en-US`; restore `E2` in locales/en-US/errors.ftl, or run `fluent-codes retire 2`\n";
    replace(&sandbox, "locales/en-US/errors.ftl", "E2 = two files\n", "");
    sandbox.check("fluent-codes check --format short --select dropped-code", dropped, "", 1);
    sandbox.check(
        "fluent-codes retire 2 --replaced-by 1",
        "retired 2; its message is removed from locales/fr/errors.ftl\n",
        "",
        0,
    );
    let lock = sandbox.read("locales/codes.lock");
    let lines: Vec<&str> = lock.lines().collect();
    let today = lines[1].split(' ').nth(2).unwrap();
    assert_eq!(lines, ["1", &format!("2 retired {today} 1"), "3"]);
    assert_eq!(sandbox.read("locales/fr/source.lock").lines().count(), 2);
    assert_eq!(
        sandbox.read("locales/fr/errors.ftl"),
        "## Fichiers\n\nE1 = un fichier\n\n## Dossiers\n\nE3 = trois dossiers\n"
    );
    sandbox.check(&format!("{CHECK} --deny-warnings"), "", "", 0);
    replace(
        &sandbox,
        "locales/en-US/errors.ftl",
        "E1 = one file\n",
        "E1 = one file\nE2 = quite another\n",
    );
    sandbox.check(
        CHECK,
        &format!(
            "locales/en-US/errors.ftl:4:1: error[retired-code]: the code 2 was retired on {today} \
             and replaced by 1; delete the message; a new error needs a new code\n"
        ),
        "",
        1,
    );
    // No locale gets a place for it.
    sandbox.check("fluent-codes sync", "nothing to change\n", "", 0);
    let error = format!("error: the code 2 was retired on {today} already\n");
    sandbox.check("fluent-codes retire 2", "", &error, 2);
    sandbox.check("fluent-codes retire 9", "", "error: expected a published code, found 9\n", 2);
    let error = "error: --replaced-by: expected another published code that is not retired, found ";
    sandbox.check("fluent-codes retire 1 --replaced-by 2", "", &format!("{error}2\n"), 2);
    sandbox.check("fluent-codes retire 1 --replaced-by 1", "", &format!("{error}1\n"), 2);
}

/// Two branches that translate different locales, and two that add codes, merge by themselves.
#[test]
fn branches_merge() {
    let sandbox = Sandbox::empty();
    let messages = |text: &str| -> String {
        let line = |code: u32| format!("E{code} = {text} {code}\n");
        let group = |codes: std::ops::Range<u32>| codes.map(line).collect::<String>();
        format!("## a\n\n{}\n## b\n\n{}", group(1..7), group(11..17))
    };
    sandbox.write("locales/en-US/errors.ftl", &messages("a text"));
    sandbox.write("locales/fr/errors.ftl", &messages("un texte"));
    let added = "locales/de: 12 messages to translate, 1 file written\n";
    sandbox.check("fluent-codes add de", added, "", 0);
    assert_eq!(sandbox.run("fluent-codes sync").status, 0);
    sandbox.commit();
    let change = |branch: &str, path: &str, from: &str, to: &str| {
        sandbox.git(&format!("checkout --quiet -b {branch} main"));
        replace(&sandbox, path, from, to);
        assert_eq!(sandbox.run("fluent-codes sync").status, 0);
        sandbox.commit();
    };
    change("german", "locales/de/errors.ftl", "# E1 =", "E1 = ein Text 1");
    change("german-too", "locales/de/errors.ftl", "# E13 =", "E13 = ein Text 13");
    change("french", "locales/fr/errors.ftl", "E3 = un texte 3", "E3 = le texte 3");
    let english = "locales/en-US/errors.ftl";
    change("first", english, "E6 = a text 6\n", "E6 = a text 6\nE7 = a text 7\n");
    change("second", english, "E16 = a text 16\n", "E16 = a text 16\nE17 = a text 17\n");
    sandbox.git("checkout --quiet main");
    for branch in ["german", "german-too", "french", "first", "second"] {
        sandbox.git(&format!("merge --quiet --no-edit {branch}"));
    }
    // What is left to do is done by the tool.
    assert_eq!(sandbox.run("fluent-codes sync").status, 0);
    let lock = sandbox.read("locales/codes.lock");
    let codes: Vec<u32> = lock.lines().map(|line| line.parse().unwrap()).collect();
    assert_eq!(codes, (1..8).chain(11..18).collect::<Vec<u32>>());
    let run = sandbox.run(&format!("{CHECK} --ignore missing-message --deny-warnings"));
    assert_eq!((run.stdout.as_str(), run.status), ("", 0));
    let german = sandbox.read("locales/de/errors.ftl");
    assert!(
        german.contains("\nE1 = ein Text 1\n") && german.contains("\nE13 = ein Text 13\n"),
        "{german}"
    );
}

/// What other messages show, and what cannot be read, is not taken away.
#[test]
fn a_code_that_cannot_be_retired() {
    let sandbox = published();
    replace(&sandbox, "locales/fr/errors.ftl", "un fichier", "{ E2 }, ou un");
    replace(&sandbox, "locales/en-US/errors.ftl", "E3 = three", "E3 three");
    sandbox.check(
        "fluent-codes retire 2",
        "",
        "error: locales/fr/errors.ftl:3:8: `E1` refers to `E2`; write its text here first\n",
        2,
    );
    sandbox.check(
        "fluent-codes retire 3",
        "",
        "error: locales/en-US/errors.ftl:8:4: expected `=` after the id, as in `E131201 = text`, \
         found `t`; correct it first\n",
        2,
    );
    assert!(!sandbox.read("locales/codes.lock").contains("retired"));
}
