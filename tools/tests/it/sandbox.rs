//! A folder to run the tool in.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// A file without some of its messages, in steps in which each message of one line is deleted once,
/// and none together with its neighbours; the lines that a step deletes. A step for each message
/// would take as many runs of the tool.
pub(crate) fn without_messages(text: &str) -> impl Iterator<Item = (String, Vec<&str>)> {
    const STEPS: usize = 9;
    let messages: Vec<&str> = text.lines().filter(|line| line.contains(" = ")).collect();
    (0..STEPS).map(move |step| {
        let lines: Vec<&str> = messages.iter().skip(step).step_by(STEPS).copied().collect();
        let delete = |text: String, line: &&str| text.replace(&format!("{line}\n"), "");
        (lines.iter().fold(text.to_owned(), delete), lines)
    })
}

/// The files of the shipped catalog.
const SHIPPED: [&str; 7] = [
    "fluent-codes.toml",
    "l10n.toml",
    "locales/.gitattributes",
    "locales/codes.lock",
    "locales/en-US/errors.ftl",
    "locales/zh-CN/errors.ftl",
    "locales/zh-CN/source.lock",
];

pub(crate) struct Sandbox {
    folder: TempDir,
}

/// What a command printed, and its exit status.
#[derive(Debug, PartialEq)]
pub(crate) struct Run {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) status: i32,
}

impl Sandbox {
    pub(crate) fn empty() -> Sandbox {
        Sandbox { folder: tempfile::tempdir().unwrap() }
    }

    /// A folder with the shipped catalog.
    pub(crate) fn shipped() -> Sandbox {
        let sandbox = Sandbox::empty();
        for path in SHIPPED {
            sandbox.write(path, &fs::read_to_string(root().join(path)).unwrap());
        }
        sandbox
    }

    /// The files of a fixture, in a folder of their own.
    pub(crate) fn of_fixture(fixture: &str) -> Sandbox {
        let sandbox = Sandbox::empty();
        for section in fixture.split("\n=== ").skip(1) {
            let (name, contents) = section.split_once('\n').unwrap_or((section, ""));
            if name.starts_with("$ ") {
                break;
            }
            sandbox.write(name, contents);
        }
        sandbox
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, contents: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Runs a command line in a shell that finds the tool as `fluent-codes`.
    pub(crate) fn run(&self, line: &str) -> Run {
        self.run_with(line, &[])
    }

    /// The same with these environment variables, and none that say a language.
    pub(crate) fn run_with(&self, line: &str, variables: &[(&str, &str)]) -> Run {
        let tool = Path::new(env!("CARGO_BIN_EXE_fluent-codes")).parent().unwrap();
        let path = format!("{}:{}", tool.display(), std::env::var("PATH").unwrap());
        let output = Command::new("sh")
            .args(["-c", line])
            .current_dir(self.folder.path())
            .env("PATH", path)
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env_remove("LANG")
            .env_remove("LANGUAGE")
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        Run {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            status: output.status.code().unwrap(),
        }
    }

    /// Runs git, as somebody.
    #[track_caller]
    pub(crate) fn git(&self, arguments: &str) {
        let somebody = "-c user.name=somebody -c user.email=somebody@example.com";
        let run = self.run(&format!("git {somebody} {arguments}"));
        assert_eq!(run.status, 0, "git {arguments}: {}{}", run.stdout, run.stderr);
    }

    /// Puts all files into a commit; the first one makes the repository.
    #[track_caller]
    pub(crate) fn commit(&self) {
        if !self.path(".git").exists() {
            self.git("init --quiet --initial-branch main");
        }
        self.git("add --all");
        self.git("commit --quiet --message work");
    }

    #[track_caller]
    pub(crate) fn check(&self, line: &str, stdout: &str, stderr: &str, status: i32) {
        let expected = Run { stdout: stdout.to_owned(), stderr: stderr.to_owned(), status };
        assert_eq!(self.run(line), expected, "{line}");
    }
}
