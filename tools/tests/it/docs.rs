//! The commands, messages, configurations and links in the documentation are right.

use std::fs;
use std::path::Path;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::sandbox::{Sandbox, root};

/// The test command cannot be run by a test; CI takes it from the README.
const TESTS: &str = "cargo test";

/// Runs the `console` blocks of each page, in order, in one copy of the shipped catalog.
#[test]
fn commands_print_what_the_pages_show() {
    for page in pages() {
        let sandbox = Sandbox::shipped();
        for block in page.blocks("console") {
            let commands = block.strip_prefix("$ ").unwrap_or_else(|| panic!("{}", page.path));
            for command in commands.split("\n$ ") {
                let (line, expected) = command.split_once('\n').unwrap_or((command, ""));
                if line == TESTS {
                    assert_eq!(expected, "");
                    continue;
                }
                let run = sandbox.run(&line.replace("cargo run -- ", "fluent-codes "));
                let printed = (run.stdout.trim_end(), run.stderr.as_str());
                assert_eq!(printed, (expected.trim_end(), ""), "{}: {line}", page.path);
            }
        }
    }
}

#[test]
fn messages_are_messages() {
    for page in pages() {
        for block in page.blocks("fluent") {
            let sandbox = Sandbox::empty();
            sandbox.write("locales/en-US/errors.ftl", block);
            let run = sandbox.run("fluent-codes check");
            assert_eq!(run.status, 0, "{}: {}", page.path, run.stdout);
        }
    }
}

#[test]
fn configurations_are_understood() {
    for page in pages() {
        for block in page.blocks("toml").filter(|block| !block.contains("[dependencies]")) {
            let sandbox = Sandbox::shipped();
            sandbox.write("fluent-codes.toml", block);
            let run = sandbox.run("fluent-codes check --ignore unused-exception");
            assert_eq!((run.stderr.as_str(), run.status), ("", 0), "{}: {}", page.path, run.stdout);
        }
    }
}

#[test]
fn links_lead_to_files() {
    for page in pages() {
        let folder = Path::new(&page.path).parent().unwrap();
        for link in page.links.iter().filter(|link| !link.starts_with("https://")) {
            let file = link.split('#').next().unwrap();
            assert!(root().join(folder).join(file).exists(), "{}: {link}", page.path);
        }
    }
}

/// A page in Chinese shows the same commands and the same code as the page that it translates, but
/// for comments and messages.
#[test]
fn translated_pages_show_the_same_code() {
    let pages = pages();
    let code = |page: &Page| -> Vec<String> {
        let blocks = page.code.iter().filter(|(language, _)| language != "fluent");
        let lines = blocks.flat_map(|(_, text)| text.lines());
        let lines = lines.map(|line| line.split("//").next().unwrap());
        let lines = lines.map(|line| line.split(" # ").next().unwrap().trim().to_owned());
        lines.filter(|line| !line.is_empty()).collect()
    };
    let mut count = 0;
    for page in pages.iter().filter(|page| page.path.ends_with(".zh-CN.md")) {
        let path = page.path.replace(".zh-CN.md", ".md");
        let original = pages.iter().find(|page| page.path == path).expect(&path);
        assert_eq!(code(page), code(original), "{}", page.path);
        count += 1;
    }
    assert_eq!(count, 8);
}

/// A page of the documentation.
struct Page {
    /// From the root of the repository.
    path: String,
    /// The fenced blocks of code: language and text.
    code: Vec<(String, String)>,
    links: Vec<String>,
}

/// Every page but `docs/rules.md`, which the tool writes and tests of its own check.
fn pages() -> Vec<Page> {
    let mut pages = Vec::new();
    for folder in ["", "docs/", "benches/peers/"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let path = format!("{folder}{}", entry.unwrap().file_name().to_str().unwrap());
            if path.ends_with(".md") && path != "docs/rules.md" {
                pages.push(Page::read(path));
            }
        }
    }
    for expected in ["README.md", "CONTRIBUTING.md", "docs/translating.md", "docs/checking.md"] {
        assert!(pages.iter().any(|page| page.path == expected), "{expected}");
    }
    pages
}

impl Page {
    fn read(path: String) -> Page {
        let markdown = fs::read_to_string(root().join(&path)).unwrap();
        let mut page = Page { path, code: Vec::new(), links: Vec::new() };
        let mut is_code = false;
        for event in Parser::new(&markdown) {
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                    page.code.push((info.to_string(), String::new()));
                    is_code = true;
                }
                Event::End(TagEnd::CodeBlock) => is_code = false,
                Event::Text(text) if is_code => {
                    page.code.last_mut().unwrap().1.push_str(&text);
                }
                Event::Start(Tag::Link { dest_url, .. }) => page.links.push(dest_url.to_string()),
                _ => {}
            }
        }
        page
    }

    fn blocks(&self, language: &str) -> impl Iterator<Item = &str> {
        let blocks = self.code.iter().filter(move |(info, _)| info == language);
        blocks.map(|(_, text)| text.as_str())
    }
}
