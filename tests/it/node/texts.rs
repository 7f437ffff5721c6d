//! Texts are those of `@fluent/bundle`.

use fluent_codes::{FluentArgs, fluent_args};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::json;

use crate::node::Node;
use crate::oracle;
use crate::sources::builder_in_memory;

#[test]
fn texts_are_those_of_fluent_bundle_for_javascript() {
    let Some(mut node) = Node::with_packages("bundle.mjs") else { return };
    let locales = ["en-US", "ru", "ar-EG", "zh-CN", "cy", "fr", "hi", "de"];
    let counts = [0.0, 1.0, 2.0, 3.0, 5.0, 21.0, 1.5, 1e6, 1234.5678, -7.0];
    let names = ["x", "neuter", "one"];
    let mut runner = TestRunner::deterministic();
    let mut exact = 0;
    for index in 0..2000 {
        let message = oracle::message().new_tree(&mut runner).unwrap().current();
        // Its `NUMBER` does not take this option; see below.
        if message.contains("ordinal") {
            continue;
        }
        let (locale, isolating) = (locales[index % locales.len()], index % 2 == 0);
        let (count, name) = (counts[index % counts.len()], names[index % names.len()]);
        let theirs = node.ask(json!({
            "ask": "text", "locale": locale, "isolating": isolating, "file": message,
            "args": { "count": count, "name": name },
        }));
        let files = vec![(format!("{locale}/e.ftl"), message.clone().into_bytes())];
        let catalog = builder_in_memory(files).isolating(isolating).build().unwrap();
        let args = fluent_args!["count" => count, "name" => name];
        let mut ours = catalog.tr_args(1, &locale.parse().unwrap(), &args).into_owned();
        let mut theirs = theirs.as_str().unwrap().to_owned();
        // JavaScript isolates what the translator wrote as well.
        if REFERENCES.iter().any(|reference| message_of(&message).contains(reference)) {
            for text in [&mut ours, &mut theirs] {
                text.retain(|char| !['\u{2068}', '\u{2069}'].contains(&char));
            }
        } else {
            exact += 1;
        }
        assert_eq!(ours, theirs, "{locale} {count} {name}\n{message}");
    }
    assert!(exact > 250, "{exact}");
}

/// How references and literals begin in generated messages.
const REFERENCES: [&str; 7] =
    ["{ -", "{ other", "{ missing", "{ only", "{ \"", "{ MISSING(-", "{ NUMBER(-"];

/// The part of a generated file that differs.
fn message_of(file: &str) -> &str {
    file.split_once("\nE1 = ").unwrap().1
}

/// Lines keep their indentation where one of them begins with a placeable.
#[test]
fn texts_of_several_lines_are_those_of_fluent_bundle_for_javascript() {
    let Some(mut node) = Node::with_packages("bundle.mjs") else { return };
    for message in INDENTED {
        let file = format!("E1 ={message}\n");
        let theirs = node.ask(json!({
            "ask": "text", "locale": "en-US", "isolating": false, "file": file, "args": { "x": "x" },
        }));
        let files = vec![("en-US/e.ftl".to_owned(), file.clone().into_bytes())];
        let catalog = builder_in_memory(files).build().unwrap();
        let ours = catalog.tr_args(1, &"en-US".parse().unwrap(), &fluent_args!["x" => "x"]);
        assert_eq!(ours, theirs.as_str().unwrap(), "{file}");
    }
}

const INDENTED: [&str; 8] = [
    "\n    { $x }:\n      - one\n      - two",
    "\n      one\n    { $x }",
    "\n    one\n      { $x } two\n    three",
    " one\n    { $x }\n      two",
    " { $x }\n      one\n    two",
    "\n    { $x }\n\n      one",
    " { $x ->\n   *[a]\n        { $x }\n          one\n    }\n      two",
    "\n    { \"\" }  one\n      two",
];

/// Texts that differ on purpose, or by a fault of the parser, each as JavaScript has it and as this
/// crate has it.
#[test]
fn differences_from_fluent_bundle_for_javascript() {
    let Some(mut node) = Node::with_packages("bundle.mjs") else { return };
    for (file, theirs, here) in DIFFERENCES {
        let file = format!("{file}\n");
        let ask = json!({
            "ask": "text", "locale": "en-US", "isolating": false, "file": file, "args": { "n": 1234.5, "x": "x" },
        });
        assert_eq!(node.ask(ask).as_str().unwrap(), *theirs, "{file}");
        let files = vec![("en-US/e.ftl".to_owned(), file.clone().into_bytes())];
        let catalog = builder_in_memory(files).build().unwrap();
        let args: FluentArgs<'_> = fluent_args!["n" => 1234.5, "x" => "x"];
        assert_eq!(catalog.tr_args(1, &"en-US".parse().unwrap(), &args), *here, "{file}");
    }
}

/// A file, its text in JavaScript, its text here.
const DIFFERENCES: &[(&str, &str, &str)] = &[
    // To ECMA-402 the text `"false"` is no boolean, and grouping stays.
    ("E1 = { NUMBER($n, useGrouping: \"false\") }", "1,234.5", "1234.5"),
    // `Intl` rejects a maximum below the two digits that the literal has.
    ("E1 = { NUMBER(3.14, maximumFractionDigits: 1) }", "3.14", "3.1"),
    // `NUMBER` ignores the option.
    ("E1 = { NUMBER(3, type: \"ordinal\") ->\n    [few] rd\n   *[other] th\n}", "th", "rd"),
    // A function's name stands for its answer.
    ("E1 = { NUMBER($missing) }", "{NUMBER($missing)}", "{NUMBER()}"),
    // A fault of the parser.
    ("-t = { $x }\nE1 = { -t(x: -5) }", "-5", "Unknown error (1)"),
    // It takes commas for spaces; the grammar does not.
    ("E2 = two\nE1 = { NUMBER(3 4) }", "3", "Unknown error (1)"),
];
