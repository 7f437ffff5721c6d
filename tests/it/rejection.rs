//! Live catalogs whose files are broken: each locale is judged by itself.

use std::fs;
use std::time::{Duration, SystemTime};

use fluent_codes::{Catalog, Locales, ProblemKind, Reload, langid};

use crate::live::{live, live_by_hand, next, none, text};
use crate::logs;
use crate::sources::{folder, write};

/// The locales that were applied, those that were removed with a `-`, and each that was rejected with
/// its problems, without paths.
#[track_caller]
fn check(reload: &Reload, changed: &str, rejected: &[&str]) {
    let mut names: Vec<String> = reload.applied().iter().map(ToString::to_string).collect();
    names.extend(reload.removed().iter().map(|locale| format!("-{locale}")));
    let mut lines = Vec::new();
    for rejection in reload.rejected() {
        for problem in rejection.problems() {
            let name = problem.path().rsplit('/').next().unwrap().to_owned();
            let place = format!("{name}:{}:{}", problem.line(), problem.column());
            lines.push(format!("{}: {place}: {}", rejection.locale(), problem.message()));
        }
    }
    assert_eq!(
        (names.join(" ").as_str(), lines),
        (changed, rejected.iter().map(ToString::to_string).collect())
    );
}

const UNCLOSED: &str =
    "expected `}` to close the placeable that `{` opened, found the end of the line";

#[test]
fn a_broken_locale_holds_back_no_other() {
    let files =
        [("en-US/e.ftl", "E1 = one\n"), ("fr/e.ftl", "E1 = un\n"), ("de/e.ftl", "E1 = eins\n")];
    let (folder, live) = live_by_hand(&files);
    write(folder.path(), "en-US/e.ftl", b"E1 = one!\n");
    write(folder.path(), "fr/e.ftl", b"E1 = { un\n");
    write(folder.path(), "de/e.ftl", b"E1 = eins!\n");
    write(folder.path(), "it/e.ftl", b"E1 = uno!\n");
    let rejected = format!("fr: e.ftl:1:10: {UNCLOSED}");
    check(&live.reload(), "en-US de it", &[&rejected]);
    assert_eq!(
        ["en", "fr", "de", "it"].map(|lang| text(&live, lang)),
        ["one!", "un", "eins!", "uno!"]
    );

    // Nothing has changed: only what is still rejected is reported again.
    check(&live.reload(), "", &[&rejected]);
    write(folder.path(), "fr/e.ftl", b"E1 = { \"un!\" }\n");
    check(&live.reload(), "fr", &[]);
    assert_eq!(text(&live, "fr"), "un!");
}

#[test]
fn what_did_not_change_is_shared_and_what_changed_is_not_read_twice() {
    let files = [("en-US/e.ftl", "E1 = one\n"), ("fr/e.ftl", "E1 = un\n")];
    let (folder, live) = live_by_hand(&files);
    let before = live.snapshot();
    write(folder.path(), "fr/e.ftl", b"E1 = une\n");
    check(&live.reload(), "fr", &[]);
    let after = live.snapshot();
    let text = |catalog: &Catalog, lang: &str| {
        let text = catalog.tr(1, &lang.parse().unwrap());
        let address = text.as_ptr();
        (text.into_owned(), address)
    };
    assert_eq!(text(&before, "en"), text(&after, "en"));
    assert_eq!(text(&before, "fr").0, "un");
    assert_eq!(text(&after, "fr").0, "une");
}

#[test]
fn a_stray_folder_holds_back_nobody() {
    let (folder, live) = live_by_hand(&[("en-US/e.ftl", "E1 = one\n")]);
    write(folder.path(), "en_US/e.ftl", b"E1 = stray\n");
    write(folder.path(), "backup/e.ftl", b"E1 = old\n");
    write(folder.path(), "en-US/e.ftl", b"E1 = uno\n");
    let reload = live.reload();
    check(&reload, "en-US", &[]);
    assert_eq!(text(&live, "en"), "uno");
    let kinds: Vec<ProblemKind> = reload.problems().iter().map(|problem| problem.kind()).collect();
    assert_eq!(kinds, [ProblemKind::LocaleName; 2]);
    assert_eq!(live.status().problems(), reload.problems());
    // The folder that is named as the language is written counts, whichever was there first.
    let (folder, live) = live_by_hand(&[("en_US/e.ftl", "E1 = stray\n")]);
    write(folder.path(), "en-US/e.ftl", b"E1 = one\n");
    check(&live.reload(), "en-US", &[]);
    assert_eq!(text(&live, "en"), "one");
}

#[test]
fn new_problems_are_reported_once_a_change() {
    let folder = folder(&[("en-US/e.ftl", "E1 = one\nE2 = two\nE9 nine\n")]);
    let (live, reloads) = live(folder.path());
    // The problem that was there from the start does not count.
    assert_eq!(live.current().problems().len(), 1);
    write(folder.path(), "en-US/e.ftl", b"\nE1 = uno\nE2 = two\nE9 nine\n");
    check(&next(&reloads), "en-US", &[]);
    write(folder.path(), "en-US/e.ftl", b"E1 = { broken\nE2 = two\nE9 nine\n");
    check(&next(&reloads), "", &[&format!("en-US: e.ftl:1:14: {UNCLOSED}")]);
    none(&reloads);
    assert_eq!(text(&live, "en"), "uno");
    write(folder.path(), "en-US/e.ftl", b"E1 = corrected\n");
    check(&next(&reloads), "en-US", &[]);
    assert_eq!(text(&live, "en"), "corrected");
}

#[test]
fn a_text_that_would_come_out_wrong_is_rejected() {
    let source =
        "E1 = limit { $limit }\n    .more = { $more }\n-brand = Brand\nunknown-code = ?{ $code }\n";
    let good = "E1 = limite { $limit }, { $more }\n";
    let (folder, live) = live_by_hand(&[("en-US/e.ftl", source), ("fr/e.ftl", good)]);
    assert_eq!(live.current().problems(), []);
    let rejected = |file: &str, expected: &str| {
        write(folder.path(), "fr/e.ftl", file.as_bytes());
        check(&live.reload(), "", &[&format!("fr: e.ftl:{expected}")]);
        assert_eq!(text(&live, "fr"), "limite {$limit}, {$more}");
    };
    rejected(
        "E1 = limite { $limite }\n",
        "1:15: expected a variable of the source's message, found `$limite`",
    );
    rejected(
        "E1 = limite { other }\nother = { $x }\n",
        "2:11: expected a variable of the source's message, found `$x`",
    );
    rejected(
        "E1 = { $limit }\nunknown-code = { $number }\n",
        "2:18: expected a variable of the source's message, found `$number`",
    );
    rejected(
        "E1 = { -brnd }\n",
        "1:8: expected an id of this locale, found `-brnd`, which it lacks",
    );
    rejected(
        "E1 = { NUMBER($limit, minimumFractionDigits: 999) }\n",
        "1:23: expected the option `minimumFractionDigits` of `NUMBER` to be a whole number from 0 \
         to 100, without quotes",
    );
    rejected(
        "E1 = { NUMBER($limit, digits: 2) }\n",
        "1:23: expected an option that `NUMBER` follows, found `digits`",
    );
    rejected("E1 = { BYTES($limit) }\n", "1:8: expected a function that there is, found `BYTES`");
    let empty = "1:1: expected messages, found none; delete the file if it is not needed";
    rejected("# E1 = limite { $limit }\n", empty);
    rejected("", empty);
}

#[test]
fn a_variable_that_the_source_loses_is_not_the_translations_fault() {
    let files = [("en-US/e.ftl", "E1 = { $a } { $b }\n"), ("fr/e.ftl", "E1 = { $b }, { $a }\n")];
    let (folder, live) = live_by_hand(&files);
    write(folder.path(), "en-US/e.ftl", b"E1 = { $a }\n");
    check(&live.reload(), "en-US", &[]);
    let message = "expected a variable of the source's message, found `$b`";
    assert_eq!(live.current().problems()[0].message(), message);
    let status = live.status();
    assert_eq!(status.locale(&langid!("fr")).unwrap().problems()[0].message(), message);
    // It is there already, so that another change is taken.
    write(folder.path(), "fr/e.ftl", b"E1 = { $b }! { $a }\n");
    check(&live.reload(), "fr", &[]);
    write(folder.path(), "fr/e.ftl", b"E1 = { $b }! { $c }\n");
    let new = "fr: e.ftl:1:16: expected a variable of the source's message, found `$c`";
    check(&live.reload(), "", &[new]);
}

#[test]
fn the_source_locale_and_the_last_locale_stay() {
    let (folder, live) = live_by_hand(&[("en-US/e.ftl", "E1 = one\n"), ("fr/e.ftl", "E1 = un\n")]);
    fs::remove_dir_all(folder.path().join("en-US")).unwrap();
    let no_source = "en-US: en-US:1:1: expected messages for the source locale `en-US`, found none";
    check(&live.reload(), "", &[no_source]);
    assert_eq!(text(&live, "en"), "one");
    fs::remove_dir_all(folder.path().join("fr")).unwrap();
    check(&live.reload(), "-fr", &[no_source]);
    assert_eq!(text(&live, "fr"), "one");
    write(folder.path(), "en-US/e.ftl", b"E1 = one\n");
    check(&live.reload(), "en-US", &[]);

    let (folder, live) = live_by_hand(&[("fr/e.ftl", "E1 = un\n")]);
    fs::remove_dir_all(folder.path().join("fr")).unwrap();
    let last = "fr: fr:1:1: expected messages in a locale; this is the last one that has any";
    check(&live.reload(), "", &[last]);
    assert_eq!(text(&live, "fr"), "un");
}

#[test]
fn a_directory_that_vanishes() {
    let folder =
        folder(&[("locales/en-US/e.ftl", "E1 = one\n"), ("locales/fr/e.ftl", "E1 = un\n")]);
    let directory = folder.path().join("locales");
    let builder = Catalog::builder().embedded::<Locales>().directory(&directory);
    let live = builder.live().interval(Duration::from_secs(3600)).start().unwrap();
    fs::rename(&directory, folder.path().join("gone")).unwrap();
    let reload = live.reload();
    let names: Vec<String> = reload.rejected().iter().map(|it| it.locale().to_string()).collect();
    assert_eq!(names, ["en-US", "fr"]);
    assert_eq!(reload.rejected()[0].problems()[0].kind(), ProblemKind::Unreadable);
    assert_eq!((text(&live, "en"), text(&live, "fr")), ("one".to_owned(), "un".to_owned()));
    fs::rename(folder.path().join("gone"), &directory).unwrap();
    write(&directory, "fr/e.ftl", b"E1 = une\n");
    check(&live.reload(), "en-US fr", &[]);
    assert_eq!(text(&live, "fr"), "une");
    assert_eq!(live.status().problems(), []);
}

#[test]
fn the_status_says_how_each_locale_is() {
    let before = SystemTime::now();
    let files = [("en-US/e.ftl", "E1 = one\nE2 = two\nE3 three\n"), ("fr/e.ftl", "E1 = un\n")];
    let (folder, live) = live_by_hand(&files);
    let status = live.status();
    let names: Vec<String> = status.locales().iter().map(|it| it.locale().to_string()).collect();
    assert_eq!(names, ["en-US", "fr"]);
    let english = status.locale(&langid!("en-US")).unwrap();
    assert_eq!((english.codes(), english.problems().len()), (2, 1));
    let started = english.since().unwrap();
    assert!(started >= before && started <= SystemTime::now());
    assert_eq!((english.rejected(), english.rejected_since()), (None, None));

    write(folder.path(), "fr/e.ftl", b"E1 = { un\n");
    write(folder.path(), "de/e.ftl", b"E1 = { eins\n");
    live.reload();
    let status = live.status();
    let french = status.locale(&langid!("fr")).unwrap();
    assert_eq!((french.codes(), french.problems().len()), (1, 0));
    assert!(french.since().unwrap() < french.rejected_since().unwrap());
    assert_eq!(french.rejected().unwrap().problems()[0].message(), UNCLOSED);
    // A new locale has nothing that could serve meanwhile.
    let german = status.locale(&langid!("de")).unwrap();
    assert_eq!((german.codes(), german.since()), (0, None));
    assert_eq!(text(&live, "de"), "one");
    assert_eq!(status.locale(&langid!("en-US")).unwrap().since(), Some(started));
    fs::remove_dir_all(folder.path().join("de")).unwrap();
    check(
        &live.reload(),
        "-de",
        &[
            "fr: e.ftl:1:10: expected `}` to close the placeable that `{` opened, found the end of the line",
        ],
    );
    assert!(live.status().locale(&langid!("de")).is_none());
}

#[test]
fn problems_are_logged_at_the_start_and_at_each_change() {
    logs::collect();
    let (folder, live) = live_by_hand(&[("en-US/e.ftl", "E1 = one\nE2 two\n")]);
    let path = folder.path().display();
    let broken = "expected `=` after the id, as in `E131201 = text`, found `t`";
    assert_eq!(
        logs::with(&format!("{path}")),
        [format!("WARN locale files: problem: {path}/en-US/e.ftl:2:4: {broken} []")]
    );
    write(folder.path(), "en-US/e.ftl", b"E1 one\nE2 two\n");
    live.reload();
    live.reload();
    let rejected = logs::with(&format!("en-US rejected: {path}"));
    let broken = "expected `=` after the id, as in `E131201 = text`, found `o`";
    assert_eq!(
        rejected,
        [format!("WARN locale files: en-US rejected: {path}/en-US/e.ftl:1:4: {broken} []")]
    );
}

#[test]
fn correcting_some_of_many_problems_is_applied() {
    let broken = |count: usize| (0..count).map(|code| format!("E{code} broken\n"));
    let file: String = broken(1500).collect();
    let (folder, live) = live_by_hand(&[("en-US/e.ftl", format!("{file}E9001 = one\n"))]);
    assert_eq!(live.current().problems().len(), 1001);
    let corrected: String = broken(1500)
        .enumerate()
        .map(|(n, line)| if n < 100 { format!("E{n} = n\n") } else { line })
        .collect();
    write(folder.path(), "en-US/e.ftl", format!("{corrected}E9001 = one\n").as_bytes());
    check(&live.reload(), "en-US", &[]);
}

#[test]
fn a_standing_duplicate_that_moves_is_no_new_problem() {
    let (folder, live) = live_by_hand(&[("en-US/e.ftl", "E1 = one\nE1 = uno\n")]);
    let problem = live.current().problems()[0].clone();
    assert_eq!(problem.message(), "expected each id once, found `E1` again");
    let first = format!("the first one is at {}/en-US/e.ftl:1:1", folder.path().display());
    assert_eq!(problem.note(), Some(first.as_str()));
    write(folder.path(), "en-US/e.ftl", b"E2 = two\n\nE1 = one\nE1 = uno\n");
    check(&live.reload(), "en-US", &[]);
}

#[test]
fn eighty_thousand_standing_problems_hold_up_nobody() {
    let file = |first: &str| {
        let broken: String = (0..80_000).map(|code| format!("E{code} broken\n")).collect();
        format!("E9001 = {first}\n{broken}")
    };
    let (folder, live) = live_by_hand(&[("en-US/e.ftl", file("one"))]);
    write(folder.path(), "en-US/e.ftl", file("two").as_bytes());
    check(&live.reload(), "en-US", &[]);
    assert_eq!(live.current().tr(9001, &langid!("en")), "two");
}
