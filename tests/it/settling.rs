//! When a live catalog takes files that are being written, and what it makes of what is no file.

use std::fs;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use fluent_codes::{Catalog, langid};

use crate::live::{live, next, none, text};
use crate::sources::{folder, overwrite, write};

#[test]
fn a_file_that_is_half_written_is_not_taken() {
    // A machine may be too busy to write all parts in time.
    assert!((0..20).any(|_| half_written_is_not_taken()));
}

/// Writes a file in parts; `false` if it took so long that a part had time to settle.
fn half_written_is_not_taken() -> bool {
    const SETTLE: Duration = Duration::from_millis(300);
    let folder = folder(&[("en-US/e.ftl", "E1 = one\n"), ("fr/e.ftl", "E1 = un\n")]);
    let (sender, reloads) = mpsc::channel();
    let live = Catalog::builder()
        .directory(folder.path())
        .live()
        .interval(Duration::from_millis(20))
        .settle(SETTLE)
        .on_reload(move |reload| sender.send(reload.clone()).unwrap())
        .start()
        .unwrap();
    // Each part of it is a sound file.
    let mut before = Instant::now();
    for part in ["E1 = un aut", "E1 = un autre tex", "E1 = un autre texte\n"] {
        let start = Instant::now();
        write(folder.path(), "fr/e.ftl", part.as_bytes());
        while start.elapsed() < SETTLE / 3 {
            let shown = text(&live, "fr");
            if before.elapsed() >= SETTLE {
                return false;
            }
            assert_eq!(shown, "un");
            thread::sleep(Duration::from_millis(5));
        }
        before = start;
    }
    assert_eq!(next(&reloads).applied(), [langid!("fr")]);
    assert_eq!(text(&live, "fr"), "un autre texte");
    assert_eq!(reloads.try_iter().count(), 0);
    true
}

#[test]
fn without_settling_a_change_is_taken_at_the_first_look() {
    let folder = folder(&[("en-US/e.ftl", "E1 = one\n")]);
    let builder = Catalog::builder().directory(folder.path());
    // Asked to look without a pause, it makes one.
    let live = builder.live().interval(Duration::ZERO).settle(Duration::ZERO).start().unwrap();
    write(folder.path(), "en-US/e.ftl", b"E1 = two\n");
    let start = Instant::now();
    while text(&live, "en") != "two" {
        assert!(start.elapsed() < Duration::from_secs(10));
        thread::sleep(Duration::from_millis(1));
    }
}

/// A clock that is off, or a file system with coarse times: the modification time of a file never
/// changes, nor does its length.
#[test]
fn rewrites_with_the_same_time_and_length_are_seen() {
    let folder = folder(&[("en-US/e.ftl", "E1 = one\n")]);
    let path = folder.path().join("en-US/e.ftl");
    let (live, reloads) = live(folder.path());
    let hour_ago = std::time::SystemTime::now() - Duration::from_secs(3600);
    for expected in ["two", "six", "ten"] {
        overwrite(&path, &format!("E1 = {expected}\n"));
        fs::File::options().write(true).open(&path).unwrap().set_modified(hour_ago).unwrap();
        while text(&live, "en") != expected {
            assert_eq!(next(&reloads).applied(), [langid!("en-US")]);
        }
    }
}

/// Runs a closure in a thread of its own; fails if it does not end.
#[cfg(unix)]
fn ends<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, done) = mpsc::channel();
    thread::spawn(move || sender.send(work()));
    done.recv_timeout(Duration::from_secs(20)).expect("an end")
}

#[cfg(unix)]
fn make_fifo(path: &std::path::Path) {
    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// A pipe without a writer takes the place of a file again and again, so that it is there when the
/// file is opened that was checked.
#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_file_hangs_nobody() {
    let folder = folder(&[("en-US/e.ftl", "E1 = one\n"), ("en-US/f.ftl", "E2 = two\n")]);
    let locale = folder.path().join("en-US");
    make_fifo(&folder.path().join("pipe"));
    let stop = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let swapper = thread::spawn({
        let (stop, folder) = (std::sync::Arc::clone(&stop), folder.path().to_owned());
        move || {
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                // The file and the pipe change places.
                fs::rename(locale.join("e.ftl"), folder.join("spare")).unwrap();
                fs::rename(folder.join("pipe"), locale.join("e.ftl")).unwrap();
                fs::rename(locale.join("e.ftl"), folder.join("pipe")).unwrap();
                fs::rename(folder.join("spare"), locale.join("e.ftl")).unwrap();
            }
        }
    });
    let directory = folder.path().to_owned();
    ends(move || {
        let live = Catalog::builder().directory(directory).live().start().unwrap();
        for _ in 0..2000 {
            live.reload();
        }
        assert_eq!(live.current().tr(2, &langid!("en")), "two");
    });
    stop.store(true, std::sync::atomic::Ordering::Relaxed);
    swapper.join().unwrap();
}

#[cfg(unix)]
#[test]
fn a_pipe_among_the_files_is_a_problem() {
    let folder = folder(&[("en-US/e.ftl", "E1 = one\n")]);
    make_fifo(&folder.path().join("en-US/pipe.ftl"));
    std::os::unix::fs::symlink("/dev/tty", folder.path().join("en-US/tty.ftl")).unwrap();
    let directory = folder.path().to_owned();
    let (text, problems) = ends(move || {
        let catalog = Catalog::builder().directory(directory).build().unwrap();
        let text = catalog.tr(1, &langid!("en")).into_owned();
        (text, catalog.problems().to_vec())
    });
    assert_eq!(text, "one");
    assert_eq!(problems.len(), 2);
    assert_eq!(problems[0].message(), "cannot be read: it is not a regular file");
}

#[test]
fn a_touched_file_is_no_change() {
    let folder = folder(&[("en-US/e.ftl", "E1 = one\n")]);
    let (live, reloads) = live(folder.path());
    let before = live.snapshot();
    write(folder.path(), "en-US/e.ftl", b"E1 = one\n");
    none(&reloads);
    assert!(std::sync::Arc::ptr_eq(&before, &live.snapshot()));
}
