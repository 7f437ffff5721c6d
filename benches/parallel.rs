//! Measurements at the same time: a count does not depend on what else the machine does.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Measures each item, on as many threads as there are processors; the results are in the order of the
/// items.
pub(crate) fn map<T: Sync, R: Send + Sync>(
    items: &[T],
    measure: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let results: Vec<OnceLock<R>> = items.iter().map(|_| OnceLock::new()).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some((item, result)) = items.get(index).zip(results.get(index)) else { return };
            result.get_or_init(|| measure(item));
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    results.into_iter().filter_map(OnceLock::into_inner).collect()
}
