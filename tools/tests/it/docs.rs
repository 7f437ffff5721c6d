//! The commands in the documentation do what it says.

use std::fs;

use crate::sandbox::{Sandbox, root};

/// The test command cannot be run by a test; CI takes it from the README.
const TESTS: &str = "cargo test";

/// Runs the `console` blocks of a page, in order, in one copy of the shipped catalog.
#[track_caller]
fn check(page: &str, commands: usize) {
    let text = fs::read_to_string(root().join(page)).unwrap();
    let sandbox = Sandbox::shipped();
    let mut count = 0;
    for block in text.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap();
        for command in block.split("$ ").skip(1) {
            let (line, expected) = command.split_once('\n').unwrap();
            count += 1;
            if line == TESTS {
                assert_eq!(expected, "");
                continue;
            }
            let run = sandbox.run(&line.replace("cargo run -- ", "fluent-codes "));
            assert_eq!(
                (run.stdout.as_str(), run.stderr.as_str()),
                (expected, ""),
                "{page}: {line}"
            );
        }
    }
    assert_eq!(count, commands, "{page}");
}

#[test]
fn readme() {
    check("README.md", 7);
}

#[test]
fn readme_in_chinese() {
    check("README.zh-CN.md", 7);
}

#[test]
fn contributing() {
    check("CONTRIBUTING.md", 4);
}

#[test]
fn contributing_in_chinese() {
    check("CONTRIBUTING.zh-CN.md", 4);
}

/// Both languages show the same commands and the same code, but for comments and prose.
#[test]
fn both_readmes_say_the_same() {
    let lines = |page: &str| -> Vec<String> {
        let text = fs::read_to_string(root().join(page)).unwrap();
        let code =
            text.split("```").skip(1).step_by(2).filter(|block| !block.starts_with("fluent"));
        let lines = code.flat_map(str::lines).map(|line| line.split("//").next().unwrap());
        let lines = lines.map(|line| line.split(" # ").next().unwrap());
        lines.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    };
    assert_eq!(lines("README.md"), lines("README.zh-CN.md"));
}

/// The messages shown in the documentation are messages.
#[test]
fn fluent_blocks_parse() {
    for page in ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CONTRIBUTING.zh-CN.md"] {
        let text = fs::read_to_string(root().join(page)).unwrap();
        for block in text.split("```fluent\n").skip(1) {
            let sandbox = Sandbox::empty();
            let lines = block.split("```").next().unwrap().lines();
            let indent = if block.starts_with("  ") { 2 } else { 0 };
            let lines: Vec<&str> =
                lines.map(|line| line.get(indent..).unwrap_or_default()).collect();
            sandbox.write("locales/en-US/errors.ftl", &lines.join("\n"));
            let run = sandbox.run("fluent-codes check");
            assert_eq!(run.status, 0, "{page}: {}", run.stdout);
        }
    }
}

/// The configuration that the documentation shows is one.
#[test]
fn toml_blocks_are_understood() {
    let mut count = 0;
    for page in ["README.md", "README.zh-CN.md"] {
        let text = fs::read_to_string(root().join(page)).unwrap();
        for block in text.split("```toml\n").skip(1) {
            let block = block.split("```").next().unwrap();
            if block.starts_with("[dependencies]") {
                continue;
            }
            let sandbox = Sandbox::shipped();
            sandbox.write("fluent-codes.toml", block);
            let run = sandbox.run("fluent-codes check --ignore unused-exception");
            assert_eq!((run.stderr.as_str(), run.status), ("", 0), "{page}");
            count += 1;
        }
    }
    assert_eq!(count, 2);
}
