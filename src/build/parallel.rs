//! Work on several threads.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Maps each item, and returns the results in the order of the items. If there is much to do, it uses
/// as many threads as there are processors, or as many as can be started.
pub(crate) fn map<T: Sync, R: Send>(
    items: &[T],
    is_much: bool,
    of_item: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut results = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { return results };
            results.push((index, of_item(item)));
        }
    };
    let mut results = thread::scope(|scope| {
        let processors = || thread::available_parallelism().map_or(1, usize::from);
        let threads = if is_much { processors().min(items.len()) } else { 1 };
        let helpers: Vec<_> = (1..threads)
            .map_while(|_| thread::Builder::new().spawn_scoped(scope, work).ok())
            .collect();
        let mut results = work();
        for helper in helpers {
            results.extend(helper.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        results
    });
    results.sort_unstable_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
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
