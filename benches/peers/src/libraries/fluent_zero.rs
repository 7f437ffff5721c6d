//! `fluent-zero`, with `t_in!` and a state for each request.

use fluent_codes::LanguageIdentifier;
use fluent_zero::LocaleState;
use fluent_zero_application::text;

use super::{id, number};
use crate::form::Form;

pub fn forms() -> Vec<Form> {
    let forms = [
        Form::new("fluent-zero", LanguageIdentifier::clone, number, |language, code, listener| {
            listener.hear(&text(&id(*code), &LocaleState::new(language.clone())));
        }),
        Form::new("fluent-zero, state built beforehand", state, number, |state, code, listener| {
            listener.hear(&text(&id(*code), state));
        }),
        Form::new(
            "fluent-zero, state built beforehand, literal key",
            state,
            |code| &*id(code).leak(),
            |state, id, listener| listener.hear(&text(id, state)),
        ),
    ];
    forms.map(|form| form.serving(&[("zh-HK", "zh-CN")]).unknown(|_, code| id(code))).into()
}

fn state(language: &LanguageIdentifier) -> LocaleState {
    LocaleState::new(language.clone())
}
