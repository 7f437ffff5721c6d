//! Setting up a live catalog.

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use arc_swap::ArcSwap;

use crate::build::builder::{BuildError, CatalogBuilder, served};
use crate::live::follower::Follower;
use crate::live::live_catalog::LiveCatalog;
use crate::live::reload::{self, Reload};
use crate::live::shared::{OnReload, Shared};
use crate::live::watcher::Watcher;

/// The time between two polls, unless set otherwise.
const INTERVAL: Duration = Duration::from_secs(1);

/// The shortest time between two polls.
const MIN_INTERVAL: Duration = Duration::from_millis(10);

/// Sets up a [`LiveCatalog`]; from [`CatalogBuilder::live`].
#[must_use]
pub struct LiveBuilder {
    builder: CatalogBuilder,
    interval: Duration,
    settle: Option<Duration>,
    on_reload: Box<OnReload>,
}

impl CatalogBuilder {
    /// Makes a catalog that follows its directory layers.
    pub fn live(self) -> LiveBuilder {
        LiveBuilder { builder: self, interval: INTERVAL, settle: None, on_reload: Box::new(|_| {}) }
    }
}

impl LiveBuilder {
    /// The time between two polls of the files: a second unless set, and never less than 10 ms, even
    /// if set to zero.
    pub fn interval(mut self, interval: Duration) -> LiveBuilder {
        self.interval = interval.max(MIN_INTERVAL);
        self
    }

    /// How long the files of a locale must not have changed before they are applied, so that a file
    /// that is being written is not applied half. Unless set, as long as the interval: the files are
    /// applied when two polls in a row find the same. With zero, the first poll applies them.
    ///
    /// [`LiveCatalog::reload`] does not wait.
    pub fn settle(mut self, settle: Duration) -> LiveBuilder {
        self.settle = Some(settle);
        self
    }

    /// Called once for each change of the files: with the locales that were applied, those that were
    /// rejected, and why. The same is logged, by the `log` crate. It runs in the thread that polls
    /// the files, or that calls [`LiveCatalog::reload`], which waits for it.
    pub fn on_reload(mut self, callback: impl Fn(&Reload) + Send + Sync + 'static) -> LiveBuilder {
        self.on_reload = Box::new(callback);
        self
    }

    /// Makes the catalog and begins to poll its files. Its problems are logged.
    ///
    /// # Errors
    ///
    /// If there is nothing to serve, or no thread can be started.
    pub fn start(self) -> Result<LiveCatalog, BuildError> {
        let LiveBuilder { builder, interval, settle, on_reload } = self;
        let (follower, catalog) = Follower::start(builder.settings, settle.unwrap_or(interval));
        let catalog = served(catalog)?;
        reload::log_start(&catalog);
        let shared = Arc::new(Shared {
            catalog: ArcSwap::from_pointee(catalog),
            status: ArcSwap::from_pointee(follower.status()),
            follower: Mutex::new(follower),
            on_reload,
        });
        let watcher =
            Watcher::start(Arc::clone(&shared), interval).map_err(BuildError::no_thread)?;
        Ok(LiveCatalog { shared, _watcher: watcher })
    }
}

impl fmt::Debug for LiveBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LiveBuilder")
            .field("builder", &self.builder)
            .field("interval", &self.interval)
            .field("settle", &self.settle)
            .finish_non_exhaustive()
    }
}
