//! A check of large or hostile files allocates no faster than `n log n`: at each of three sizes, as many
//! times and as many bytes in all.

use std::io;

use fluent_codes_cli::fuzzing::check;

use crate::sandbox::Sandbox;

/// How much a doubling of the size may multiply what is allocated by: `n log n`, and a little for the
/// growth of vectors and maps.
const MAX_GROWTH: f64 = 2.4;

/// Fails where files of twice the size make a check allocate more than that. `write` writes the files of a
/// size.
#[track_caller]
fn bound(size: usize, write: impl Fn(&Sandbox, usize)) {
    let mut before: Option<(usize, [f64; 2])> = None;
    for size in [1, 2, 4].map(|factor| factor * size) {
        let sandbox = Sandbox::empty();
        write(&sandbox, size);
        let now = allocated(|| check(&sandbox.path("locales"), "json", &mut io::sink()));
        if let Some((size_before, before)) = before {
            for (what, before, now) in [("times", before[0], now[0]), ("bytes", before[1], now[1])]
            {
                let growth = now / before;
                assert!(
                    growth <= MAX_GROWTH,
                    "{size_before} to {size}: {growth:.2} as many {what}"
                );
            }
        }
        before = Some((size, now));
    }
}

/// How often a check allocates, and how many bytes in all. All is done in one thread, whose allocations are
/// counted.
fn allocated(work: impl FnOnce() -> Result<(), String> + Send) -> [f64; 2] {
    let thread = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let info = thread.install(|| allocation_counter::measure(|| work().unwrap()));
    [info.count_total as f64, info.bytes_total as f64]
}

/// Writes the source and a translation; `file` makes a file of the words of a language.
fn write_both(sandbox: &Sandbox, file: impl Fn(&str) -> String) {
    sandbox.write("locales/en-US/errors.ftl", &file("The file is too large for"));
    sandbox.write("locales/zh-CN/errors.ftl", &file("这个文件太大了，最多"));
}

fn lines(size: usize, line: impl Fn(usize) -> String) -> String {
    (1..=size).map(line).collect()
}

#[test]
fn of_messages() {
    bound(100, |sandbox, size| {
        write_both(sandbox, |text| lines(size, |n| format!("E{n} = {text} {{ $limit }}: {n}\n")));
    });
}

#[test]
fn of_messages_with_findings() {
    bound(100, |sandbox, size| {
        let file = |variable| lines(size, |n| format!("E{n} = of  at most {{ ${variable} }}\n"));
        sandbox.write("locales/en-US/errors.ftl", &file("limit"));
        sandbox.write("locales/zh-CN/errors.ftl", &file("limits"));
        sandbox.write("locales/fr/errors.ftl", "E1 = un\n");
    });
}

#[test]
fn of_broken_messages() {
    bound(100, |sandbox, size| {
        write_both(sandbox, |text| lines(size, |n| format!("E{n} {text}\n")));
    });
}

#[test]
fn of_selections() {
    bound(50, |sandbox, size| {
        write_both(sandbox, |text| {
            lines(size, |n| {
                let variants = format!("    [one] {n} {text}\n   *[other] {n} {text} {{ $n }}\n");
                format!("E{n} = {text} {{ $n ->\n{variants} }}\n")
            })
        });
    });
}

#[test]
fn of_attributes() {
    bound(50, |sandbox, size| {
        write_both(sandbox, |text| {
            format!("E1 = {text}\n{}", lines(size, |n| format!("    .a{n} = {text} {n}\n")))
        });
    });
}

/// Each refers to the next, in chains of ten.
#[test]
fn of_references() {
    bound(100, |sandbox, size| {
        write_both(sandbox, |text| {
            lines(size, |n| match n % 10 {
                0 => format!("E{n} = {text}\n"),
                _ => format!("E{n} = {text} {{ E{} }}\n", n + 1),
            })
        });
    });
}

#[test]
fn of_locales() {
    bound(25, |sandbox, size| {
        let file = |text: &str| lines(10, |n| format!("E{n} = {text} {n}\n"));
        sandbox.write("locales/en-US/errors.ftl", &file("The file is too large for"));
        for region in 100..100 + size {
            let path = format!("locales/fr-{region}/errors.ftl");
            sandbox.write(&path, &file("Le fichier est trop grand"));
        }
    });
}

#[test]
fn of_bundles() {
    bound(25, |sandbox, size| {
        sandbox.write("fluent-codes.toml", "[bundles]\nfiles = \"each\"\n");
        for file in 0..size {
            for (locale, text) in [("en-US", "The file is too large"), ("zh-CN", "这个文件太大")]
            {
                let path = format!("locales/{locale}/{file}.ftl");
                sandbox.write(&path, &lines(5, |n| format!("too-large-{n} = {text} {n}\n")));
            }
        }
    });
}

#[test]
fn of_exceptions() {
    for id in ["too-large", "too-large*"] {
        bound(100, |sandbox, size| {
            let text = lines(size, |n| format!("too-large{n} = The file is too large for {n}\n"));
            sandbox.write("locales/en-US/errors.ftl", &text);
            sandbox.write("locales/fr/errors.ftl", &text);
            let allow = |n| {
                let id = id.replace("large", &format!("large{n}"));
                format!(
                    "[[allow]]\nrule = \"same-as-source\"\nids = [\"{id}\"]\nreason = \"a name\"\n"
                )
            };
            sandbox.write("fluent-codes.toml", &lines(size, allow));
        });
    }
}
