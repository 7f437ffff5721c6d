//! Files have the syntax trees that Fluent's grammar gives them: those of `@fluent/syntax`, an
//! implementation that shares no code with the parser here, but for the differences listed below.
//!
//! `tests/fixtures/trees/` has files and, beside each, its trees as `@fluent/syntax` has them. Where
//! Node and the packages in `tests/node/` are installed, the fixtures are compared with it again, and
//! generated files as well.

use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_codes::tooling::{Source, ast};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::node::Node;
use crate::properties::nearly_fluent;

/// The trees that differ from those of `@fluent/syntax`. One that is gone fails the test, too.
const DIFFERENCES: &[&str] = &[
    // The parser here does not take a negative number as the value of an argument.
    r#"arguments: here ["Junk","negative-named = { A(b: -1) }"]"#,
    r#"arguments: there ["Message","negative-named",null,[["function","A",[[],[["b",["number","-1"]]]]]],[]]"#,
    // By the grammar, a message ends where no attribute follows. To `@fluent/syntax`, a broken
    // attribute breaks the message.
    r#"attributes: here ["Message","empty",null,["Value"],[]]"#,
    r#"attributes: here ["Junk","    .a ="]"#,
    r#"attributes: here ["Message","space",null,["Value"],[]]"#,
    r#"attributes: here ["Junk","    . a = A"]"#,
    r#"attributes: here ["Message","no-equals",null,["Value"],[]]"#,
    r#"attributes: here ["Junk","    .a A"]"#,
    r#"attributes: there ["Junk","empty = Value\n    .a ="]"#,
    r#"attributes: there ["Junk","space = Value\n    . a = A"]"#,
    r#"attributes: there ["Junk","no-equals = Value\n    .a A"]"#,
    // The parser does not count a lone carriage return as unindented text.
    r#"line-breaks: here ["Message","start",null,["\rone"],[]]"#,
    r#"line-breaks: there ["Junk","start =\n\rone"]"#,
    // As in `attributes`: the line begins with a dot.
    r#"texts: here ["Message","dot",null,["one"],[]]"#,
    r#"texts: here ["Junk","    . two"]"#,
    r#"texts: there ["Junk","dot = one\n    . two"]"#,
];

#[test]
fn fixtures_have_the_trees_of_the_grammar() {
    let mut found = Vec::new();
    for (path, theirs) in fixtures() {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let file = fs::read_to_string(&path).unwrap();
        let (ours, theirs) = (trees(&file), trees_of_json(&fs::read_to_string(theirs).unwrap()));
        found.extend(differences(&ours, &theirs).map(|difference| format!("{name}: {difference}")));
    }
    assert_eq!(found, DIFFERENCES);
}

/// The files, and where their trees are.
fn fixtures() -> Vec<(PathBuf, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/trees");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|extension| extension == "ftl")).collect();
    files.sort();
    assert!(files.len() > 10);
    files.into_iter().map(|path| (path.clone(), path.with_extension("json"))).collect()
}

/// A tree a line.
fn trees_of_json(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The entries that only one of two lists has, as it has them.
fn differences(ours: &[Value], theirs: &[Value]) -> impl Iterator<Item = String> {
    let only = |list: &[Value], other: &[Value], whose: &str| {
        let only = list.iter().filter(|entry| !other.contains(entry));
        only.map(|entry| format!("{whose} {entry}")).collect::<Vec<_>>()
    };
    let mut all = only(ours, theirs, "here");
    all.extend(only(theirs, ours, "there"));
    if all.is_empty() && ours != theirs {
        all.push("another order".to_owned());
    }
    all.into_iter()
}

/// The trees of a file's entries.
fn trees(file: &str) -> Vec<Value> {
    let source = Source::new("e.ftl", file.as_bytes());
    source.parse().entries.iter().map(|entry| tree(&entry.node)).collect()
}

fn tree(node: &ast::Entry<&str>) -> Value {
    let comment = |comment: &ast::Comment<&str>| json!(comment.content.join("\n"));
    let attributes = |attributes: &[ast::Attribute<&str>]| -> Vec<Value> {
        attributes.iter().map(|it| json!([it.id.name, pattern(&it.value)])).collect()
    };
    match node {
        ast::Entry::Message(message) => json!([
            "Message",
            message.id.name,
            message.comment.as_ref().map(comment),
            message.value.as_ref().map(pattern),
            attributes(&message.attributes),
        ]),
        ast::Entry::Term(term) => json!([
            "Term",
            term.id.name,
            term.comment.as_ref().map(comment),
            pattern(&term.value),
            attributes(&term.attributes),
        ]),
        ast::Entry::Comment(it) => json!(["Comment", comment(it)]),
        ast::Entry::GroupComment(it) => json!(["GroupComment", comment(it)]),
        ast::Entry::ResourceComment(it) => json!(["ResourceComment", comment(it)]),
        ast::Entry::Junk { content } => {
            json!(["Junk", content.trim_end_matches([' ', '\n', '\r'])])
        }
    }
}

/// A text with the line breaks that `@fluent/syntax` has: it makes one of each CRLF.
fn normal(text: &str) -> String {
    text.replace("\r\n", "\n")
}

fn pattern(pattern: &ast::Pattern<&str>) -> Value {
    let mut elements: Vec<Value> = Vec::new();
    for element in &pattern.elements {
        match element {
            ast::PatternElement::TextElement { value } => match elements.last_mut() {
                Some(Value::String(text)) => text.push_str(&normal(value)),
                _ => elements.push(json!(normal(value))),
            },
            ast::PatternElement::Placeable { expression: it } => elements.push(expression(it)),
        }
    }
    Value::Array(elements)
}

fn expression(expression: &ast::Expression<&str>) -> Value {
    match expression {
        ast::Expression::Inline(it) => inline(it),
        ast::Expression::Select { selector, variants } => {
            let variants = variants.iter().map(|variant| {
                let key = match variant.key {
                    ast::VariantKey::Identifier { name } => json!(name),
                    ast::VariantKey::NumberLiteral { value } => json!(["number", value]),
                };
                json!([key, variant.default, pattern(&variant.value)])
            });
            json!(["select", inline(selector), variants.collect::<Vec<_>>()])
        }
    }
}

fn inline(expression: &ast::InlineExpression<&str>) -> Value {
    use ast::InlineExpression as Inline;
    let name = |id: &Option<ast::Identifier<&str>>| json!(id.as_ref().map(|id| id.name));
    match expression {
        Inline::StringLiteral { value } => json!(["string", value]),
        Inline::NumberLiteral { value } => json!(["number", value]),
        Inline::VariableReference { id } => json!(["variable", id.name]),
        Inline::MessageReference { id, attribute } => json!(["message", id.name, name(attribute)]),
        Inline::TermReference { id, attribute, arguments: it } => {
            json!(["term", id.name, name(attribute), it.as_ref().map(arguments)])
        }
        Inline::FunctionReference { id, arguments: it } => {
            json!(["function", id.name, arguments(it)])
        }
        Inline::Placeable { expression: it } => json!(["placeable", self::expression(it)]),
    }
}

fn arguments(arguments: &ast::CallArguments<&str>) -> Value {
    let positional: Vec<Value> = arguments.positional.iter().map(inline).collect();
    let named = arguments.named.iter().map(|it| json!([it.name.name, inline(&it.value)]));
    json!([positional, named.collect::<Vec<_>>()])
}

/// The trees of some files as `@fluent/syntax` has them.
fn trees_of_node(files: &[String]) -> Option<Vec<Vec<Value>>> {
    let mut node = Node::with_packages("trees.mjs")?;
    let answer = node.ask(json!({ "ask": "trees", "files": files }));
    Some(serde_json::from_value(answer).unwrap())
}

/// With `UPDATE_FIXTURES`, writes the trees of the fixtures.
#[test]
fn fixtures_are_those_of_fluent_syntax_for_javascript() {
    let fixtures = fixtures();
    let read = |(path, _): &(PathBuf, PathBuf)| fs::read_to_string(path).unwrap();
    let files: Vec<String> = fixtures.iter().map(read).collect();
    let Some(trees) = trees_of_node(&files) else { return };
    for ((_, path), trees) in fixtures.iter().zip(trees) {
        let lines: String = trees.iter().map(|tree| format!("{tree}\n")).collect();
        if env::var_os("UPDATE_FIXTURES").is_some() {
            fs::write(path, lines).unwrap();
        } else {
            assert_eq!(fs::read_to_string(path).unwrap(), lines, "{}", path.display());
        }
    }
}

#[test]
fn generated_files_have_the_trees_of_fluent_syntax_for_javascript() {
    let mut runner = TestRunner::deterministic();
    let mut generate = || {
        // `@fluent/syntax` does not skip a byte order mark.
        nearly_fluent().new_tree(&mut runner).unwrap().current().replace('\u{feff}', "")
    };
    let files: Vec<String> = (0..3000).map(|_| generate()).collect();
    let Some(all_theirs) = trees_of_node(&files) else { return };
    let mut compared = 0;
    for (file, theirs) in files.iter().zip(all_theirs) {
        let ours = trees(file);
        let normal = normal(file);
        let mut lines = normal.split('\n');
        if ours.iter().any(is_broken_attribute) || lines.any(|line| line.starts_with('\r')) {
            continue;
        }
        let differences: Vec<String> = differences(&ours, &theirs).collect();
        assert_eq!(differences, [""; 0], "{file:?}");
        compared += 1;
    }
    assert!(compared > 1000, "{compared}");
}

/// Whether an entry is a broken attribute. To `@fluent/syntax`, the message above is broken, too.
fn is_broken_attribute(entry: &Value) -> bool {
    let content = entry[1].as_str().unwrap();
    entry[0] == "Junk" && content.trim_start_matches([' ', '\n', '\r']).starts_with('.')
}
