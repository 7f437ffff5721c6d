//! `i18n-embed`, with its Fluent loader.

use fluent_codes::LanguageIdentifier;
use i18n_embed_application::{LOADER, select};

use crate::implementation::{Implementation, id, number};

pub fn implementations() -> Vec<Implementation> {
    let negotiated = &[("zh-HK", "zh-CN")];
    let implementations = [
        Implementation::new(
            "i18n-embed",
            LanguageIdentifier::clone,
            number,
            |language, code, sink| {
                sink.consume(&select(language).get(&id(*code)));
            },
        )
        .serving(negotiated),
        // It takes the language as it is.
        Implementation::new(
            "i18n-embed, without negotiation",
            LanguageIdentifier::clone,
            number,
            |language, code, sink| {
                sink.consume(&LOADER.select_languages(&[language]).get(&id(*code)));
            },
        )
        .serving(&[("zh", "en-US")]),
        Implementation::new(
            "i18n-embed, language selected beforehand",
            select,
            number,
            |loader, code, sink| sink.consume(&loader.get(&id(*code))),
        )
        .serving(negotiated),
        Implementation::new(
            "i18n-embed, language selected beforehand, literal key",
            select,
            id,
            |loader, id, sink| sink.consume(&loader.get(id)),
        )
        .serving(negotiated),
    ];
    let unknown = |_: &_, code| format!("No localization for id: \"E{code}\"");
    implementations.map(|implementation| implementation.unknown(unknown)).into()
}
