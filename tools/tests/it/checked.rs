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
    pub(crate) sandbox: Sandbox,
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
        let sandbox = Sandbox::of_fixture(&fixture);
        let has_source = sandbox.path("locales/en-US").exists();
        has_source.then(|| Checked::of(path.clone(), fixture, sandbox))
    }

    /// What a fixture cannot hold: a file that is not UTF-8.
    fn of_latin_1() -> Checked {
        let fixture = "\n=== locales/en-US/errors.ftl\nE1 = one\nE2 = two\n".to_owned();
        let sandbox = Sandbox::of_fixture(&fixture);
        fs::write(sandbox.path("locales/en-US/latin.ftl"), b"E3 = caf\xe9\nE4 = tea\n").unwrap();
        Checked::of(PathBuf::from("latin.ftl"), fixture, sandbox)
    }

    fn of(path: PathBuf, fixture: String, sandbox: Sandbox) -> Checked {
        let run = sandbox.run("fluent-codes check --notes --format json");
        assert_eq!(run.stderr, "", "{}", path.display());
        let document = serde_json::from_str(&run.stdout).unwrap();
        Checked { path, fixture, sandbox, document }
    }
}
