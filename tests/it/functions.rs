//! Functions that an application adds to Fluent.

use fluent_codes::{Catalog, FluentValue, fluent_args, langid};

use crate::sources::folder;

#[test]
fn functions_get_the_locale_that_they_format_for() {
    let folder = folder(&[
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
    let folder = folder(&[(
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
