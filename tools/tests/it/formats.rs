//! The formats of `check`: the same findings in each.

use std::fs;

use serde_json::Value;

use crate::sandbox::{Sandbox, root};
use crate::schema;

/// A catalog with an error, a warning and a note, in a folder with a space in its name.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("my locales/en-US/errors.ftl", "E1 = one\nE2 = two\n");
    sandbox.write("my locales/fr/errors.ftl", "E1 = un\nE2 deux: 100%, <\u{1}>\n");
    sandbox.write("my locales/de/errors.ftl", "E1 = eins\n");
    sandbox.write(
        "fluent-codes.toml",
        "[coverage]\nde = 50\n\n[[allow]]\nrule = \"empty-text\"\nreason = \"none\"\n",
    );
    sandbox
}

const COMMAND: &str = "fluent-codes check --locales 'my locales' \
                       --select syntax,missing-message,unused-exception,empty-text --format";

#[test]
fn the_same_findings_in_each() {
    let sandbox = sandbox();
    let run = |format: &str, more: &str| sandbox.run(&format!("{COMMAND} {format} {more}"));
    for format in ["text", "short", "json", "sarif", "github", "junit"] {
        assert_eq!(run(format, "").status, 1, "{format}");
        assert_eq!(run(format, "--ignore syntax").status, 0, "{format}");
        assert_eq!(run(format, "--ignore syntax --deny-warnings").status, 1, "{format}");
        let stdout = run(format, "").stdout;
        for rule in ["unused-exception", "missing-message", "syntax"] {
            assert!(stdout.contains(rule), "{format}: {stdout}");
        }
    }
    let json: Value = serde_json::from_str(&run("json", "").stdout).unwrap();
    let sarif: Value = serde_json::from_str(&run("sarif", "").stdout).unwrap();
    let count = |value: &Value| value.as_array().unwrap().len();
    assert_eq!(count(&json["findings"]), 3);
    assert_eq!(count(&sarif["runs"][0]["results"]), 3);
    assert_eq!(run("short", "").stdout.lines().count(), 3);
    assert_eq!(run("github", "").stdout.lines().count(), 3);
    assert_eq!(run("junit", "").stdout.matches("<testcase ").count(), 3);
}

#[test]
fn short() {
    let stdout = sandbox().run(&format!("{COMMAND} short")).stdout;
    assert_eq!(
        stdout,
        "fluent-codes.toml:4:1: warning[unused-exception]: the exception from `empty-text` applies \
         to nothing; delete it\n\
         my locales/de/errors.ftl:2:1: note[missing-message]: `E2` is missing in `de`; add `E2 = …` \
         here\n\
         my locales/fr/errors.ftl:2:4: error[syntax]: expected `=` after the id, as in `E131201 = \
         text`, found `d`; write the id, `=` and the text, as in `E131201 = text`\n"
    );
}

#[test]
fn github() {
    let stdout = sandbox().run(&format!("{COMMAND} github")).stdout;
    assert_eq!(
        stdout,
        "::warning file=fluent-codes.toml,line=4,col=1,title=unused-exception::the exception from \
         `empty-text` applies to nothing%0Adelete it\n\
         ::notice file=my locales/de/errors.ftl,line=2,col=1,title=missing-message::`E2` is missing \
         in `de`%0Aadd `E2 = …` here\n\
         ::error file=my locales/fr/errors.ftl,line=2,col=4,title=syntax::expected `=` after the id, \
         as in `E131201 = text`, found `d`%0Awrite the id, `=` and the text, as in `E131201 = text`\n"
    );
}

#[test]
fn junit() {
    let stdout = sandbox().run(&format!("{COMMAND} junit")).stdout;
    assert_eq!(
        stdout,
        r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="fluent-codes check" tests="3" skipped="0" failures="1" errors="0">
    <testsuite name="de" tests="1" skipped="0" errors="0" failures="0">
        <testcase name="E2 missing-message 2:1" classname="my locales/de/errors.ftl">
            <system-out>my locales/de/errors.ftl:2:1: note: `E2` is missing in `de`
add `E2 = …` here</system-out>
        </testcase>
    </testsuite>
    <testsuite name="en-US" tests="1" skipped="0" errors="0" failures="0">
        <testcase name="file unused-exception 4:1" classname="fluent-codes.toml">
            <system-out>fluent-codes.toml:4:1: warning: the exception from `empty-text` applies to nothing
delete it</system-out>
        </testcase>
    </testsuite>
    <testsuite name="fr" tests="1" skipped="0" errors="0" failures="1">
        <testcase name="E2 syntax 2:4" classname="my locales/fr/errors.ftl">
            <failure message="expected `=` after the id, as in `E131201 = text`, found `d`" type="syntax">my locales/fr/errors.ftl:2:4: error: expected `=` after the id, as in `E131201 = text`, found `d`
write the id, `=` and the text, as in `E131201 = text`</failure>
        </testcase>
    </testsuite>
</testsuites>
"#
    );
    // A locale without findings is a suite that passes.
    let stdout = Sandbox::shipped().run("fluent-codes check --format junit --select syntax").stdout;
    assert_eq!(
        stdout,
        r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="fluent-codes check" tests="2" skipped="0" failures="0" errors="0">
    <testsuite name="en-US" tests="1" skipped="0" errors="0" failures="0">
        <testcase name="check"/>
    </testsuite>
    <testsuite name="zh-CN" tests="1" skipped="0" errors="0" failures="0">
        <testcase name="check"/>
    </testsuite>
</testsuites>
"#
    );
}

#[test]
fn sarif_is_as_its_schema_says() {
    let stdout = sandbox().run(&format!("{COMMAND} sarif")).stdout;
    let document: Value = serde_json::from_str(&stdout).unwrap();
    let published = fs::read_to_string(root().join("tools/tests/sarif-schema-2.1.0.json")).unwrap();
    let published: Value = serde_json::from_str(&published).unwrap();
    assert_eq!(schema::differences(&published, &document), [""; 0]);
    let run = &document["runs"][0];
    for result in run["results"].as_array().unwrap() {
        let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
    }
    let result = &run["results"][2];
    assert_eq!(
        (&result["ruleId"], &result["level"], &result["locations"][0]["physicalLocation"]),
        (
            &"syntax".into(),
            &"error".into(),
            &serde_json::json!({
                "artifactLocation": { "uri": "my%20locales/fr/errors.ftl" },
                "region": { "startLine": 2, "startColumn": 4 },
            })
        )
    );
}
