//! A live catalog, while nothing changes and while it is reloaded ten times a second.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use std::{fs, thread};

use divan::{Bencher, black_box};
use fluent_codes::{Catalog, LiveCatalog, Locales, langid};

#[divan::bench(name = "live/unchanged", threads = [1, 2])]
fn unchanged(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().unwrap();
    bench(bencher, &start(folder.path()));
}

#[divan::bench(name = "live/reloaded", threads = [1, 2], min_time = 0.5)]
fn reloaded(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().unwrap();
    let (live, done) = (start(folder.path()), AtomicBool::new(false));
    thread::scope(|scope| {
        scope.spawn(|| {
            for text in ["E1 = first", "E1 = second"].iter().cycle() {
                write(folder.path(), text);
                assert!(!live.reload().applied().is_empty());
                thread::sleep(Duration::from_millis(100));
                if done.load(Ordering::Relaxed) {
                    break;
                }
            }
        });
        bench(bencher, &live);
        done.store(true, Ordering::Relaxed);
    });
}

fn bench(bencher: Bencher<'_, '_>, live: &LiveCatalog) {
    let language = langid!("zh-CN");
    assert_eq!(live.current().tr(131201, &language), "文件大小过大");
    bencher.bench(|| live.current().tr(black_box(131201), black_box(&language)).len());
}

/// The shipped messages, and a folder that only `reload` looks at.
fn start(folder: &Path) -> LiveCatalog {
    write(folder, "E1 = at first");
    let builder = Catalog::builder().embedded::<Locales>().directory(folder);
    builder.live().interval(Duration::from_secs(3600)).start().unwrap()
}

fn write(folder: &Path, text: &str) {
    let folder = folder.join("en-US");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("errors.ftl"), text).unwrap();
}
