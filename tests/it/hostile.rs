//! Files written to break the loader.

use fluent_codes::{Catalog, Problem, fluent_args, langid};

use crate::sources::{catalog, folder};

/// The messages around a hostile entry serve, and a problem names the entry.
#[track_caller]
fn check(hostile: &[u8], line: usize, column: usize, message: &str) {
    let mut file = b"E1 = one\n".to_vec();
    file.extend(hostile);
    file.extend(b"\nE3 = three\n");
    let catalog = catalog(&[("en-US/e.ftl", file)]);
    assert_eq!(catalog.tr(1, &langid!("en-US")), "one");
    assert_eq!(catalog.tr(2, &langid!("en-US")), "Unknown error (2)");
    assert_eq!(catalog.tr(3, &langid!("en-US")), "three");
    let problem = &catalog.problems()[0];
    assert_eq!((problem.line(), problem.column(), problem.message()), (line, column, message));
    assert_eq!(catalog.problems().len(), 1);
}

#[test]
fn deep_nesting() {
    let expected = "expected at most 50 levels of placeables, calls and variants";
    check(format!("E2 = {}", "{".repeat(1_000_000)).as_bytes(), 2, 56, expected);
    check(format!("E2 = {{ {}", "F(".repeat(1_000_000)).as_bytes(), 2, 107, expected);
    let select = "{ $x ->\n *[a] ".repeat(100_000);
    check(format!("E2 = {select}").as_bytes(), 27, 7, expected);
    let attribute = format!("E2 = two\n    .a = {}", "{".repeat(1_000_000));
    check(attribute.as_bytes(), 3, 60, expected);
}

#[test]
fn deep_nesting_over_many_lines() {
    let deep = "F(\n".repeat(100_000);
    let catalog = catalog(&[("en-US/e.ftl", format!("E1 = one\nE2 = {{ {deep}E3 = three\n"))]);
    assert_eq!(catalog.tr(1, &langid!("en-US")), "one");
    assert_eq!(catalog.tr(3, &langid!("en-US")), "three");
    // The lines after the first are broken entries of their own: `F` begins one.
    assert_eq!(catalog.problems().len(), 1001);
    assert_eq!(
        catalog.problems()[0].to_string().rsplit('/').next().unwrap(),
        "e.ftl:51:2: expected at most 50 levels of placeables, calls and variants"
    );
    let last = catalog.problems().last().unwrap().message();
    assert_eq!(last, "expected at most 1000 problems; 99000 more are not listed");
}

#[test]
fn nesting_that_is_deep_enough_for_anybody() {
    let nested = format!("E2 = {}\"x\"{}\n", "{".repeat(50), "}".repeat(50));
    let catalog = catalog(&[("en-US/e.ftl", nested)]);
    assert_eq!(catalog.problems(), []);
    assert_eq!(catalog.tr(2, &langid!("en-US")), "x");
}

#[test]
fn braces_in_many_broken_entries_do_not_add_up() {
    let broken: String = (100..300).map(|code| format!("E{code} = {{\n")).collect();
    let catalog = catalog(&[("en-US/e.ftl", format!("{broken}E1 = one\n"))]);
    assert_eq!(catalog.tr(1, &langid!("en-US")), "one");
    assert_eq!(catalog.problems().len(), 200);
}

#[test]
fn nesting_where_no_entry_can_begin() {
    let deep = "{".repeat(1_000_000);
    for junk in [format!(" .a = {deep}"), format!("@ {deep}"), format!("  {deep}")] {
        let catalog = catalog(&[("en-US/e.ftl", format!("{junk}\nE1 = one\n"))]);
        assert_eq!(catalog.tr(1, &langid!("en-US")), "one");
        assert_eq!(catalog.problems().len(), 1);
    }
}

#[test]
fn an_escape_cut_short_by_a_character_beyond_ascii() {
    let expected = "expected hexadecimal digits: 4 after `\\u`, 6 after `\\U`";
    check("E2 = {\"\\u中\"}".as_bytes(), 2, 10, expected);
    check("E2 = {\"\\u00e中\"}".as_bytes(), 2, 13, expected);
    check("E2 = {\"\\U01F60中\"}".as_bytes(), 2, 15, expected);
    check("E2 = { $x ->\n   *[a] { F(\"\\u中\") }\n}".as_bytes(), 3, 16, expected);
}

#[test]
fn the_same_characters_outside_of_a_string() {
    let file = "E1 = \"\\u中\" { $x ->\n    [a] \"\\u中\"\n   *[b] \"\\u中\"\n    }\nE2 = two\n";
    let catalog = catalog(&[("en-US/e.ftl", file)]);
    assert_eq!(catalog.problems(), []);
    assert_eq!(catalog.tr(1, &langid!("en-US")), "\"\\u中\" \"\\u中\"");
}

/// A catalog of this one file, and its problems as `line:column message`.
fn load(file: &[u8]) -> (Catalog, Vec<String>) {
    let catalog = catalog(&[("en-US/e.ftl", file)]);
    let line = |it: &Problem| format!("{}:{} {}", it.line(), it.column(), it.message());
    let problems = catalog.problems().iter().map(line).collect();
    (catalog, problems)
}

#[track_caller]
fn check_text(file: &[u8], text: &str, problems: &[&str]) {
    let (catalog, found) = load(file);
    assert_eq!(catalog.tr(1, &langid!("en-US")), text);
    assert_eq!(found, problems);
}

#[test]
fn encodings() {
    let mark = "1:1 expected no byte order mark (U+FEFF) at the start of the file";
    check_text("\u{feff}E1 = one\n".as_bytes(), "one", &[mark]);
    let gbk = b"E1 = one\nE2 = \xce\xc4\xbc\xfe\nE3 = three\n";
    check_text(gbk, "one", &["2:6 expected UTF-8, found bytes of another encoding"]);
    let (catalog, _) = load(gbk);
    assert_eq!(catalog.tr(2, &langid!("en-US")), "Unknown error (2)");
    assert_eq!(catalog.tr(3, &langid!("en-US")), "three");
    let utf_16 = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.iter().copied().chain("E1 = 一\n".encode_utf16().flat_map(bytes)).collect()
    };
    let problem = "1:1 expected UTF-8, found UTF-16, which other Fluent tools do not read; save the \
                   file as UTF-8";
    check_text(&utf_16(&[0xff, 0xfe], u16::to_le_bytes), "一", &[problem]);
    check_text(&utf_16(&[0xfe, 0xff], u16::to_be_bytes), "一", &[problem]);
    check_text(&utf_16(&[], u16::to_le_bytes), "一", &[problem]);
    check_text(&utf_16(&[], u16::to_be_bytes), "一", &[problem]);
}

#[test]
fn line_ends_and_control_characters() {
    check_text(b"E1 = one\r\nE2 = two\r\n", "one", &[]);
    check_text(b"E1 =\r\n    one\r\n    two\r\n", "one\ntwo", &[]);
    check_text(b"E1 = one\rE2 = two\n", "one\rE2 = two", &[]);
    check_text(b"E1 = one\0two\n", "one\0two", &[]);
}

#[test]
fn arguments_that_take_much_memory() {
    let many = vec!["big"; 2000].join(", ");
    let file = format!("big = {}\nE1 = {{ NUMBER({many}) }}\nE2 = two\n", "x".repeat(1_000_000));
    let info = allocation_counter::measure(|| {
        let (catalog, _) = load(file.as_bytes());
        assert_eq!(catalog.tr(2, &langid!("en-US")), "two");
        assert!(catalog.tr(1, &langid!("en-US")).len() <= 1 << 20);
    });
    assert!(info.bytes_max < 40_000_000, "{}", info.bytes_max);
}

#[test]
fn lines_that_begin_placeables_again_and_again() {
    let line = "A\"{]\"\n";
    let (catalog, _) = load(format!("{}E1 = one\n", line.repeat(200_000)).as_bytes());
    assert_eq!(catalog.tr(1, &langid!("en-US")), "one");
}

#[cfg(unix)]
#[test]
fn links_in_circles() {
    let folder = folder(&[("en-US/e.ftl", "E1 = one\n")]);
    for name in ["a", "b", "c", "d", "e"] {
        std::os::unix::fs::symlink(".", folder.path().join("en-US").join(name)).unwrap();
        std::os::unix::fs::symlink("..", folder.path().join("en-US").join(format!("{name}-up")))
            .unwrap();
    }
    let catalog = Catalog::builder().directory(folder.path()).build().unwrap();
    assert_eq!(catalog.tr(1, &langid!("en-US")), "one");
}

#[test]
fn a_lone_number_sign_at_the_end() {
    let source = fluent_codes::tooling::Source::new("e.ftl", "E1 = one\nE2 two\n#".as_bytes());
    let spans: Vec<_> = source.parse().entries.into_iter().map(|entry| entry.span).collect();
    assert_eq!(spans, [0..9, 9..16, 16..17]);
}

#[test]
fn a_file_that_is_too_large() {
    let folder = folder(&[("en-US/e.ftl", "E1 = one\n"), ("en-US/large.ftl", "E2 = two\n")]);
    let large = folder.path().join("en-US/large.ftl");
    std::fs::File::options().write(true).open(&large).unwrap().set_len((256 << 20) + 1).unwrap();
    let catalog = Catalog::builder().directory(folder.path()).build().unwrap();
    assert_eq!(catalog.tr(1, &langid!("en-US")), "one");
    assert_eq!(catalog.problems()[0].message(), "expected at most 256 MiB");
}

#[test]
fn number_options_that_ask_for_too_much() {
    let file = "E1 = { NUMBER(1, minimumFractionDigits: 999999999999999999) }\n\
                E2 = { NUMBER($x, minimumFractionDigits: 999999999999999999) ->\n   *[one] { $x }\n}\n\
                E3 = { NUMBER(1, minimumFractionDigits: 100) }\n";
    let (catalog, problems) = load(file.as_bytes());
    let problem = "expected the option `minimumFractionDigits` of `NUMBER` to be a whole number from \
                   0 to 100, without quotes";
    assert_eq!(problems, [format!("1:18 {problem}"), format!("2:19 {problem}")]);
    assert_eq!(catalog.tr(1, &langid!("en-US")), "1");
    // A hundred groups of three digits.
    assert_eq!(catalog.tr_args(2, &langid!("en-US"), &fluent_args!["x" => 1e300]).len(), 401);
    assert_eq!(catalog.tr(3, &langid!("en-US")), format!("1.{}", "0".repeat(100)));
}

#[test]
fn references_that_fan_out() {
    // Each message shows the next one many times over: 99^40 times in all.
    let fan: String = (1..40)
        .map(|code| format!("E{code} = {}\n", format!("{{ E{} }}", code + 1).repeat(99)))
        .collect();
    let (catalog, problems) = load(format!("{fan}E40 = x\n").as_bytes());
    assert!(catalog.tr(1, &langid!("en-US")).len() <= 100);
    assert_eq!(problems.len(), 38);
    assert_eq!(problems[0], "1:1 expected a text that can be formatted: more than 100 placeables");

    // A long text, shown by thousands of messages: formatted for each look-up, not stored.
    let long = "long ".repeat(100_000);
    let many: String =
        (1..5000).map(|code| format!("E{code} = {}\n", "{ long }".repeat(99))).collect();
    let (catalog, problems) = load(format!("long = {long}\n{many}").as_bytes());
    assert_eq!(
        problems[0],
        "2:1 expected a text that can be formatted: a text too large or too deeply nested"
    );
    assert!(catalog.tr(1, &langid!("en-US")).len() <= 1 << 20);
}

#[test]
fn a_chain_of_references_that_is_too_long() {
    let chain: String = (1..5000).map(|code| format!("E{code} = {{ E{} }}\n", code + 1)).collect();
    let (catalog, problems) = load(format!("{chain}E5000 = end\n").as_bytes());
    assert_eq!(catalog.tr(4999, &langid!("en-US")), "end");
    assert_eq!(catalog.tr(4960, &langid!("en-US")), "end");
    assert!(!catalog.tr(1, &langid!("en-US")).is_empty());
    assert!(!problems.is_empty());
}

#[test]
fn circles_across_files_and_locales() {
    let catalog = catalog(&[
        ("en-US/a.ftl", "E1 = a { E2 }\n-t = { -u }\nE4 = { -t } { $x }\n"),
        ("en-US/b.ftl", "E2 = b { E3.x }\n-u = { -t }\n"),
        ("en-US/c.ftl", "E3 = c\n    .x = x { E1 }\n"),
        // A reference to what its own locale lacks does not find another locale's.
        ("zh-CN/a.ftl", "E1 = 甲 { E2 }\n"),
    ]);
    assert_eq!(catalog.tr(1, &langid!("en-US")), "a b x {E1}");
    assert_eq!(catalog.tr(4, &langid!("en-US")), "{-t} {$x}");
    assert_eq!(catalog.tr(1, &langid!("zh-CN")), "甲 {E2}");
}

/// On a thread with as little stack as Rust's threads have.
#[test]
fn everything_nested_in_everything() {
    let nested = |inner: &str| format!("{}{inner}{}", "{ ".repeat(40), " }".repeat(40));
    let messages: String = (1..=100)
        .map(|code| format!("E{code} = {}\n", nested(&format!("E{}", code + 1))))
        .collect();
    let (catalog, _) = load(messages.as_bytes());
    let text =
        std::thread::spawn(move || catalog.tr(1, &langid!("en-US")).into_owned()).join().unwrap();
    assert!(!text.is_empty());
}
