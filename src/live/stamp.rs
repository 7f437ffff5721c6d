//! What tells that files have changed, without reading them.

use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::build::layer::{Found, walk};

/// For so long after a file was modified, it can be modified again without a new time. File systems
/// count in steps of up to two seconds.
const UNSETTLED: Duration = Duration::from_secs(2);

/// What the paths of Fluent files below some folders resolve to: while two of these are equal,
/// nothing has changed.
#[derive(Debug, PartialEq, Eq)]
pub struct Stamps(Vec<(PathBuf, Stamp)>);

#[derive(Debug, PartialEq, Eq)]
enum Stamp {
    Folder,
    /// With the times of the last change to the contents and, where the system tells it, to
    /// anything: a copied file may bring an old time of its own.
    File {
        len: u64,
        modified: Option<SystemTime>,
        changed: Option<SystemTime>,
        inode: (u64, u64),
    },
    Unreadable(ErrorKind),
}

impl Stamps {
    /// What stands below these folders now.
    pub fn of<'p>(folders: impl Iterator<Item = &'p Path>) -> Stamps {
        let mut stamps = Vec::new();
        for folder in folders {
            walk(folder, &mut Vec::new(), &mut |found| {
                let (path, stamp) = match found {
                    Found::Folder(path) => (path, Stamp::Folder),
                    Found::Unreadable(path, error) => (path, Stamp::Unreadable(error.kind())),
                    Found::File(path) => match fs::metadata(path) {
                        Ok(metadata) => (path, file(&metadata)),
                        Err(error) => (path, Stamp::Unreadable(error.kind())),
                    },
                };
                stamps.push((path.to_owned(), stamp));
            });
        }
        Stamps(stamps)
    }

    /// Whether a change from now on would change the stamps.
    pub(crate) fn are_settled(&self, now: SystemTime) -> bool {
        let is_recent = |modified: SystemTime| match now.duration_since(modified) {
            Ok(age) => age < UNSETTLED,
            Err(error) => error.duration() < UNSETTLED,
        };
        !self.0.iter().any(|(_, stamp)| match stamp {
            Stamp::File { modified, changed, .. } => {
                modified.is_some_and(is_recent) || changed.is_some_and(is_recent)
            }
            Stamp::Folder | Stamp::Unreadable(_) => false,
        })
    }
}

#[cfg(unix)]
fn file(metadata: &Metadata) -> Stamp {
    use std::os::unix::fs::MetadataExt;
    let seconds = u64::try_from(metadata.ctime()).ok();
    let nanoseconds = u64::try_from(metadata.ctime_nsec()).ok();
    let since_epoch = seconds.zip(nanoseconds).map(|(seconds, nanoseconds)| {
        Duration::from_secs(seconds) + Duration::from_nanos(nanoseconds)
    });
    Stamp::File {
        len: metadata.len(),
        modified: metadata.modified().ok(),
        changed: since_epoch
            .and_then(|since_epoch| SystemTime::UNIX_EPOCH.checked_add(since_epoch)),
        inode: (metadata.dev(), metadata.ino()),
    }
}

#[cfg(not(unix))]
fn file(metadata: &Metadata) -> Stamp {
    let modified = metadata.modified().ok();
    Stamp::File { len: metadata.len(), modified, changed: None, inode: (0, 0) }
}
