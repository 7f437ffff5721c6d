//! The fixtures of `check`, and what it finds in their files without any options.

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::thread;

use serde_json::Value;

use crate::sandbox::{Sandbox, root};

/// A fixture with a folder `locales/en-US`.
pub(crate) struct Checked {
    pub(crate) path: PathBuf,
    pub(crate) fixture: String,
    /// What a fixture cannot hold: a file `latin.ftl` that is not UTF-8.
    latin_1: Option<&'static [u8]>,
    /// What `check --notes --format json` prints.
    pub(crate) document: Value,
}

/// All of them: checked once, for all tests.
pub(crate) fn all() -> &'static [Checked] {
    static ALL: LazyLock<Vec<Checked>> = LazyLock::new(|| {
        let entries = fs::read_dir(root().join("tools/tests/fixtures/check")).unwrap();
        let paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        let share = paths.len().div_ceil(thread::available_parallelism().map_or(1, usize::from));
        thread::scope(|scope| {
            let check = |paths: &[PathBuf]| paths.iter().filter_map(Checked::new).collect();
            let workers: Vec<_> =
                paths.chunks(share).map(|paths| scope.spawn(move || check(paths))).collect();
            let checked = workers.into_iter().map(|it| -> Vec<Checked> { it.join().unwrap() });
            checked.flatten().chain([Checked::of_latin_1()]).collect()
        })
    });
    &ALL
}

impl Checked {
    fn new(path: &PathBuf) -> Option<Checked> {
        let fixture = fs::read_to_string(path).unwrap();
        let has_source = fixture.contains("\n=== locales/en-US/");
        has_source.then(|| Checked::of(path.clone(), fixture, None))
    }

    fn of_latin_1() -> Checked {
        let fixture = "\n=== locales/en-US/errors.ftl\nE1 = one\nE2 = two\n".to_owned();
        Checked::of("latin.ftl".into(), fixture, Some(b"E3 = caf\xe9\nE4 = tea\n"))
    }

    fn of(path: PathBuf, fixture: String, latin_1: Option<&'static [u8]>) -> Checked {
        let mut checked = Checked { path, fixture, latin_1, document: Value::Null };
        let run = checked.sandbox().run("fluent-codes check --notes --format json");
        assert_eq!(run.stderr, "", "{}", checked.path.display());
        checked.document = serde_json::from_str(&run.stdout).unwrap();
        checked
    }

    /// A folder with the files. A static is never dropped, so none is kept here.
    pub(crate) fn sandbox(&self) -> Sandbox {
        let sandbox = Sandbox::of_fixture(&self.fixture);
        if let Some(bytes) = self.latin_1 {
            fs::write(sandbox.path("locales/en-US/latin.ftl"), bytes).unwrap();
        }
        sandbox
    }
}
