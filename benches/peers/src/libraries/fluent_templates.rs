//! `fluent-templates`, through its static loader.

use fluent_codes::LanguageIdentifier;
use fluent_templates::Loader;
use fluent_templates_application::LOCALES;

use crate::implementation::{Implementation, id, number};

pub fn implementations() -> Vec<Implementation> {
    let implementations = [
        Implementation::new(
            "fluent-templates",
            LanguageIdentifier::clone,
            number,
            |language, code, sink| {
                sink.consume(&LOCALES.lookup(language, &id(*code)));
            },
        ),
        Implementation::new(
            "fluent-templates, literal key",
            LanguageIdentifier::clone,
            id,
            |language, id, sink| {
                sink.consume(&LOCALES.lookup(language, id));
            },
        ),
    ];
    let unknown = |_: &_, code| format!("Unknown localization key: \"E{code}\"");
    implementations
        .map(|implementation| implementation.serving(&[("zh", "en-US")]).unknown(unknown))
        .into()
}
