//! Any text as a table: what is imported reads back, a second import changes nothing, and an import
//! that fails has written nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use fluent_codes::tooling::Source;
use fluent_codes_cli::fuzzing;

use super::folder;

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
    FOLDER.with(|folder| {
        let (table, locales) = (folder.path().join("t.md"), folder.path().join("locales"));
        if locales.exists() {
            fs::remove_dir_all(&locales).expect("a folder");
        }
        for (path, text) in FILES {
            let path = locales.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        fs::write(&table, bytes).expect("a file");
        let before = contents(&locales);
        let Ok(()) = fuzzing::import(&locales, &table) else {
            return assert_eq!(contents(&locales), before);
        };
        let after = contents(&locales);
        for (path, text) in &after {
            let problems = Source::new(path.as_str(), text.as_bytes()).parse().problems;
            assert!(problems.is_empty(), "{problems:?}");
            // What stood there before still does.
            for line in before.get(path).into_iter().flat_map(|text| text.lines()) {
                let is_kept = line.starts_with('#') || line.contains(".help");
                assert!(!is_kept || text.contains(line), "{text:?}");
            }
        }
        assert_eq!(fuzzing::import(&locales, &table), Ok(()));
        assert_eq!(contents(&locales), after);
    });
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
