//! `fluent-codes`.

use fluent_codes::{LanguageIdentifier, catalog, tr};

use super::number;
use crate::implementation::Implementation;

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
            |language| catalog().locale(language),
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
