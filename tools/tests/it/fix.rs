//! `check --fix`.

use std::fs;

use crate::sandbox::Sandbox;

/// What is not corrected stays as it is, to the byte; a second run changes nothing.
#[test]
fn nothing_else_changes() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/errors.ftl", "E1 = one\r\nE02 = two\r\n\r\n\r\n# end  ");
    sandbox.write("locales/fr/errors.ftl", "\u{feff}E1 = un\n\n\tE2 = deux\n  E2   =  deux\n");
    let run = sandbox.run("fluent-codes check --fix --format short");
    assert_eq!(
        run.stderr,
        "fixed: locales/en-US/errors.ftl:2:1: `E02` is not the id of a code [invalid-id]\n\
         fixed: locales/fr/errors.ftl:1:1: expected no byte order mark (U+FEFF) at the \
         start of the file [byte-order-mark]\n"
    );
    let english = "E1 = one\r\nE2 = two\r\n\r\n\r\n# end  ";
    let french = "E1 = un\n\n\tE2 = deux\n  E2   =  deux\n";
    for _ in 0..2 {
        assert_eq!(sandbox.read("locales/en-US/errors.ftl"), english);
        assert_eq!(sandbox.read("locales/fr/errors.ftl"), french);
        assert_eq!(sandbox.run("fluent-codes check --fix --format short").stderr, "");
    }
}

/// A folder that cannot be locked is an error only if there is something to write.
#[test]
fn without_corrections_no_lock_is_needed() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/errors.ftl", "E1 = one\n");
    fs::create_dir(sandbox.path("locales/.fluent-codes.lock")).unwrap();
    let command = "fluent-codes check --fix --format short";
    sandbox.check(command, "", "", 0);
    sandbox.write("locales/en-US/errors.ftl", "E01 = one\n");
    let error = "error: locales/.fluent-codes.lock: expected a regular file\n";
    sandbox.check(command, "", error, 2);
    assert_eq!(sandbox.read("locales/en-US/errors.ftl"), "E01 = one\n");
}

/// A file that is not UTF-8 throughout is never written.
#[test]
fn undecodable_files_stay() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/errors.ftl", "E1 = one\n");
    let bytes = b"E01 = \xd6\xd0\nE1 = one\n";
    let path = sandbox.path("locales/en-US/other.ftl");
    fs::write(&path, bytes).unwrap();
    let run = sandbox.run("fluent-codes check --fix --format short");
    assert_eq!((run.stderr.as_str(), run.status), ("", 1));
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let sandbox = Sandbox::empty();
    sandbox.write("elsewhere.ftl", "E01 = one\n");
    sandbox.write("locales/en-US/other.ftl", "E2 = two\n");
    fs::set_permissions(sandbox.path("elsewhere.ftl"), fs::Permissions::from_mode(0o640)).unwrap();
    let link = sandbox.path("locales/en-US/errors.ftl");
    symlink(sandbox.path("elsewhere.ftl"), &link).unwrap();
    let run = sandbox.run("fluent-codes check --fix --format short");
    assert_eq!((run.stdout.as_str(), run.status), ("", 0), "{}", run.stderr);
    assert!(link.is_symlink());
    assert_eq!(sandbox.read("elsewhere.ftl"), "E1 = one\n");
    let mode = fs::metadata(sandbox.path("elsewhere.ftl")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

/// Two paths may lead to one file: it has each message once.
#[cfg(unix)]
#[test]
fn a_file_that_is_found_twice_is_not_emptied() {
    use std::os::unix::fs::symlink;

    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/errors.ftl", "E1 = a file\n");
    sandbox.write("locales/fr/errors.ftl", "E1 = un fichier\n");
    symlink("errors.ftl", sandbox.path("locales/fr/zz.ftl")).unwrap();
    let run = sandbox.run("fluent-codes check --fix --format short");
    assert_eq!((run.stderr.as_str(), run.status), ("", 1));
    assert_eq!(sandbox.read("locales/fr/errors.ftl"), "E1 = un fichier\n");
}

/// The fixes of a file that would do harm are left out, and the others are made.
#[test]
fn what_does_harm_is_left() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/errors.ftl", "E1 = one\nE2 = two things\nE3 = three\n");
    let before = "E1 = \u{200b}\nE2 = deux  choses\nE3 = trois\n    \u{200b}.t = ceci\n";
    sandbox.write("locales/fr/errors.ftl", before);
    let run = sandbox.run("fluent-codes check --fix --format short");
    assert_eq!(
        run.stderr,
        "fixed: locales/fr/errors.ftl:2:10: expected one space, found 2 [doubled-space]\n"
    );
    let after = before.replace("deux  choses", "deux choses");
    assert_eq!(sandbox.read("locales/fr/errors.ftl"), after);
    let left: Vec<&str> = run.stdout.lines().filter(|line| line.contains("--fix")).collect();
    let [empty, attribute] = left[..] else { panic!("{left:?}") };
    let reason = "; --fix leaves it, because more of the file would be broken";
    assert!(empty.ends_with(reason), "{empty}");
    let reason = "; --fix leaves it, because a text would become an attribute";
    assert!(attribute.ends_with(reason), "{attribute}");
}

/// What would do harm is not counted among what can be corrected.
#[test]
fn what_is_left_is_not_fixable() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/errors.ftl", "E02 = two\nE003 = three\nE4 = { E02 }\n");
    let run = sandbox.run("fluent-codes check");
    let last = run.stdout.lines().last().unwrap();
    assert_eq!(last, "2 errors; --fix corrects 1 of them");
    let reason = "--fix leaves it, because another text refers to the id";
    assert_eq!(run.stdout.matches(reason).count(), 1, "{}", run.stdout);
}

/// However many fixes do harm, those that do none are made.
#[test]
fn harmless_fixes_behind_many_harmful_ones_are_made() {
    let sandbox = Sandbox::empty();
    let ids: Vec<u32> = (100..400).collect();
    let messages: String = ids.iter().map(|id| format!("E0{id} = text\n")).collect();
    let uses: String = ids.iter().take(200).map(|id| format!("{{ E0{id} }}")).collect();
    sandbox.write("locales/en-US/errors.ftl", &format!("{messages}E1 = {uses}\n"));
    let run = sandbox.run("fluent-codes check --fix --format short --select invalid-id");
    assert_eq!((run.stderr.lines().count(), run.stdout.lines().count()), (100, 200));
}

#[cfg(unix)]
#[test]
fn a_file_that_must_not_be_written_stays() {
    use std::os::unix::fs::PermissionsExt;

    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/errors.ftl", "E01 = one\n");
    let path = sandbox.path("locales/en-US/errors.ftl");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let run = sandbox.run("fluent-codes check --fix");
    assert_eq!((run.stdout.as_str(), run.status), ("", 2));
    let expected = "expected a file that can be written\n";
    assert!(run.stderr.ends_with(expected), "{}", run.stderr);
    assert_eq!(sandbox.read("locales/en-US/errors.ftl"), "E01 = one\n");
}

/// A broken entry whose id stands elsewhere is explained: corrected, it might be served instead.
#[test]
fn a_correction_defines_no_id_again() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/errors.ftl", "E1 = one\nE2 = two\nE3 = three\n");
    let (errors, other) = ("E1 ＝ nouveau\nE1 = un\nE3 ＝ trois\nE3 ＝ tres\n", "E2 ＝ nouveau\n");
    sandbox.write("locales/fr/a.ftl", other);
    sandbox.write("locales/fr/errors.ftl", errors);
    sandbox.write("locales/fr/z.ftl", "E2 = deux\n");
    let run = sandbox.run("fluent-codes check --fix --format short --select fullwidth-syntax");
    assert_eq!(
        run.stderr,
        "fixed: locales/fr/errors.ftl:3:4: expected `=`, found the full-width `＝` \
         [fullwidth-syntax]\n"
    );
    let expected = "expected `=`, found the full-width `＝`; delete one of the two";
    assert_eq!(
        run.stdout,
        format!(
            "locales/fr/a.ftl:1:4: error[fullwidth-syntax]: {expected}: `E2` is also at \
             locales/fr/z.ftl:1:1, which is the one that is served\n\
             locales/fr/errors.ftl:1:4: error[fullwidth-syntax]: {expected}: `E1` is also at \
             locales/fr/errors.ftl:2:1, which is the one that is served\n\
             locales/fr/errors.ftl:4:4: error[fullwidth-syntax]: {expected}: `E3` is also at \
             locales/fr/errors.ftl:3:1, which is the one that is served\n"
        )
    );
    assert_eq!(sandbox.read("locales/fr/a.ftl"), other);
    assert_eq!(sandbox.read("locales/fr/errors.ftl"), errors.replace("＝ trois", "= trois"));
}

/// An id that a text refers to keeps its name.
#[test]
fn a_correction_breaks_no_reference() {
    let sandbox = Sandbox::empty();
    let before = "E02 = two\nE003 = three\nE4 = { E02 }\n";
    sandbox.write("locales/en-US/errors.ftl", before);
    let run = sandbox.run("fluent-codes check --fix --format short");
    assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
    assert_eq!(sandbox.read("locales/en-US/errors.ftl"), before.replace("E003", "E3"));
}

/// Corrections are written into the layer that each is for.
#[test]
fn fixes_in_layers() {
    let sandbox = Sandbox::empty();
    sandbox.write("base/en-US/errors.ftl", "E1 = one  file\nE2 = two  files\n");
    sandbox.write("over/en-US/errors.ftl", "E2 = two   big files\n");
    let run = sandbox.run("fluent-codes check --locales base --locales over --fix --format short");
    assert_eq!((run.stdout.as_str(), run.status), ("", 0));
    // What is hidden is left as it is.
    assert_eq!(sandbox.read("base/en-US/errors.ftl"), "E1 = one file\nE2 = two  files\n");
    assert_eq!(sandbox.read("over/en-US/errors.ftl"), "E2 = two big files\n");
    assert!(!sandbox.path("base/.fluent-codes.lock").exists());
}
