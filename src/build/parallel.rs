//! Work on several threads.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Maps each item, and returns the results in the order of the items. If there is much to do, it uses
/// as many threads as there are processors, or as many as can be started.
pub(crate) fn map<T: Sync, R: Send + Sync>(
    items: &[T],
    is_much: bool,
    of_item: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    if !is_much {
        return items.iter().map(of_item).collect();
    }
    let places: Vec<(&T, OnceLock<R>)> = items.iter().map(|item| (item, OnceLock::new())).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some((item, result)) = places.get(next.fetch_add(1, Ordering::Relaxed)) {
            result.get_or_init(|| of_item(item));
        }
    };
    let processors = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 1..processors.min(items.len()) {
            if thread::Builder::new().spawn_scoped(scope, work).is_err() {
                break;
            }
        }
        work();
    });
    places.into_iter().filter_map(|(_, result)| result.into_inner()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_has_its_result_in_its_place() {
        for (len, is_much) in [(0, true), (1, true), (2, true), (1000, true), (1000, false)] {
            let items: Vec<usize> = (0..len).collect();
            let doubled: Vec<usize> = items.iter().map(|item| item * 2).collect();
            assert_eq!(map(&items, is_much, |item| item * 2), doubled);
        }
    }
}
