//! Messages with variables, selectors, references and attributes.

use fluent_codes::{Catalog, Decimal, FluentArgs, fluent_args, langid};

use crate::sources::{catalog, folder};

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
pub(crate) fn check(code: i64, args: &FluentArgs<'_>, lang: &str, expected: &str) {
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
fn isolation_marks_in_right_to_left_locales_only() {
    let args = fluent_args!["text" => "x"];
    check(9, &args, "ar", "قيمة \u{2068}x\u{2069} هنا");
    check(9, &args, "en-US", "x");
}

#[test]
fn isolation_marks_as_the_builder_says() {
    let folder = folder(&[("en-US/e.ftl", "E1 = a { $x } b\n"), ("ar/e.ftl", "E1 = a { $x } b\n")]);
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
fn the_properties_of_a_message() {
    let catalog = bundle();
    let message = catalog.get(1, &langid!("en-GB")).unwrap();
    assert_eq!(message.code().number(), 1);
    assert_eq!(message.locale(), &langid!("en-US"));
    assert_eq!(message.variables(), ["limit"]);

    let message = catalog.get(4, &langid!("en-US")).unwrap();
    assert_eq!(message.text(), "text");
    assert_eq!(message.variables(), Vec::<&str>::new());
    let names: Vec<&str> = message.attributes().map(|attribute| attribute.name()).collect();
    assert_eq!(names, ["title", "plain"]);
    let title = message.attribute("title").unwrap();
    assert_eq!(title.variables(), ["name"]);
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
fn defects_of_texts() {
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
fn a_bundles_own_macro_makes_arguments_too() {
    check(9, &fluent::fluent_args!["text" => 5], "en-US", "5");
}
