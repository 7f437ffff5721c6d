//! What the compiler says where an error's code or fields do not fit the messages.
//!
//! Each file in `cases/` is a program. Its lines that begin with `//~` are the errors to expect, by
//! line and column; `CRATE` stands for the folder of the package that they are compiled in.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Where a case is compiled.
struct Package {
    folder: PathBuf,
}

impl Package {
    fn new(name: &str) -> Package {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("src/bin")).unwrap();
        fs::create_dir_all(folder.join("locales/en-US")).unwrap();
        let manifest = format!(
            "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n\
             fluent-codes = {{ path = {root:?}, features = [\"derive\"] }}\n\n[workspace]\n"
        );
        fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        Package { folder }
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.folder.join(path), text).unwrap();
    }

    /// The errors of each program.
    fn errors(&self) -> BTreeMap<String, String> {
        let output = Command::new(env!("CARGO"))
            .args(["check", "--quiet", "--bins", "--keep-going", "--message-format=json"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap())
            .output()
            .unwrap();
        let mut errors: BTreeMap<String, Vec<(u64, u64, String)>> = BTreeMap::new();
        for line in String::from_utf8(output.stdout).unwrap().lines() {
            let report: Value = serde_json::from_str(line).unwrap();
            let message = &report["message"];
            if report["reason"] != "compiler-message" || message["level"] != "error" {
                continue;
            }
            let spans = message["spans"].as_array().unwrap();
            let Some(span) = spans.iter().find(|span| span["is_primary"] == true) else { continue };
            let place = |name: &str| span[name].as_u64().unwrap();
            let text = message["message"].as_str().unwrap().to_owned();
            let program = report["target"]["name"].as_str().unwrap().to_owned();
            let error = (place("line_start"), place("column_start"), text);
            errors.entry(program).or_default().push(error);
        }
        assert!(
            output.status.success() || !errors.is_empty(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let written = |mut errors: Vec<(u64, u64, String)>| {
            errors.sort();
            let lines = errors.iter().map(|(line, column, text)| {
                format!("{line}:{column}: {text}\n").replace(self.folder.to_str().unwrap(), "CRATE")
            });
            lines.collect::<String>()
        };
        errors.into_iter().map(|(program, errors)| (program, written(errors))).collect()
    }
}

#[test]
fn each_case_has_the_errors_that_it_lists() {
    let package = Package::new("cases");
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let messages = fs::read_to_string(cases.join("locales/en-US/errors.ftl")).unwrap();
    package.write("locales/en-US/errors.ftl", &messages);
    let mut expected = BTreeMap::new();
    for entry in fs::read_dir(cases).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap();
        package.write(&format!("src/bin/{name}.rs"), &text);
        let lines = text.lines().filter_map(|line| line.strip_prefix("//~ "));
        let errors: String = lines.map(|line| format!("{line}\n")).collect();
        if !errors.is_empty() {
            expected.insert(name.to_owned(), errors);
        }
    }
    let errors = package.errors();
    for (name, expected) in &expected {
        let found = errors.get(name).map_or("", String::as_str);
        assert_eq!(found, expected, "{name}");
    }
    assert_eq!(errors.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
}

#[test]
fn an_edited_file_is_compiled_against() {
    let package = Package::new("edited");
    let program = "const CODE: fluent_codes::Code = fluent_codes::code!(700001);\n\
                   fn main() { let _ = CODE; }\n";
    package.write("src/bin/edited.rs", program);
    package.write("locales/en-US/errors.ftl", "E700001 = The disk is full\n");
    assert_eq!(package.errors(), BTreeMap::new());
    package.write("locales/en-US/errors.ftl", "E700002 = The disk is full\n");
    let errors = package.errors();
    assert!(errors["edited"].starts_with("1:54: no message `E700001`"), "{errors:?}");
    package.write("locales/en-US/errors.ftl", "E700001 = The disk is full again\n");
    assert_eq!(package.errors(), BTreeMap::new());
}
