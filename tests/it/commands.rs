//! The example commands, as their users see them.

use std::path::Path;
use std::process::Command;

use crate::server::example;
use crate::sources::folder;

/// What `size_limit` says in an environment of these variables.
#[track_caller]
fn check_size_limit(environment: &[(&str, &str)], arguments: &[&str], expected: &str) {
    let output = Command::new(example("size_limit"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), expected);
    assert_eq!(output.status.success(), expected.is_empty());
}

#[test]
fn a_command_speaks_the_language_of_its_environment() {
    let too_large = ["Cargo.lock", "1000"];
    check_size_limit(&[("LANG", "zh_CN.UTF-8")], &too_large, "E131201: 文件大小过大\n");
    let variables = [("LC_ALL", ""), ("LC_MESSAGES", "zh_CN"), ("LANG", "en_GB.UTF-8")];
    check_size_limit(&variables, &too_large, "E131201: 文件大小过大\n");
    let variables = [("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")];
    check_size_limit(&variables, &too_large, "E131201: size of file exceeds limit\n");
    check_size_limit(&[], &["Cargo.lock", "x"], "E100001: Wrong type of parameter\n");
    check_size_limit(&[], &["Cargo.lock"], "E100000: Missing required parameter(s)\n");
    check_size_limit(&[], &["missing", "1"], "E100004: Not found\n");
    check_size_limit(&[("LANG", "zh_CN")], &["Cargo.lock", "100000000"], "");
}

#[test]
fn a_command_can_have_nothing_but_its_own_directory() {
    let folder = folder(&[
        ("en-US/errors.ftl", "E700001 = The disk is full\n"),
        ("fr/errors.ftl", "E700001 = Le disque est plein\n"),
    ]);
    let run = |directory: &Path, arguments: &[&str]| {
        let mut command = Command::new(example("own_directory"));
        let output = command.arg(directory).args(arguments).output().unwrap();
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (stdout, stderr) = run(folder.path(), &["fr", "700001", "131201"]);
    assert_eq!(stdout, "Le disque est plein\nUnknown error (131201)\n");
    assert_eq!(stderr, "");
    let missing = folder.path().join("missing");
    let (stdout, stderr) = run(&missing, &["fr", "700001"]);
    assert_eq!(stdout, "");
    assert!(stderr.contains("no layer has a message"), "{stderr}");
}
