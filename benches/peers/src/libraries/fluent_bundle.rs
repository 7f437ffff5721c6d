//! `fluent-bundle` by hand, the bundle chosen by `fluent-langneg`.

use fluent_bundle_application::{select, text};
use fluent_codes::LanguageIdentifier;

use crate::implementation::{Implementation, id, number};

pub fn implementations() -> Vec<Implementation> {
    let implementations = [
        Implementation::new(
            "fluent-bundle",
            LanguageIdentifier::clone,
            number,
            |language, code, sink| {
                sink.consume(&text(select(language), &id(*code)).unwrap_or_default());
            },
        ),
        Implementation::new(
            "fluent-bundle, bundle chosen beforehand",
            select,
            number,
            |bundle, code, sink| {
                sink.consume(&text(bundle, &id(*code)).unwrap_or_default());
            },
        ),
        Implementation::new(
            "fluent-bundle, bundle chosen beforehand, literal key",
            select,
            id,
            |bundle, id, sink| sink.consume(&text(bundle, id).unwrap_or_default()),
        ),
    ];
    implementations.map(|implementation| implementation.serving(&[("zh-HK", "zh-CN")])).into()
}
