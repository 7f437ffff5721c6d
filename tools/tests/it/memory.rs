//! The memory that checks, exports and imports take grows with the texts, and by no more than some times
//! their size. What counts is what is allocated at a time, which is the same in each run.

use std::{fs, io};

use fluent_codes_cli::fuzzing::{check, export, import};

use crate::sandbox::Sandbox;

/// How many codes there are: more than are parsed at a time, and twice as many.
const SIZES: [usize; 2] = [1024, 2048];

/// Two locales, and how many bytes their files have.
fn project(codes: usize) -> (Sandbox, u64) {
    let sandbox = Sandbox::empty();
    let mut bytes = 0;
    for (locale, text) in
        [("en-US", "The file is too large for"), ("zh-CN", "这个文件太大了，最多")]
    {
        let line = |index| format!("E{} = {text} {{ $limit }}: {index}\n", 100_000 + index);
        let file: String = (0..codes).map(line).collect();
        bytes += file.len() as u64;
        sandbox.write(&format!("locales/{locale}/errors.ftl"), &file);
    }
    (sandbox, bytes)
}

/// How many translations there are.
const TRANSLATIONS: [usize; 2] = [1, 2];

/// Translations that each lack a fifth of the messages, and how many bytes the files have: so many that
/// one locale is parsed at a time.
fn incomplete_translations(count: usize) -> (Sandbox, u64) {
    let sandbox = Sandbox::empty();
    let mut bytes = 0;
    let mut write = |locale: &str, file: &str| {
        bytes += file.len() as u64;
        sandbox.write(&format!("locales/{locale}/errors.ftl"), file);
    };
    let lines = |text| {
        let line = move |index| format!("E{} = {text} {{ $limit }}: {index}\n", 100_000 + index);
        (0..1000).map(line)
    };
    write(
        "en-US",
        &lines("The file is too large, choose another one of at most").collect::<String>(),
    );
    let french = lines("Le fichier est trop grand, choisissez un autre de moins de").enumerate();
    let french: String = french.filter(|(index, _)| index % 5 > 0).map(|(_, line)| line).collect();
    for region in 100..100 + count {
        write(&format!("fr-{region}"), &french);
    }
    (sandbox, bytes)
}

/// How many bundles there are.
const BUNDLES: [usize; 2] = [16, 32];

/// A source and a translation, each of whose files is a bundle, and how many bytes the files have.
fn bundles(count: usize) -> (Sandbox, u64) {
    let sandbox = Sandbox::empty();
    let mut bytes = 0;
    sandbox.write("fluent-codes.toml", "[bundles]\nfiles = \"each\"\n");
    for (locale, text) in
        [("en-US", "The file is too large for"), ("zh-CN", "这个文件太大了，最多")]
    {
        let line = |index| format!("too-large-{index} = {text} {{ $limit }}: {index}\n");
        let file: String = (0..64).map(line).collect();
        for index in 0..count {
            bytes += file.len() as u64;
            sandbox.write(&format!("locales/{locale}/{index}.ftl"), &file);
        }
    }
    (sandbox, bytes)
}

/// Fails where larger projects take more than some times as many bytes of memory as they have more
/// themselves. `work` gives the bytes that it takes in a project.
#[track_caller]
fn bound(projects: [(Sandbox, u64); 2], most: u64, work: impl Fn(&Sandbox) -> u64) {
    let [(small, small_len), (large, large_len)] = projects;
    let before = work(&small);
    let more = work(&large).saturating_sub(before);
    let bound = most * (large_len - small_len);
    assert!(more <= bound, "{large_len} bytes: {more} more, expected at most {bound}");
}

/// The most bytes that are allocated at a time. All is done in one thread, whose bytes are counted.
fn peak(work: impl FnOnce() -> Result<(), String> + Send) -> u64 {
    let thread = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    thread.install(|| allocation_counter::measure(|| work().unwrap()).bytes_max)
}

/// Syntax trees take more than ten times the room of the files.
#[test]
fn checks() {
    for format in ["text", "junit"] {
        bound(TRANSLATIONS.map(incomplete_translations), 3, |sandbox| {
            peak(|| check(&sandbox.path("locales"), format, &mut io::sink()))
        });
    }
}

#[test]
fn checks_of_bundles() {
    bound(BUNDLES.map(bundles), 3, |sandbox| {
        peak(|| check(&sandbox.path("locales"), "text", &mut io::sink()))
    });
}

fn exported(sandbox: &Sandbox, format: &str) -> Vec<u8> {
    let path = sandbox.path("table");
    export(&sandbox.path("locales"), format, &path).unwrap();
    fs::read(path).unwrap()
}

#[test]
fn exports() {
    for format in ["csv", "markdown", "json"] {
        let export =
            |sandbox: &Sandbox| export(&sandbox.path("locales"), format, &sandbox.path("table"));
        bound(SIZES.map(project), 3, |sandbox| peak(|| export(sandbox)));
    }
}

#[test]
fn imports_that_change_nothing() {
    // A table in Markdown is kept as a whole.
    for (format, most) in [("csv", 3), ("markdown", 5)] {
        bound(SIZES.map(project), most, |sandbox| {
            let table = exported(sandbox, format);
            peak(|| import(&sandbox.path("locales"), format, &table))
        });
    }
}

#[test]
fn imports_that_change_every_translation() {
    bound(SIZES.map(project), 9, |sandbox| {
        let table = String::from_utf8(exported(sandbox, "csv")).unwrap();
        let table = table.replace("最多", "不能超过");
        peak(|| import(&sandbox.path("locales"), "csv", table.as_bytes()))
    });
}
