//! Files in, output out: a file a behaviour in `tests/fixtures/`.
//!
//! A fixture is a line that says what it shows, then sections: files, then a command line whose
//! section holds what it prints and its exit status, then, if it writes any, the files after it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::sandbox::Sandbox;

#[test]
fn fixtures() {
    let update = std::env::var_os("UPDATE_FIXTURES").is_some();
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut count = 0;
    for folder in fs::read_dir(directory).unwrap() {
        for entry in fs::read_dir(folder.unwrap().path()).unwrap() {
            let path = entry.unwrap().path();
            let fixture = fs::read_to_string(&path).unwrap();
            let actual = run(&fixture);
            count += 1;
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
        }
    }
    assert!(count >= 15, "{count}");
}

/// The fixture with what really comes out.
fn run(fixture: &str) -> String {
    let mut sections = fixture.split("\n=== ");
    let mut actual = sections.next().unwrap().to_owned();
    let sandbox = Sandbox::empty();
    let mut has_run = false;
    for section in sections {
        let (name, contents) = section.split_once('\n').unwrap_or((section, ""));
        let contents = match name.strip_prefix("$ ") {
            Some(line) => {
                has_run = true;
                let run = sandbox.run(line);
                format!("{}{}exit status {}\n", run.stdout, run.stderr, run.status)
            }
            None if has_run => sandbox.read(name),
            None => {
                sandbox.write(name, contents);
                contents.to_owned()
            }
        };
        write!(actual, "\n=== {name}\n{contents}").unwrap();
    }
    actual
}
