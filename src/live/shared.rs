//! What the readers of a live catalog and its watcher share.

use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::ArcSwap;

use crate::catalog::Catalog;
use crate::live::follower::{Follower, Polled};
use crate::live::reload::Reload;
use crate::live::status::Status;

/// The callback of an application.
pub(super) type OnReload = dyn Fn(&Reload) + Send + Sync;

/// What readers and the watcher share.
pub(super) struct Shared {
    pub(super) catalog: ArcSwap<Catalog>,
    pub(super) status: ArcSwap<Status>,
    /// Held while the files are polled, so that one poll runs at a time. Readers do not touch it.
    pub(super) follower: Mutex<Follower>,
    pub(super) on_reload: Box<OnReload>,
}

impl Shared {
    /// Polls the files, and reports what has changed: to the log and to the application.
    pub(super) fn poll_and_notify(&self, forced: bool) -> Reload {
        // Without the lock, as the callback may poll again.
        match self.poll(forced) {
            Polled::Unchanged => Reload::default(),
            Polled::AlreadyReported(reload) => reload,
            Polled::Changed(reload) => {
                reload.log();
                (self.on_reload)(&reload);
                reload
            }
        }
    }

    /// Polls the files, and serves what was applied.
    fn poll(&self, forced: bool) -> Polled {
        let mut follower = self.follower.lock().unwrap_or_else(PoisonError::into_inner);
        let (polled, catalog) = follower.poll(forced);
        if catalog.is_some() || matches!(polled, Polled::Changed(_)) {
            self.status.store(Arc::new(follower.status()));
        }
        if let Some(catalog) = catalog {
            self.catalog.store(Arc::new(catalog));
        }
        polled
    }
}
