use super::*;

#[test]
fn many_brackets() {
    let text = "(".repeat(300_000) + &")".repeat(300_000);
    assert_eq!(count(&text).unwrap().brackets, 300_000);
}

#[test]
fn quotes_are_turned_as_some_language_turns_them() {
    for text in [
        "“a”",
        "”a”",
        "„a“",
        "„a”",
        "“a” (“b”)",
        "«a»",
        "»a«",
        "»a»",
        "「a」",
        "« a “b” c »",
        "„a\"",
        "”א“",
    ] {
        assert!(count(text).is_ok(), "{text}");
    }
    for text in ["ב\"שמירה\"", "דוא\"ל", "מ\"דואר\" ל\"אשפה\"", "דו\"חות", "')'", "« ( »", "「]」"]
    {
        assert!(count(text).is_ok(), "{text}");
    }
    for text in ["“a“", "”a“", "“a„", "«a”", "」a「", "«a«", "「a』"] {
        assert!(count(text).is_err(), "{text}");
    }
}

#[test]
fn marks_that_are_shown() {
    for text in [
        "「\"」、「\\\"」",
        "「\\」、「\\\\」",
        "«)» ياكى «)\\»، «\\t» ياكى «\\\"\\\"»",
        "( o \\(",
        "no :, \", {",
        "入力例）\n0 = 今日",
    ] {
        assert!(count(text).is_ok(), "{text}");
    }
    for text in ["「\\", "(a) bcd)", "例えば今日）", "入力例）とは"] {
        assert!(count(text).is_err(), "{text}");
    }
}

#[test]
fn a_bracket_between_spaces_is_shown_only_where_it_has_no_counterpart() {
    for text in ["(a ) b", "b ( a ) b", "b ( a)", "press ( to begin", "press ] to end"] {
        assert!(count(text).is_ok(), "{text}");
    }
    assert_eq!(count("b ( a ) b").unwrap().brackets, 1);
    assert!(count("(a").is_err());
}

#[test]
fn endings_are_no_brackets() {
    assert_eq!(count("file(s), 을(를), -(으)로, file(s)").unwrap().brackets, 0);
    assert_eq!(count("(see (b))").unwrap().brackets, 2);
    assert_eq!(count("하세요(UTC), 프로젝트(레거시)가, 项目(旧)").unwrap().brackets, 3);
}
