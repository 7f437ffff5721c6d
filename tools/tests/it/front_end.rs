//! What `export --format ftl` writes gives the same texts in `@fluent/bundle` as the files that it is
//! made of do here.
//!
//! The test runs where `node` and the packages in `tests/node/` are installed. Where it does not run it
//! says so, or, with `NODE_TESTS=required`, fails.

use std::env;
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::sandbox::{Sandbox, root};

#[test]
fn texts_are_those_of_the_files() {
    if !root().join("tests/node/node_modules/@fluent/bundle").exists() {
        assert!(env::var_os("NODE_TESTS").is_none(), "expected `npm ci` in tests/node/");
        let _ =
            writeln!(std::io::stderr(), "not compared with Node: expected `npm ci` in tests/node/");
        return;
    }
    check(&Sandbox::shipped(), &["en-US", "zh-CN"], None);
    let sandbox = Sandbox::empty();
    sandbox.write(
        "locales/en-US/errors.ftl",
        "-brand = Acme\nE1 = one { -brand } { help }\nE2 = { $n ->\n    [one] one\n   *[other] { $n }\n}\n\
         E3 =\n    three\n      lines\n\n    { \"{\" }\nhelp = ask { -brand }\n",
    );
    sandbox.write("locales/fr/errors.ftl", "-brand = Acmé\r\nE3 = trois\r\n    -- { -brand }\r\n");
    check(&sandbox, &["en-US", "fr"], Some(5));
}

#[track_caller]
fn check(sandbox: &Sandbox, locales: &[&str], n: Option<u32>) {
    sandbox.check("fluent-codes export --format ftl -o front", "", "", 0);
    for locale in locales {
        let file = sandbox.read(&format!("front/{locale}.ftl"));
        let ids = file.lines().filter(|line| line.starts_with('E'));
        let ids: Vec<&str> = ids.map(|line| line.split(' ').next().unwrap()).collect();
        let codes: Vec<&str> = ids.iter().filter_map(|id| id.strip_prefix('E')).collect();
        let argument = n.map_or(String::new(), |n| format!("--arg n={n}"));
        let line = format!("fluent-codes tr {} --lang {locale} --json {argument}", codes.join(" "));
        let ours = sandbox.run(&line).stdout;
        let ours: Vec<Value> = ours
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap()["text"].clone())
            .collect();
        let question = json!({
            "ask": "texts", "locale": locale, "isolating": false, "file": file, "ids": ids,
            "args": { "n": n },
        });
        assert_eq!(ask(&question), Value::from(ours), "{locale}");
        assert!(codes.len() > 2);
    }
}

/// Asks the script of Node.
fn ask(question: &Value) -> Value {
    let mut child = Command::new("node")
        .arg(root().join("tests/node/bundle.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    writeln!(child.stdin.take().unwrap(), "{question}").unwrap();
    let output = child.wait_with_output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}
