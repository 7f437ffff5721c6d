//! Texts are formatted as `fluent-bundle` formats them, but for the differences listed here.

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource};
use fluent_codes::LanguageIdentifier;
use proptest::prelude::*;

use crate::sources::builder_in_memory;

/// The messages that both format.
const MESSAGES: &str = r#"
-brand = Acme
    .gender = neuter
-noun = { $case ->
   *[nominative] file
    [plural] files
}
-nested = { -noun(case: "plural") } of { -brand }
other = other { $name }
    .title = title { $count }
only =
    .attribute = x
"#;

/// A message as `fluent-bundle` formats it, with isolation marks or without.
fn bundle(
    locale: &LanguageIdentifier,
    messages: &str,
    isolating: bool,
    args: &FluentArgs<'_>,
) -> String {
    let resource = FluentResource::try_new(messages.to_owned()).unwrap();
    let mut bundle = FluentBundle::new_concurrent(vec![locale.clone()]);
    bundle.set_use_isolating(isolating);
    bundle.add_builtins().unwrap();
    bundle.add_resource(resource).unwrap();
    let message = bundle.get_message("E1").unwrap();
    let mut errors = Vec::new();
    bundle.format_pattern(message.value().unwrap(), Some(args), &mut errors).into_owned()
}

fn ours(locale: &LanguageIdentifier, messages: &str, args: &FluentArgs<'_>) -> String {
    let files = vec![(format!("{locale}/e.ftl"), messages.as_bytes().to_vec())];
    let catalog = builder_in_memory(files).localized_numbers(false).build().unwrap();
    catalog.tr_args(1, locale, args).into_owned()
}

fn inline() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("$count".to_owned()),
        Just("$name".to_owned()),
        Just("$missing".to_owned()),
        Just("other".to_owned()),
        Just("other.title".to_owned()),
        Just("other.missing".to_owned()),
        Just("missing".to_owned()),
        Just("only".to_owned()),
        Just("-brand".to_owned()),
        Just("-missing".to_owned()),
        Just("-nested".to_owned()),
        Just("-noun(case: \"plural\")".to_owned()),
        Just("\"literal \\u00e9\"".to_owned()),
        Just("5".to_owned()),
        Just("-3.20".to_owned()),
        Just("NUMBER($count)".to_owned()),
        Just("NUMBER($count, minimumFractionDigits: 2)".to_owned()),
        Just("MISSING($count)".to_owned()),
    ];
    leaf.prop_recursive(2, 4, 1, |inner| inner.prop_map(|inner| format!("{{ {inner} }}")))
}

fn placeable() -> impl Strategy<Value = String> {
    let selector = prop_oneof![
        Just("$count"),
        Just("$name"),
        Just("NUMBER($count, type: \"ordinal\")"),
        Just("-brand.gender"),
        Just("$missing"),
    ];
    let key = prop_oneof![
        Just("one"),
        Just("few"),
        Just("many"),
        Just("two"),
        Just("0"),
        Just("2"),
        Just("neuter"),
        Just("x"),
    ];
    prop_oneof![
        3 => inline().prop_map(|inline| format!("{{ {inline} }}")),
        1 => (selector, proptest::collection::vec((key, inline()), 0..3), inline()).prop_map(
            |(selector, variants, default)| {
                let variants: String = variants
                    .iter()
                    .filter(|(key, _)| !(selector.starts_with("NUMBER") && key.parse::<f64>().is_ok()))
                    .map(|(key, inline)| format!("\n    [{key}] v {{ {inline} }}"))
                    .collect();
                format!("{{ {selector} ->{variants}\n   *[other] default {{ {default} }}\n}}")
            }
        ),
    ]
}

pub(crate) fn message() -> impl Strategy<Value = String> {
    let text = prop_oneof![Just(" a "), Just(" 中 "), Just("\n    line "), Just("")];
    proptest::collection::vec((text, placeable()), 1..4).prop_map(|parts| {
        let parts: String =
            parts.into_iter().map(|(text, placeable)| text.to_owned() + &placeable).collect();
        format!("{MESSAGES}E1 = start{parts}\n")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn as_fluent_bundle(
        message in message(),
        locale in prop_oneof![Just("en-US"), Just("ru"), Just("ar"), Just("zh-CN"), Just("cy")],
        count in prop_oneof![Just(0.0_f64), Just(1.0), Just(2.0), Just(3.0), Just(5.0), Just(21.0), Just(1.5), Just(1e6)],
        name in prop_oneof![Just("x"), Just("neuter"), Just("one")],
    ) {
        // The messages are made so that they do not meet the differences below.
        prop_assume!(count % 1.0 == 0.0 || !message.contains("ordinal"));
        let locale: LanguageIdentifier = locale.parse().unwrap();
        let mut args = FluentArgs::new();
        args.set("count", count);
        args.set("name", name);
        let isolating = locale.language.as_str() == "ar";
        prop_assert_eq!(ours(&locale, &message, &args), bundle(&locale, &message, isolating, &args), "{}", message);
    }
}

/// The differences, each as `fluent-bundle` has it and as this crate has it. A difference that is
/// gone fails the test.
#[test]
fn differences() {
    let mut args = FluentArgs::new();
    args.set("count", 1);
    args.set("name", "x");
    let categories =
        "[zero] zero\n [one] one\n [two] two\n [few] few\n [many] many\n *[other] other\n}";
    let cardinal = |number: &str| format!("E1 = {{ NUMBER({number}) ->\n {categories}");
    let ordinal =
        |number: &str| format!("E1 = {{ NUMBER({number}, type: \"ordinal\") ->\n {categories}");
    for (locale, message, theirs, here) in [
        ("ar", cardinal("103"), "other", "few"),
        ("fr", cardinal("1000000"), "other", "many"),
        ("en", ordinal("1.5"), "one", "other"),
    ] {
        let locale: LanguageIdentifier = locale.parse().unwrap();
        assert_eq!(bundle(&locale, &message, false, &args), theirs, "{message}");
        assert_eq!(ours(&locale, &message, &args), here, "{message}");
    }
    let locale: LanguageIdentifier = "en-US".parse().unwrap();
    for (message, theirs, here) in [
        ("E1 = { NUMBER($name) }", "NUMBER()", "{NUMBER()}"),
        (
            "E1 = { NUMBER($count, minimumFractionDigits: 1) ->\n    [1] equal\n   *[other] other\n}",
            "other",
            "equal",
        ),
        ("E1 = { NUMBER($count, minimumIntegerDigits: 3) }", "1", "001"),
        (
            "-inner = inner\n-outer = { -inner } { $count }\nE1 = { -outer(count: 7) }",
            "inner 1",
            "inner 7",
        ),
    ] {
        let message = format!("{message}\n");
        assert_eq!(bundle(&locale, &message, false, &args), theirs, "{message}");
        assert_eq!(ours(&locale, &message, &args), here, "{message}");
    }
}
