//! Files in, problems and texts out: a file a behaviour in `tests/fixtures/files/`.
//!
//! A fixture is a line that says what it shows, then sections: files, the problems that a catalog
//! of these files must have, and texts that it must answer, as `language code text`.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use fluent_codes::{Catalog, LanguageIdentifier};

use crate::sources::{folder, write};

/// All fixtures, or those whose names contain what `FIXTURES` says.
#[test]
fn fixtures() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/files");
    let wanted = env::var("FIXTURES").unwrap_or_default();
    let update = env::var_os("UPDATE_FIXTURES").is_some();
    let mut count = 0;
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if !path.file_name().unwrap().to_str().unwrap().contains(&wanted) {
            continue;
        }
        let fixture = fs::read_to_string(&path).unwrap();
        let actual = run(&fixture);
        if update {
            fs::write(&path, &actual).unwrap();
            continue;
        }
        assert_eq!(
            actual,
            fixture,
            "{}; if this is right: UPDATE_FIXTURES=1 cargo test fixtures",
            path.display()
        );
        count += 1;
    }
    assert!(update || !wanted.is_empty() || count >= 7, "{count}");
}

/// The fixture with the actual problems and texts.
fn run(fixture: &str) -> String {
    let mut sections = fixture.split("\n=== ");
    let mut actual = sections.next().unwrap().to_owned();
    let sections: Vec<(&str, &str)> =
        sections.map(|section| section.split_once('\n').unwrap()).collect();
    let folder = folder::<&str>(&[]);
    for (name, contents) in &sections {
        if name.ends_with(".ftl") {
            write(folder.path(), name, contents.as_bytes());
        }
    }
    let catalog = Catalog::builder().directory(folder.path()).build().unwrap();
    let prefix = format!("{}/", folder.path().display());
    for (name, contents) in sections {
        let contents = match name {
            "problems" => catalog.problems().iter().fold(String::new(), |mut lines, problem| {
                writeln!(lines, "{}", problem.to_string().replace(&prefix, "")).unwrap();
                lines
            }),
            "texts" => contents.lines().fold(String::new(), |mut lines, line| {
                let mut words = line.splitn(3, ' ');
                let (lang, code) = (words.next().unwrap(), words.next().unwrap());
                let language: LanguageIdentifier = lang.parse().unwrap();
                let code: i64 = code.parse().unwrap();
                let text = catalog.tr(code, &language);
                writeln!(lines, "{lang} {code} {}", text.replace("\n", "\\n")).unwrap();
                lines
            }),
            _ => contents.to_owned(),
        };
        write!(actual, "\n=== {name}\n{contents}").unwrap();
    }
    actual
}
