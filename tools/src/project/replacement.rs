//! A new file that replaces another one, and keeps its owner, mode and attributes.

use std::ffi::OsString;
use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, ErrorKind, Seek, Write};
use std::path::{Path, PathBuf};

use fluent_codes::tooling::read_file;
use tempfile::NamedTempFile;

/// How the names of temporary files begin. The dot hides them from the loader.
pub(crate) const PREFIX: &str = ".fluent-codes-";

/// How the names of new files begin before they replace others. Each is locked by the command that
/// writes it.
const NEW_PREFIX: &str = ".fluent-codes-new-";

/// A temporary file beside a file that is being replaced.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Beside {
    /// The file before it is replaced.
    Old,
    /// A copy of the contents of a file that is overwritten.
    Copy,
    /// The new contents of a file that is overwritten.
    New,
}

impl Beside {
    pub(crate) const ALL: [Beside; 3] = [Beside::Old, Beside::Copy, Beside::New];

    /// Its path.
    pub(crate) fn path(self, path: &Path) -> PathBuf {
        let kind = match self {
            Beside::Old => "old",
            Beside::Copy => "copy",
            Beside::New => "next",
        };
        let mut name = OsString::from(format!("{PREFIX}{kind}-"));
        name.push(path.file_name().unwrap_or_default());
        path.with_file_name(name)
    }

    /// Its contents, if it exists.
    pub(crate) fn read(self, path: &Path) -> io::Result<Option<Vec<u8>>> {
        match read_file(&self.path(path)) {
            Ok(contents) => Ok(Some(contents)),
            Err(error) => match error.kind() {
                // The name would be too long.
                ErrorKind::NotFound | ErrorKind::InvalidFilename => Ok(None),
                _ => Err(error),
            },
        }
    }

    /// Creates it, whole or not at all. It is an error if it exists.
    fn write(self, path: &Path, contents: &[u8]) -> io::Result<()> {
        let mut file = temporary(folder_of(path))?;
        file.write_all(contents)?;
        file.as_file().sync_all()?;
        file.persist_noclobber(self.path(path)).map_err(|error| error.error)?;
        Ok(())
    }
}

/// A new file, complete beside the one that it is for.
#[derive(Debug)]
pub(crate) struct Replacement {
    path: PathBuf,
    file: NamedTempFile,
    way: Way,
}

/// How a new file replaces the old one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// There is no file yet.
    Create,
    /// It is renamed to the old one's name.
    Rename,
    /// Its contents are written into the old one, which has other hard links, or an owner or
    /// attributes that the new file cannot be given.
    WriteInto,
}

impl Replacement {
    /// Writes a new file for this path, which has no links in it.
    pub(crate) fn new(path: &Path, exists: bool, contents: &[u8]) -> io::Result<Replacement> {
        Replacement::with(path, exists, |file| file.write_all(contents))
    }

    /// The same with contents that are written bit by bit.
    pub(crate) fn with(
        path: &Path,
        exists: bool,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<Replacement> {
        let folder = folder_of(path);
        remove_stale(folder);
        let mut file = temporary(folder)?;
        let mut buffered = BufWriter::new(&mut file);
        write(&mut buffered)?;
        buffered.flush()?;
        drop(buffered);
        let way = if !exists {
            Way::Create
        } else if make_alike(file.as_file(), path)? {
            Way::Rename
        } else {
            Way::WriteInto
        };
        file.as_file().sync_all()?;
        Ok(Replacement { path: path.to_owned(), file, way })
    }

    /// Keeps the old and the new contents, in case the replacement is undone.
    pub(crate) fn keep_old(&self) -> io::Result<()> {
        match self.way {
            Way::Create => Ok(()),
            Way::Rename => {
                let old = Beside::Old.path(&self.path);
                match fs::hard_link(&self.path, old) {
                    Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                        Beside::Old.write(&self.path, &fs::read(&self.path)?)
                    }
                    linked => linked,
                }
            }
            Way::WriteInto => {
                Beside::New.write(&self.path, &fs::read(self.file.path())?)?;
                Beside::Copy.write(&self.path, &fs::read(&self.path)?)
            }
        }
    }

    /// Leaves the new file as a killed command does.
    #[cfg(test)]
    pub(crate) fn leave(mut self) {
        self.file.disable_cleanup(true);
    }

    /// Replaces the old file by the new one.
    pub(crate) fn put(self) -> io::Result<()> {
        match self.way {
            Way::Create => drop(self.file.persist_noclobber(&self.path)?),
            Way::Rename => drop(self.file.persist(&self.path)?),
            Way::WriteInto => write_into(&self.path, &fs::read(self.file.path())?)?,
        }
        sync_folder(folder_of(&self.path));
        Ok(())
    }
}

/// The old contents of a file that is being replaced, if it is.
pub(crate) fn old_contents(path: &Path) -> Option<Vec<u8>> {
    let contents = |beside: Beside| beside.read(path).ok().flatten();
    contents(Beside::Old).or_else(|| contents(Beside::Copy))
}

/// Overwrites the contents of a file.
pub(crate) fn write_into(path: &Path, contents: &[u8]) -> io::Result<()> {
    let mut file = File::options().write(true).open(path)?;
    file.write_all(contents)?;
    let len = file.stream_position()?;
    file.set_len(len)?;
    file.sync_all()
}

/// Removes the new files in a folder that a killed command has left.
pub(crate) fn remove_stale(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let is_new = entry.file_name().as_encoded_bytes().starts_with(NEW_PREFIX.as_bytes());
        if !is_new || !entry.metadata().is_ok_and(|metadata| metadata.is_file()) {
            continue;
        }
        let Ok(file) = File::options().write(true).open(entry.path()) else { continue };
        if file.try_lock().is_ok() {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Creates a folder and its parents, and returns those that did not exist, the outermost first.
pub(crate) fn make_folders(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let missing = missing_folders(folder);
    fs::create_dir_all(folder)?;
    Ok(missing)
}

/// The folders of a path that do not exist, the outermost first.
pub(crate) fn missing_folders(folder: &Path) -> Vec<PathBuf> {
    let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
    let mut missing: Vec<PathBuf> =
        folder.ancestors().take_while(is_missing).map(Path::to_owned).collect();
    missing.reverse();
    missing
}

/// The path of a file that does not exist yet, without links.
pub(crate) fn resolve_new(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    for ancestor in path.ancestors().skip(1) {
        if let Ok(real) = fs::canonicalize(ancestor) {
            return Ok(real.join(path.strip_prefix(ancestor).unwrap_or(&path)));
        }
    }
    Ok(path)
}

/// The folder that a file is in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// A new, locked file in a folder; it is removed with its value.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(NEW_PREFIX);
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666))
    };
    loop {
        let file = builder.tempfile_in(folder).map_err(without_path)?;
        let is_taken = matches!(file.as_file().try_lock(), Err(fs::TryLockError::WouldBlock));
        // Another command may have opened it before it was locked.
        if !is_taken && is_at(file.as_file(), file.path()) {
            return Ok(file);
        }
    }
}

/// An error of the operating system without the name of a file that nobody knows.
fn without_path(error: io::Error) -> io::Error {
    let message = error.to_string();
    let (what, _) = message.split_once(" at path ").unwrap_or((&message, ""));
    io::Error::new(error.kind(), what)
}

/// Whether an open file is the one that a path leads to.
pub(crate) fn is_at(file: &File, path: &Path) -> bool {
    match (file.metadata(), fs::metadata(path)) {
        (Ok(file), Ok(found)) => is_same(&file, &found),
        _ => false,
    }
}

#[cfg(unix)]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn is_same(_: &Metadata, _: &Metadata) -> bool {
    true
}

/// Gives a new file the owner, mode and attributes of another one; returns whether it got them all.
#[cfg(unix)]
fn make_alike(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let (own, wanted) = (file.metadata()?, fs::metadata(path)?);
    if wanted.nlink() > 1 {
        return Ok(false);
    }
    let owner = |metadata: &Metadata| (metadata.uid(), metadata.gid());
    if owner(&own) != owner(&wanted)
        && fchown(file, Some(wanted.uid()), Some(wanted.gid())).is_err()
    {
        return Ok(false);
    }
    let has_attributes = copy_attributes(file, path).is_ok();
    // After the attributes, since an access control list changes the mode.
    file.set_permissions(wanted.permissions())?;
    Ok(has_attributes)
}

#[cfg(not(unix))]
fn make_alike(file: &File, path: &Path) -> io::Result<bool> {
    file.set_permissions(fs::metadata(path)?.permissions())?;
    Ok(true)
}

/// Gives a file the extended attributes of another one, and no others.
#[cfg(unix)]
fn copy_attributes(file: &File, path: &Path) -> io::Result<()> {
    use xattr::FileExt;
    // The file system has no attributes.
    let Ok(wanted) = xattr::list_deref(path) else { return Ok(()) };
    let wanted: Vec<OsString> = wanted.collect();
    for name in file.list_xattr()?.filter(|name| !wanted.contains(name)) {
        file.remove_xattr(name)?;
    }
    for name in wanted {
        let value = xattr::get_deref(path, &name)?;
        if file.get_xattr(&name)? != value {
            file.set_xattr(&name, &value.unwrap_or_default())?;
        }
    }
    Ok(())
}

/// Makes a rename durable, where the file system supports it.
fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}
