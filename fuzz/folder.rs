//! The folder that a fuzz target writes its files to.

use std::path::Path;

use tempfile::TempDir;

/// A folder in memory, where the system has one: a case writes files, and waits until they are
/// written.
pub(crate) fn new() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    folder.expect("a folder")
}
