//! The thread that polls the files.

use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::live::shared::Shared;
use crate::logging::TARGET;

/// Polls the files until it is dropped.
pub(super) struct Watcher {
    /// Dropped to end the thread.
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Watcher {
    pub(super) fn start(shared: Arc<Shared>, interval: Duration) -> io::Result<Watcher> {
        let (stop, stopped) = mpsc::channel();
        let thread = thread::Builder::new().name("fluent-codes".to_owned()).spawn(move || {
            while stopped.recv_timeout(interval) == Err(RecvTimeoutError::Timeout) {
                // A panic in a poll, or in the application's callback, must not end the polling.
                let poll = AssertUnwindSafe(|| shared.poll_and_notify(false));
                if panic::catch_unwind(poll).is_err() {
                    log::error!(target: TARGET, "polling the locale files, or the callback of it, panicked");
                }
            }
        })?;
        Ok(Watcher { stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        drop(self.stop.take());
        // The callback may hold the last reference to the catalog.
        if let Some(thread) = self.thread.take()
            && thread.thread().id() != thread::current().id()
        {
            // A panic in the thread has been logged.
            let _ = thread.join();
        }
    }
}
