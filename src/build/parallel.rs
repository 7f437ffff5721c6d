//! Work on one thread, or on several.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Runs a task for each number below a count, and returns when all have run.
pub(crate) type Run = fn(usize, &(dyn Fn(usize) + Sync));

/// Runs the tasks one after another.
pub(crate) fn in_turn(count: usize, task: &(dyn Fn(usize) + Sync)) {
    (0..count).for_each(task);
}

/// Runs the tasks on as many threads as there are processors, or as many as can be started.
pub(crate) fn on_threads(count: usize, task: &(dyn Fn(usize) + Sync)) {
    let next = AtomicUsize::new(0);
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                break;
            }
            task(number);
        }
    };
    let processors = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 1..processors.min(count) {
            if thread::Builder::new().spawn_scoped(scope, work).is_err() {
                break;
            }
        }
        work();
    });
}

/// Maps each item, and returns the results in the order of the items.
pub(crate) fn map<T: Sync, R: Send + Sync>(
    items: &[T],
    run: Run,
    of_item: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let places: Vec<(&T, OnceLock<R>)> = items.iter().map(|item| (item, OnceLock::new())).collect();
    run(places.len(), &|number| {
        if let Some((item, result)) = places.get(number) {
            result.get_or_init(|| of_item(item));
        }
    });
    places.into_iter().filter_map(|(_, result)| result.into_inner()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_has_its_result_in_its_place() {
        for run in [in_turn as Run, on_threads] {
            for len in [0, 1, 2, 1000] {
                let items: Vec<usize> = (0..len).collect();
                let doubled: Vec<usize> = items.iter().map(|item| item * 2).collect();
                assert_eq!(map(&items, run, |item| item * 2), doubled);
            }
        }
    }
}
