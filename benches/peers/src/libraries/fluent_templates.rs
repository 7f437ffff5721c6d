//! `fluent-templates`, through its static loader.

use fluent_codes::LanguageIdentifier;
use fluent_templates::Loader;
use fluent_templates_application::LOCALES;

use super::{id, number};
use crate::form::Form;

pub fn forms() -> Vec<Form> {
    let forms = [
        Form::new(
            "fluent-templates",
            LanguageIdentifier::clone,
            number,
            |language, code, listener| {
                listener.hear(&LOCALES.lookup(language, &id(*code)));
            },
        ),
        Form::new(
            "fluent-templates, literal key",
            LanguageIdentifier::clone,
            id,
            |language, id, listener| {
                listener.hear(&LOCALES.lookup(language, id));
            },
        ),
    ];
    let unknown = |_: &_, code| format!("Unknown localization key: \"E{code}\"");
    forms.map(|form| form.serving(&[("zh", "en-US")]).unknown(unknown)).into()
}
