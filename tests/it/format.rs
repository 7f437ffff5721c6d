//! Messages with variables, selectors, references and attributes.

use fluent_codes::fluent::types::{FluentNumber, FluentNumberOptions, FluentNumberStyle};
use fluent_codes::{Catalog, Decimal, Defect, fluent_args, langid};

use crate::sources::catalog;

fn bundle() -> Catalog {
    catalog(&[
        (
            "en-US/e.ftl",
            r#"
-brand = Acme
    .gender = neuter
-unit = { $count ->
    [one] file
   *[other] files
}
limit = { $limit } MB
E1 = at most { limit } in { -brand }
E2 = { $count ->
    [0] no files
    [one] one file
   *[other] { $count } files
}
E3 = { -unit(count: 1) } or { -unit(count: 2) }
E4 = text
    .title = Title of { $name }
    .plain = plain
E5 = { E4.title }!
E6 = { NUMBER($ratio, minimumFractionDigits: 2) }
E7 = { -brand.gender ->
    [neuter] it
   *[other] they
}
E8 =
    .only = attribute
E9 = { $text }
"#,
        ),
        (
            "ru/e.ftl",
            "E2 = { $count ->\n    [one] { $count } файл\n    [few] { $count } файла\n   *[many] { $count } файлов\n}\n",
        ),
        ("ar/e.ftl", "E9 = قيمة { $text } هنا\n"),
    ])
}

#[track_caller]
fn check(code: i64, args: &fluent_codes::FluentArgs<'_>, lang: &str, expected: &str) {
    assert_eq!(bundle().tr_args(code, &lang.parse().unwrap(), args), expected);
}

#[test]
fn references() {
    check(1, &fluent_args!["limit" => 5], "en-US", "at most 5 MB in Acme");
    check(3, &fluent_args![], "en-US", "file or files");
    check(5, &fluent_args!["name" => "x"], "en-US", "Title of x!");
    check(7, &fluent_args![], "en-US", "it");
}

#[test]
fn plural_categories_of_the_served_locale() {
    for (count, text) in [(0, "no files"), (1, "one file"), (2, "2 files")] {
        check(2, &fluent_args!["count" => count], "en-US", text);
    }
    for (count, text) in [(1, "1 файл"), (3, "3 файла"), (5, "5 файлов"), (21, "21 файл")]
    {
        check(2, &fluent_args!["count" => count], "ru", text);
    }
    // French falls back to English, and so to English's categories.
    check(2, &fluent_args!["count" => 0], "fr", "no files");
}

#[test]
fn number_options() {
    check(6, &fluent_args!["ratio" => 1.5], "en-US", "1.50");
}

#[test]
fn isolation_marks_in_right_to_left_locales_only() {
    let args = fluent_args!["text" => "x"];
    check(9, &args, "ar", "قيمة \u{2068}x\u{2069} هنا");
    check(9, &args, "en-US", "x");
}

#[test]
fn isolation_marks_as_the_builder_says() {
    let folder = crate::sources::folder(&[
        ("en-US/e.ftl", "E1 = a { $x } b\n"),
        ("ar/e.ftl", "E1 = a { $x } b\n"),
    ]);
    let args = fluent_args!["x" => 1];
    let tr = |isolating, lang| {
        let builder = Catalog::builder().isolating(isolating).directory(folder.path());
        builder.build().unwrap().tr_args(1, &lang, &args).into_owned()
    };
    assert_eq!(tr(true, langid!("en-US")), "a \u{2068}1\u{2069} b");
    assert_eq!(tr(false, langid!("ar")), "a 1 b");
}

#[test]
fn best_effort_without_arguments() {
    let catalog = bundle();
    let message = catalog.get(1, &langid!("en-US")).unwrap();
    assert_eq!(message.text(), "at most {$limit} MB in Acme");
    let error = message.format(&fluent_args!["limits" => 5]).unwrap_err();
    assert_eq!(error.text(), "at most {$limit} MB in Acme");
    assert_eq!(
        error.to_string(),
        "no argument for the variable `$limit`; no variable for the argument `limits`"
    );
    assert_eq!(catalog.tr(1, &langid!("en-US")), "at most {$limit} MB in Acme");
}

#[test]
fn a_text_that_comes_out_empty_is_not_shown() {
    check(9, &fluent_args!["text" => ""], "en-US", "Unknown error (9)");
}

#[test]
fn the_sources_text_stands_in_for_one_that_comes_out_empty() {
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
fn what_a_message_says_of_itself() {
    let catalog = bundle();
    let message = catalog.get(1, &langid!("en-GB")).unwrap();
    assert_eq!(message.code().number(), 1);
    assert_eq!(message.locale(), &langid!("en-US"));
    assert_eq!(message.arguments(), ["limit"]);

    let message = catalog.get(4, &langid!("en-US")).unwrap();
    assert_eq!(message.text(), "text");
    assert_eq!(message.arguments(), Vec::<&str>::new());
    let names: Vec<&str> = message.attributes().map(|attribute| attribute.name()).collect();
    assert_eq!(names, ["title", "plain"]);
    let title = message.attribute("title").unwrap();
    assert_eq!(title.arguments(), ["name"]);
    assert_eq!(title.format(&fluent_args!["name" => "x"]).unwrap(), "Title of x");
    assert_eq!(title.text(), "Title of {$name}");
    assert_eq!(message.attribute("plain").unwrap().text(), "plain");
    assert!(message.attribute("none").is_none());
}

#[test]
fn the_first_attribute_of_a_name_that_has_a_text_counts() {
    let file = "E1 = one\n    .a = { \"\" }\n    .a = first\n    .a = second\n    .b = { \"\" }\n\
                E2 = two{ E1.b }{ E1.a }\n";
    let catalog = catalog(&[("en-US/errors.ftl", file)]);
    let message = catalog.get(1, &langid!("en-US")).unwrap();
    let attributes = message.attributes().map(|it| (it.name(), it.text().into_owned()));
    assert_eq!(attributes.collect::<Vec<_>>(), [("a", "first".to_owned())]);
    assert_eq!(catalog.tr(2, &langid!("en-US")), "twofirst");
    assert_eq!(catalog.problems().len(), 0);
}

#[test]
fn a_message_with_attributes_only_has_no_text() {
    let catalog = bundle();
    assert!(catalog.get(8, &langid!("en-US")).is_none());
    assert_eq!(catalog.tr(8, &langid!("en-US")), "Unknown error (8)");
}

#[test]
fn integers_of_any_size() {
    for (args, text) in [
        (fluent_args!["text" => i64::MAX], "9,223,372,036,854,775,807"),
        (fluent_args!["text" => i64::MIN], "-9,223,372,036,854,775,808"),
        (fluent_args!["text" => u64::MAX], "18,446,744,073,709,551,615"),
        (fluent_args!["text" => i128::MIN], "-170,141,183,460,469,231,731,687,303,715,884,105,728"),
        (fluent_args!["text" => u128::MAX], "340,282,366,920,938,463,463,374,607,431,768,211,455"),
        (fluent_args!["text" => 9_007_199_254_740_993_u64], "9,007,199,254,740,993"),
        (fluent_args!["text" => 0.1], "0.1"),
        (fluent_args!["text" => 5_usize], "5"),
        (fluent_args!["text" => Some(-7_i64)], "-7"),
    ] {
        check(9, &args, "en-US", text);
    }
    let largest = "18\u{a0}446\u{a0}744\u{a0}073\u{a0}709\u{a0}551\u{a0}615 файлов";
    check(2, &fluent_args!["count" => u64::MAX], "ru", largest);
    let one = "10\u{a0}000\u{a0}000\u{a0}000\u{a0}000\u{a0}000\u{a0}001 файл";
    check(2, &fluent_args!["count" => 10_u64.pow(19) + 1], "ru", one);
    check(6, &fluent_args!["ratio" => u64::MAX], "en-US", "18,446,744,073,709,551,615.00");
    let key = catalog(&[(
        "en-US/e.ftl",
        "E1 = { $n ->\n    [18446744073709551615] largest\n   *[other] other\n}\n",
    )]);
    let largest = fluent_args!["n" => u64::MAX];
    assert_eq!(key.tr_args(1, &langid!("en-US"), &largest), "largest");
}

#[test]
fn plural_categories_of_many_languages() {
    let variants =
        "[zero] zero\n [one] one\n [two] two\n [few] few\n [many] many\n *[other] other\n}\n";
    let message =
        format!("E1 = {{ $n ->\n {variants}E2 = {{ NUMBER($n, type: \"ordinal\") ->\n {variants}");
    for (lang, code, numbers) in [
        ("en", 1, "0 other 1 one 2 other 1.5 other"),
        ("en", 2, "1 one 2 two 3 few 4 other 11 other 21 one"),
        ("fr", 1, "0 one 1 one 1.5 one 2 other"),
        ("ru", 1, "1 one 2 few 5 many 11 many 21 one 1.5 other"),
        ("pl", 1, "1 one 2 few 5 many 12 many 22 few"),
        ("ar", 1, "0 zero 1 one 2 two 3 few 11 many 100 other"),
        ("he", 1, "1 one 2 two 3 other"),
        ("cy", 1, "0 zero 1 one 2 two 3 few 6 many 4 other"),
        ("ja", 1, "1 other"),
        ("zh-CN", 1, "1 other"),
        ("pt-PT", 1, "0 other 1 one"),
        ("pt-BR", 1, "0 one 1 one 2 other"),
    ] {
        let path = format!("{lang}/e.ftl");
        let catalog = catalog(&[(path.as_str(), message.as_str())]);
        let words: Vec<&str> = numbers.split(' ').collect();
        for pair in words.chunks(2) {
            let number: f64 = pair[0].parse().unwrap();
            let text = catalog.tr_args(code, &lang.parse().unwrap(), &fluent_args!["n" => number]);
            assert_eq!(text, pair[1], "{lang} {number}");
        }
    }
}

#[test]
fn what_went_wrong_is_said() {
    let many = "{ $x }".repeat(101);
    let files = format!(
        "E1 = {{ E2 }} {{ $x }}\nE2 = {{ E1 }}\nE3 = {many}\nE4 = {{ NUMBER($x) }} {{ FOO($x) }}\n\
         E5 = {{ missing }} {{ $x }}\nE6 = {{ $x ->\n *[other] {{ $y }}\n}}\n"
    );
    let catalog = catalog(&[("en-US/e.ftl", files)]);
    let format = |code: i64, args| {
        let error = catalog.get(code, &langid!("en-US")).unwrap().format(&args).unwrap_err();
        (error.text().to_owned(), error.to_string())
    };
    let check = |code, args, text: &str, message: &str| {
        assert_eq!(format(code, args), (text.to_owned(), message.to_owned()), "{code}");
    };
    check(1, fluent_args!["x" => "a"], "{E1} a", "`E1` refers to itself");
    check(3, fluent_args!["x" => "a"], &"a".repeat(100), "more than 100 placeables");
    check(
        4,
        fluent_args!["x" => "a"],
        "{NUMBER()} {FOO()}",
        "the function `NUMBER` does not accept its arguments; no function `FOO`",
    );
    check(5, fluent_args!["x" => "a"], "{missing} a", "nothing that `missing` refers to");
    check(
        6,
        fluent_args!["z" => "a", "x" => 1],
        "{$y}",
        "no argument for the variable `$y`; no variable for the argument `z`",
    );
    let none: Option<&str> = None;
    check(6, fluent_args!["x" => 1, "y" => none], "{$y}", "no argument for the variable `$y`");
}

#[test]
fn numbers_as_the_served_locale_writes_them() {
    let names = ["en-US", "de", "hi", "ar", "ar-EG", "fr", "es", "pl"];
    let files = names.map(|name| (format!("{name}/e.ftl"), "E1 = { $n }\n"));
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let catalog = catalog(&files);
    let check = |lang: &str, args, expected: &str| {
        assert_eq!(catalog.tr_args(1, &lang.parse().unwrap(), &args), expected, "{lang}");
    };
    check("en-US", fluent_args!["n" => 1_234_567.5], "1,234,567.5");
    check("de", fluent_args!["n" => 1_234_567.5], "1.234.567,5");
    check("hi", fluent_args!["n" => 1_234_567.5], "12,34,567.5");
    check("ar-EG", fluent_args!["n" => 1_234_567.5], "١٬٢٣٤٬٥٦٧٫٥");
    check("ar-EG", fluent_args!["n" => 7], "٧");
    check("ar", fluent_args!["n" => -7], "\u{200e}-7");
    check("fr", fluent_args!["n" => 1_234_567.5], "1\u{202f}234\u{202f}567,5");
    // The fewest digits that are grouped differ.
    check("es", fluent_args!["n" => 1234], "1234");
    check("es", fluent_args!["n" => 12_345], "12.345");
    check("pl", fluent_args!["n" => -1234], "-1234");
    // What has no locale of its own is written as the served one writes.
    check("tlh", fluent_args!["n" => 1234], "1,234");
    check("en-US", fluent_args!["n" => 0.123_456], "0.123");
    check("en-US", fluent_args!["n" => f64::NAN], "NaN");
    check("en-US", fluent_args!["n" => f64::NEG_INFINITY], "-∞");
}

#[test]
fn numbers_as_programs_write_them() {
    let folder = crate::sources::folder(&[
        ("en-US/e.ftl", "E1 = { $n }\nE2 = { NUMBER($n, minimumFractionDigits: 2) }\n"),
        ("ar/e.ftl", "E1 = { $n }\n"),
    ]);
    let builder = Catalog::builder().localized_numbers(false).isolating(false);
    let catalog = builder.directory(folder.path()).build().unwrap();
    for lang in [langid!("en-US"), langid!("ar")] {
        for (args, expected) in [
            (fluent_args!["n" => 1_234_567.5], "1234567.5"),
            (fluent_args!["n" => 0.123_456_789], "0.123456789"),
            (fluent_args!["n" => u64::MAX], "18446744073709551615"),
            (fluent_args!["n" => -1234], "-1234"),
        ] {
            assert_eq!(catalog.tr_args(1, &lang, &args), expected, "{lang}");
        }
    }
    assert_eq!(catalog.tr_args(2, &langid!("en-US"), &fluent_args!["n" => 12345]), "12345.00");
}

#[test]
fn options_of_number() {
    let options = [
        ("", "1,234.568", "0"),
        ("minimumIntegerDigits: 6", "001,234.568", "000,000"),
        ("minimumFractionDigits: 1", "1,234.568", "0.0"),
        ("minimumFractionDigits: 6", "1,234.567890", "0.000000"),
        ("maximumFractionDigits: 0", "1,235", "0"),
        ("minimumSignificantDigits: 1", "1,234.56789", "0"),
        ("minimumSignificantDigits: 11", "1,234.5678900", "0.0000000000"),
        ("maximumSignificantDigits: 2", "1,200", "0"),
        ("useGrouping: 0", "1234.568", "0"),
        ("useGrouping: \"false\"", "1234.568", "0"),
        ("useGrouping: 1, style: \"decimal\"", "1,234.568", "0"),
    ];
    for (options, of_1234, of_0) in options {
        let comma = if options.is_empty() { "" } else { ", " };
        let file = format!("E1 = {{ NUMBER($n{comma}{options}) }}\n");
        let catalog = catalog(&[("en-US/e.ftl", file)]);
        assert_eq!(catalog.problems(), [], "{options}");
        for (args, expected) in [
            (fluent_args!["n" => 1234.56789], of_1234),
            (fluent_args!["n" => "1234.56789".parse::<Decimal>().unwrap()], of_1234),
            (fluent_args!["n" => 0], of_0),
        ] {
            // A decimal has the digits that it is written with, unless an option says otherwise.
            let expected = match (options, expected) {
                ("minimumFractionDigits: 1", _) => expected.to_owned(),
                _ if is_decimal(&args) => expected.replace(".568", ".56789"),
                _ => expected.to_owned(),
            };
            let text = catalog.tr_args(1, &langid!("en-US"), &args);
            assert_eq!(text, expected, "{options} {args:?}");
        }
    }
}

fn is_decimal(args: &fluent_codes::FluentArgs<'_>) -> bool {
    matches!(args.get("n"), Some(fluent_codes::FluentValue::Custom(_)))
}

#[test]
fn options_that_cannot_be_followed_are_told() {
    let file = "E1 = { NUMBER($n, style: \"percent\", currency: \"EUR\", weight: 2) }\n\
                E2 = { NUMBER($n, minimumFractionDigits: 4, maximumFractionDigits: 2) }\n\
                E3 = { $n }\n";
    let catalog = catalog(&[("en-US/e.ftl", file)]);
    let problems: Vec<&str> = catalog.problems().iter().map(|it| it.message()).collect();
    assert_eq!(
        problems,
        [
            "expected the option `style` of `NUMBER` to be `\"decimal\"`",
            "expected an option that `NUMBER` follows, found `currency`",
            "expected an option that `NUMBER` follows, found `weight`",
            "expected no option `minimumFractionDigits` that contradicts `maximumFractionDigits`",
        ]
    );
    let format = |code: i64, args: &fluent_codes::FluentArgs<'_>| {
        let error = catalog.message(code, &langid!("en-US")).format(args).unwrap_err();
        (error.text().to_owned(), error.defects().to_vec())
    };
    let defects = |names: &[&str]| -> Vec<Defect> {
        names.iter().map(|name| Defect::InvalidOption((*name).to_owned())).collect()
    };
    let half = fluent_args!["n" => 0.5];
    assert_eq!(format(1, &half), ("0.5".to_owned(), defects(&["style", "currency", "weight"])));
    assert_eq!(format(2, &half).1, defects(&["minimumFractionDigits"]));
    // Those of an application's number, too.
    let number = |options| fluent_args!["n" => FluentNumber::new(0.5, options)];
    let percent = FluentNumberOptions { style: FluentNumberStyle::Percent, ..Default::default() };
    assert_eq!(format(3, &number(percent)), ("0.5".to_owned(), defects(&["style"])));
    let digits = FluentNumberOptions { minimum_fraction_digits: Some(200), ..Default::default() };
    assert_eq!(format(3, &number(digits)), ("0.5".to_owned(), defects(&["minimumFractionDigits"])));
    let followed = FluentNumberOptions { minimum_fraction_digits: Some(2), ..Default::default() };
    assert_eq!(catalog.tr_args(3, &langid!("en-US"), &number(followed)), "0.50");
}

#[test]
fn the_number_of_an_unknown_code_is_plain() {
    let catalog = catalog(&[("en-US/e.ftl", "E1 = x\nunknown-code = error { $code }\n")]);
    assert_eq!(catalog.tr(131_299, &langid!("en-US")), "error 131299");
}

#[test]
fn arguments_of_every_kind() {
    use std::net::{IpAddr, Ipv6Addr};
    use std::num::NonZero;
    let text = |args| bundle().tr_args(9, &langid!("en-US"), &args).into_owned();
    let none: Option<&str> = None;
    for (args, expected) in [
        (fluent_args!["text" => true], "true"),
        (fluent_args!["text" => 'é'], "é"),
        (fluent_args!["text" => NonZero::new(1234_u64).unwrap()], "1,234"),
        (fluent_args!["text" => IpAddr::from([127, 0, 0, 1])], "127.0.0.1"),
        (fluent_args!["text" => Ipv6Addr::LOCALHOST], "::1"),
        (fluent_args!["text" => 0.1_f32], "0.1"),
        (fluent_args!["text" => &0.25_f32], "0.25"),
        (fluent_args!["text" => f32::INFINITY], "∞"),
        (fluent_args!["text" => String::from("owned")], "owned"),
        (fluent_args!["text" => "0012.50".parse::<Decimal>().unwrap()], "12.50"),
        (fluent_args!["text" => Some(&5_u64)], "5"),
        (fluent_args!["text" => none], "{$text}"),
    ] {
        assert_eq!(text(args), expected);
    }
}

#[test]
fn what_is_no_decimal_number() {
    for written in ["", "-", "+1", "1e5", "1,5", "1.", ".5", "٥", "1 000"] {
        let error = written.parse::<Decimal>().unwrap_err().to_string();
        assert_eq!(
            error,
            format!("expected a decimal number, as in `-1234.50`, found `{written}`")
        );
    }
    assert!("9".repeat(1000).parse::<Decimal>().is_ok());
    assert!("9".repeat(1001).parse::<Decimal>().is_err());
}

#[test]
fn unsigned_numbers_are_codes_where_they_fit() {
    use fluent_codes::Code;
    assert_eq!(Code::try_from(131_201_u64), Ok(Code::new(131_201)));
    assert_eq!(Code::try_from(131_201_usize), Ok(Code::new(131_201)));
    assert!(Code::try_from(u64::MAX).is_err());
}

#[test]
fn functions_are_told_the_locale_that_they_format_for() {
    use fluent_codes::FluentValue;
    let folder = crate::sources::folder(&[
        ("en-US/e.ftl", "E1 = { WHERE() }\nE2 = { WHERE() }\n"),
        ("zh-CN/e.ftl", "E1 = { WHERE() }\n"),
    ]);
    let builder = Catalog::builder().directory(folder.path());
    let catalog = builder
        .function("WHERE", |_, _, locale| FluentValue::from(locale.to_string()))
        .build()
        .unwrap();
    assert_eq!(catalog.tr(1, &langid!("zh-SG")), "zh-CN");
    // The text is English, and so is what is put into it.
    assert_eq!(catalog.tr(2, &langid!("zh-SG")), "en-US");
}

#[test]
fn functions_of_the_application() {
    use fluent_codes::FluentValue;
    let folder = crate::sources::folder(&[(
        "en-US/e.ftl",
        "E1 = { LOWER(\"ABC\") } { LOWER($x, suffix: \"!\") }\nE2 = { LOWER(1) }\n",
    )]);
    let catalog = Catalog::builder()
        .function("LOWER", |positional, named, _| match (positional.first(), named.get("suffix")) {
            (Some(FluentValue::String(text)), Some(FluentValue::String(suffix))) => {
                format!("{}{suffix}", text.to_lowercase()).into()
            }
            (Some(FluentValue::String(text)), None) => text.to_lowercase().into(),
            _ => FluentValue::Error,
        })
        .directory(folder.path())
        .build()
        .unwrap();
    assert_eq!(catalog.problems(), []);
    let lang = langid!("en-US");
    assert_eq!(catalog.tr_args(1, &lang, &fluent_args!["x" => "XY"]), "abc xy!");
    assert_eq!(catalog.tr(2, &lang), "{LOWER()}");
}

#[test]
fn a_bundles_own_macro_makes_arguments_too() {
    check(9, &fluent::fluent_args!["text" => 5], "en-US", "5");
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
