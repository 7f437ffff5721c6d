//! The fuzz targets of the library, on some thousand cases each.

use std::path::Path;

#[path = "../../fuzz/cases.rs"]
mod cases;
#[path = "../../fuzz/targets/diff.rs"]
mod diff;
#[path = "../../fuzz/folder.rs"]
mod folder;
#[path = "../../fuzz/targets/format.rs"]
mod format;
#[path = "../../fuzz/targets/header.rs"]
mod header;
#[path = "../../fuzz/targets/load.rs"]
mod load;
#[path = "../../fuzz/targets/negotiate.rs"]
mod negotiate;

use crate::properties::PIECES;

#[track_caller]
fn check(name: &str, pieces: &[&str], cases: usize, target: fn(&[u8])) {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    cases::run(&corpus, pieces, cases, target);
}

const LANGUAGES: [&str; 22] = [
    "zh",
    "en",
    "sr",
    "pt",
    "no",
    "-",
    "-Hans",
    "-Hant",
    "-Latn",
    "-CN",
    "-HK",
    "-US",
    "-419",
    "\n",
    " ",
    ",",
    ";q=",
    "0.5",
    "*",
    "und",
    "-u-nu-hanidec",
    "_",
];

#[test]
fn load() {
    check("load", &PIECES, 4000, load::run);
}

#[test]
fn format() {
    check("format", &PIECES, 2000, format::run);
}

#[test]
fn header() {
    check("header", &LANGUAGES, 4000, header::run);
}

#[test]
fn negotiate() {
    check("negotiate", &LANGUAGES, 4000, negotiate::run);
}

#[test]
fn diff() {
    check("diff", &PIECES, 4000, diff::run);
}
