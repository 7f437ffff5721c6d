//! What the operator learns of texts that cannot be formatted as they are meant.

use std::sync::mpsc::{self, Receiver};

use fluent_codes::{Catalog, Code, Defect, DefectReport, FluentValue, fluent_args, langid};

use crate::logs;
use crate::sources::folder;

/// A catalog of one file in English, and the defects that its operator learns.
fn told(file: &str) -> (Catalog, Receiver<String>) {
    logs::collect();
    let (sender, reports) = mpsc::channel();
    let folder = folder(&[("en-US/e.ftl", file)]);
    let catalog = Catalog::builder()
        .directory(folder.path())
        .function("PANIC", |_, _, _| panic!("on purpose"))
        .on_defect(move |report| sender.send(report.to_string()).unwrap())
        .build()
        .unwrap();
    (catalog, reports)
}

#[track_caller]
fn check(reports: &Receiver<String>, expected: &[&str]) {
    assert_eq!(reports.try_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn every_defect_is_told_and_each_logged_once() {
    let (catalog, reports) = told("E7301 = { $limit } of { $total }, { NONE() }\nE7302 = fine\n");
    let lang = langid!("fr");
    assert_eq!(catalog.tr(7302, &lang), "fine");
    assert_eq!(catalog.tr_args(7302, &lang, &fluent_args!["surplus" => 1]), "fine");
    check(&reports, &[]);

    for _ in 0..2 {
        catalog.tr_args(7301, &lang, &fluent_args!["total" => 5]);
        catalog.locale(&lang).tr_args(7303, &fluent_args![]);
    }
    let expected = [
        "en-US: E7301: no argument for the variable `$limit`",
        "en-US: E7301: no function `NONE`",
        "en: no message for the code 7303",
    ];
    check(&reports, &[expected, expected].concat());
    assert_eq!(
        logs::with(": E7301: "),
        [
            "WARN en-US: E7301: no argument for the variable `$limit` \
             [code=7301, locale=en-US, variable=limit]",
            "WARN en-US: E7301: no function `NONE` [code=7301, locale=en-US, function=NONE]",
        ]
    );
    let unknown = "WARN en: no message for the code 7303 [code=7303, locale=en]";
    assert_eq!(logs::with("7303"), [unknown]);
}

#[test]
fn the_locale_is_that_of_the_text() {
    let (catalog, reports) = told("unknown-code = Unknown: { $code }\nE1 = { $x }\n");
    catalog.tr(1, &langid!("tlh"));
    catalog.tr(7304, &langid!("tlh"));
    catalog.message(1, &langid!("en")).text();
    let expected = [
        "en-US: E1: no argument for the variable `$x`",
        "en-US: no message for the code 7304",
        "en-US: E1: no argument for the variable `$x`",
    ];
    check(&reports, &expected);
}

#[test]
fn a_flood_of_codes_is_no_flood_of_lines() {
    let (catalog, reports) = told("E1 = one\n");
    for code in 7_310_000..7_320_000 {
        catalog.tr(code, &langid!("en"));
    }
    assert_eq!(reports.try_iter().count(), 10_000);
    // The minute may have turned meanwhile.
    let lines = logs::with("code 731").len();
    assert!((1..=120).contains(&lines), "{lines}");
}

#[test]
fn a_function_that_panics() {
    let (catalog, reports) =
        told("E7305 = before { PANIC() } after\nE1 = { PANIC() ->\n *[a] b\n}\n");
    let lang = langid!("en");
    assert_eq!(catalog.problems(), []);
    assert_eq!(catalog.tr(7305, &lang), "before {PANIC()} after");
    assert_eq!(catalog.tr(1, &lang), "b");
    let panicked = "the function `PANIC` panicked";
    check(&reports, &[&format!("en-US: E7305: {panicked}"), &format!("en-US: E1: {panicked}")]);
    let error = catalog.message(7305, &lang).format(&fluent_args![]).unwrap_err();
    assert_eq!(error.defects(), [Defect::PanickedFunction("PANIC".to_owned())]);
    check(&reports, &[]);
}

#[test]
fn the_help_of_an_error() {
    let (catalog, reports) = told("E7307 = full\n    .help = Delete { $count } files\n");
    let code = Code::new(7307);
    let error = catalog.locale(&langid!("en")).error(&code);
    assert_eq!(error.text(), "full");
    check(&reports, &[]);
    assert_eq!(error.help().as_deref(), Some("Delete {$count} files"));
    check(&reports, &["en-US: E7307: no argument for the variable `$count`"]);
}

#[test]
fn the_text_of_an_error_for_the_log() {
    let (catalog, reports) = told("E7308 = at most { $limit }\n");
    let code = Code::new(7308);
    let error = catalog.locale(&langid!("en")).error(&code);
    assert_eq!((error.text(), &*error.source_text()), ("at most {$limit}", "at most {$limit}"));
    check(&reports, &["en-US: E7308: no argument for the variable `$limit`"]);
}

/// A value of an application's own.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Panicking;

impl fluent::types::FluentType for Panicking {
    fn duplicate(&self) -> Box<dyn fluent::types::FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, _: &intl_memoizer::IntlLangMemoizer) -> std::borrow::Cow<'static, str> {
        panic!("on purpose")
    }

    fn as_string_threadsafe(
        &self,
        _: &intl_memoizer::concurrent::IntlLangMemoizer,
    ) -> std::borrow::Cow<'static, str> {
        panic!("on purpose")
    }
}

#[test]
fn a_value_that_panics() {
    let (catalog, reports) = told("E7306 = at { $when }!\n");
    let args = fluent_args!["when" => FluentValue::Custom(Box::new(Panicking))];
    assert_eq!(catalog.tr_args(7306, &langid!("en"), &args), "at {$when}!");
    check(&reports, &["en-US: E7306: no argument for the variable `$when`"]);
}

#[test]
fn a_callback_that_panics() {
    logs::collect();
    let folder = folder(&[("en-US/e.ftl", "E1 = { $x }\n")]);
    let on_defect = |_: &DefectReport<'_>| panic!("on purpose");
    let catalog = Catalog::builder().directory(folder.path()).on_defect(on_defect).build().unwrap();
    assert_eq!(catalog.tr(1, &langid!("en")), "{$x}");
}
