//! A catalog that follows its files.

pub(crate) mod stamp;

use std::fmt;
use std::io;
use std::ops::Deref;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, SystemTime};

use arc_swap::{ArcSwap, Guard};

use crate::build::builder::{BuildError, CatalogBuilder, served};
use crate::catalog::Catalog;
use crate::live::stamp::Stamps;
use crate::problem::Problem;

/// How often the files are looked at, unless set otherwise.
const INTERVAL: Duration = Duration::from_secs(1);

/// A catalog that follows its directory layers: when files are edited, added or removed, a new
/// catalog takes the place of the old one as a whole. Readers never wait, and never see half of it.
///
/// Files are looked at by polling what their paths resolve to, so that edits in place, renames, and
/// the swapped links of a Kubernetes ConfigMap are seen on every file system. While nothing has
/// changed, nothing is read. It stops when dropped.
///
/// New files with new problems are not taken: the last good catalog goes on serving.
///
/// ```
/// use fluent_codes::{Catalog, Locales, langid};
///
/// let live = Catalog::builder()
///     .embedded::<Locales>()
///     .directory("/etc/app/locales")
///     .live()
///     .on_reload(|reload| eprintln!("{reload:?}"))
///     .start()?;
///
/// assert_eq!(live.current().tr(131201, &langid!("zh-CN")), "文件大小过大");
/// # Ok::<(), fluent_codes::BuildError>(())
/// ```
pub struct LiveCatalog {
    shared: Arc<Shared>,
    /// Ends with this.
    _watcher: Watcher,
}

/// What has become of changed files.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reload {
    /// The files say what they said before.
    Unchanged,
    /// The catalog of the changed files serves.
    Taken,
    /// The changed files have these new problems; the last good catalog goes on serving.
    Refused(Vec<Problem>),
}

/// Sets up a [`LiveCatalog`]; from [`CatalogBuilder::live`].
#[must_use]
pub struct LiveBuilder {
    builder: CatalogBuilder,
    interval: Duration,
    on_reload: Box<OnReload>,
}

type OnReload = dyn Fn(&Reload) + Send + Sync;

impl CatalogBuilder {
    /// Makes a catalog that follows its directory layers.
    pub fn live(self) -> LiveBuilder {
        LiveBuilder { builder: self, interval: INTERVAL, on_reload: Box::new(|_| {}) }
    }
}

impl LiveBuilder {
    /// How often the files are looked at; every second unless set.
    pub fn interval(mut self, interval: Duration) -> LiveBuilder {
        self.interval = interval;
        self
    }

    /// Called once for each change of the files, whether it was taken or refused. The same is
    /// logged, by the `log` crate.
    pub fn on_reload(mut self, callback: impl Fn(&Reload) + Send + Sync + 'static) -> LiveBuilder {
        self.on_reload = Box::new(callback);
        self
    }

    /// Makes the catalog and begins to watch its files.
    ///
    /// # Errors
    ///
    /// If there is nothing to serve, or no thread to be had.
    pub fn start(self) -> Result<LiveCatalog, BuildError> {
        let stamps = Stamps::of(self.builder.settings.directories());
        let is_settled = stamps.are_settled(SystemTime::now());
        let (catalog, digest) = self.builder.settings.assemble_with_digest();
        let seen = Seen { stamps, is_settled, digest, refused: None };
        let catalog = ArcSwap::from_pointee(served(catalog)?);
        let Self { builder, interval, on_reload } = self;
        let shared = Arc::new(Shared { builder, catalog, seen: Mutex::new(seen), on_reload });
        let watcher =
            Watcher::start(Arc::clone(&shared), interval).map_err(BuildError::no_thread)?;
        Ok(LiveCatalog { shared, _watcher: watcher })
    }
}

impl LiveCatalog {
    /// The catalog that serves now, to be used at once: the old one is freed when nobody holds it.
    pub fn current(&self) -> Current {
        Current(self.shared.catalog.load())
    }

    /// The catalog that serves now, to be held for longer.
    pub fn snapshot(&self) -> Arc<Catalog> {
        self.shared.catalog.load_full()
    }

    /// Looks at the files now. Files that were refused before and have not changed are refused
    /// again.
    pub fn reload(&self) -> Reload {
        self.shared.look(true)
    }
}

impl fmt::Debug for LiveCatalog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("LiveCatalog").field(&*self.current()).finish()
    }
}

/// The catalog of a [`LiveCatalog`] at one moment.
pub struct Current(Guard<Arc<Catalog>>);

impl Deref for Current {
    type Target = Catalog;

    fn deref(&self) -> &Catalog {
        &self.0
    }
}

/// What readers and the watcher share.
struct Shared {
    builder: CatalogBuilder,
    catalog: ArcSwap<Catalog>,
    /// Held while looking, so that one look is at work at a time. Readers do not touch it.
    seen: Mutex<Seen>,
    on_reload: Box<OnReload>,
}

/// The files as they were when they were last read.
struct Seen {
    stamps: Stamps,
    /// Whether a change would have changed the stamps.
    is_settled: bool,
    digest: u64,
    /// Why they do not serve, if they do not.
    refused: Option<Vec<Problem>>,
}

impl Shared {
    /// Looks whether files have changed, takes what they say if it is no worse, and tells.
    fn look(&self, by_hand: bool) -> Reload {
        // In silence, as the callback may look again.
        let (reload, is_told) = self.look_in_silence(by_hand);
        match &reload {
            _ if is_told => return reload,
            Reload::Unchanged => return reload,
            Reload::Taken => log::info!("the changed locale files serve"),
            Reload::Refused(problems) => {
                for problem in problems {
                    log::warn!("the changed locale files are refused: {problem}");
                }
            }
        }
        (self.on_reload)(&reload);
        reload
    }

    /// What a look came to, and whether that has been told before.
    fn look_in_silence(&self, by_hand: bool) -> (Reload, bool) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let stamps = Stamps::of(self.builder.settings.directories());
        if !by_hand && seen.is_settled && stamps == seen.stamps {
            return (Reload::Unchanged, true);
        }
        let is_settled = stamps.are_settled(SystemTime::now());
        let is_told = self.builder.settings.digest() == seen.digest;
        let built = (!is_told).then(|| self.builder.settings.assemble_with_digest());
        // Half of a change is no change: the next look sees the whole.
        if !by_hand && Stamps::of(self.builder.settings.directories()) != stamps {
            return (Reload::Unchanged, true);
        }
        if let Some((built, digest)) = built {
            // The files may have changed since they were compared.
            seen.digest = digest;
            seen.refused = self.take(served(built));
        }
        (seen.stamps, seen.is_settled) = (stamps, is_settled);
        let reload = match &seen.refused {
            Some(problems) => Reload::Refused(problems.clone()),
            None if is_told => Reload::Unchanged,
            None => Reload::Taken,
        };
        (reload, is_told)
    }

    /// Lets a catalog serve, unless it has problems that the serving one has not: then these come
    /// back.
    fn take(&self, built: Result<Catalog, BuildError>) -> Option<Vec<Problem>> {
        let before = self.catalog.load();
        let new = |problems| new_problems(before.problems(), problems);
        match built {
            Ok(catalog) => {
                let new = new(catalog.problems());
                if new.is_empty() {
                    self.catalog.store(Arc::new(catalog));
                    return None;
                }
                Some(new)
            }
            Err(error) => {
                let new = new(error.problems());
                Some(if new.is_empty() { error.problems().to_vec() } else { new })
            }
        }
    }
}

/// The problems that were not there before, wherever in their files they stand now.
fn new_problems(before: &[Problem], now: &[Problem]) -> Vec<Problem> {
    let mut before: Vec<&Problem> = before.iter().collect();
    let mut new = Vec::new();
    for problem in now {
        match before.iter().position(|other| other.is_same_elsewhere(problem)) {
            Some(position) => drop(before.swap_remove(position)),
            None => new.push(problem.clone()),
        }
    }
    new
}

/// The thread that looks at the files.
struct Watcher {
    /// Dropped to end the thread.
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Watcher {
    fn start(shared: Arc<Shared>, interval: Duration) -> io::Result<Watcher> {
        let (stop, stopped) = mpsc::channel();
        let thread = thread::Builder::new().name("fluent-codes".to_owned()).spawn(move || {
            while stopped.recv_timeout(interval) == Err(RecvTimeoutError::Timeout) {
                // Whatever goes wrong in a look, or in the application's callback, the next look
                // comes.
                if panic::catch_unwind(AssertUnwindSafe(|| shared.look(false))).is_err() {
                    log::error!("looking at the locale files panicked");
                }
            }
        })?;
        Ok(Watcher { stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take()
            && thread.thread().id() != thread::current().id()
        {
            // A panic of the thread has been told.
            let _ = thread.join();
        }
    }
}
