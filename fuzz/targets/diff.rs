//! Any text that Fluent's reference parser accepts as a locale file: the catalog has the codes and
//! the texts of a plain map of the parser's entries.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use fluent_codes::{Catalog, Code, langid};
use fluent_syntax::ast;

use super::folder;

thread_local! {
    static FOLDER: tempfile::TempDir = {
        let folder = folder::new();
        fs::create_dir(folder.path().join("en-US")).expect("a folder");
        folder
    };
}

pub(crate) fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    // The parser recurses without bound, panics at some escapes, and takes a mark for text. What
    // holds `\0` may be UTF-16.
    if text.matches('{').count() > 50 || text.contains(['\\', '\0', '\u{feff}']) {
        return;
    }
    let Ok(resource) = fluent_syntax::parser::parse(text) else { return };
    let (mut texts, mut others) = (BTreeMap::new(), BTreeSet::new());
    for entry in &resource.body {
        let ast::Entry::Message(message) = entry else { continue };
        let Some(code) = Code::from_message_id(message.id.name) else { continue };
        let Some(value) = &message.value else {
            others.insert(code);
            continue;
        };
        match plain_text(value) {
            // One that shows nothing is as if it were not there.
            Some(text) if text.trim().is_empty() => {}
            text => {
                texts.entry(code).or_insert(text.filter(|_| !begins_line(value)));
            }
        }
    }
    FOLDER.with(|folder| {
        fs::write(folder.path().join("en-US/e.ftl"), text).expect("a file");
        let Ok(catalog) = Catalog::builder().directory(folder.path()).build() else {
            return assert!(texts.is_empty());
        };
        let english = catalog.locale(&langid!("en-US"));
        for code in catalog.codes() {
            assert!(texts.contains_key(&code) || others.contains(&code), "{code}");
        }
        for (code, text) in texts.iter().filter(|(code, _)| !others.contains(code)) {
            let message = english.get(*code).expect("a message");
            if let Some(text) = text {
                assert_eq!(message.text(), text.as_str(), "{code}");
            }
        }
    });
}

/// Whether one of several lines may begin with a string: the parser mistakes the indentation then.
fn begins_line(pattern: &ast::Pattern<&str>) -> bool {
    let (mut text, mut begins) = (String::new(), false);
    for element in &pattern.elements {
        let line = text.trim_end_matches(' ');
        match element {
            ast::PatternElement::TextElement { value } => text += value,
            ast::PatternElement::Placeable { .. } => {
                begins |= line.is_empty() || line.ends_with('\n');
            }
        }
    }
    begins && text.contains('\n')
}

/// A text of characters and strings alone.
fn plain_text(pattern: &ast::Pattern<&str>) -> Option<String> {
    let mut text = String::new();
    for element in &pattern.elements {
        text += match element {
            ast::PatternElement::TextElement { value } => value,
            ast::PatternElement::Placeable {
                expression: ast::Expression::Inline(ast::InlineExpression::StringLiteral { value }),
            } => value,
            ast::PatternElement::Placeable { .. } => return None,
        };
    }
    Some(text)
}
