//! One thread and two, also while the catalog is reloaded.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use fluent_codes::{Catalog, LanguageIdentifier, LiveCatalog, Locales};

use crate::implementation::{Implementation, number};
use crate::libraries::implementations;
use crate::sampling::median;
use crate::table::{Table, digits};
use crate::workload::Workload;

const ROUNDS: usize = 15;
/// Long enough for two reloads.
const SAMPLE: Duration = Duration::from_millis(200);
const RELOAD_EVERY: Duration = Duration::from_millis(100);

/// An implementation to run on threads, and what reloads its catalog meanwhile.
struct Runner<'a> {
    name: String,
    implementation: &'a Implementation,
    reloaded: Option<&'a Reloads>,
}

pub fn table() -> Table {
    let reloads = Reloads::new();
    let (implementations, live) = (implementations(), live(&reloads.live));
    let whole = |name: &str| {
        implementations
            .iter()
            .find(|implementation| implementation.name() == name)
            .expect("a implementation")
    };
    let mut runners: Vec<Runner> =
        ["fluent-codes", "fluent-templates", "rust-i18n", "fluent-bundle"]
            .map(|name| Runner {
                name: name.to_owned(),
                implementation: whole(name),
                reloaded: None,
            })
            .into();
    let name = "fluent-codes, live";
    runners.push(Runner { name: name.to_owned(), implementation: &live, reloaded: None });
    let name = format!("{name}, reloaded every {} ms", RELOAD_EVERY.as_millis());
    runners.push(Runner { name, implementation: &live, reloaded: Some(&reloads) });

    let workload = Workload::exact();
    let passes: Vec<u32> =
        runners.iter().map(|it| it.implementation.benchmark(&workload).passes(SAMPLE)).collect();
    let mut samples = vec![(Vec::new(), Vec::new()); runners.len()];
    for _ in 0..ROUNDS {
        for ((runner, passes), (one, two)) in runners.iter().zip(&passes).zip(&mut samples) {
            one.push(runner.run(&workload, *passes, 1));
            two.push(runner.run(&workload, *passes, 2));
        }
    }
    let mut table = Table::new([
        "implementation",
        "one thread, ns",
        "two threads, ns",
        "times as many look-ups",
    ]);
    for (runner, (one, two)) in runners.into_iter().zip(samples) {
        let scaling = one.iter().zip(&two).map(|(one, two)| one / two).collect();
        table.row([
            runner.name,
            digits(median(one)),
            digits(median(two)),
            format!("{:.2}", median(scaling)),
        ]);
    }
    table
}

impl Runner<'_> {
    /// Nanoseconds between two look-ups, with this many threads.
    fn run(&self, workload: &Workload, passes: u32, threads: usize) -> f64 {
        let done = AtomicBool::new(false);
        let barrier = Barrier::new(threads);
        let work = || {
            let benchmark = self.implementation.benchmark(workload);
            barrier.wait();
            (benchmark.run(passes), benchmark.len())
        };
        let ran: Vec<(Duration, usize)> = thread::scope(|scope| {
            if let Some(reloads) = self.reloaded {
                scope.spawn(|| reloads.run(&done));
            }
            let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            let ran = workers.into_iter().map(|it| it.join().expect("the thread ends")).collect();
            done.store(true, Ordering::Relaxed);
            ran
        });
        let slowest = ran.iter().map(|(elapsed, _)| *elapsed).max().unwrap_or_default();
        let len: usize = ran.iter().map(|(_, len)| len).sum();
        slowest.as_secs_f64() * 1e9 / (len as f64 * f64::from(passes))
    }
}

/// A live catalog of the shipped messages, and a folder that changes.
struct Reloads {
    folder: tempfile::TempDir,
    live: Arc<LiveCatalog>,
}

impl Reloads {
    fn new() -> Reloads {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), "E1 = first");
        let builder = Catalog::builder().embedded::<Locales>().directory(folder.path());
        // `reload` looks at the files.
        let live = builder.live().interval(Duration::from_secs(3600)).start().expect("a catalog");
        Reloads { folder, live: Arc::new(live) }
    }

    /// Changes a file and reloads, again and again.
    fn run(&self, done: &AtomicBool) {
        let files = ["E1 = second", "E1 = first"];
        for file in files.iter().cycle() {
            write(self.folder.path(), file);
            assert!(!self.live.reload().applied().is_empty());
            thread::sleep(RELOAD_EVERY);
            if done.load(Ordering::Relaxed) {
                break;
            }
        }
        write(self.folder.path(), "E1 = between");
        self.live.reload();
    }
}

fn write(folder: &Path, file: &str) {
    let folder = folder.join("en-US");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("errors.ftl"), file).expect("a file");
}

fn live(live: &Arc<LiveCatalog>) -> Implementation {
    let live = Arc::clone(live);
    let key = move |language: &LanguageIdentifier| (Arc::clone(&live), language.clone());
    Implementation::new("fluent-codes, live", key, number, |(live, language), code, sink| {
        sink.consume(&live.current().tr(*code, language));
    })
}
