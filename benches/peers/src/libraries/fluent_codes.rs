//! `fluent-codes`.

use fluent_codes::{LanguageIdentifier, catalog, tr};

use super::number;
use crate::form::Form;

pub fn forms() -> Vec<Form> {
    let forms = [
        Form::new("fluent-codes", LanguageIdentifier::clone, number, |language, code, listener| {
            listener.hear(&tr(*code, language));
        }),
        Form::new(
            "fluent-codes, locale chosen beforehand",
            |language| catalog().locale(language),
            number,
            |locale, code, listener| listener.hear(&locale.tr(*code)),
        ),
    ];
    forms.map(|form| form.unknown(unknown)).into()
}

fn unknown(language: &LanguageIdentifier, code: i64) -> String {
    match language.language.as_str() {
        "zh" => format!("未知错误（{code}）"),
        _ => format!("Unknown error ({code})"),
    }
}
