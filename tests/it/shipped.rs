//! The shipped catalog has the texts of every row of the table of return codes.

use std::borrow::Cow;

use fluent_codes::{Catalog, Code, Locales, fluent_args, langid, tr, tr_args};

const TABLE: &str = include_str!("../data/return-codes.md");

/// The rows of the table: code, Chinese, English.
fn rows() -> Vec<(i64, &'static str, &'static str)> {
    let cells = |line: &'static str| -> Vec<&'static str> {
        line.trim().trim_matches('|').split('|').map(str::trim).collect()
    };
    let rows: Vec<_> = (TABLE.lines().filter(|line| line.starts_with('|')).map(cells))
        .filter_map(|cells| Some((cells[0].parse().ok()?, cells[1], cells[2])))
        .collect();
    assert_eq!(rows.len(), 81);
    rows
}

fn catalog() -> Catalog {
    Catalog::builder().embedded::<Locales>().build().unwrap()
}

#[test]
fn every_code_in_both_languages() {
    for (code, chinese, english) in rows() {
        assert_eq!(tr(code, &langid!("zh-CN")), chinese, "{code}");
        assert_eq!(tr(code, &langid!("en-US")), english, "{code}");
    }
}

#[test]
fn every_text_is_borrowed() {
    for (code, ..) in rows() {
        for lang in [langid!("zh-CN"), langid!("en-US"), langid!("zh"), langid!("tlh")] {
            assert!(matches!(tr(code, &lang), Cow::Borrowed(_)), "{code} {lang}");
        }
    }
}

#[test]
fn no_code_beside_those_of_the_table() {
    let mut codes: Vec<Code> = rows().into_iter().map(|(code, ..)| Code::new(code)).collect();
    codes.sort();
    assert_eq!(catalog().codes().collect::<Vec<_>>(), codes);
}

#[test]
fn nothing_is_wrong_with_the_files() {
    assert_eq!(catalog().problems(), []);
    let locales: Vec<String> = catalog().locales().map(ToString::to_string).collect();
    assert!(["en-US", "zh-CN"].iter().all(|locale| locales.iter().any(|it| it == locale)));
}

/// The process's catalog knows the likely scripts of fewer languages.
#[test]
fn the_process_answers_as_the_catalog_of_a_builder() {
    let (process, built) = (fluent_codes::catalog(), catalog());
    assert!(process.locales().eq(built.locales()));
    assert!(process.codes().eq(built.codes()));
    assert_eq!(process.problems(), built.problems());
    let letters = || 'a'..='z';
    let languages = letters().flat_map(|first| letters().map(move |second| [first, second]));
    let languages = languages.map(|letters| letters.into_iter().collect::<String>());
    let with_regions =
        languages.flat_map(|it| ["", "-001", "-AU", "-TW"].map(|rest| it.clone() + rest));
    let with_scripts = ["en", "zh", "sr", "no", "ar"].into_iter().flat_map(|language| {
        ["Hans", "Hant", "Latn", "Shaw", "Hans-SU"].map(|rest| format!("{language}-{rest}"))
    });
    for identifier in with_regions.chain(with_scripts) {
        let identifier = identifier.parse().unwrap();
        let (process, built) = (process.locale(&identifier), built.locale(&identifier));
        assert_eq!(process.id(), built.id(), "{identifier}");
    }
}

#[test]
fn files_stand_in_the_order_of_the_table() {
    let ids: Vec<String> = rows().iter().map(|(code, ..)| format!("E{code}")).collect();
    for locale in ["en-US", "zh-CN"] {
        let path = format!("{}/locales/{locale}/errors.ftl", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let messages = text.lines().filter_map(|line| Some(line.split_once(" = ")?.0));
        let codes: Vec<&str> = messages.filter(|id| Code::from_message_id(id).is_some()).collect();
        assert_eq!(codes, ids, "{locale}");
    }
}

#[test]
fn any_number_and_any_language_get_a_text() {
    let codes = [i64::MIN, -2, 0, 1, 131207, i64::MAX];
    for lang in [langid!("und"), langid!("tlh"), langid!("en"), langid!("zh-Latn")] {
        for code in codes {
            assert_eq!(tr(code, &lang), format!("Unknown error ({code})"), "{lang}");
        }
    }
    for code in codes {
        assert_eq!(tr(code, &langid!("zh-SG")), format!("未知错误（{code}）"));
    }
}

#[test]
fn every_kind_of_integer_is_a_code() {
    let lang = langid!("en-US");
    assert_eq!(tr(131201, &lang), "size of file exceeds limit");
    assert_eq!(tr(131201_i64, &lang), "size of file exceeds limit");
    assert_eq!(tr(131201_u32, &lang), "size of file exceeds limit");
    assert_eq!(tr(-1_i8, &lang), "Failed");
    assert_eq!(tr(Code::new(-1), &lang), "Failed");
}

#[test]
fn arguments_that_no_variable_wants_do_no_harm() {
    let args = fluent_args!["code" => 7, "limit" => "5 MB"];
    assert_eq!(tr_args(131201, &langid!("zh-CN"), &args), "文件大小过大");
    assert_eq!(tr_args(0, &langid!("zh-CN"), &args), "未知错误（0）");
}
