//! A catalog that follows its files.

use std::fmt;
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::live::current::Current;
use crate::live::reload::Reload;
use crate::live::shared::Shared;
use crate::live::status::Status;
use crate::live::watcher::Watcher;

/// A catalog that follows its directory layers.
///
/// When the files of a locale are edited, added or removed, the texts of that locale are replaced as a
/// whole, and those of no other. Readers never wait, and never see half of a change.
///
/// A locale whose files have a problem that they did not have before is rejected: its last good texts
/// are served until its files are corrected. The changes of other locales are applied meanwhile. A
/// new locale is applied once it has no problems. The source locale stays when it is deleted, as does
/// the last locale that has messages. [`LiveCatalog::status`] reports the state of each locale.
///
/// Files are followed by polling what their paths resolve to, so edits in place, renames, and the
/// swapped links of a Kubernetes ConfigMap are seen on every file system. While nothing has changed,
/// no file is read. Polling ends when this is dropped.
///
/// ```
/// use fluent_codes::{Catalog, Locales, langid};
///
/// let live = Catalog::builder()
///     .embedded::<Locales>()
///     .directory("/etc/app/locales")
///     .live()
///     .on_reload(|reload| eprintln!("{reload}"))
///     .start()?;
///
/// assert_eq!(live.current().tr(131201, &langid!("zh-CN")), "文件大小过大");
/// # Ok::<(), fluent_codes::BuildError>(())
/// ```
pub struct LiveCatalog {
    pub(super) shared: Arc<Shared>,
    /// Ends with this.
    pub(super) _watcher: Watcher,
}

impl LiveCatalog {
    /// The catalog that serves now, to be used at once: the old one is freed when nobody holds it.
    #[inline]
    pub fn current(&self) -> Current {
        Current::live(self.shared.catalog.load())
    }

    /// The catalog that serves now, to be held for longer.
    pub fn snapshot(&self) -> Arc<Catalog> {
        self.shared.catalog.load_full()
    }

    /// The state of each locale: what serves, since when, and what was rejected and why. It does not
    /// wait for files that are being read.
    pub fn status(&self) -> Arc<Status> {
        self.shared.status.load_full()
    }

    /// Polls the files now and applies what is there, without waiting for it to settle. The result
    /// also has the locales that were rejected before and whose files have not changed since.
    pub fn reload(&self) -> Reload {
        self.shared.poll_and_notify(true)
    }
}

impl fmt::Debug for LiveCatalog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("LiveCatalog").field(&*self.current()).finish()
    }
}
