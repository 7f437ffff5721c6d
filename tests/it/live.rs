//! Catalogs that follow their files.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use fluent_codes::{Catalog, LiveCatalog, Locales, Reload, langid};

use crate::sources::{folder, overwrite, write};

/// A live catalog of a folder, and its reloads.
pub(crate) fn live(directory: &Path) -> (LiveCatalog, Receiver<Reload>) {
    let (sender, reloads) = mpsc::channel();
    let live = Catalog::builder()
        .directory(directory)
        .live()
        .interval(Duration::from_millis(20))
        .on_reload(move |reload| sender.send(reload.clone()).unwrap())
        .start()
        .unwrap();
    (live, reloads)
}

/// A live catalog that polls its files only when it is asked to.
pub(crate) fn live_by_hand<B: AsRef<[u8]>>(
    files: &[(&str, B)],
) -> (tempfile::TempDir, LiveCatalog) {
    let folder = folder(files);
    let builder = Catalog::builder().directory(folder.path());
    let live = builder.live().interval(Duration::from_secs(3600)).start().unwrap();
    (folder, live)
}

#[track_caller]
pub(crate) fn next(reloads: &Receiver<Reload>) -> Reload {
    reloads.recv_timeout(Duration::from_secs(10)).expect("a reload")
}

#[track_caller]
pub(crate) fn none(reloads: &Receiver<Reload>) {
    assert!(reloads.recv_timeout(Duration::from_millis(200)).is_err());
}

pub(crate) fn text(live: &LiveCatalog, lang: &str) -> String {
    live.current().tr(1, &lang.parse().unwrap()).into_owned()
}

#[test]
fn edits_in_place_of_the_same_length() {
    let folder = folder(&[("en-US/e.ftl", "E1 = one\n")]);
    let (live, reloads) = live(folder.path());
    for expected in ["uno", "one", "six", "ten"] {
        overwrite(&folder.path().join("en-US/e.ftl"), &format!("E1 = {expected}\n"));
        assert_eq!(next(&reloads).applied(), [langid!("en-US")]);
        assert_eq!(text(&live, "en"), expected);
    }
}

#[test]
fn files_and_locales_come_and_go() {
    let folder = folder(&[("en-US/e.ftl", "E1 = one\n")]);
    let (live, reloads) = live(folder.path());
    assert_eq!(text(&live, "fr"), "one");

    let other = tempfile::tempdir_in(folder.path().parent().unwrap()).unwrap();
    write(other.path(), "fr/e.ftl", b"E1 = un\n");
    fs::rename(other.path().join("fr"), folder.path().join("fr")).unwrap();
    assert_eq!(next(&reloads).applied(), [langid!("fr")]);
    assert_eq!(text(&live, "fr"), "un");

    // As editors write: a new file, renamed over the old.
    write(folder.path(), "fr/.e.ftl.new", b"E1 = une\n");
    fs::rename(folder.path().join("fr/.e.ftl.new"), folder.path().join("fr/e.ftl")).unwrap();
    assert_eq!(next(&reloads).applied(), [langid!("fr")]);
    assert_eq!(text(&live, "fr"), "une");

    write(folder.path(), "fr/more.ftl", b"E2 = deux\n");
    assert_eq!(next(&reloads).applied(), [langid!("fr")]);
    assert_eq!(live.current().tr(2, &langid!("fr")), "deux");

    fs::remove_dir_all(folder.path().join("fr")).unwrap();
    let mut reload = next(&reloads);
    // The files may be removed one by one.
    while reload.removed().is_empty() {
        assert_eq!(reload.applied(), [langid!("fr")]);
        reload = next(&reloads);
    }
    assert_eq!((reload.applied(), reload.removed()), (&[][..], &[langid!("fr")][..]));
    assert_eq!(reload.to_string(), "fr removed");
    assert_eq!(text(&live, "fr"), "one");
}

#[test]
fn a_locale_with_nothing_but_placeholders_is_removed() {
    let (folder, live) = live_by_hand(&[("en-US/e.ftl", "E1 = one\n"), ("fr/e.ftl", "E1 = un\n")]);
    write(folder.path(), "fr/e.ftl", b"# en-US: one\n# E1 =\n");
    let reload = live.reload();
    assert_eq!((reload.applied(), reload.removed()), (&[][..], &[langid!("fr")][..]));
    assert_eq!(reload.rejected(), []);
    assert_eq!(text(&live, "fr"), "one");
}

/// As Kubernetes changes a ConfigMap: files are links into `..data`, which is a link that is
/// swapped.
#[cfg(unix)]
#[test]
fn swapped_links() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[("..1/e.ftl", "E1 = one\n"), ("..2/e.ftl", "E1 = two\n")]);
    symlink("..1", folder.path().join("..data")).unwrap();
    fs::create_dir(folder.path().join("en-US")).unwrap();
    symlink("../..data/e.ftl", folder.path().join("en-US/e.ftl")).unwrap();
    let (live, reloads) = live(folder.path());
    assert_eq!(text(&live, "en"), "one");
    symlink("..2", folder.path().join("..data_tmp")).unwrap();
    fs::rename(folder.path().join("..data_tmp"), folder.path().join("..data")).unwrap();
    assert_eq!(next(&reloads).applied(), [langid!("en-US")]);
    assert_eq!(text(&live, "en"), "two");
}

#[test]
fn what_has_not_changed_is_not_taken() {
    let folder = folder(&[("en-US/e.ftl", "E1 = one\n")]);
    let (live, reloads) = live(folder.path());
    assert_eq!(live.reload(), Reload::default());
    let before = live.snapshot();
    // A new time with the same text, and files that are no locale files.
    write(folder.path(), "en-US/e.ftl", b"E1 = one\n");
    write(folder.path(), "en-US/.e.ftl.swp", b"E1 = swap\n");
    write(folder.path(), "README.md", b"text");
    none(&reloads);
    assert!(Arc::ptr_eq(&before, &live.snapshot()));
}

#[test]
fn by_hand() {
    let folder = folder(&[("en-US/e.ftl", "E1 = one\n")]);
    let builder = Catalog::builder().embedded::<Locales>().directory(folder.path());
    let live = builder.live().interval(Duration::from_secs(3600)).start().unwrap();
    write(folder.path(), "en-US/e.ftl", b"E1 = two\n");
    assert_eq!(live.reload().applied(), [langid!("en-US")]);
    assert_eq!(text(&live, "en"), "two");
    write(folder.path(), "en-US/e.ftl", b"E1 = { \n");
    let rejected = live.reload();
    assert_eq!(rejected.rejected().len(), 1);
    assert_eq!(live.reload(), rejected);
    assert_eq!(text(&live, "en"), "two");
    assert_eq!(live.current().tr(131201, &langid!("zh")), "文件大小过大");
    // Dropping it ends its thread, long before the next poll.
    let start = Instant::now();
    drop(live);
    assert!(start.elapsed() < Duration::from_secs(60));
}

#[test]
fn nothing_to_serve_at_the_start() {
    let folder = folder::<&str>(&[]);
    let error = Catalog::builder().directory(folder.path()).live().start().unwrap_err();
    assert_eq!(error.to_string(), "no layer has a message in a folder named by a language");
}

/// As `cp -p` and `rsync --inplace -t` leave it: the same length, and the time it had before.
#[cfg(unix)]
#[test]
fn a_copy_that_brings_its_old_time() {
    let folder = folder(&[("en-US/e.ftl", "E1 = one\n")]);
    let path = folder.path().join("en-US/e.ftl");
    let old = std::time::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let set_old_time =
        || fs::File::options().write(true).open(&path).unwrap().set_modified(old).unwrap();
    set_old_time();
    let (live, reloads) = live(folder.path());
    // Until the files are read only when their stamps change.
    thread::sleep(Duration::from_millis(2100));
    overwrite(&path, "E1 = two\n");
    set_old_time();
    while text(&live, "en") != "two" {
        assert_eq!(next(&reloads).applied(), [langid!("en-US")]);
    }
}

#[test]
fn a_callback_that_looks_again() {
    let folder = folder(&[("en-US/e.ftl", "E1 = one\n")]);
    let live: Arc<OnceLock<LiveCatalog>> = Arc::default();
    let (sender, answers) = mpsc::channel();
    let in_callback = Arc::clone(&live);
    let started = Catalog::builder()
        .directory(folder.path())
        .live()
        .interval(Duration::from_millis(20))
        .on_reload(move |_| sender.send(in_callback.get().map(LiveCatalog::reload)).unwrap())
        .start()
        .unwrap();
    live.set(started).unwrap();
    write(folder.path(), "en-US/e.ftl", b"E1 = two\n");
    let answer = answers.recv_timeout(Duration::from_secs(10)).unwrap();
    assert_eq!(answer, Some(Reload::default()));
}

#[test]
fn a_callback_that_panics_ends_nothing() {
    let folder = folder(&[("en-US/e.ftl", "E1 = one\n")]);
    let builder = Catalog::builder().directory(folder.path()).live();
    let live = builder
        .interval(Duration::from_millis(20))
        .on_reload(|_| panic!("on purpose"))
        .start()
        .unwrap();
    for expected in ["two", "three"] {
        write(folder.path(), "en-US/e.ftl", format!("E1 = {expected}\n").as_bytes());
        let start = Instant::now();
        while text(&live, "en") != expected {
            assert!(start.elapsed() < Duration::from_secs(10));
            thread::sleep(Duration::from_millis(5));
        }
    }
}

/// Hundreds of reloads under concurrent readers: every answer is from one whole catalog, and the
/// memory that is in use stays where it was. In a process of its own, where nothing else takes any.
#[cfg(target_os = "linux")]
#[test]
fn readers_beside_reloads() {
    const ALONE: &str = "FLUENT_CODES_TEST_ALONE";
    if std::env::var_os(ALONE).is_some() {
        return reload_beside_readers();
    }
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "live::readers_beside_reloads"])
        .env(ALONE, "")
        .output()
        .unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && stdout.contains("1 passed"), "{stdout}");
}

#[cfg(target_os = "linux")]
fn reload_beside_readers() {
    let file = |generation: usize| {
        // Long, so that a catalog that is kept shows in the memory.
        let text = format!("text {generation} ").repeat(100);
        let messages: String = (1..=20).map(|code| format!("E{code} = {text}\n")).collect();
        messages.into_bytes()
    };
    let (folder, live) = live_by_hand(&[("en-US/e.ftl", file(0))]);
    let stop = AtomicBool::new(false);
    let reads = AtomicUsize::new(0);
    let resident = || -> usize {
        let statm = fs::read_to_string("/proc/self/statm").unwrap();
        statm.split(' ').nth(1).unwrap().parse::<usize>().unwrap() * 4096
    };
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    let catalog = live.current();
                    let locale = catalog.locale(&langid!("en-GB"));
                    let first = locale.tr(1);
                    assert!((2..=20).all(|code| locale.tr(code) == first));
                    reads.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        let mut after_warm_up = 0;
        for generation in 1..=400 {
            write(folder.path(), "en-US/e.ftl", &file(generation));
            assert_eq!(live.reload().applied(), [langid!("en-US")]);
            if generation == 100 {
                after_warm_up = resident();
            }
        }
        let grown = resident().saturating_sub(after_warm_up);
        stop.store(true, Ordering::Relaxed);
        assert!(grown < 3 << 19, "{grown} bytes more after 300 reloads");
    });
    assert!(reads.into_inner() > 1000);
    assert!(text(&live, "en").starts_with("text 400 "));
}
