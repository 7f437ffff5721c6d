//! `i18n-embed`, with its Fluent loader.

use fluent_codes::LanguageIdentifier;
use i18n_embed_application::{LOADER, select};

use super::{id, number};
use crate::form::Form;

pub fn forms() -> Vec<Form> {
    let negotiated = &[("zh-HK", "zh-CN")];
    let forms = [
        Form::new("i18n-embed", LanguageIdentifier::clone, number, |language, code, listener| {
            listener.hear(&select(language).get(&id(*code)));
        })
        .serving(negotiated),
        // It takes the language as it is.
        Form::new(
            "i18n-embed, without negotiation",
            LanguageIdentifier::clone,
            number,
            |language, code, listener| {
                listener.hear(&LOADER.select_languages(&[language]).get(&id(*code)));
            },
        )
        .serving(&[("zh", "en-US")]),
        Form::new(
            "i18n-embed, language selected beforehand",
            select,
            number,
            |loader, code, listener| listener.hear(&loader.get(&id(*code))),
        )
        .serving(negotiated),
        Form::new(
            "i18n-embed, language selected beforehand, literal key",
            select,
            id,
            |loader, id, listener| listener.hear(&loader.get(id)),
        )
        .serving(negotiated),
    ];
    let unknown = |_: &_, code| format!("No localization for id: \"E{code}\"");
    forms.map(|form| form.unknown(unknown)).into()
}
