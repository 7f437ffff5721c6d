//! Two threads beside one, also while the catalog is reloaded.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use fluent_codes::{Catalog, LanguageIdentifier, LiveCatalog, Locales, Reload};

use crate::form::Form;
use crate::libraries::{forms, number};
use crate::questions::text::Question;
use crate::race::median;
use crate::table::{Table, digits};

const ROUNDS: usize = 15;
/// Long enough for two reloads.
const SAMPLE: Duration = Duration::from_millis(200);
const RELOAD_EVERY: Duration = Duration::from_millis(100);

/// Somebody who answers, and whether the catalog is reloaded meanwhile.
struct Runner<'a> {
    name: String,
    form: &'a Form,
    reloaded: Option<&'a Reloads>,
}

pub fn table() -> Table {
    let reloads = Reloads::new();
    let (forms, live) = (forms(), live(&reloads.live));
    let whole = |name: &str| forms.iter().find(|form| form.name() == name).expect("a form");
    let mut runners: Vec<Runner> =
        ["fluent-codes", "fluent-templates", "rust-i18n", "fluent-bundle"]
            .map(|name| Runner { name: name.to_owned(), form: whole(name), reloaded: None })
            .into();
    let name = "fluent-codes, live";
    runners.push(Runner { name: name.to_owned(), form: &live, reloaded: None });
    let name = format!("{name}, reloaded every {} ms", RELOAD_EVERY.as_millis());
    runners.push(Runner { name, form: &live, reloaded: Some(&reloads) });

    let question = Question::exact();
    let passes: Vec<u32> =
        runners.iter().map(|it| it.form.contender(&question).passes(SAMPLE)).collect();
    let mut samples = vec![(Vec::new(), Vec::new()); runners.len()];
    for _ in 0..ROUNDS {
        for ((runner, passes), (one, two)) in runners.iter().zip(&passes).zip(&mut samples) {
            one.push(runner.run(&question, *passes, 1));
            two.push(runner.run(&question, *passes, 2));
        }
    }
    let mut table = Table::new([
        "implementation",
        "one thread, ns",
        "two threads, ns",
        "times as many answers",
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
    /// Nanoseconds between two answers, from as many threads.
    fn run(&self, question: &Question, passes: u32, threads: usize) -> f64 {
        let done = AtomicBool::new(false);
        let barrier = Barrier::new(threads);
        let work = || {
            let contender = self.form.contender(question);
            barrier.wait();
            (contender.run(passes), contender.len())
        };
        let ran: Vec<(Duration, usize)> = thread::scope(|scope| {
            if let Some(reloads) = self.reloaded {
                scope.spawn(|| reloads.run(&done));
            }
            let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            let ran = workers.into_iter().map(|it| it.join().expect("it answers")).collect();
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
        // Looked at by hand.
        let live = builder.live().interval(Duration::from_secs(3600)).start().expect("a catalog");
        Reloads { folder, live: Arc::new(live) }
    }

    /// Changes a file and reloads, again and again.
    fn run(&self, done: &AtomicBool) {
        let files = ["E1 = second", "E1 = first"];
        for file in files.iter().cycle() {
            write(self.folder.path(), file);
            assert_eq!(self.live.reload(), Reload::Taken);
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

fn live(live: &Arc<LiveCatalog>) -> Form {
    let live = Arc::clone(live);
    let key = move |language: &LanguageIdentifier| (Arc::clone(&live), language.clone());
    Form::new("fluent-codes, live", key, number, |(live, language), code, listener| {
        listener.hear(&live.current().tr(*code, language));
    })
}
