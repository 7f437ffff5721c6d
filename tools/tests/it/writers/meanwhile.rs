//! Files that somebody else changes between a command's reading and its writing.

use std::fs;
use std::path::Path;

use super::{contents, copy, for_each_command};
use crate::sandbox::Sandbox;

/// Appends to the file that `CHANGED` names when the first temporary file is opened: by then the command
/// has read and checked all files, and has replaced none.
const LIBRARY: &str = r##"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    const char *changed = getenv("CHANGED");
    if (changed && strstr(path, ".fluent-codes-new-")) {
        int file = open(changed, O_WRONLY | O_APPEND | O_CREAT, 0644);
        unsetenv("CHANGED");
        if (file < 0 || write(file, "# mine\n", 7) != 7 || close(file) != 0) abort();
    }
    int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open64");
    return real(path, flags, mode);
}
"##;

/// What somebody else writes meanwhile stays, and nothing else is written.
#[test]
fn a_file_that_changes_meanwhile_is_not_overwritten() {
    let tools = Sandbox::empty();
    tools.write("meanwhile.c", LIBRARY);
    let made = tools.run("cc -shared -fPIC -o meanwhile.so meanwhile.c -ldl");
    assert_eq!(made.status, 0, "{}", made.stderr);
    let library = tools.path("meanwhile.so");
    for_each_command(|line, sandbox, after| {
        let before = contents(&sandbox);
        for path in after.keys().filter(|path| before.get(*path) != after.get(*path)) {
            let sandbox = copy(&sandbox);
            let mut expected = before.clone();
            expected.entry(path.clone()).or_default().extend(b"# mine\n");
            let run = run_meanwhile(&sandbox, line, &library, path);
            assert_eq!(run.status, 2, "{line}: {path}: {}", run.stdout);
            let name = Path::new(path).file_name().unwrap().to_str().unwrap();
            assert!(run.stderr.contains(name), "{line}: {path}: {}", run.stderr);
            assert_eq!(contents(&sandbox), expected, "{line}: {path}");
        }
    });
}

/// Runs a command, during which a file is changed.
fn run_meanwhile(sandbox: &Sandbox, line: &str, library: &Path, path: &str) -> crate::sandbox::Run {
    let changed = fs::canonicalize(sandbox.path("")).unwrap().join(path);
    let variables =
        [("LD_PRELOAD", library.to_str().unwrap()), ("CHANGED", changed.to_str().unwrap())];
    sandbox.run_with(line, &variables)
}
