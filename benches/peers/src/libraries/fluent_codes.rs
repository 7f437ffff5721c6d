//! `fluent-codes`.

use std::sync::LazyLock;

use fluent_codes::{Catalog, LanguageIdentifier, Locales, tr};

use crate::implementation::{Implementation, number};

/// The shipped catalog, for locales that are kept.
static SHIPPED: LazyLock<Catalog> =
    LazyLock::new(|| Catalog::builder().embedded::<Locales>().build().expect("a catalog"));

pub fn implementations() -> Vec<Implementation> {
    let implementations = [
        Implementation::new(
            "fluent-codes",
            LanguageIdentifier::clone,
            number,
            |language, code, sink| {
                sink.consume(&tr(*code, language));
            },
        ),
        Implementation::new(
            "fluent-codes, locale chosen beforehand",
            |language| SHIPPED.locale(language),
            number,
            |locale, code, sink| sink.consume(&locale.tr(*code)),
        ),
    ];
    implementations.map(|implementation| implementation.unknown(unknown)).into()
}

fn unknown(language: &LanguageIdentifier, code: i64) -> String {
    match language.language.as_str() {
        "zh" => format!("未知错误（{code}）"),
        _ => format!("Unknown error ({code})"),
    }
}
