//! Work that is done on all processors at once.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Shares items out among as many threads as there are processors, or as can be had, if there is
/// much to do. Each gathers what it makes of those that it gets, and of their positions; here is what
/// each has gathered.
pub(crate) fn gather<T: Sync, G: Default + Send>(
    items: &[T],
    is_much: bool,
    add: impl Fn(&mut G, usize, &T) + Sync,
) -> Vec<G> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut gathered = G::default();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { return gathered };
            add(&mut gathered, index, item);
        }
    };
    thread::scope(|scope| {
        let processors = || thread::available_parallelism().map_or(1, usize::from);
        let threads = if is_much { processors().min(items.len()) } else { 1 };
        let helpers: Vec<_> = (1..threads)
            .map_while(|_| thread::Builder::new().spawn_scoped(scope, work).ok())
            .collect();
        let mut all = vec![work()];
        let join = |helper: thread::ScopedJoinHandle<'_, G>| {
            helper.join().unwrap_or_else(|panic| resume_unwind(panic))
        };
        all.extend(helpers.into_iter().map(join));
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_is_gathered_once() {
        for (len, is_much) in [(0, true), (1, true), (2, true), (1000, true), (1000, false)] {
            let items: Vec<usize> = (0..len).map(|index| index * 2).collect();
            let add = |all: &mut Vec<_>, index, item: &usize| all.push((index, *item));
            let mut gathered = gather(&items, is_much, add).concat();
            gathered.sort_unstable();
            assert_eq!(gathered, items.into_iter().enumerate().collect::<Vec<_>>());
        }
    }
}
