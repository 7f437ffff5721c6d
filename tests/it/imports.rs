//! The imports of a source file.

/// A file's imports and the rest of it, without comments and without its tests, which are at its
/// end. Each import stands by itself: `a::{b, c::{d}}` is `a::b` and `a::c::d`.
pub(crate) fn imports_and_code(text: &str) -> (Vec<String>, String) {
    let (mut imports, mut code) = (Vec::new(), String::new());
    let mut statement = String::new();
    for line in text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text).lines() {
        let line = line.trim();
        if line.starts_with("//") {
            continue;
        }
        let is_import = ["use ", "pub use ", "pub(crate) use ", "pub(super) use "]
            .iter()
            .any(|start| line.starts_with(start));
        if statement.is_empty() && !is_import {
            code += line;
            code.push('\n');
            continue;
        }
        statement += line;
        if let Some((import, rest)) = statement.split_once(';') {
            let tree = import.split_once("use ").map_or("", |(_, tree)| tree);
            expand("", tree, &mut imports);
            code += rest;
            statement.clear();
        }
    }
    (imports, code)
}

fn expand(prefix: &str, tree: &str, paths: &mut Vec<String>) {
    let tree = tree.trim();
    let Some((head, list)) = tree.split_once('{') else {
        paths.push(format!("{prefix}{tree}"));
        return;
    };
    let prefix = format!("{prefix}{head}");
    let list = list.strip_suffix('}').unwrap_or(list);
    let (mut depth, mut item) = (0, String::new());
    for char in list.chars() {
        match char {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if char == ',' && depth == 0 {
            expand(&prefix, &item, paths);
            item.clear();
        } else {
            item.push(char);
        }
    }
    if !item.trim().is_empty() {
        expand(&prefix, &item, paths);
    }
}
