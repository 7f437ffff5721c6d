//! Where the text of a message comes from that a locale lacks, or that is empty.

use fluent_codes::{Catalog, ProblemKind, fluent_args, langid};

use crate::format::check;
use crate::sources::{catalog, folder};

#[test]
fn another_source_locale() {
    let files = [("de/e.ftl", "E1 = eins\n"), ("en-US/e.ftl", "E1 = one\n")];
    let folder = folder(&files);
    let catalog =
        Catalog::builder().source(langid!("de")).directory(folder.path()).build().unwrap();
    assert_eq!(catalog.tr(1, &langid!("fr")), "eins");
    assert_eq!(catalog.tr(1, &langid!("en")), "one");
}

#[test]
fn a_source_locale_that_is_missing() {
    let catalog = catalog(&[("fr/e.ftl", "E1 = un\n")]);
    assert_eq!(catalog.tr(1, &langid!("fr")), "un");
    assert_eq!(catalog.tr(1, &langid!("de")), "Unknown error (1)");
    assert!(catalog.get(1, &langid!("de")).is_none());
    let problem = &catalog.problems()[0];
    assert_eq!(problem.kind(), ProblemKind::NoSource);
    assert_eq!(problem.message(), "expected messages for the source locale `en-US`, found none");
    assert_eq!(catalog.locales().len(), 1);
}

#[test]
fn a_source_locale_with_siblings_only() {
    let folder = folder(&[
        ("en-GB/e.ftl", "E1 = GB\nunknown-code = what? { $code }\n"),
        ("zh-CN/e.ftl", "E2 = 二\n"),
    ]);
    let builder = Catalog::builder().source(langid!("en")).directory(folder.path());
    let catalog = builder.build().unwrap();
    assert_eq!(catalog.tr(1, &langid!("fr")), "GB");
    assert_eq!(catalog.tr(9, &langid!("fr")), "what? 9");
    assert_eq!(catalog.tr(1, &langid!("zh-CN")), "GB");
}

#[test]
fn request_lists_fall_through_message_by_message() {
    let catalog = catalog(&[
        ("en-US/e.ftl", "E1 = US\nE2 = US\nE3 = US\nE4 = US\n"),
        ("fr/e.ftl", "E1 = FR\n"),
        ("fr-CA/e.ftl", "E3 = CA\n"),
        ("zh-CN/e.ftl", "E1 = CN\nE2 = CN\nE5 = CN\n"),
    ]);
    let answers = |header: &str| -> Vec<String> {
        let locale = catalog.accept(header);
        (1..=5).map(|code| locale.tr(code).into_owned()).collect()
    };
    assert_eq!(answers("fr, zh"), ["FR", "CN", "CA", "US", "CN"]);
    assert_eq!(answers("zh, fr"), ["CN", "CN", "CA", "US", "CN"]);
    assert_eq!(answers("de, fr;q=0.5"), ["FR", "US", "CA", "US", "Unknown error (5)"]);
    assert_eq!(answers("fr;q=0, zh, fr-FR"), ["CN", "CN", "US", "US", "CN"]);
    let message = catalog.accept("fr, zh").get(2).unwrap();
    assert_eq!(message.locale(), &langid!("zh-CN"));
    assert_eq!(catalog.accept("fr, zh").id(), &langid!("fr"));
    assert_eq!(catalog.accept("en;q=0").id(), &langid!("en-US"));
    assert_eq!(catalog.accept("fr;q=0, fr-CA").id(), &langid!("fr-CA"));
}

#[test]
fn the_text_for_unknown_codes_that_is_built_in_is_english() {
    let catalog = catalog(&[("en-US/e.ftl", "E1 = one\n"), ("fr/e.ftl", "E1 = un\n")]);
    let message = catalog.message(7, &langid!("fr"));
    assert_eq!((&*message.text(), message.locale()), ("Unknown error (7)", &langid!("en")));
    assert!(message.variables().is_empty() && message.attributes().next().is_none());
    let error = message.format(&fluent_args!["size" => 1]).unwrap_err();
    assert_eq!(error.to_string(), "no message for the code 7");
    assert_eq!(error.text(), "Unknown error (7)");
}

#[test]
fn an_empty_text_is_not_shown() {
    check(9, &fluent_args!["text" => ""], "en-US", "Unknown error (9)");
}

#[test]
fn the_sources_text_replaces_an_empty_one() {
    let catalog = catalog(&[
        (
            "en-US/e.ftl",
            "E1 = There are { $n } errors\nE2 = { $n ->\n [0] { \"\" }\n *[other] x\n}\n",
        ),
        ("de/e.ftl", "E1 = { $n ->\n [0] { \"\" }\n *[other] { $n } Fehler\n}\n"),
    ]);
    let none = fluent_args!["n" => 0];
    let message = catalog.message(1, &langid!("de"));
    assert_eq!(catalog.tr_args(1, &langid!("de"), &none), "There are 0 errors");
    assert_eq!(message.format(&none).unwrap_err().text(), "There are 0 errors");
    assert_eq!(message.format(&fluent_args!["n" => 1234]).unwrap(), "1.234 Fehler");
    // The source's own may be empty as well.
    assert_eq!(catalog.tr_args(2, &langid!("de"), &none), "Unknown error (2)");
    assert_eq!(
        catalog.message(2, &langid!("de")).format(&none).unwrap_err().text(),
        "Unknown error (2)"
    );
}

#[test]
fn an_empty_text_is_a_defect() {
    let choice =
        |none: &str| format!("E1 = {{ $n ->\n    [0] {{\"\"}}\n   *[other] {none} {{ $n }}\n}}\n");
    let catalog = catalog(&[
        ("en-US/e.ftl", "E1 = found { $n }\nE2 = { $n }\nunknown-code = Unknown ({ $code })\n"),
        ("fr/e.ftl", &choice("trouvés")),
    ]);
    let fr = langid!("fr");
    assert_eq!(catalog.tr_args(1, &fr, &fluent_args!["n" => 2]), "trouvés 2");
    assert_eq!(catalog.tr_args(1, &fr, &fluent_args!["n" => 0]), "found 0");
    assert_eq!(catalog.tr_args(2, &fr, &fluent_args!["n" => ""]), "Unknown (2)");
    let error = catalog.message(1, &fr).format(&fluent_args!["n" => 0]).unwrap_err();
    assert_eq!((error.text(), error.to_string().as_str()), ("found 0", "an empty text"));
}
