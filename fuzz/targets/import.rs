//! Any bytes as a table, in a format that the first line can name: what is imported reads back, a second
//! import changes nothing, and an import that fails has written nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use fluent_codes::tooling::Source;
use fluent_codes_cli::fuzzing;

use super::folder;

/// The formats of tables, as `--format` names them. The first is that of a case whose first line
/// names none.
const FORMATS: [&str; 4] = ["markdown", "csv", "json", "xliff"];

/// The files before the import.
const FILES: [(&str, &str); 2] = [
    (
        "en-US/errors.ftl",
        "# The first\nE1 = one\nE2 =\n    two\n    lines\n\nE3 = { $x }\n    .help = help\n",
    ),
    ("fr/errors.ftl", "E1 = un\r\nE3 = trois\r\n"),
];

thread_local! {
    static FOLDER: tempfile::TempDir = folder::new();
}

pub(crate) fn run(bytes: &[u8]) {
    let (format, bytes) = format_of(bytes);
    FOLDER.with(|folder| {
        let locales = folder.path().join("locales");
        if locales.exists() {
            fs::remove_dir_all(&locales).expect("a folder");
        }
        for (path, text) in FILES {
            let path = locales.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        let before = contents(&locales);
        let Ok(()) = fuzzing::import(&locales, format, bytes) else {
            return assert_eq!(contents(&locales), before);
        };
        let after = contents(&locales);
        for (path, text) in &after {
            let problems = Source::new(path.as_str(), text.as_bytes()).parse().problems;
            assert!(problems.is_empty(), "{problems:?}");
            // What stood there before still does.
            for line in before.get(path).into_iter().flat_map(|text| text.lines()) {
                let is_comment = line.starts_with('#');
                assert!(!is_comment || text.contains(line), "{text:?}");
                let is_attribute = line.contains(".help =");
                assert!(!is_attribute || text.contains("    .help ="), "{text:?}");
            }
        }
        assert_eq!(fuzzing::import(&locales, format, bytes), Ok(()));
        assert_eq!(contents(&locales), after);
    });
}

/// The format of a case, and its table.
fn format_of(bytes: &[u8]) -> (&'static str, &[u8]) {
    let named = FORMATS.iter().find_map(|format| {
        let table = bytes.strip_prefix(format.as_bytes())?.strip_prefix(b"\n")?;
        Some((*format, table))
    });
    named.unwrap_or((FORMATS[0], bytes))
}

/// All files below a folder of locales, by their paths.
fn contents(locales: &Path) -> BTreeMap<String, String> {
    let mut contents = BTreeMap::new();
    for folder in fs::read_dir(locales).expect("a folder") {
        let folder = folder.expect("a folder").path();
        for file in fs::read_dir(&folder).expect("a folder") {
            let path = file.expect("a file").path();
            let text = fs::read_to_string(&path).expect("a text");
            contents.insert(path.display().to_string(), text);
        }
    }
    contents
}
