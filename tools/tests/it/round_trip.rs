//! Catalogs made at random, but the same in each run, as tables in every format and back.

use std::fmt::Write as _;

use fastrand::Rng;

use crate::export::{FORMATS, export, texts};
use crate::sandbox::Sandbox;

/// How many catalogs are made.
const CATALOGS: u64 = 2;

/// What texts are made of.
const PIECES: [&str; 26] = [
    "file", " ", "  ", "größe", "文件", "\u{202b}", "\u{3000}", "\"", "'", ",", ";", "|", "\\",
    "*", "_", "`", "<b>", "&amp;", "]]>", "=", "-", "+1", "@", "12", "[x]", "~~",
];

const PLACEABLES: [&str; 9] = [
    "{ $x }",
    "{ NUMBER($n, minimumFractionDigits: 2) }",
    "{ -term }",
    "{ helper }",
    "{ \"{\" }",
    "{ \"\\u00A0\" }",
    "{ { $x } }",
    "{ -term(case: \"x\") }",
    "{ \"->\" }",
];

#[test]
fn generated_catalogs_come_back() {
    for seed in 0..CATALOGS {
        let mut random = Rng::with_seed(seed);
        let files = ["en-US", "fr"].map(|locale| {
            (format!("locales/{locale}/errors.ftl"), catalog(&mut random, locale == "fr"))
        });
        let sandbox = Sandbox::empty();
        files.iter().for_each(|(path, text)| sandbox.write(path, text));
        for (arguments, paths) in FORMATS {
            let paths: Vec<String> = paths
                .iter()
                .filter(|path| !path.contains("zh-CN"))
                .map(|path| path.replace("ru", "fr"))
                .collect();
            let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
            let exported = export(&sandbox, arguments, &paths);
            let other = Sandbox::empty();
            other.write(&files[0].0, &files[0].1);
            other.write(&files[1].0, "");
            // A translation is not made of its source here.
            other.write(
                "fluent-codes.toml",
                "[rules]\nunknown-variable = \"off\"\nbidi-control = \"off\"\n",
            );
            for (path, table) in paths.iter().zip(&exported) {
                let import = format!("fluent-codes import {path}");
                sandbox.check(&import, "nothing to change\n", "", 0);
                other.write(path, table);
                let run = other.run(&import);
                assert_eq!(run.status, 0, "{seed} {path}: {}", run.stderr);
            }
            for (exported, again) in exported.iter().zip(export(&other, arguments, &paths)) {
                assert_eq!(texts(&again), texts(exported), "{seed} {arguments}");
            }
        }
        assert_eq!(sandbox.read(&files[1].0), files[1].1);
    }
}

/// A file of messages with attributes, a term, a helper and a selection here and there.
fn catalog(random: &mut Rng, is_translation: bool) -> String {
    let mut file = String::from("-term = Term\n    .gender = none\nhelper = help { $x }\n");
    for code in -3..40 {
        if is_translation && random.u8(..4) == 0 {
            continue;
        }
        if random.u8(..4) == 0 {
            let _ = writeln!(file, "# {}", text(random).replace('\n', " "));
        }
        let _ = writeln!(file, "E{code} = {}", value(random, "    "));
        if random.u8(..4) == 0 {
            let _ = writeln!(file, "    .help = {}", value(random, "        "));
        }
    }
    file
}

fn value(random: &mut Rng, indent: &str) -> String {
    match random.u8(..4) {
        0 => format!(
            "{{ $n ->\n{indent}    [one] {}\n{indent}   *[other] {}\n{indent}}}",
            text(random),
            text(random)
        ),
        1 => format!("\n{indent}{}\n{indent}  {}", text(random), text(random)),
        _ => text(random),
    }
}

/// A text in one line, which begins and ends with a word.
fn text(random: &mut Rng) -> String {
    let mut text = String::from("a");
    for _ in 0..random.usize(..8) {
        let pieces: &[&str] = if random.u8(..5) == 0 { &PLACEABLES } else { &PIECES };
        text.push_str(pieces[random.usize(..pieces.len())]);
    }
    text + "z"
}
