//! Files that are made to break the loader.

use fluent_codes::langid;

use crate::sources::catalog;

/// The good messages around a hostile entry serve, and the entry is named.
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
    let expected = "expected at most 50 levels of `{` and `(`";
    check(format!("E2 = {}", "{".repeat(1_000_000)).as_bytes(), 2, 55, expected);
    check(format!("E2 = {{ {}", "F(".repeat(1_000_000)).as_bytes(), 2, 105, expected);
    let select = "{ $x ->\n *[a] ".repeat(100_000);
    check(format!("E2 = {select}").as_bytes(), 27, 5, expected);
    let attribute = format!("E2 = two\n    .a = {}", "{".repeat(1_000_000));
    check(attribute.as_bytes(), 3, 59, expected);
}

#[test]
fn deep_nesting_over_many_lines() {
    let deep = "F(\n".repeat(100_000);
    let catalog = catalog(&[("en-US/e.ftl", format!("E1 = one\nE2 = {{ {deep}E3 = three\n"))]);
    assert_eq!(catalog.tr(1, &langid!("en-US")), "one");
    assert_eq!(catalog.tr(3, &langid!("en-US")), "three");
    // The lines after the first are broken entries of their own: `F` begins one.
    assert_eq!(catalog.problems().len(), 1000);
    assert_eq!(
        catalog.problems()[0].to_string().rsplit('/').next().unwrap(),
        "e.ftl:50:2: expected at most 50 levels of `{` and `(`"
    );
    let last = catalog.problems().last().unwrap().message();
    assert!(last.ends_with("; 99000 more broken entries follow in this file"), "{last}");
}

#[test]
fn nesting_that_is_deep_enough_for_anybody() {
    let nested = format!("E2 = {}\"x\"{}\n", "{".repeat(49), "}".repeat(49));
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
