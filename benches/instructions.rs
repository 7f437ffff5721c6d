//! Counts the instructions of look-ups with valgrind's cachegrind, exactly enough to compare them with
//! the figures in `instructions.txt`.
//!
//! ```text
//! cargo bench -p benches --bench instructions               print the figures
//! cargo bench -p benches --bench instructions -- --check    fail if one is a tenth above the file's
//! cargo bench -p benches --bench instructions -- --write    write them down
//! ```
//!
//! This program runs itself under valgrind, each mode with many look-ups and with none; the
//! difference is what the look-ups take. What the loop around them takes is counted in the same way
//! and subtracted.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a benchmark that cannot measure panics"
)]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::process::ExitCode;
use std::sync::LazyLock;
use std::{env, fs};

use fluent_codes::{Catalog, Code, LanguageIdentifier, Locales, catalog, fluent_args, langid, tr};

mod cachegrind;
#[path = "library/inputs.rs"]
mod inputs;
mod parallel;

/// Where the figures are written down.
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/instructions.txt");

/// A figure may be a tenth above the one that is written down.
const TOLERANCE: f64 = 1.1;

/// One round of look-ups, and how many there are in it.
type Round = Box<dyn Fn() -> usize>;

/// A name, how many rounds are counted, and what makes the round.
type Mode = (&'static str, usize, fn() -> Round);

const MODES: [Mode; 9] = [
    (LOOP, 5_000, || each_code(&[ZH_CN, EN_US], CHINESE, |_, _| CHINESE)),
    ("tr/exact", 5_000, || each_code(&[ZH_CN, EN_US], CHINESE, tr)),
    ("tr/negotiated", 5_000, || each_code(&NEGOTIATED, CHINESE, tr)),
    ("tr/fallback", 5_000, || each_code(&[langid!("tlh")], ENGLISH, tr)),
    ("tr/unknown", 20_000, unknown),
    ("locale.tr/exact", 5_000, || {
        let locales = [ZH_CN, EN_US].map(|language| shipped().locale(&language));
        each_code(&locales, CHINESE, |code, locale| locale.tr(code))
    }),
    ("accept/five", 10_000, accept),
    ("tr_args/string", 20_000, || arguments(1, "the file report.pdf was not found")),
    ("tr_args/plural", 20_000, || arguments(3, "3 files are too large")),
];

/// The loop alone.
const LOOP: &str = "loop";

const ZH_CN: LanguageIdentifier = langid!("zh-CN");
const EN_US: LanguageIdentifier = langid!("en-US");
const CHINESE: &str = "文件大小过大";
const ENGLISH: &str = "size of file exceeds limit";
const NEGOTIATED: [LanguageIdentifier; 3] = [langid!("zh"), langid!("en-GB"), langid!("zh-HK")];

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).filter(|it| it != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["run", name, rounds] => run(name, rounds.parse().unwrap()),
        [] => print!("{}", table(&measure())),
        ["--write"] => write(&measure()),
        ["--check"] => return check(&measure()),
        _ => {
            eprintln!("expected no argument, `--check` or `--write`");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

/// What runs under valgrind.
fn run(name: &str, rounds: usize) {
    let (_, _, round) = MODES.iter().find(|(other, ..)| *other == name).unwrap();
    let round = round();
    // Builds the catalog and negotiates the languages before anything is counted.
    round();
    for _ in 0..rounds {
        round();
    }
}

/// Every shipped code for each of some languages, or locales.
fn each_code<L: Clone + 'static, T: AsRef<str>>(
    languages: &[L],
    first: &str,
    ask: impl Fn(Code, &L) -> T + 'static,
) -> Round {
    assert_eq!(ask(131201.into(), languages.first().unwrap()).as_ref(), first);
    let (languages, codes) = (languages.to_vec(), catalog().codes().collect::<Vec<_>>());
    Box::new(move || {
        for language in &languages {
            for code in &codes {
                black_box(ask(black_box(*code), black_box(language)).as_ref());
            }
        }
        languages.len() * codes.len()
    })
}

/// The shipped catalog, for locales that are kept.
fn shipped() -> &'static Catalog {
    static SHIPPED: LazyLock<Catalog> =
        LazyLock::new(|| Catalog::builder().embedded::<Locales>().build().unwrap());
    &SHIPPED
}

fn unknown() -> Round {
    once(|| tr(black_box(999), black_box(&ZH_CN)), "未知错误（999）")
}

fn accept() -> Round {
    once(|| shipped().accept(black_box(inputs::HEADER)).id().language.as_str(), "zh")
}

/// A message of its own, with an argument.
fn arguments(code: i64, expected: &str) -> Round {
    let folder = tempfile::tempdir().unwrap();
    inputs::write_arguments(folder.path());
    // It lives as long as the process.
    let catalog: &'static Catalog =
        Box::leak(Box::new(Catalog::builder().directory(folder.path()).build().unwrap()));
    let ask = move || {
        let args = fluent_args!["name" => "report.pdf", "count" => 3];
        catalog.tr_args(black_box(code), black_box(&EN_US), &args)
    };
    once(ask, expected)
}

fn once<T: AsRef<str>>(ask: impl Fn() -> T + 'static, expected: &str) -> Round {
    assert_eq!(ask().as_ref(), expected);
    Box::new(move || {
        black_box(ask().as_ref());
        1
    })
}

/// A name, and the instructions of a look-up.
type Figure = (&'static str, f64);

/// All figures; those of the loop are subtracted from the others.
fn measure() -> Vec<Figure> {
    let mut figures = parallel::map(&MODES, |(name, rounds, round)| {
        let answers = (round()() * rounds) as f64;
        (*name, (count(name, *rounds) - count(name, 0)) / answers)
    })
    .into_iter();
    let (_, around) = figures.next().unwrap();
    figures.map(|(name, figure)| (name, figure - around)).collect()
}

/// The instructions of one process.
fn count(name: &str, rounds: usize) -> f64 {
    let mut command = cachegrind::command();
    command.args(["run", name, &rounds.to_string()]);
    // The environment is on the stack, where its size changes the count.
    command.env_clear().env("PATH", env::var_os("PATH").unwrap_or_default());
    let (instructions, _) = cachegrind::run(&mut command);
    instructions
}

fn table(figures: &[Figure]) -> String {
    let mut table = String::from("| look-up | instructions |\n|---|---|\n");
    for (name, figure) in figures {
        table += &format!("| {name} | {figure:.1} |\n");
    }
    table
}

/// Writes the figures down.
fn write(figures: &[Figure]) {
    print!("{}", table(figures));
    let lines = figures.iter().map(|(name, figure)| format!("{name} {figure:.1}\n"));
    fs::write(FILE, lines.collect::<String>()).unwrap();
}

/// Compares the figures with those that are written down.
fn check(figures: &[Figure]) -> ExitCode {
    print!("{}", table(figures));
    let file = fs::read_to_string(FILE).unwrap();
    let written: BTreeMap<&str, f64> = (file.lines())
        .map(|line| line.split_once(' ').unwrap())
        .map(|(name, figure)| (name, figure.parse().unwrap()))
        .collect();
    let mut code = ExitCode::SUCCESS;
    for (name, figure) in figures {
        let limit = written.get(name).map(|written| written * TOLERANCE);
        if limit.is_none_or(|limit| *figure > limit) {
            let written = written.get(name).map_or("nothing".to_owned(), f64::to_string);
            eprintln!("{name}: {figure:.1} instructions; benches/instructions.txt has {written}");
            code = ExitCode::FAILURE;
        }
    }
    if code == ExitCode::FAILURE {
        eprintln!(
            "over a tenth more than before: make it cheaper, or record the new figures with\n    \
             cargo bench -p benches --bench instructions -- --write"
        );
    }
    code
}
