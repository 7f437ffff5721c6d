//! What becomes of files when writing them is kept from its end.

use std::sync::Arc;

use tempfile::TempDir;

use super::*;
use crate::project::replacement::Beside;

/// A folder with two files, and the changes of a command that also makes a third.
struct Case {
    folder: TempDir,
    changes: Vec<FileChange>,
}

const OLD: [(&str, &str); 2] = [("a/errors.ftl", "E1 = a\n"), ("b/errors.ftl", "E1 = b\n")];
const NEW: [(&str, &str); 3] = [
    ("a/errors.ftl", "E1 = a\nE2 = a\n"),
    ("b/errors.ftl", "E1 = b\nE2 = b\n"),
    ("c/d/errors.ftl", "E1 = c\n"),
];

impl Case {
    fn new() -> Case {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in OLD {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let change = |(path, after): (&str, &str)| FileChange {
            path: folder.path().join(path),
            before: OLD
                .iter()
                .find(|(old, _)| *old == path)
                .map(|(_, text)| Arc::new(text.as_bytes().to_vec())),
            after: Arc::new(after.into()),
        };
        Case { changes: NEW.map(change).to_vec(), folder }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self) -> Result<(), Failure> {
        Writer::lock(self.path())?.write(&self.changes)
    }

    /// All that is in the folder, by path, with hidden files and empty folders.
    fn contents(&self) -> Vec<(String, String)> {
        let (mut contents, mut pending) = (Vec::new(), vec![self.path().to_owned()]);
        while let Some(folder) = pending.pop() {
            for entry in fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.strip_prefix(self.path()).unwrap().display().to_string();
                if path.is_dir() {
                    if fs::read_dir(&path).unwrap().next().is_none() {
                        contents.push((name, "empty".to_owned()));
                    }
                    pending.push(path);
                } else {
                    contents.push((name, fs::read_to_string(&path).unwrap()));
                }
            }
        }
        contents.sort();
        contents
    }

    #[track_caller]
    fn check(&self, expected: &[(&str, &str)]) {
        let expected: Vec<(String, String)> =
            expected.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect();
        assert_eq!(self.contents(), expected);
    }

    #[track_caller]
    fn check_failure(&self, expected: &str) {
        match self.write() {
            Err(Failure::Messages(messages)) => {
                let folder = self.path().canonicalize().unwrap().display().to_string() + "/";
                assert_eq!(messages.join("\n").replace(&folder, ""), expected);
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn all_files_are_written() {
    let case = Case::new();
    case.write().unwrap();
    case.check(&NEW);
}

/// Stops after each step, as a killed command does, and then starts another one.
#[test]
fn a_killed_command_has_done_nothing_or_all() {
    for is_linked in [false, true] {
        for steps in 0..=11 {
            let case = Case::new();
            let link = case.path().join("link");
            if is_linked {
                fs::hard_link(case.path().join(OLD[1].0), &link).unwrap();
            }
            let is_done = write_some(&case, steps);
            assert_eq!(is_interrupted(case.path()), steps > 0, "{steps}");
            drop(Writer::lock(case.path()).unwrap());
            assert!(!is_interrupted(case.path()), "{steps}");
            if is_linked {
                let linked = fs::read_to_string(&link).unwrap();
                assert_eq!(linked, if is_done { NEW[1].1 } else { OLD[1].1 }, "{steps}");
                fs::remove_file(link).unwrap();
            }
            case.check(if is_done { &NEW } else { &OLD });
        }
    }
}

/// Takes some of the steps of [`Writer::write`], and leaves everything as it is then; whether the
/// command was done.
fn write_some(case: &Case, mut steps: usize) -> bool {
    let mut go_on = || {
        let is_left = steps > 0;
        steps = steps.saturating_sub(1);
        is_left
    };
    let mut writer = Writer::lock(case.path()).unwrap();
    writer.is_clear = false;
    let changes = distinct(&case.changes).unwrap();
    let mut journal = Journal::default();
    for change in &changes {
        journal.plan(&change.path, change.before.is_some(), &change.after);
    }
    if !go_on() {
        return false;
    }
    journal.begin(&mut writer.lock).unwrap();
    let mut replacements = Vec::new();
    for folder in journal.folders() {
        fs::create_dir_all(folder).unwrap();
    }
    for change in &changes {
        if !go_on() {
            replacements.into_iter().for_each(Replacement::leave);
            return false;
        }
        replacements
            .push(Replacement::new(&change.path, change.before.is_some(), &change.after).unwrap());
    }
    let mut replacements = replacements.into_iter();
    while let Some(replacement) = replacements.next() {
        if !go_on() {
            replacement.leave();
            replacements.for_each(Replacement::leave);
            return false;
        }
        replacement.keep_old().unwrap();
        if !go_on() {
            replacement.leave();
            replacements.for_each(Replacement::leave);
            return false;
        }
        replacement.put().unwrap();
    }
    if !go_on() {
        return false;
    }
    use std::io::Write;
    writer.lock.write_all(b"done\n").unwrap();
    true
}

#[test]
fn a_replacement_that_fails_undoes_those_before_it() {
    let mut case = Case::new();
    // No file beside it can have this name and more.
    let long = format!("z/{}.ftl", "z".repeat(240));
    fs::create_dir(case.path().join("z")).unwrap();
    fs::write(case.path().join(&long), "E1 = z\n").unwrap();
    case.changes.push(FileChange {
        path: case.path().join(&long),
        before: Some(Arc::new("E1 = z\n".into())),
        after: Arc::default(),
    });
    case.check_failure(&format!("{long}: File name too long (os error 36)"));
    case.check(&[OLD[0], OLD[1], (&long, "E1 = z\n")]);
}

#[test]
fn what_an_interrupted_command_left_is_not_overwritten() {
    let case = Case::new();
    let kept = Beside::Old.path(&case.path().join(OLD[1].0));
    fs::write(&kept, "E1 = kept\n").unwrap();
    case.check_failure(
        "b/.fluent-codes-old-errors.ftl: expected no file of this name; it holds what \
         `errors.ftl` was before an interrupted command, and can be removed if that is not needed",
    );
    case.check(&[OLD[0], ("b/.fluent-codes-old-errors.ftl", "E1 = kept\n"), OLD[1]]);
}

#[test]
fn a_file_that_has_changed_since_it_was_read_is_not_written() {
    let case = Case::new();
    fs::write(case.path().join(OLD[1].0), "E1 = mine\n").unwrap();
    case.check_failure("b/errors.ftl: has changed since it was read; run the command again");
    case.check(&[OLD[0], ("b/errors.ftl", "E1 = mine\n")]);
}

#[test]
fn a_new_file_takes_no_other_ones_place() {
    let case = Case::new();
    fs::create_dir_all(case.path().join("c/d")).unwrap();
    fs::write(case.path().join("c/d/errors.ftl"), "E1 = mine\n").unwrap();
    case.check_failure("c/d/errors.ftl: has changed since it was read; run the command again");
    case.check(&[OLD[0], OLD[1], ("c/d/errors.ftl", "E1 = mine\n")]);
}

/// Whoever edits a file that a killed command wrote keeps what they wrote.
#[test]
fn undoing_leaves_what_was_edited_since() {
    let case = Case::new();
    write_some(&case, 10);
    let edited = case.path().join(OLD[1].0);
    fs::write(&edited, "E1 = edited\n").unwrap();
    drop(Writer::lock(case.path()).unwrap());
    case.check(&[
        OLD[0],
        ("b/.fluent-codes-old-errors.ftl", OLD[1].1),
        ("b/errors.ftl", "E1 = edited\n"),
    ]);
}

/// A journal can come with files that somebody else has made.
#[test]
fn a_foreign_journal_removes_nothing_outside_of_its_folder() {
    let (elsewhere, case) = (tempfile::tempdir().unwrap(), Case::new());
    let precious = elsewhere.path().join("precious");
    fs::write(&precious, "known").unwrap();
    fs::create_dir(elsewhere.path().join("empty")).unwrap();
    let mut journal = Journal::default();
    journal.plan(&precious, false, b"known");
    journal.plan(&elsewhere.path().join("empty/x/y"), false, b"");
    let mut file = File::create(case.path().join(LOCK_NAME)).unwrap();
    journal.begin(&mut file).unwrap();
    drop(file);
    drop(Writer::lock(case.path()).unwrap());
    assert_eq!(fs::read_to_string(precious).unwrap(), "known");
    assert!(elsewhere.path().join("empty").exists());
    case.check(&OLD);
}

#[test]
fn what_is_no_journal_is_an_error() {
    let case = Case::new();
    fs::write(case.path().join(LOCK_NAME), "mine\n").unwrap();
    case.check_failure(
        ".fluent-codes.lock: expected the journal of a command that writes: expected value at \
         line 1 column 1",
    );
}
