//! `tr`.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::sandbox::Sandbox;

#[test]
fn a_code_in_a_language() {
    let sandbox = Sandbox::shipped();
    sandbox.check("fluent-codes tr 131201 --lang zh-CN", "文件大小过大\n", "", 0);
    sandbox.check("fluent-codes tr 131201 --lang de", "size of file exceeds limit\n", "", 0);
    sandbox.check("fluent-codes tr 131201 --lang zh_SG", "文件大小过大\n", "", 0);
}

#[test]
fn a_line_a_code() {
    let sandbox = Sandbox::shipped();
    sandbox.check("fluent-codes tr 131201 -1 --lang zh", "文件大小过大\n错误\n", "", 0);
    sandbox.check("fluent-codes tr E131201 E-1 --lang zh", "文件大小过大\n错误\n", "", 0);
}

#[test]
fn an_unknown_code() {
    let sandbox = Sandbox::shipped();
    sandbox.check("fluent-codes tr 5 -1 --lang zh", "未知错误（5）\n错误\n", "", 1);
    let line = "fluent-codes tr -9223372036854775808 --lang en";
    sandbox.check(line, "Unknown error (-9223372036854775808)\n", "", 1);
}

#[test]
fn the_language_of_the_environment() {
    let sandbox = Sandbox::shipped();
    let text =
        |variables: &[(&str, &str)]| sandbox.run_with("fluent-codes tr 131201", variables).stdout;
    assert_eq!(text(&[("LANG", "zh_CN.UTF-8")]), "文件大小过大\n");
    assert_eq!(text(&[("LC_ALL", "zh_CN.UTF-8"), ("LANG", "de")]), "文件大小过大\n");
    assert_eq!(text(&[("LC_ALL", ""), ("LC_MESSAGES", "zh_CN"), ("LANG", "de")]), "文件大小过大\n");
    for lang in ["C", "POSIX", "C.UTF-8", "", "?"] {
        assert_eq!(text(&[("LANG", lang)]), "size of file exceeds limit\n", "{lang}");
    }
    assert_eq!(text(&[]), "size of file exceeds limit\n");
}

#[test]
fn json() {
    let sandbox = Sandbox::shipped();
    sandbox.check(
        "fluent-codes tr 131201 5 --lang zh-SG --json",
        "{\"code\":131201,\"text\":\"文件大小过大\",\"locale\":\"zh-CN\",\"known\":true}\n\
         {\"code\":5,\"text\":\"未知错误（5）\",\"locale\":\"zh-CN\",\"known\":false}\n",
        "",
        1,
    );
}

/// The locale in the JSON is the one that the text is from, also for an unknown code.
#[test]
fn json_of_a_text_from_another_locale() {
    let sandbox = Sandbox::empty();
    sandbox
        .write("locales/en-US/e.ftl", "unknown-code = Unknown ({ $code })\nE1 = one\nE2 = two\n");
    sandbox.write("locales/fr/e.ftl", "E1 = un\n");
    sandbox.check(
        "fluent-codes tr 1 2 3 --lang fr --json",
        "{\"code\":1,\"text\":\"un\",\"locale\":\"fr\",\"known\":true}\n\
         {\"code\":2,\"text\":\"two\",\"locale\":\"en-US\",\"known\":true}\n\
         {\"code\":3,\"text\":\"Unknown (3)\",\"locale\":\"en-US\",\"known\":false}\n",
        "",
        1,
    );
}

#[test]
fn arguments() {
    let sandbox = Sandbox::empty();
    let files = "E1 = { $count ->\n    [one] one { $what }\n   *[other] { $count } { $what }s\n}\n";
    sandbox.write("locales/en-US/errors.ftl", files);
    sandbox.check("fluent-codes tr 1 --arg count=1 --arg what=file", "one file\n", "", 0);
    sandbox.check("fluent-codes tr 1 --arg count=2 --arg what=file", "2 files\n", "", 0);
    sandbox.check(
        "fluent-codes tr 1 --arg count=2",
        "2 {$what}s\n",
        "warning: 1: no argument for the variable `$what`\n",
        0,
    );
    // A number that a float cannot hold keeps its digits.
    let line = "fluent-codes tr 1 --arg count=9007199254740993 --arg what=file";
    sandbox.check(line, "9,007,199,254,740,993 files\n", "", 0);
}

/// Edit the file, see the text change.
#[test]
fn watch() {
    let sandbox = Sandbox::empty();
    sandbox.write("locales/en-US/errors.ftl", "E1 = one\n");
    let mut tool = Command::new(env!("CARGO_BIN_EXE_fluent-codes"))
        .args(["tr", "1", "--lang", "en", "--watch"])
        .current_dir(sandbox.path(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut texts = BufReader::new(tool.stdout.take().unwrap()).lines();
    let mut warnings = BufReader::new(tool.stderr.take().unwrap()).lines();
    assert_eq!(texts.next().unwrap().unwrap(), "one");
    sandbox.write("locales/en-US/errors.ftl", "E1 = two\n");
    assert_eq!(texts.next().unwrap().unwrap(), "two");
    sandbox.write("locales/en-US/errors.ftl", "E1 = three\nE2 two\n");
    assert_eq!(
        warnings.next().unwrap().unwrap(),
        "warning: en-US rejected: locales/en-US/errors.ftl:2:4: expected `=` after the id, as in \
         `E131201 = text`, found `t`"
    );
    sandbox.write("locales/en-US/errors.ftl", "E1 = three\n");
    assert_eq!(texts.next().unwrap().unwrap(), "three");
    tool.kill().unwrap();
    tool.wait().unwrap();
}

#[test]
fn what_is_broken_is_said_and_does_not_matter() {
    let sandbox = Sandbox::shipped();
    sandbox.write("locales/fr/errors.ftl", "E131201 trop grand\n");
    sandbox.check(
        "fluent-codes tr 131201 --lang fr",
        "size of file exceeds limit\n",
        "warning: locales/fr/errors.ftl:1:9: expected `=` after the id, as in `E131201 = text`, \
         found `t`\n",
        0,
    );
}
