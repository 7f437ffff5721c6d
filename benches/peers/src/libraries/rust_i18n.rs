//! `rust-i18n`, with `t!` and the locale of each request.

use fluent_codes::LanguageIdentifier;
use rust_i18n_application::text;

use super::{id, number};
use crate::form::Form;

pub fn forms() -> Vec<Form> {
    let forms = [
        Form::new("rust-i18n", LanguageIdentifier::clone, number, |language, code, listener| {
            listener.hear(&text(&id(*code), &language.to_string()));
        }),
        Form::new(
            "rust-i18n, locale as a string beforehand",
            tag,
            number,
            |tag, code, listener| {
                listener.hear(&text(&id(*code), tag));
            },
        ),
        Form::new(
            "rust-i18n, locale as a string beforehand, literal key",
            tag,
            |code| &*id(code).leak(),
            |tag, id, listener| listener.hear(&text(id, tag)),
        ),
    ];
    forms.map(|form| form.serving(&[("zh", "en-US")]).unknown(|_, code| id(code))).into()
}

fn tag(language: &LanguageIdentifier) -> String {
    language.to_string()
}
