//! Files that are written whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::failure::Failure;

/// Writes files: each into a temporary file beside it first, then all are renamed.
pub(crate) fn write_files(files: &[(PathBuf, String)]) -> Result<(), Failure> {
    let mut written = Vec::new();
    for (path, contents) in files {
        // Through a link, so that the link stays one.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        if fs::metadata(&path).is_ok_and(|metadata| metadata.permissions().readonly()) {
            return Err(Failure::of_path(&path, "expected a file that can be written"));
        }
        let file = write_beside(&path, contents).map_err(|error| Failure::of_path(&path, error))?;
        written.push((file, path));
    }
    for (file, path) in written {
        file.persist(&path).map_err(|error| Failure::of_path(&path, error.error))?;
    }
    Ok(())
}

fn write_beside(path: &Path, contents: &str) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    // A dot, so that nobody takes it for one of the files beside it.
    builder.prefix(".fluent-codes-");
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666))
    };
    let mut file = builder.tempfile_in(folder)?;
    if let Ok(metadata) = fs::metadata(path) {
        file.as_file().set_permissions(metadata.permissions())?;
    }
    file.write_all(contents.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file)
}
