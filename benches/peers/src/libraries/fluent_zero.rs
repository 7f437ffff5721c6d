//! `fluent-zero`, with `t_in!` and a state for each request.

use fluent_codes::LanguageIdentifier;
use fluent_zero::LocaleState;
use fluent_zero_application::text;

use crate::implementation::{Implementation, id, number};

pub fn implementations() -> Vec<Implementation> {
    let implementations = [
        Implementation::new(
            "fluent-zero",
            LanguageIdentifier::clone,
            number,
            |language, code, sink| {
                sink.consume(&text(&id(*code), &LocaleState::new(language.clone())));
            },
        ),
        Implementation::new(
            "fluent-zero, state built beforehand",
            state,
            number,
            |state, code, sink| {
                sink.consume(&text(&id(*code), state));
            },
        ),
        Implementation::new(
            "fluent-zero, state built beforehand, literal key",
            state,
            |code| &*id(code).leak(),
            |state, id, sink| sink.consume(&text(id, state)),
        ),
    ];
    implementations
        .map(|implementation| {
            implementation.serving(&[("zh-HK", "zh-CN")]).unknown(|_, code| id(code))
        })
        .into()
}

fn state(language: &LanguageIdentifier) -> LocaleState {
    LocaleState::new(language.clone())
}
