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
        for (info, block) in &page.code {
            match info.split_once(' ') {
                None if info == "console" => run_commands(&sandbox, &page.path, block),
                Some(("fluent", path)) => translate(&sandbox, path, block),
                Some(("toml", path)) => {
                    sandbox.write(path, &format!("{}\n{block}", sandbox.read(path)));
                }
                _ => {}
            }
        }
    }
}

fn run_commands(sandbox: &Sandbox, page: &str, block: &str) {
    let commands = block.strip_prefix("$ ").unwrap_or_else(|| panic!("{page}"));
    for command in commands.split("\n$ ") {
        let (line, expected) = command.split_once('\n').unwrap_or((command, ""));
        if line == TESTS {
            assert_eq!(expected, "");
            continue;
        }
        let line = line.replace("cargo run -- ", "fluent-codes ");
        if line.ends_with("--watch") {
            assert_eq!(watched(sandbox, &line), untimed(expected), "{page}: {line}");
            continue;
        }
        let run = sandbox.run(&line);
        let printed = (run.stdout.trim_end(), run.stderr.as_str());
        assert_eq!(printed, (expected.trim_end(), ""), "{page}: {line}");
    }
}

/// What a command that keeps running prints first, without the time.
fn watched(sandbox: &Sandbox, line: &str) -> String {
    let line = format!(
        "{line} >printed 2>&1 & watcher=$!; \
         for round in $(seq 200); do grep -q 'watching for changes' printed && break; sleep 0.05; done; \
         kill $watcher; cat printed"
    );
    untimed(&sandbox.run(&line).stdout)
}

/// A text without the hour in its last line.
fn untimed(text: &str) -> String {
    let digits = |char: char| if char.is_ascii_digit() { '0' } else { char };
    let line = |line: &str| match line.strip_prefix("checked at ") {
        Some(rest) => format!("checked at {}\n", rest.chars().map(digits).collect::<String>()),
        None => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

/// Does what the page asks a translator to do: writes a message in the place that is kept for it.
fn translate(sandbox: &Sandbox, path: &str, block: &str) {
    let (before, message) = block.trim_end().rsplit_once('\n').unwrap();
    let id = message.split(' ').next().unwrap();
    let place = format!("{before}\n# {id} =\n");
    let text = sandbox.read(path);
    assert_eq!(text.matches(&place).count(), 1, "{path}: {place}");
    sandbox.write(path, &text.replace(&place, block));
}

/// The program is got as the page says, from an archive as a release has it.
#[test]
fn the_program_is_unpacked_as_the_page_says() {
    const RELEASES: &str = "https://github.com/fluent-codes/fluent-codes/releases/latest/download";
    let sandbox = Sandbox::empty();
    let name = "fluent-codes-x86_64-unknown-linux-gnu";
    // A release has no debug information either, and packing it takes seconds.
    let pack = format!(
        "mkdir {name} && strip -o {name}/fluent-codes \"$(command -v fluent-codes)\" && \
         tar -cf - {name} | gzip -1 >{name}.tgz && rm -r {name}"
    );
    sandbox.check(&pack, "", "", 0);
    let pages = pages();
    let page = pages.iter().find(|page| page.path == "docs/translating.md").unwrap();
    let commands = page.blocks("sh").next().unwrap();
    assert!(commands.contains(RELEASES), "{commands}");
    let here = format!("file://{}", sandbox.path("").display());
    let run = sandbox.run(&commands.replace(RELEASES, here.trim_end_matches('/')));
    assert_eq!(run.stdout, format!("fluent-codes {}\n", env!("CARGO_PKG_VERSION")), "{run:?}");
}

/// The workflow that the page shows annotates what a branch makes wrong, and nothing else; so does
/// this project's own.
#[test]
fn the_workflow_annotates_pull_requests() {
    let sandbox = Sandbox::shipped();
    sandbox.commit();
    sandbox.git("update-ref refs/remotes/origin/main HEAD");
    let text = sandbox.read("locales/zh-CN/errors.ftl");
    sandbox.write("locales/zh-CN/errors.ftl", &text.replace("E131201 = 文件大小过大\n", ""));
    sandbox.commit();
    let pages = pages();
    let page = pages.iter().find(|page| page.path == "docs/checking.md").unwrap();
    let shown = page.blocks("yaml").find(|block| block.contains("on: pull_request")).unwrap();
    let own = fs::read_to_string(root().join(".github/workflows/check.yml")).unwrap();
    for workflow in [shown, own.as_str()] {
        assert!(workflow.contains("fetch-depth: 0"));
        let command = workflow.lines().find(|line| line.contains("--since")).unwrap();
        let options = command.split_once(" check ").unwrap().1;
        let command = format!("fluent-codes check {options}");
        let run = sandbox.run_with(&command, &[("GITHUB_BASE_REF", "main")]);
        assert_eq!((run.stderr.as_str(), run.status), ("", 1), "{}", run.stdout);
        let annotations: Vec<&str> = run.stdout.lines().collect();
        assert_eq!(annotations.len(), 1, "{annotations:?}");
        assert!(annotations[0].starts_with("::error file=locales/zh-CN/errors.ftl,"));
    }
}

/// The hooks that the page names are those that there are, of the version that it belongs to.
#[test]
fn the_hooks_that_the_page_shows() {
    let pages = pages();
    let page = pages.iter().find(|page| page.path == "docs/checking.md").unwrap();
    let block = page.blocks("yaml").find(|block| block.contains("repos:")).unwrap();
    let manifest = fs::read_to_string(root().join(".pre-commit-hooks.yaml")).unwrap();
    let ids = |text: &str| -> Vec<String> {
        let lines = text.lines().map(str::trim).filter(|line| line.starts_with("- id: "));
        lines.map(str::to_owned).collect()
    };
    assert_eq!(ids(block), ids(&manifest));
    assert!(block.contains(&format!("rev: v{}\n", env!("CARGO_PKG_VERSION"))), "{block}");
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
    assert_eq!(count, 9);
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
