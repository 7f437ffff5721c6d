//! Cases for the fuzz targets where no fuzzer is there: a target's corpus, changed at random, but the
//! same in each run.
//!
//! `FUZZ_CASES` and `FUZZ_SEED` in the environment set another number of cases and another start.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;

/// Runs a target on all of its corpus, and on this many cases made from it.
pub(crate) fn run(corpus: &Path, pieces: &[&str], cases: usize, target: fn(&[u8])) {
    run_batches(corpus, pieces, cases, 1, |cases| cases.iter().for_each(|case| target(case)));
}

/// The same where a target takes so many cases at once.
pub(crate) fn run_batches(
    corpus: &Path,
    pieces: &[&str],
    cases: usize,
    batch: usize,
    target: impl Fn(&[&[u8]]),
) {
    let cases: Vec<Vec<u8>> = all(corpus, pieces, cases).collect();
    for cases in cases.chunks(batch) {
        run_case(&cases.iter().map(Vec::as_slice).collect::<Vec<_>>(), &target);
    }
}

/// The files of a corpus, and this many cases made from it.
fn all<'p>(
    corpus: &Path,
    pieces: &'p [&'p str],
    cases: usize,
) -> impl Iterator<Item = Vec<u8>> + use<'p> {
    let mut files: Vec<Vec<u8>> = (fs::read_dir(corpus).expect("a corpus"))
        .map(|file| fs::read(file.expect("a file").path()).expect("a file"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{}", corpus.display());
    let number = |name: &str| std::env::var(name).ok()?.parse().ok();
    let mut random = Random(number("FUZZ_SEED").unwrap_or(0x2545_f491_4f6c_dd1d));
    let cases = number("FUZZ_CASES").map_or(cases, |cases| cases as usize);
    let corpus = files.clone();
    corpus.into_iter().chain((0..cases).map(move |_| random.case(&files, pieces)))
}

fn run_case(cases: &[&[u8]], target: impl Fn(&[&[u8]])) {
    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| target(cases))) {
        for case in cases {
            eprintln!("the case: b\"{}\"", case.escape_ascii());
        }
        resume_unwind(panic);
    }
}

/// Numbers by Marsaglia's xorshift (2003), which are the same on each machine.
struct Random(u64);

impl Random {
    /// A number below a limit, or 0.
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }

    fn range(&mut self, len: usize) -> std::ops::Range<usize> {
        let start = self.below(len + 1);
        start..start + self.below((len - start).min(24) + 1)
    }

    fn case(&mut self, files: &[Vec<u8>], pieces: &[&str]) -> Vec<u8> {
        let mut case = if self.below(3) == 0 { Vec::new() } else { self.file(files) };
        let changes = if case.is_empty() { 24 } else { 6 };
        for _ in 0..=self.below(changes) {
            let range = self.range(case.len());
            match self.below(8) {
                0 => drop(case.drain(range)),
                1 => {
                    let copy = case[range.clone()].to_vec();
                    case.splice(range.start..range.start, copy);
                }
                2 => {
                    let other = self.file(files);
                    let part = other[self.range(other.len())].to_vec();
                    case.splice(range, part);
                }
                3 if range.start < case.len() => case[range.start] ^= 1 << self.below(8),
                _ => {
                    let piece = pieces[self.below(pieces.len())].bytes();
                    case.splice(range.start..range.start, piece);
                }
            }
        }
        case
    }

    fn file(&mut self, files: &[Vec<u8>]) -> Vec<u8> {
        files[self.below(files.len())].clone()
    }
}
