//! Large catalogs from a directory, each loaded in a fresh process.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use fluent_codes::{Catalog, LanguageIdentifier, langid};
use fluent_templates::{ArcLoader, Loader};

use crate::applications::output;
use crate::generated;
use crate::sampling::{Sink, median};
use crate::table::{Table, digits, ratio};
use crate::workload::shuffle;

const RUNS: usize = 3;

/// How many messages are looked up, of all and of a few.
const LOOKUPS: usize = 200_000;
const FEW: usize = 1_000;

/// What one process measured.
#[derive(Clone, Copy)]
struct Measured {
    /// Milliseconds.
    load: f64,
    /// Megabytes by which the process has grown.
    resident: f64,
    /// Nanoseconds of a look-up among all messages.
    random: f64,
    /// The same among a few.
    few: f64,
}

/// A catalog on disk.
struct Large {
    folder: tempfile::TempDir,
    locales: usize,
    codes: usize,
    /// Megabytes of the texts.
    text: f64,
}

impl Large {
    fn new(locales: usize, codes: usize) -> Large {
        let folder = tempfile::tempdir().expect("a folder");
        let text = generated::write(folder.path(), locales, codes).expect("files");
        Large { folder, locales, codes, text: text as f64 / 1e6 }
    }

    fn messages(&self) -> f64 {
        (self.locales * self.codes) as f64
    }

    /// The medians of some processes; the libraries take turns.
    fn measure<const N: usize>(&self, libraries: [&str; N]) -> [Measured; N] {
        let mut measured = libraries.map(|_| Vec::new());
        for _ in 0..RUNS {
            for (library, measured) in libraries.iter().zip(&mut measured) {
                measured.push(self.measure_once(library));
            }
        }
        measured.map(|runs| Measured {
            load: median(runs.iter().map(|run| run.load).collect()),
            resident: median(runs.iter().map(|run| run.resident).collect()),
            random: median(runs.iter().map(|run| run.random).collect()),
            few: median(runs.iter().map(|run| run.few).collect()),
        })
    }

    fn measure_once(&self, library: &str) -> Measured {
        let mut program = Command::new(env::current_exe().expect("this program"));
        program.args(["large", library]).arg(self.folder.path());
        program.args([self.locales.to_string(), self.codes.to_string()]);
        let output = output(&mut program);
        let mut numbers = output.split_whitespace().map(|it| it.parse().expect("a number"));
        let mut next = || numbers.next().expect("four numbers");
        Measured { load: next(), resident: next(), random: next(), few: next() }
    }
}

/// 100 locales of 5,000 codes, beside `fluent-templates`' directory loader.
pub fn locales_table() -> Table {
    let large = Large::new(100, 5_000);
    let libraries = ["fluent-codes", "fluent-templates"];
    let measured = large.measure(libraries);
    let mut table = Table::new([
        "library",
        "load, ms",
        "ratio",
        "text, MB",
        "resident, MB",
        "resident/text",
        "random look-up, ns",
        "ratio",
    ]);
    let [ours, _] = measured;
    for (library, it) in libraries.iter().zip(measured) {
        table.row([
            (*library).to_owned(),
            digits(it.load),
            ratio(it.load, ours.load),
            digits(large.text),
            digits(it.resident),
            digits(it.resident / large.text),
            digits(it.random),
            ratio(it.random, ours.random),
        ]);
    }
    table
}

/// Two locales of many codes.
pub fn codes_table() -> Table {
    let mut table = Table::new([
        "codes in each of two locales",
        "load, ms",
        "load, ns a message",
        "resident, MB",
        "resident, bytes a message",
        "random look-up, ns",
        "look-up among 1,000, ns",
    ]);
    for codes in [10_000, 100_000, 1_000_000] {
        let large = Large::new(2, codes);
        let [it] = large.measure(["fluent-codes"]);
        table.row([
            codes.to_string(),
            digits(it.load),
            digits(it.load * 1e6 / large.messages()),
            digits(it.resident),
            digits(it.resident * 1e6 / large.messages()),
            digits(it.random),
            digits(it.few),
        ]);
    }
    table
}

/// Loads a directory and prints what that took.
pub fn measure(library: &str, folder: &str, locales: usize, codes: usize) {
    let folder = Path::new(folder);
    let source = langid!("en-US");
    match library {
        "fluent-codes" => measure_with(
            locales,
            codes,
            || Catalog::builder().directory(folder).build().expect("a catalog"),
            |catalog, code, language, sink| sink.consume(&catalog.tr(code, language)),
        ),
        _ => measure_with(
            locales,
            codes,
            || ArcLoader::builder(folder, source.clone()).build().expect("a loader"),
            |loader, code, language, sink| {
                sink.consume(&loader.lookup(language, &format!("E{code}")));
            },
        ),
    }
}

fn measure_with<C>(
    locales: usize,
    codes: usize,
    load: impl Fn() -> C,
    answer: impl Fn(&C, i64, &LanguageIdentifier, &mut Sink),
) {
    let names = generated::locales(locales);
    let languages: Vec<LanguageIdentifier> =
        names.iter().map(|name| name.parse().expect("a language")).collect();
    let codes: Vec<i64> = generated::codes(codes).collect();
    let mut pairs: Vec<(usize, i64)> = (0..LOOKUPS)
        .map(|index| (index % locales, codes[index.wrapping_mul(2_654_435_761) % codes.len()]))
        .collect();
    shuffle(&mut pairs);
    let before = resident();
    let start = Instant::now();
    let catalog = load();
    let load = start.elapsed().as_secs_f64() * 1e3;
    let resident = resident() - before;
    for (locale, code) in &pairs[..FEW] {
        let expected = generated::text(&names[*locale], *code);
        let collected = Sink::collect(|it| answer(&catalog, *code, &languages[*locale], it));
        assert_eq!(collected, expected);
    }
    let time = |pairs: &[(usize, i64)], passes: usize| {
        let mut sink = Sink::discarding();
        let start = Instant::now();
        for _ in 0..passes {
            for (locale, code) in pairs {
                answer(&catalog, *code, &languages[*locale], &mut sink);
            }
        }
        start.elapsed().as_secs_f64() * 1e9 / (pairs.len() * passes) as f64
    };
    let random = time(&pairs, 1);
    let few = time(&pairs[..FEW], LOOKUPS / FEW);
    println!("{load} {resident} {random} {few}");
}

/// The megabytes of memory that this process has.
fn resident() -> f64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux tells");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
    kilobytes.and_then(|it| it.parse::<f64>().ok()).expect("a number") * 1024.0 / 1e6
}
