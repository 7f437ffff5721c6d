//! `i18n-embed`, with its Fluent loader.

use fluent_codes::LanguageIdentifier;
use i18n_embed_application::select;

use super::{id, number};
use crate::form::Form;

pub fn forms() -> Vec<Form> {
    let forms = [
        Form::new("i18n-embed", LanguageIdentifier::clone, number, |language, code, listener| {
            listener.hear(&select(language).get(&id(*code)));
        }),
        Form::new(
            "i18n-embed, language selected beforehand",
            select,
            number,
            |loader, code, listener| {
                listener.hear(&loader.get(&id(*code)));
            },
        ),
        Form::new(
            "i18n-embed, language selected beforehand, literal key",
            select,
            id,
            |loader, id, listener| listener.hear(&loader.get(id)),
        ),
    ];
    let unknown = |_: &_, code| format!("No localization for id: \"E{code}\"");
    forms.map(|form| form.serving(&[("zh-HK", "zh-CN")]).unknown(unknown)).into()
}
