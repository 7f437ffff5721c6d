//! `fluent-bundle` by hand, the bundle chosen by `fluent-langneg`.

use fluent_bundle_application::{select, text};
use fluent_codes::LanguageIdentifier;

use super::{id, number};
use crate::form::Form;

pub fn forms() -> Vec<Form> {
    let forms = [
        Form::new(
            "fluent-bundle",
            LanguageIdentifier::clone,
            number,
            |language, code, listener| {
                listener.hear(&text(select(language), &id(*code)).unwrap_or_default());
            },
        ),
        Form::new(
            "fluent-bundle, bundle chosen beforehand",
            select,
            number,
            |bundle, code, listener| {
                listener.hear(&text(bundle, &id(*code)).unwrap_or_default());
            },
        ),
        Form::new(
            "fluent-bundle, bundle chosen beforehand, literal key",
            select,
            id,
            |bundle, id, listener| listener.hear(&text(bundle, id).unwrap_or_default()),
        ),
    ];
    forms.map(|form| form.serving(&[("zh-HK", "zh-CN")])).into()
}
