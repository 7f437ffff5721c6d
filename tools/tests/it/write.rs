//! What commands that write files leave as it is.

use std::fs;
use std::thread;

use crate::sandbox::Sandbox;

/// Each of the commands reads what those before it have written.
#[test]
fn imports_at_once_lose_nothing() {
    let sandbox = Sandbox::empty();
    for code in 1..=8 {
        let table = format!("| code | en-US | fr |\n|--|--|--|\n| {code} | one | un |\n");
        sandbox.write(&format!("{code}.md"), &table);
    }
    thread::scope(|scope| {
        for code in 1..=8 {
            let sandbox = &sandbox;
            scope.spawn(move || {
                let run = sandbox.run(&format!("fluent-codes import {code}.md"));
                assert_eq!(run.status, 0, "{}", run.stderr);
            });
        }
    });
    for locale in ["en-US", "fr"] {
        let text = sandbox.read(&format!("locales/{locale}/errors.ftl"));
        assert_eq!(text.lines().count(), 8, "{text}");
    }
    let names = |folder: &str| {
        let mut names: Vec<String> = (fs::read_dir(sandbox.path(folder)).unwrap())
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names("locales"), ["en-US", "fr"]);
    assert_eq!(names("locales/fr"), ["errors.ftl"]);
}

/// A file whose replacement fails is named, and those before it are what they were.
#[test]
fn an_import_writes_all_files_or_none() {
    let sandbox = Sandbox::empty();
    let long = format!("locales/fr/{}.ftl", "e".repeat(240));
    sandbox.write("locales/en-US/errors.ftl", "E1 = one\n");
    sandbox.write(&long, "E1 = un\n");
    sandbox.write("t.md", "| code | en-US | fr |\n|--|--|--|\n| 1 | uno | une |\n");
    let run = sandbox.run("fluent-codes import t.md --columns en-US,fr");
    assert_eq!((run.stdout.as_str(), run.status), ("", 2));
    assert!(run.stderr.ends_with(".ftl: File name too long (os error 36)\n"), "{}", run.stderr);
    assert_eq!(sandbox.read("locales/en-US/errors.ftl"), "E1 = one\n");
    assert_eq!(sandbox.read(&long), "E1 = un\n");
}

#[test]
fn an_import_that_fails_makes_no_folder() {
    let sandbox = Sandbox::empty();
    sandbox.write("t.md", "| code | fr |\n|--|--|\n| 1 | { $x |\n");
    assert_eq!(sandbox.run("fluent-codes import t.md --locales a/b").status, 2);
    assert!(!sandbox.path("a").exists());
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{MetadataExt, symlink};
    use std::time::Instant;

    use super::*;

    #[test]
    fn hard_links_stay() {
        let sandbox = Sandbox::empty();
        sandbox.write("locales/en-US/errors.ftl", "E01 = one, and more than it will be\n");
        let other = sandbox.path("other.ftl");
        fs::hard_link(sandbox.path("locales/en-US/errors.ftl"), &other).unwrap();
        let run = sandbox.run("fluent-codes check --fix --format short");
        assert_eq!((run.stdout.as_str(), run.status), ("", 0), "{}", run.stderr);
        assert_eq!(fs::read_to_string(&other).unwrap(), "E1 = one, and more than it will be\n");
        assert_eq!(fs::metadata(other).unwrap().nlink(), 2);
        let names = fs::read_dir(sandbox.path("locales/en-US")).unwrap();
        assert_eq!(names.count(), 1);
    }

    #[test]
    fn extended_attributes_stay() {
        let sandbox = Sandbox::empty();
        sandbox.write("locales/en-US/errors.ftl", "E01 = one\n");
        let path = sandbox.path("locales/en-US/errors.ftl");
        xattr::set(&path, "user.origin", b"a translator").unwrap();
        let run = sandbox.run("fluent-codes check --fix --format short");
        assert_eq!((run.stdout.as_str(), run.status), ("", 0), "{}", run.stderr);
        assert_eq!(sandbox.read("locales/en-US/errors.ftl"), "E1 = one\n");
        let value = xattr::get(&path, "user.origin").unwrap();
        assert_eq!(value.as_deref(), Some(b"a translator".as_slice()));
    }

    /// Files whose names are not Unicode are corrected in place.
    #[test]
    fn names_that_are_not_unicode_stay() {
        let sandbox = Sandbox::empty();
        let folder = sandbox.path("locales/en-US");
        sandbox.write("locales/en-US/b.ftl", "E02 = two\n");
        for (byte, text) in [(b"\xff", "E03 = three\n"), (b"\xfe", "E000004 = four\n")] {
            let name = [b"a", byte.as_slice(), b".ftl"].concat();
            fs::write(folder.join(OsStr::from_bytes(&name)), text).unwrap();
        }
        let run = sandbox.run("fluent-codes check --fix --format short");
        assert_eq!((run.stdout.as_str(), run.status), ("", 0), "{}", run.stderr);
        let mut contents: Vec<(Vec<u8>, String)> = (fs::read_dir(&folder).unwrap())
            .map(|entry| entry.unwrap())
            .map(|entry| {
                let name = entry.file_name().as_bytes().to_vec();
                (name, fs::read_to_string(entry.path()).unwrap())
            })
            .collect();
        contents.sort();
        let expected = [
            (b"a\xfe.ftl".to_vec(), "E4 = four\n".to_owned()),
            (b"a\xff.ftl".to_vec(), "E3 = three\n".to_owned()),
            (b"b.ftl".to_vec(), "E2 = two\n".to_owned()),
        ];
        assert_eq!(contents, expected);
    }

    /// What an export of one message is.
    const TABLE: &str = "| code | en-US |\n| ---: | --- |\n| 1 | one |\n\n\
                         <!-- fluent-codes: what the texts were, for import to compare\n\
                         1 7692c3ad3540bb80\n-->\n";

    #[test]
    fn an_export_into_a_pipe_writes_into_it() {
        let sandbox = Sandbox::empty();
        sandbox.write("locales/en-US/errors.ftl", "E1 = one\n");
        let run = sandbox.run(
            "mkfifo pipe; cat pipe & fluent-codes export --format markdown -o pipe; wait; \
             test -p pipe && echo still a pipe",
        );
        assert_eq!(run.stdout, format!("{TABLE}still a pipe\n"));
    }

    #[test]
    fn an_export_into_standard_output_writes_behind_what_is_there() {
        let sandbox = Sandbox::empty();
        sandbox.write("locales/en-US/errors.ftl", "E1 = one\n");
        sandbox.run(
            "{ echo before; fluent-codes export --format markdown -o /dev/stdout; echo after; } >> o",
        );
        assert_eq!(sandbox.read("o"), format!("before\n{TABLE}after\n"));
        sandbox.run("fluent-codes export --format markdown -o /dev/null");
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }

    /// An import is killed at many moments. The next command that writes leaves what one of the
    /// imports would have.
    #[test]
    fn killed_imports_leave_nothing_half_done() {
        let sandbox = Sandbox::empty();
        let table =
            |text: &str| format!("| code | en-US | fr |\n|--|--|--|\n| 1 | {text} | {text} |\n");
        sandbox.write("a.md", &table("a"));
        sandbox.write("b.md", &table("b"));
        let start = Instant::now();
        sandbox.run("fluent-codes import a.md --columns en-US,fr");
        // The moments are spread over the time that an import takes on this machine.
        let whole = start.elapsed();
        for step in 0..40 {
            let delay = (whole * step / 40).as_secs_f64();
            let line = format!(
                "fluent-codes import {}.md --columns en-US,fr & sleep {delay:.6}; kill -9 $!; wait; \
                 fluent-codes check --fix --format short",
                if step % 2 == 0 { "b" } else { "a" }
            );
            sandbox.run(&line);
            let read = |locale: &str| sandbox.read(&format!("locales/{locale}/errors.ftl"));
            assert_eq!(read("en-US"), read("fr"), "{step}");
            assert!(["E1 = a\n", "E1 = b\n"].contains(&read("fr").as_str()), "{step}");
            let names = fs::read_dir(sandbox.path("locales/fr")).unwrap();
            assert_eq!(names.count(), 1, "{step}");
        }
    }

    #[test]
    fn an_export_follows_links() {
        let sandbox = Sandbox::empty();
        sandbox.write("locales/en-US/errors.ftl", "E1 = one\n");
        sandbox.write("there.md", "old");
        symlink("there.md", sandbox.path("here.md")).unwrap();
        sandbox.check("fluent-codes export --format markdown -o here.md", "", "", 0);
        assert!(sandbox.path("here.md").is_symlink());
        assert_eq!(sandbox.read("there.md"), TABLE);
    }
}
