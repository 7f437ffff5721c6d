//! Every command that writes files: all of its work is done, or none.

#[cfg(target_os = "linux")]
mod meanwhile;

use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;
use std::thread;
use std::time::{Duration, Instant};

use crate::sandbox::Sandbox;

/// The commands; each changes something in [`project`].
const COMMANDS: [&str; 9] = [
    "fluent-codes import t.md --columns en-US,fr",
    "fluent-codes check --fix --format short",
    "fluent-codes add de",
    "fluent-codes sync",
    "fluent-codes fmt",
    "fluent-codes accept",
    "fluent-codes retire 2",
    "fluent-codes check --write-baseline locales/known.json",
    "fluent-codes export --format markdown -o locales/table.md",
];

/// A project in which each command finds something to do, in several files where it can.
fn project() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/errors.ftl", "E1 = one  file\nE2 = two files\n");
    sandbox.write("locales/en-US/more.ftl", "E3   = three\n");
    sandbox.write("locales/fr/errors.ftl", "E2 = deux  fichiers\nE1 = un fichier\n");
    sandbox.write("locales/fr/more.ftl", "E3   = trois\n");
    sandbox.write("t.md", "| code | en-US | fr |\n|--|--|--|\n| 1 | a | b |\n| 4 | c | d |\n");
    // The fingerprints are of no text: the translation of E1 is stale.
    let lock = "E1 0000000000000000 0000000000000000\n";
    let made = sandbox.run("fluent-codes sync");
    assert_eq!(made.status, 0, "{}", made.stderr);
    let lines = sandbox.read("locales/fr/source.lock");
    let first = lines.lines().next().unwrap();
    let fingerprint = first.split(' ').nth(2).unwrap();
    let stale = lock.replacen(
        "0000000000000000 0000000000000000",
        &format!("{} {fingerprint}", "0".repeat(fingerprint.len())),
        1,
    );
    sandbox.write("locales/fr/source.lock", &lines.replace(&format!("{first}\n"), &stale));
    sandbox.write("locales/fr/errors.ftl", "E2 = deux  fichiers\nE1 = un fichier\n");
    sandbox
}

/// What files hold, by their paths.
type Contents = BTreeMap<String, Vec<u8>>;

/// The contents of all files below the folder of locales.
fn contents(sandbox: &Sandbox) -> Contents {
    let (mut contents, mut pending) = (BTreeMap::new(), vec![sandbox.path("locales")]);
    while let Some(folder) = pending.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(sandbox.path("")).unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                pending.push(path);
            } else {
                contents.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    contents
}

/// A copy of a project.
fn copy(project: &Sandbox) -> Sandbox {
    let copy = Sandbox::empty();
    for (path, bytes) in contents(project) {
        copy.write(&path, &String::from_utf8(bytes).unwrap());
    }
    copy.write("t.md", &project.read("t.md"));
    copy
}

/// The project, and what each command makes of it.
static DONE: LazyLock<(Sandbox, Vec<Contents>)> = LazyLock::new(|| {
    let project = project();
    let before = contents(&project);
    let after = |line: &&str| {
        let done = copy(&project);
        let run = done.run(line);
        assert!(run.status < 2, "{line}: {}", run.stderr);
        let after = contents(&done);
        assert_ne!(after, before, "{line}");
        after
    };
    let after = COMMANDS.iter().map(after).collect();
    (project, after)
});

/// Runs a check for each command, at the same time, with what the command makes of the project.
fn for_each_command(check: impl Fn(&str, Sandbox, &Contents) + Sync) {
    let (project, after) = &*DONE;
    thread::scope(|scope| {
        for (line, after) in COMMANDS.iter().zip(after) {
            let check = &check;
            scope.spawn(move || check(line, copy(project), after));
        }
    });
}

/// What a command leaves when it is killed, the next one that writes makes whole.
#[cfg(unix)]
#[test]
fn a_killed_command_leaves_all_or_nothing() {
    for_each_command(|line, sandbox, after| {
        let before = contents(&sandbox);
        let start = Instant::now();
        copy(&sandbox).run(line);
        let time = start.elapsed();
        for part in [0.6, 0.8, 0.95] {
            let sandbox = copy(&sandbox);
            let delay = time.mul_f64(part);
            let seconds = delay.as_secs_f64();
            // The second command changes nothing, but undoes what the first one began.
            sandbox.run(&format!(
                "{line} >/dev/null 2>&1 & sleep {seconds}; kill -9 $!; wait; fluent-codes retire 99"
            ));
            let mut found = contents(&sandbox);
            // What is left beside a table goes when the next one is written there.
            found.retain(|path, _| !path.starts_with("locales/.fluent-codes-new-"));
            assert!(found == before || found == *after, "{line} after {delay:?}: {found:?}");
        }
    });
}

/// Where nobody reads what a command prints, or where there is no room for it, it does its work.
#[test]
fn a_command_that_cannot_print_writes() {
    for_each_command(|line, sandbox, after| {
        sandbox.run(&format!("{{ sleep 0.02; {line}; }} | true"));
        assert_eq!(contents(&sandbox), *after, "{line}");
    });
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_output_is_an_error_behind_the_work() {
    for_each_command(|line, sandbox, after| {
        let run = sandbox.run(&format!("{line} >/dev/full"));
        let is_silent = line.contains("export");
        assert_eq!(run.status, if is_silent { 0 } else { 2 }, "{line}: {}", run.stderr);
        assert_eq!(contents(&sandbox), *after, "{line}");
    });
}

/// A file that must not be written keeps a command from writing any.
#[cfg(unix)]
#[test]
fn a_file_that_must_not_be_written_stops_a_command() {
    use std::os::unix::fs::PermissionsExt;

    for_each_command(|line, sandbox, after| {
        let before = contents(&sandbox);
        // The last that it changes.
        let changed = after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes));
        let path = sandbox.path(changed.map(|(path, _)| path).next_back().unwrap());
        let is_new = !path.exists();
        if is_new {
            // Something else stands in the way of a new file.
            fs::create_dir_all(path.join("x")).unwrap();
        } else {
            fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        }
        let run = sandbox.run(line);
        assert_eq!(run.status, 2, "{line}: {}", run.stdout);
        assert!(!run.stderr.is_empty(), "{line}");
        assert_eq!(contents(&sandbox), before, "{line}");
    });
}

/// A link stays a link, and the file that it leads to is written.
#[cfg(unix)]
#[test]
fn a_command_writes_through_links() {
    use std::os::unix::fs::symlink;

    for_each_command(|line, sandbox, after| {
        let before = contents(&sandbox);
        let changed = after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes));
        let changed = changed.filter(|(path, _)| before.contains_key(*path));
        let Some((path, _)) = changed.into_iter().next() else { return };
        let path = sandbox.path(path);
        let real = sandbox.path("real");
        fs::rename(&path, &real).unwrap();
        symlink(&real, &path).unwrap();
        let run = sandbox.run(line);
        assert!(run.status < 2, "{line}: {}", run.stderr);
        assert!(path.is_symlink(), "{line}");
        assert_eq!(contents(&sandbox), *after, "{line}");
    });
}

/// A pipe where a file could be is not waited for.
#[cfg(unix)]
#[test]
fn a_command_waits_for_no_pipe() {
    let check = |line: &str, sandbox: &Sandbox, place: &str| {
        let run = sandbox.run(&format!("rm -f {place}; mkfifo {place}; timeout 20 {line}"));
        assert!(run.status <= 2, "{line}: {place}: {}", run.stderr);
        // A baseline holds what is wrong with the file.
        let is_told = !run.stderr.is_empty() || line.contains("baseline");
        assert!(is_told, "{line}: {place}: {}{}", run.stdout, run.stderr);
        assert!(!sandbox.path(place).is_file(), "{line}: {place}");
    };
    for_each_command(|line, sandbox, _| check(line, &sandbox, "locales/fr/pipe.ftl"));
    for (place, error) in [
        ("locales/fr/source.lock", "expected a regular file"),
        ("locales/codes.lock", "expected a regular file"),
        ("locales/.gitattributes", "expected a regular file"),
        ("locales/.fluent-codes.lock", "expected a regular file"),
        ("fluent-codes.toml", "expected a regular file"),
    ] {
        let sandbox = copy(&DONE.0);
        let line = format!("rm -f {place}; mkfifo {place}; timeout 20 fluent-codes sync");
        sandbox.check(&line, "", &format!("error: {place}: {error}\n"), 2);
    }
}

/// The name of a file that is not Unicode stays, and there is no second file.
#[cfg(target_os = "linux")]
#[test]
fn a_command_keeps_names_that_are_not_unicode() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    for_each_command(|line, sandbox, _| {
        let name = OsStr::from_bytes(b"a\xff.ftl");
        let paths = ["en-US", "fr"].map(|locale| sandbox.path("locales").join(locale).join(name));
        for (path, text) in paths.iter().zip(["E5   = five\n", "E5   = cinq  fichiers\n"]) {
            fs::write(path, text).unwrap();
        }
        let run = sandbox.run(line);
        assert!(run.status < 2, "{line}: {}", run.stderr);
        for path in paths {
            assert!(path.is_file(), "{line}");
            let names = fs::read_dir(path.parent().unwrap()).unwrap();
            let lossy = |name: &OsStr| name.to_str().is_some_and(|name| name.contains('\u{fffd}'));
            assert!(!names.flatten().any(|entry| lossy(&entry.file_name())), "{line}");
        }
    });
}

/// A command waits for another one that writes, and says so.
#[cfg(target_os = "linux")]
#[test]
fn a_command_waits_for_the_lock() {
    for_each_command(|line, sandbox, after| {
        // These write a file of their own, whole or not at all.
        if line.contains("baseline") || line.contains("export") {
            return;
        }
        let path = sandbox.path("locales/.fluent-codes.lock");
        let lock = fs::File::create(&path).unwrap();
        lock.lock().unwrap();
        sandbox.write("said", "");
        thread::scope(|scope| {
            let run = scope.spawn(|| sandbox.run(&format!("{line} 2>said")));
            let is_waiting = || sandbox.read("said").contains("waiting for another command");
            while !is_waiting() && !run.is_finished() {
                thread::sleep(Duration::from_millis(2));
            }
            assert!(is_waiting(), "{line}");
            fs::remove_file(&path).unwrap();
            lock.unlock().unwrap();
            assert!(run.join().unwrap().status < 2, "{line}");
        });
        assert_eq!(contents(&sandbox), *after, "{line}");
    });
}

/// A file that is mounted cannot be replaced: the command fails, and says which.
#[cfg(target_os = "linux")]
#[test]
fn a_mounted_file_is_named_and_nothing_is_written() {
    let sandbox = project();
    let before = contents(&sandbox);
    let mounted = "mount --bind locales/fr/errors.ftl locales/fr/errors.ftl";
    let run = sandbox.run(&format!(
        "unshare --mount --map-root-user sh -c '{mounted} && echo mounted && fluent-codes import t.md --columns en-US,fr'"
    ));
    if !run.stdout.starts_with("mounted\n") {
        eprintln!("not run: no file can be mounted here: {}", run.stderr);
        return;
    }
    assert_eq!((run.stdout.as_str(), run.status), ("mounted\n", 2), "{}", run.stderr);
    assert!(run.stderr.contains("locales/fr/errors.ftl: "), "{}", run.stderr);
    assert!(run.stderr.contains("busy"), "{}", run.stderr);
    assert_eq!(contents(&sandbox), before);
}

/// Where there is no room for all of the new files, none is written.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_changes_nothing() {
    let sandbox = copy(&DONE.0);
    let rows: String =
        (1..=1500).map(|code| format!("| {code} | text {code} | texte {code} |\n")).collect();
    sandbox.write("t.md", &format!("| code | en-US | fr |\n|--|--|--|\n{rows}"));
    let script = "mkdir full && mount -t tmpfs -o size=64k none full && cp -r locales full && \
                  echo mounted && fluent-codes import t.md --columns en-US,fr --locales full/locales; echo $?; \
                  diff -r locales full/locales && echo unchanged";
    let run = sandbox.run(&format!("unshare --mount --map-root-user sh -c '{script}'"));
    if !run.stdout.starts_with("mounted\n") {
        eprintln!("not run: nothing can be mounted here: {}", run.stderr);
        return;
    }
    assert_eq!(run.stdout, "mounted\n2\nunchanged\n", "{}", run.stderr);
    assert!(run.stderr.contains("No space left on device"), "{}", run.stderr);
}
