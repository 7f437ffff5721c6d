//! Numbers in messages: plural categories, digits, options and exact decimals.

use fluent_codes::fluent::types::{FluentNumber, FluentNumberOptions, FluentNumberStyle};
use fluent_codes::{Catalog, Decimal, Defect, FluentArgs, FluentValue, fluent_args, langid};

use crate::format::check;
use crate::sources::{catalog, folder};

#[test]
fn number_options() {
    check(6, &fluent_args!["ratio" => 1.5], "en-US", "1.50");
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
    let folder = folder(&[
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

fn is_decimal(args: &FluentArgs<'_>) -> bool {
    matches!(args.get("n"), Some(FluentValue::Custom(_)))
}

#[test]
fn options_that_cannot_be_followed_are_reported() {
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
    let format = |code: i64, args: &FluentArgs<'_>| {
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
fn what_is_not_a_decimal_number() {
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
