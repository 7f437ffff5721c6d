//! `rust-i18n`, with `t!` and the locale of each request.

use fluent_codes::LanguageIdentifier;
use rust_i18n_application::text;

use crate::implementation::{Implementation, id, number};

pub fn implementations() -> Vec<Implementation> {
    let implementations = [
        Implementation::new(
            "rust-i18n",
            LanguageIdentifier::clone,
            number,
            |language, code, sink| {
                sink.consume(&text(&id(*code), &language.to_string()));
            },
        ),
        Implementation::new(
            "rust-i18n, locale as a string beforehand",
            tag,
            number,
            |tag, code, sink| {
                sink.consume(&text(&id(*code), tag));
            },
        ),
        Implementation::new(
            "rust-i18n, locale as a string beforehand, literal key",
            tag,
            |code| &*id(code).leak(),
            |tag, id, sink| sink.consume(&text(id, tag)),
        ),
    ];
    implementations
        .map(|implementation| {
            implementation.serving(&[("zh", "en-US")]).unknown(|_, code| id(code))
        })
        .into()
}

fn tag(language: &LanguageIdentifier) -> String {
    language.to_string()
}
