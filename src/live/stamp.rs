//! Stamps: metadata by which a change of a file is seen without reading it.

use std::fs::Metadata;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::build::walk::{Found, walk};

/// The coarsest resolution of a file system's timestamps. For this long after a file was modified, it
/// can be modified again without a new stamp.
pub(super) const TICK: Duration = Duration::from_secs(2);

/// The stamps of what the paths of Fluent files below some folders resolve to.
///
/// If two of these are equal, and the first was taken more than two seconds after the last change,
/// nothing has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamps(Vec<(PathBuf, Stamp)>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Stamp {
    Folder,
    /// With the time of the last change to the contents and, where the system has it, of the last
    /// change to anything: a copied file may bring an old time of its own.
    File {
        len: u64,
        modified: Option<SystemTime>,
        changed: Option<(i64, i64)>,
        inode: (u64, u64),
    },
    Unreadable(ErrorKind),
    TooLarge,
}

impl Stamps {
    /// The stamps of what is below these folders now.
    pub fn of<'p>(folders: impl Iterator<Item = &'p Path>) -> Stamps {
        let mut stamps = Vec::new();
        for folder in folders {
            walk(folder, &mut |found| {
                let (path, stamp) = match found {
                    Found::Folder(path) => (path, Stamp::Folder),
                    Found::File(path, metadata) => (path, file(&metadata)),
                    Found::Unreadable(path, error) => (path, Stamp::Unreadable(error.kind())),
                    Found::TooLarge(path, _) => (path, Stamp::TooLarge),
                };
                stamps.push((path.to_owned(), stamp));
            });
        }
        Stamps(stamps)
    }

    /// Whether there are no folders, and so nothing that can change.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(unix)]
fn file(metadata: &Metadata) -> Stamp {
    use std::os::unix::fs::MetadataExt;
    Stamp::File {
        len: metadata.len(),
        modified: metadata.modified().ok(),
        changed: Some((metadata.ctime(), metadata.ctime_nsec())),
        inode: (metadata.dev(), metadata.ino()),
    }
}

#[cfg(not(unix))]
fn file(metadata: &Metadata) -> Stamp {
    let modified = metadata.modified().ok();
    Stamp::File { len: metadata.len(), modified, changed: None, inode: (0, 0) }
}
