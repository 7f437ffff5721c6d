//! The git history of a project's files.

use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::failure::Failure;

/// The git repository that a folder is in.
#[derive(Debug)]
pub(crate) struct Repository {
    /// Paths are relative to it.
    folder: PathBuf,
}

impl Repository {
    pub(crate) fn new(folder: &Path) -> Repository {
        Repository { folder: folder.to_owned() }
    }

    /// The merge base of a revision and `HEAD`: the commit that the work on `HEAD` began with.
    pub(crate) fn merge_base(&self, revision: &str) -> Result<String, Failure> {
        self.run(&["rev-parse", "--git-dir"])?;
        let commit = format!("{revision}^{{commit}}");
        // It would be taken for an option.
        let is_known = !revision.starts_with('-')
            && self.output(&["rev-parse", "--quiet", "--verify", &commit])?.status.success();
        if !is_known {
            let expected = "--since: expected a revision that git knows";
            return Err(Failure::new(format!("{expected}, found `{revision}`")));
        }
        let output = self.output(&["merge-base", revision, "HEAD"])?;
        if output.stdout.is_empty() && output.stderr.is_empty() {
            return Err(Failure::new(format!(
                "--since: expected `{revision}` and HEAD to have a commit in common; a shallow clone \
                 may lack it, and gets it by `git fetch --unshallow`"
            )));
        }
        let output = self.checked(output)?;
        Ok(String::from_utf8_lossy(&output).trim().to_owned())
    }

    /// The commits that changed any of these files, the newest first.
    pub(crate) fn commits(&self, paths: &[String], max: usize) -> Result<Vec<String>, Failure> {
        let max = format!("-n{max}");
        let mut arguments = vec!["log", "--format=%H", &max, "--"];
        arguments.extend(paths.iter().map(String::as_str));
        let output = self.run(&arguments)?;
        Ok(String::from_utf8_lossy(&output).lines().map(str::to_owned).collect())
    }

    /// The paths of all files in the folder that a commit has.
    pub(crate) fn files(&self, commit: &str) -> Result<Vec<String>, Failure> {
        let output = self.run(&["ls-tree", "-r", "-z", "--name-only", commit])?;
        let names = output.split(|byte| *byte == 0).filter(|name| !name.is_empty());
        Ok(names.map(|name| String::from_utf8_lossy(name).into_owned()).collect())
    }

    /// The contents of files, each in a commit; `None` for one that the commit does not have, or whose
    /// path cannot be asked for in a line.
    pub(crate) fn contents(&self, files: &[(&str, &str)]) -> Result<Vec<Option<Vec<u8>>>, Failure> {
        // A file instead of a pipe, so that neither side waits for the other.
        let mut requests = tempfile::tempfile()?;
        let is_line = |path: &str| !path.contains('\n');
        for (commit, path) in files.iter().filter(|(_, path)| is_line(path)) {
            writeln!(requests, "{commit}:./{path}")?;
        }
        requests.seek(SeekFrom::Start(0))?;
        let mut command = self.command(&["cat-file", "--batch"]);
        let output = self.checked(run(command.stdin(Stdio::from(requests)), MAX_OUTPUT)?)?;
        let mut rest = output.as_slice();
        let contents =
            files.iter().map(|(_, path)| if is_line(path) { next_blob(&mut rest) } else { None });
        Ok(contents.collect())
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        // A path is a path, whatever it begins with.
        command
            .arg("--literal-pathspecs")
            .arg("-C")
            .arg(&self.folder)
            .args(arguments)
            .stdin(Stdio::null());
        command
    }

    fn output(&self, arguments: &[&str]) -> Result<Output, Failure> {
        run(&mut self.command(arguments), MAX_OUTPUT)
    }

    fn run(&self, arguments: &[&str]) -> Result<Vec<u8>, Failure> {
        self.checked(self.output(arguments)?)
    }

    /// What git printed, if it did its work.
    fn checked(&self, output: Output) -> Result<Vec<u8>, Failure> {
        if output.status.success() {
            return Ok(output.stdout);
        }
        let error = String::from_utf8_lossy(&output.stderr);
        let line = error.lines().next().unwrap_or("it failed without a word");
        Err(Failure::of_path(&self.folder, format!("git: {line}")))
    }
}

/// How many bytes of what git prints are read: a small repository can hold very large files.
const MAX_OUTPUT: u64 = 1 << 30;

fn run(command: &mut Command, max_len: u64) -> Result<Output, Failure> {
    let unable = |error| Failure::new(format!("expected to be able to run git: {error}"));
    // A file, so that git never waits for its errors to be read.
    let mut errors = tempfile::tempfile().map_err(unable)?;
    command.stdout(Stdio::piped()).stderr(errors.try_clone().map_err(unable)?);
    let mut git = command.spawn().map_err(unable)?;
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    if let Some(output) = git.stdout.take() {
        output.take(max_len + 1).read_to_end(&mut stdout).map_err(unable)?;
    }
    // If there is more output, git ends because it is not read.
    let status = git.wait().map_err(unable)?;
    if stdout.len() as u64 > max_len {
        return Err(Failure::new(format!("expected at most {max_len} bytes from git")));
    }
    // Where it cannot be read, git has said nothing.
    let _ = errors.rewind().and_then(|()| errors.read_to_end(&mut stderr));
    Ok(Output { status, stdout, stderr })
}

/// The next object in the output of `git cat-file --batch`: a line that ends with its length, its
/// bytes and a line break.
fn next_blob(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let (header, behind) = rest.split_at_checked(end + 1)?;
    *rest = behind;
    let header = String::from_utf8_lossy(header);
    let mut words = header.trim_end().rsplit(' ');
    let (length, kind) = (words.next()?.parse().ok()?, words.next()?);
    let (contents, behind) = rest.split_at_checked(length)?;
    *rest = behind.get(1..).unwrap_or_default();
    (kind == "blob").then(|| contents.to_vec())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn so_much_is_read_of_git() {
        let run = |max_len| run(Command::new("printf").arg("four"), max_len);
        assert_eq!(run(4).unwrap().stdout, b"four");
        let Err(Failure::Messages(messages)) = run(3) else { panic!("expected an error") };
        assert_eq!(messages, ["expected at most 3 bytes from git"]);
    }
}
